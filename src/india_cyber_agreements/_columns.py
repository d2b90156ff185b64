"""What a tidy table is: columns of one kind of value each, a key, and references to other tables.

One definition serves frames, files and descriptors.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable, Iterable
from typing import Any

import attrs

from ._dates import PartialDate
from ._lasting import lasting
from ._parts import Source

#: A value in a cell; None where it is not known or does not apply.
Cell = str | bool | int | float | dt.date | None


class ColumnKind(enum.StrEnum):
    """What the values of a column are."""

    #: Any text: ``str``.
    TEXT = "text"
    #: A word of a closed vocabulary: ``str``.
    CATEGORY = "category"
    #: A date as precise as it is known, in the written form of ``PartialDate``: ``str``.
    PARTIAL_DATE = "partial-date"
    #: A day: ``datetime.date``.
    DATE = "date"
    #: A whole number: ``int``.
    INTEGER = "integer"
    #: A number: ``float``.
    NUMBER = "number"
    #: True or false: ``bool``.
    BOOLEAN = "boolean"


@lasting
@attrs.frozen(kw_only=True)
class Column:
    """A column of a tidy table."""

    #: Name.
    name: str
    #: What its values are.
    kind: ColumnKind
    #: What it says, with units where it has one.
    description: str
    #: Whether every row has a value.
    required: bool
    #: For a category, all its words in their order; otherwise empty.
    vocabulary: tuple[str, ...] = ()
    #: Whether the order of the vocabulary is one of degree.
    ordered: bool = False


@attrs.frozen(kw_only=True)
class ForeignKey:
    """A reference from rows of one table to rows of another."""

    #: Columns that refer.
    columns: tuple[str, ...]
    #: Table referred to.
    table: str
    #: Columns there, in the same order.
    references: tuple[str, ...]


@lasting
@attrs.frozen(kw_only=True)
class Table:
    """A tidy table: what it holds, its columns, its key."""

    #: Name.
    name: str
    #: What a row is.
    description: str
    #: Columns, in order.
    columns: tuple[Column, ...]
    #: Columns that tell every row from every other, and by which rows are found.
    primary_key: tuple[str, ...]
    #: References to other tables.
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


@attrs.frozen(kw_only=True)
class Field:
    """A column together with how its value is read off whatever a row stands for."""

    column: Column
    value: Callable[[Any], Cell]


def _kind_of(vocabulary: Iterable[str]) -> ColumnKind:
    """Return the kind of a column of strings."""
    return ColumnKind.CATEGORY if vocabulary else ColumnKind.TEXT


def field(  # noqa: PLR0913 - as many as a column has properties
    name: str,
    description: str,
    value: Callable[[Any], Cell],
    *,
    kind: ColumnKind | None = None,
    vocabulary: type[enum.StrEnum] | tuple[str, ...] = (),
    required: bool = True,
    ordered: bool = False,
) -> Field:
    """Return one column; without a kind it holds text, or the words of a vocabulary if one is given."""
    words = tuple(str(word) for word in vocabulary)
    column = Column(
        name=name,
        kind=kind or _kind_of(words),
        description=description,
        required=required,
        vocabulary=words,
        ordered=ordered,
    )
    return Field(column=column, value=value)


def partial(
    name: str, description: str, value: Callable[[Any], PartialDate | None], *, required: bool = False
) -> tuple[Field, Field, Field]:
    """Return three columns for a partial date: as written, and the first and last day that it can mean."""
    return (
        field(
            name,
            description,
            lambda item: None if (date := value(item)) is None else str(date),
            kind=ColumnKind.PARTIAL_DATE,
            required=required,
        ),
        field(
            f"{name}_earliest",
            f"First day that {name} can mean.",
            lambda item: None if (date := value(item)) is None else date.earliest,
            kind=ColumnKind.DATE,
            required=required,
        ),
        field(
            f"{name}_latest",
            f"Last day that {name} can mean.",
            lambda item: None if (date := value(item)) is None else date.latest,
            kind=ColumnKind.DATE,
            required=required,
        ),
    )


#: Joins several values in one cell.
SEPARATOR = "; "


def joined(values: Iterable[str]) -> str | None:
    """Return several values as one text, or None for none."""
    return SEPARATOR.join(values) or None


def source_ids(sources: Iterable[Source]) -> str | None:
    """Return the ids of sources as one text."""
    return joined([source.id for source in sources])
