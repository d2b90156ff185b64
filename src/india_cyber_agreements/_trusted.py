"""Bundled JSON to model: what was checked when the package was built is taken at its word.

It makes what ``_codec`` makes of the same files, several times faster, since no mistake is looked for: where a file
turns out to be broken all the same, whatever error comes of that is for the caller to explain.
"""

from __future__ import annotations

import enum
import json
import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar, get_args, get_origin

import attrs

from . import _resources
from ._dates import PartialDate
from ._parts import Source

T = TypeVar("T")

#: Makes a value of the model from a JSON value.
_Make = Callable[[Any], Any]
#: Types that JSON has itself.
_PLAIN = frozenset({str, bool, int})


def _many(make: _Make) -> _Make:
    """Return what makes a tuple of a JSON list."""
    return lambda values: tuple(map(make, values))


class Reader:
    """Turns parsed JSON into model objects."""

    def __init__(self, source: Callable[[str], Source] | None = None) -> None:
        """Prepare for objects whose sources are whole, or ids.

        Args:
            source: Returns the source with an id, for records that refer to sources.
        """
        self._makers: dict[Any, _Make | None] = dict.fromkeys(_PLAIN)
        self._makers[float] = float
        self._makers[PartialDate] = PartialDate.parse
        if source is not None:
            self._makers[Source] = source

    def read(self, value: Any, kind: type[T]) -> T:  # noqa: ANN401 - any JSON value
        """Return the object that a JSON value means.

        Args:
            value: Parsed JSON.
            kind: Class of the result.
        """
        make = self._maker(kind)
        result: T = value if make is None else make(value)
        return result

    def _maker(self, kind: Any) -> _Make | None:  # noqa: ANN401 - any annotation can come here
        """Return what makes values of a type, or None where they are what JSON has."""
        if kind not in self._makers:
            self._makers[kind] = self._new_maker(kind)
        return self._makers[kind]

    def _new_maker(self, kind: Any) -> _Make | None:  # noqa: ANN401 - any annotation can come here
        """Find out how values of a type are made."""
        origin, arguments = get_origin(kind), get_args(kind)
        if origin is types.UnionType:  # what may be missing is left out, so that a value that stands there is one
            return self._maker(arguments[0])
        if origin is tuple:
            make = self._maker(arguments[0])
            return tuple if make is None else _many(make)
        if issubclass(kind, enum.Enum):
            return {member.value: member for member in kind}.__getitem__
        hints = typing.get_type_hints(kind)
        # What begins with an underscore stands in no file.
        names = [field.name for field in attrs.fields(kind) if not field.name.startswith("_")]
        changed = [(name, make) for name in names if (make := self._maker(hints[name])) is not None]

        def build(raw: dict[str, Any]) -> object:
            fields = raw.copy()
            for name, make in changed:
                if name in fields:
                    fields[name] = make(fields[name])
            return kind(**fields)

        return build


def parsed(file: str) -> Any:  # noqa: ANN401 - any JSON value
    """Return the JSON value of a bundled file.

    Args:
        file: Path below ``data/``.
    """
    return json.loads(_resources.read_bytes(file))
