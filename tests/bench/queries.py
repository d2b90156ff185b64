"""Warm queries: everything is loaded, and the answer is asked for again and again."""

from __future__ import annotations

import functools
import json
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

import india_cyber_agreements as ica
from india_cyber_agreements._outputs import TableName
from tests.bench.contests import OURS, Call, Contest, module
from tests.bench.processes import DATA

#: What is asked for.
_COUNTRY, _CODE, _TYPE, _ID = "Japan", "JP", "mlat", "in-us-mlat"
_METHOD = f"{OURS}, method of a set"
_BY_COUNTRY = "select agreement_id from parties where alpha_2 = ?"
_CREATE: dict[TableName, str] = {
    "parties": "create table parties as select * from arriving",
    "agreements": "create table agreements as select * from arriving",
}
_BY_TYPE = "select id from agreements where type = ?"


def _ids(result: Any) -> object:
    """Return the ids of a result, in an order that does not depend on where they came from."""
    return sorted(result.ids if isinstance(result, ica.AgreementSet) else result)


def _lookup(table: Mapping[str, object]) -> Callable[[str], object]:
    """Return a function that looks a word up in a dictionary."""

    def lookup(word: str) -> object:
        return table[word]

    return lookup


@functools.cache
def _records() -> list[dict[str, Any]]:
    """Return the records as parsed JSON."""
    records: list[dict[str, Any]] = json.loads((DATA / "agreements.json").read_bytes())
    return records


@functools.cache
def _sqlite() -> sqlite3.Connection:
    """Return the two tables in SQLite, in memory, with an index on what is asked for."""
    connection = sqlite3.connect(":memory:")
    connection.execute("create table parties (agreement_id text, alpha_2 text)")
    connection.execute("create table agreements (id text, type text)")
    parties = [(row["agreement_id"], row["alpha_2"]) for row in ica.dataset().to_records("parties")]
    connection.executemany("insert into parties values (?, ?)", parties)
    connection.executemany("insert into agreements values (?, ?)", [(a.id, a.type.value) for a in ica.agreements()])
    connection.execute("create index by_country on parties (alpha_2, agreement_id)")
    connection.execute("create index by_type on agreements (type, id)")
    return connection


@functools.cache
def _duckdb() -> Any:
    """Return the two tables in DuckDB, in memory."""
    connection = module("duckdb").connect()
    for name, query in _CREATE.items():
        connection.register("arriving", ica.dataset().to_arrow(name))
        connection.execute(query)
    return connection


def _query(connection: Callable[[], Any], query: str, word: str) -> Callable[[], Call]:
    """Return what makes a query of a database ready."""

    def make() -> Call:
        execute = connection().execute

        def ids(wanted: str) -> list[str]:
            return [id_ for (id_,) in execute(query, (wanted,)).fetchall()]

        return Call(ids, (word,))

    return make


def _pandas(table: TableName, column: str, id_: str, word: str) -> Callable[[], Call]:
    """Return what makes a boolean filter of pandas ready."""

    def make() -> Call:
        frame: Any = ica.dataset().to_pandas(table)

        def ids(wanted: str) -> Any:
            return frame.loc[frame[column] == wanted, id_].tolist()

        return Call(ids, (word,))

    return make


def _polars(table: TableName, column: str, id_: str, word: str) -> Callable[[], Call]:
    """Return what makes a filter of polars ready."""

    def make() -> Call:
        frame: Any = ica.dataset().to_polars(table)
        of = module("polars").col(column)

        def ids(wanted: str) -> Any:
            return frame.filter(of == wanted)[id_].to_list()

        return Call(ids, (word,))

    return make


def _loop(holds: Callable[[dict[str, Any], str], bool], word: str) -> Callable[[], Call]:
    """Return what makes a loop over parsed JSON ready."""

    def make() -> Call:
        records = _records()

        def ids(wanted: str) -> list[str]:
            return [record["id"] for record in records if holds(record, wanted)]

        return Call(ids, (word,))

    return make


def _ids_by_country(country: str) -> tuple[str, ...]:
    """Ask this package."""
    return ica.by_country(country).ids


def _ids_by_type(type_: str) -> tuple[str, ...]:
    """Ask this package."""
    return ica.by_type(type_).ids


def _warm(query: Callable[..., object], *arguments: str) -> Call:
    """Return a query of this package that was asked before."""
    query(*arguments)
    return Call(query, arguments)


CONTESTS = (
    Contest(
        name="by_country",
        question="The agreements with Japan, as a set",
        sides={
            OURS: lambda: _warm(ica.by_country, _COUNTRY),
            _METHOD: lambda: _warm(ica.agreements().by_country, _COUNTRY),
            "dict": lambda: Call(_lookup({_COUNTRY: ica.by_country(_COUNTRY)}), (_COUNTRY,)),
        },
        answer=_ids,
    ),
    Contest(
        name="by_type",
        question="The treaties on legal assistance, as a set",
        sides={
            OURS: lambda: _warm(ica.by_type, _TYPE),
            _METHOD: lambda: _warm(ica.agreements().by_type, _TYPE),
            "dict": lambda: Call(_lookup({_TYPE: ica.by_type(_TYPE)}), (_TYPE,)),
        },
        answer=_ids,
    ),
    Contest(
        name="get",
        question="One agreement by its id",
        sides={
            OURS: lambda: _warm(ica.get, _ID),
            "dict": lambda: Call(_lookup({a.id: a for a in ica.agreements()}), (_ID,)),
        },
    ),
    Contest(
        name="ids by country",
        question="The ids of the agreements with Japan",
        sides={
            OURS: lambda: _warm(_ids_by_country, _COUNTRY),
            "pandas": _pandas("parties", "alpha_2", "agreement_id", _CODE),
            "polars": _polars("parties", "alpha_2", "agreement_id", _CODE),
            "duckdb": _query(_duckdb, _BY_COUNTRY, _CODE),
            "sqlite3, with an index": _query(_sqlite, _BY_COUNTRY, _CODE),
            "json and a loop": _loop(lambda record, code: code in record.get("countries", ()), _CODE),
        },
        answer=_ids,
    ),
    Contest(
        name="ids by type",
        question="The ids of the treaties on legal assistance",
        sides={
            OURS: lambda: _warm(_ids_by_type, _TYPE),
            "pandas": _pandas("agreements", "type", "id", _TYPE),
            "polars": _polars("agreements", "type", "id", _TYPE),
            "duckdb": _query(_duckdb, _BY_TYPE, _TYPE),
            "sqlite3, with an index": _query(_sqlite, _BY_TYPE, _TYPE),
            "json and a loop": _loop(lambda record, type_: record["type"] == type_, _TYPE),
        },
        answer=_ids,
    ),
)
