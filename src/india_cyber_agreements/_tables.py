"""The tidy tables: agreements and all that belongs to them as rows of plain values.

Whatever leaves the package in rows comes from here: frames, files and descriptors.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from ._columns import Cell, Table
from ._definitions import DEFINITIONS, Definition
from ._scope import Scope

_BY_NAME: Mapping[str, Definition] = {definition.table.name: definition for definition in DEFINITIONS}

#: Every table, in an order in which no table refers to a later one.
TABLES: Mapping[str, Table] = {name: definition.table for name, definition in _BY_NAME.items()}


#: Passes things on and may tell somebody how far it has come.
Follow = Callable[[Collection[Any]], Iterable[Any]]


def rows(name: str, scope: Scope, follow: Follow = iter) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a table, values in the order of its columns.

    Args:
        name: Name of the table.
        scope: What it is made from.
        follow: Passes on what the rows stand for.
    """
    definition = _BY_NAME[name]
    values = [each.value for each in definition.fields]
    for item in follow(tuple(definition.items(scope))):
        yield tuple(value(item) for value in values)


def columns(name: str, scope: Scope, follow: Follow = iter) -> Iterator[list[Cell]]:
    """Yield the columns of a table with the values of all rows, which takes less time than row by row.

    Args:
        name: Name of the table.
        scope: What it is made from.
        follow: Passes on the columns.
    """
    definition = _BY_NAME[name]
    items = tuple(definition.items(scope))
    for each in follow(definition.fields):
        yield list(map(each.value, items))


def records(name: str, scope: Scope) -> list[dict[str, Any]]:
    """Return the rows of a table as dictionaries by name of column."""
    names = TABLES[name].column_names
    return [dict(zip(names, row, strict=True)) for row in rows(name, scope)]


def tables() -> tuple[Table, ...]:
    """Return a description of every tidy table, in an order in which no table refers to a later one.

    Example:
        >>> import india_cyber_agreements as ica
        >>> events = next(table for table in ica.tables() if table.name == "events")
        >>> events.primary_key, events.foreign_keys[0].table
        (('agreement_id', 'event'), 'agreements')
    """
    return tuple(TABLES.values())
