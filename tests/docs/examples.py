"""The examples of the codebook: what they look like, and what the data have in their place."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Any, TypeGuard

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

    import india_cyber_agreements as ica

_CLAIM = r"`[a-z_.\[\]-]+` (?:=|includes) `[^`]+`"
_EXAMPLE = re.compile(rf"`([A-Za-z0-9/-]+)`: ({_CLAIM}(?:; {_CLAIM})*)")
_CLAIMS = re.compile(r"`([^`]+)` (=|includes) `([^`]+)`")
_STEP = re.compile(r"([a-z_]+)(?:\[([a-z-]+)\])?")


@attrs.frozen
class Example:
    """A claim that a text makes about the data."""

    #: What is looked at: an id, ``cis-2017/row/column``, ``coverage/code`` or ``convention/id``.
    subject: str
    #: Field, with dots between steps and a kind in brackets, such as ``events[signed].date``.
    path: str
    #: ``=``, or ``includes`` where one of several values is meant.
    operator: str
    #: The value in written form; ``none`` for an empty one.
    value: str

    def __str__(self) -> str:
        """Return the claim as the text has it, without its marks."""
        return f"{self.subject}: {self.path} {self.operator} {self.value}"


def examples(text: str) -> Iterator[Example]:
    """Yield the examples of a text.

    Args:
        text: Markdown.
    """
    for subject, claims in _EXAMPLE.findall(text):
        for path, operator, value in _CLAIMS.findall(claims):
            yield Example(subject, path, operator, value)


def malformed(text: str) -> list[str]:
    """Return the lines of a text that announce an example and are none."""
    lines = [line for line in text.splitlines() if line.startswith("Example:")]
    return [line for line in lines if not re.fullmatch(rf"Example: {_EXAMPLE.pattern}\.", line)]


def subject(data: ica.Dataset, name: str) -> object:
    """Return what an example looks at.

    Args:
        data: The dataset.
        name: An id, ``cis-2017/row/column``, ``coverage/code`` or ``convention/id``.
    """
    parts = name.split("/")
    if parts[0] == "coverage":
        return data.coverage_of(parts[1])
    if parts[0] == "convention":
        return next(convention for convention in data.conventions if convention.id == parts[1])
    if len(parts) > 1:
        cells = data.edition(parts[0]).cells
        return next(cell for cell in cells if [str(cell.row), cell.column.value] == parts[1:])
    return data.get(name)


def values(thing: object, path: str) -> list[str]:
    """Return what a path leads to, in written form; several values where it leads to several.

    Args:
        thing: Where the path begins.
        path: Steps with dots between them; ``[kind]`` keeps the parts of a kind.
    """
    found: list[Any] = [thing]
    for name, kind in _STEP.findall(path):
        several = [value for one in found for value in _spread(getattr(one, name))]
        found = [value for value in several if not kind or value.kind.value == kind]
    return [_written(value) for value in found] or ["none"]


def _is_several(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Return whether a value is a tuple of values."""
    return isinstance(value, tuple)


def _spread(value: object) -> list[Any]:
    """Return the members of a tuple, or a single value as a list of one."""
    return list(value) if _is_several(value) else [value]


def _written(value: Any) -> str:
    """Return a value as a text of the codebook writes it."""
    if value is None or isinstance(value, bool):
        return str(value).lower()
    return str(value.value if isinstance(value, enum.Enum) else value)


def holds(data: ica.Dataset, example: Example) -> bool:
    """Return whether the data bear an example out.

    A value with ``=`` is the first one where the path leads to several events or relations, and all of them, with
    commas, where it leads to a plain list.

    Args:
        data: The dataset.
        example: The claim.
    """
    found = values(subject(data, example.subject), example.path)
    if example.operator == "includes":
        return example.value in found
    return example.value == (found[0] if "[" in example.path else ", ".join(found))
