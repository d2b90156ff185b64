"""Writing YAML: as much of it as a citation file needs, which is no reason for a dependency."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

#: What can be written.
Node: TypeAlias = "str | int | Mapping[str, Node] | Sequence[Node]"

#: Characters that JSON takes as they are, and YAML does not (1.1, 5.1) or takes for the end of a line or of the file.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def dump(properties: Mapping[str, Node]) -> str:
    """Return a mapping as YAML, in block style and with every text in double quotes, nearly as JSON writes them.

    Args:
        properties: What to write.
    """
    return "".join(f"{line}\n" for line in _mapping(properties))


def _mapping(properties: Mapping[str, Node]) -> Iterator[str]:
    """Yield the lines of a mapping."""
    for key, value in properties.items():
        first, *rest = _lines(value)
        if isinstance(value, str | int):
            yield f"{key}: {first}"
        else:
            yield f"{key}:"
            yield from (f"  {line}" for line in (first, *rest))


def _lines(value: Node) -> Iterator[str]:
    """Yield the lines of a value."""
    if isinstance(value, str | int):
        yield _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
    elif isinstance(value, Mapping):
        yield from _mapping(value)
    else:
        for item in value:
            first, *rest = _lines(item)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
