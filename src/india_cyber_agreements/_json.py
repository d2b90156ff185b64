"""JSON as text and as values: read with every mistake told, and written in one form."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from typing import Any, NoReturn, TypeGuard

from ._errors import Problem, shown

#: Levels of JSON that are read where Python has no measure of its own for them: in WebAssembly it ends without a word.
_DEEPEST = 1000 if sys.platform == "emscripten" else None
_TEXTS_AND_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)
_INDEX = re.compile(r"\$\[(\d+)\]")


class _JsonError(ValueError):
    """A JSON text says something that this package does not take."""


def parse_json(content: bytes) -> object:
    """Return the value of a JSON text.

    Raises:
        ValueError: The bytes are not UTF-8 or not JSON, a key stands twice in one object, or it is nested too deeply.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8: byte {error.start} is 0x{content[error.start]:02x}"
        raise ValueError(message) from None
    try:
        if _DEEPEST is not None:
            _refuse_depth(text, _DEEPEST)
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg} in line {error.lineno}, column {error.colno}"
        raise ValueError(message) from None
    except ValueError as error:
        # A repeated key or a refused constant says so itself; what is left is Python's limit on the digits of a number.
        if isinstance(error, _JsonError):
            raise
        message = "not usable: a number has too many digits"
        raise ValueError(message) from None
    except RecursionError:
        message = "not usable: the JSON is nested too deeply"
        raise ValueError(message) from None


def _refuse_depth(text: str, deepest: int) -> None:
    """Refuse JSON of more levels than can be read.

    Raises:
        RecursionError: It has more.
    """
    depth = 0
    for token in _TEXTS_AND_BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > deepest:
            raise RecursionError


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return the object that pairs make, unless a key stands twice."""
    result = dict(pairs)
    if len(result) < len(pairs):
        keys = [key for key, _ in pairs]
        message = f"a key stands twice in one object: {shown(Counter(keys).most_common(1)[0][0])}"
        raise _JsonError(message)
    return result


def _refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and the infinities, which JSON does not have."""
    message = f"not JSON: {name} is no JSON number"
    raise _JsonError(message)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Return whether a parsed JSON value is a list."""
    return isinstance(value, list)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a parsed JSON value is an object."""
    return isinstance(value, dict)


def problem(file: str, raw: object, path: str, message: str) -> Problem:
    """Return a problem, with the id of the record that its path leads into."""
    record = None
    match = _INDEX.match(path)
    item: object = raw[int(match[1])] if match and is_list(raw) else None
    if is_object(item):
        record = next((item[key] for key in ("id", "country", "agreement") if isinstance(item.get(key), str)), None)
    return Problem(file=file, record=record, path=path, message=message)


def dump(value: object) -> bytes:
    """Return JSON-compatible data in canonical form."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()
