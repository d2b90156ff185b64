"""Pickles of earlier releases, which have fewer fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import attrs

T = TypeVar("T")


def lasting(kind: type[T]) -> type[T]:
    """Let a slotted attrs class take pickles from before some of its fields came: those get their defaults.

    A field that went is passed over, as attrs does by itself.

    Args:
        kind: The class; it is changed, and returned.
    """
    made_by_attrs: Any = kind
    restore = made_by_attrs.__setstate__
    defaults: dict[str, Any] = {
        field.name: field.default for field in attrs.fields(made_by_attrs) if field.default is not attrs.NOTHING
    }

    def setstate(self: T, state: Mapping[str, Any]) -> None:
        """Restore what was pickled, and fill in what was not."""
        restore(self, state)
        for name in defaults.keys() - state.keys():
            default = defaults[name]
            if isinstance(default, attrs.Factory):  # type: ignore[arg-type] # a class that attrs types as a function
                default = default.factory(self) if default.takes_self else default.factory()
            object.__setattr__(self, name, default)

    made_by_attrs.__setstate__ = setstate
    return kind
