"""What a value says, as JSON: by what releases promise, so that one can be compared with what another wrote."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable, Mapping
from typing import Any, cast

import attrs

import india_cyber_agreements as ica


def _fields(value: object) -> Any:
    """Return the public fields of an object."""
    kind = type(value)
    names = [field.name for field in attrs.fields(kind)] if attrs.has(kind) else list(vars(value))
    return {name: told(getattr(value, name)) for name in names if not name.startswith("_")}


#: How values are told, by the first of these classes that they belong to.
_TOLD: tuple[tuple[type | tuple[type, ...], Callable[[Any], Any]], ...] = (
    (enum.Enum, lambda value: value.value),
    ((ica.PartialDate, dt.date), str),
    (ica.AgreementSet, lambda value: {"ids": list(value.ids), "undetermined": list(value.undetermined.ids)}),
    (ica.Totals, lambda value: {**_fields(value), "counts": {str(key): count for key, count in value.items()}}),
    (Mapping, lambda value: {str(key): told(item) for key, item in value.items()}),
    ((tuple, list), lambda value: list(map(told, value))),
    (frozenset, lambda value: list(map(told, sorted(value)))),
    ((str, int, float, type(None)), lambda value: value),
    (object, _fields),
)


def told(value: object) -> Any:
    """Return what a value says by its public fields, agreements of a set by their ids."""
    return next(tell(value) for kind, tell in _TOLD if isinstance(value, kind))


def missing(expected: Any, found: Any, path: str = "$") -> list[str]:
    """Return the paths of what was told once and is told otherwise now; what came since is nobody's loss."""
    kind: Any = cast("object", expected).__class__
    if not isinstance(found, kind) or (kind is list and len(expected) != len(found)):
        return [path]
    if kind is dict:
        pairs = [(value, found.get(key, missing), f"{path}.{key}") for key, value in expected.items()]
    elif kind is list:
        pairs = [(*pair, f"{path}[{number}]") for number, pair in enumerate(zip(expected, found, strict=True))]
    else:
        return [] if expected == found else [path]
    return [line for pair in pairs for line in missing(*pair)]
