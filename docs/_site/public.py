"""What is public: every name of the package, and every field, property, method and word of its classes."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Final

import india_cyber_agreements as ica

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Name of the package.
PACKAGE: Final = ica.__name__


def _carried(docstring: str) -> Iterator[str]:
    """Yield what an error carries, as its docstring tells it."""
    _, _, told = docstring.partition("Attributes:\n")
    for line in told.splitlines():
        name, colon, _ = line.strip().partition(":")
        if colon and name.isidentifier():
            yield name


def members(class_: type) -> Iterator[str]:
    """Yield the public attributes that the package gives a class, inherited ones included.

    What an error carries is told once, for the first of those that derive from each other.

    Args:
        class_: The class.
    """
    for ancestor in class_.__mro__:
        if ancestor.__module__.partition(".")[0] == PACKAGE:
            yield from (name for name in vars(ancestor) if not name.startswith("_"))
    if issubclass(class_, Exception):
        yield from _carried(class_.__doc__ or "")


def names() -> Iterator[str]:
    """Yield the full names of everything public, each once."""
    for name in ica.__all__:
        yield f"{PACKAGE}.{name}"
        value = getattr(ica, name)
        if inspect.isclass(value):
            yield from (f"{PACKAGE}.{name}.{member}" for member in dict.fromkeys(members(value)))
