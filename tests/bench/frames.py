"""Arrow tables of everything, beside pyarrow that is given the columns ready."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import india_cyber_agreements as ica
from india_cyber_agreements._outputs import TableName
from tests.bench.contests import OURS, Call, Contest, module

_ALL: tuple[TableName, ...] = get_args(TableName)
_RIVAL = "pyarrow, columns ready"

#: A type, and either the values of a column, or the places of its words in a vocabulary.
Column = tuple[Any, list[Any], list[str] | None]


def _arrow(agreements: ica.AgreementSet, tables: tuple[TableName, ...]) -> list[Any]:
    """Return tables of a set as Arrow tables."""
    return [agreements.to_arrow(table) for table in tables]


def _columns(table: Any) -> list[Column]:
    """Return the columns of an Arrow table as lists."""
    found: list[Column] = []
    for field, column in zip(table.schema, table.columns, strict=True):
        whole = column.combine_chunks()
        if module("pyarrow").types.is_dictionary(field.type):
            found.append((field.type, whole.indices.to_pylist(), whole.dictionary.to_pylist()))
        else:
            found.append((field.type, whole.to_pylist(), None))
    return found


def _build(ready: list[tuple[Any, list[Column]]]) -> list[Any]:
    """Build tables from schemas and columns that are ready."""
    arrow = module("pyarrow")
    tables: list[Any] = []
    for schema, columns in ready:
        arrays: list[Any] = []
        for type_, values, words in columns:
            if words is None:
                arrays.append(arrow.array(values, type_))
            else:
                indices = arrow.array(values, type_.index_type)
                made = arrow.array(words, type_.value_type)
                arrays.append(arrow.DictionaryArray.from_arrays(indices, made, ordered=type_.ordered))
        tables.append(arrow.table(arrays, schema=schema))
    return tables


def _rival(tables: tuple[TableName, ...]) -> Callable[[], Call]:
    """Return what makes pyarrow ready, with the columns of our tables."""

    def make() -> Call:
        ours = _arrow(ica.agreements(), tables)
        return Call(_build, ([(table.schema, _columns(table)) for table in ours],))

    return make


def _first(tables: tuple[TableName, ...]) -> Callable[[], Call]:
    """Return what makes the set of all agreements ready, each time anew, so that it has made no table yet."""
    return lambda: Call(_arrow, fresh=lambda: (ica.agreements()[:], tables))


def _again(tables: tuple[TableName, ...]) -> Callable[[], Call]:
    """Return what makes a set ready that has made its tables before."""

    def make() -> Call:
        _arrow(ica.agreements(), tables)
        return Call(lambda: _arrow(ica.agreements(), tables))

    return make


def _same(tables: list[Any]) -> object:
    """Return tables as values that compare, descriptions and vocabularies included."""
    return [(table.schema.to_string(show_field_metadata=True), table.to_pydict()) for table in tables]


def _contest(what: str, tables: tuple[TableName, ...], call: str, ours: Callable[[], Call]) -> Contest:
    """Return one contest."""
    return Contest(
        name=f"arrow: {what}, {call}",
        question=f"{what[0].upper()}{what[1:]} as Arrow, {call}",
        sides={OURS: ours, _RIVAL: _rival(tables)},
        answer=_same,
    )


CONTESTS = tuple(
    _contest(what, tables, call, make(tables))
    for what, tables in {"the table of agreements": _ALL[:1], "all tables": _ALL}.items()
    for call, make in {"of a set that has made no table yet": _first, "asked for again": _again}.items()
)
