"""SQLite: all tables with their keys, and a full-text index over the agreements."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Mapping
from functools import partial
from typing import Any

from .._columns import Cell, Column, ColumnKind, Table
from .._progress import Progress
from .._scope import Scope
from .._tables import TABLES, rows

_TYPES: Mapping[ColumnKind, str] = {
    ColumnKind.TEXT: "TEXT",
    ColumnKind.CATEGORY: "TEXT",
    ColumnKind.PARTIAL_DATE: "TEXT",
    ColumnKind.DATE: "TEXT",
    ColumnKind.INTEGER: "INTEGER",
    ColumnKind.NUMBER: "REAL",
    ColumnKind.BOOLEAN: "INTEGER",
}
#: Columns of agreements that the full-text index covers.
_SEARCHED = ("title", "organisation", "indian_body", "partner_body", "topics", "summary", "notes")


def to_sqlite(scope: Scope, progress: Progress) -> bytes:
    """Return all tables as a SQLite database.

    Besides the tables it holds ``agreements_fts``, a full-text index (FTS5) that Datasette finds by itself;
    ``dataset``, what the dataset says of itself and metadata for Datasette; and ``table_columns``, a description of
    every column. Days are ISO 8601 texts, truth values 0 and 1.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA foreign_keys = ON")
        # What is free in a page is set to zero, as some builds of SQLite do unasked, so that all write the same bytes.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN")
        for table in TABLES.values():
            connection.execute(_create(table))
            marks = ", ".join("?" * len(table.columns))
            content = rows(table.name, scope, partial(progress.follow, step=table.name))
            # Names are ours, and values are bound.
            insert = f"INSERT INTO {_quoted(table.name)} VALUES ({marks})"  # noqa: S608 # nosec B608
            connection.executemany(insert, (tuple(map(_plain, row)) for row in content))
            for number, key in enumerate(table.foreign_keys):
                index = _quoted(f"{table.name}_{number}")
                connection.execute(f"CREATE INDEX {index} ON {_quoted(table.name)} ({_listed(key.columns)})")
        _describe(connection, scope)
        searched = _listed(_SEARCHED)
        connection.execute(
            f'CREATE VIRTUAL TABLE agreements_fts USING fts5({searched}, content="agreements",'
            " tokenize='unicode61 remove_diacritics 2')"
        )
        connection.execute("INSERT INTO agreements_fts (agreements_fts) VALUES ('rebuild')")
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()
    finally:
        connection.close()


def _plain(cell: Cell) -> str | int | float | None:
    """Return a cell as SQLite stores it."""
    return cell.isoformat() if isinstance(cell, dt.date) else cell


def _quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def _listed(names: tuple[str, ...]) -> str:
    """Return several names as SQL writes them."""
    return ", ".join(map(_quoted, names))


def _column(column: Column) -> str:
    """Return the declaration of a column."""
    parts = [_quoted(column.name), _TYPES[column.kind]]
    if column.required:
        parts.append("NOT NULL")
    if column.vocabulary:
        words = ", ".join(f"'{word}'" for word in column.vocabulary)
        parts.append(f"CHECK ({_quoted(column.name)} IN ({words}))")
    if column.kind is ColumnKind.BOOLEAN:
        parts.append(f"CHECK ({_quoted(column.name)} IN (0, 1))")
    return " ".join(parts)


def _create(table: Table) -> str:
    """Return the declaration of a table."""
    lines = [*map(_column, table.columns), f"PRIMARY KEY ({_listed(table.primary_key)})"]
    lines += [
        f"FOREIGN KEY ({_listed(key.columns)}) REFERENCES {_quoted(key.table)} ({_listed(key.references)})"
        for key in table.foreign_keys
    ]
    return f"CREATE TABLE {_quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _describe(connection: sqlite3.Connection, scope: Scope) -> None:
    """Write what the dataset and its columns are."""
    connection.execute("CREATE TABLE dataset (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)")
    facts = {"datasette_metadata": json.dumps(datasette_metadata(scope), indent=2, ensure_ascii=False)}
    if scope.info:
        info = scope.info
        facts |= {
            "name": info.name,
            "title": info.title,
            "description": info.description,
            "version": info.version,
            "licence": info.licence,
            "citation": info.citation,
            "coverage_start": str(info.coverage_start),
            "coverage_end": str(info.coverage_end),
        }
    connection.executemany("INSERT INTO dataset VALUES (?, ?)", sorted(facts.items()))
    connection.execute(
        "CREATE TABLE table_columns (table_name TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,"
        " description TEXT NOT NULL, PRIMARY KEY (table_name, name))"
    )
    connection.executemany(
        "INSERT INTO table_columns VALUES (?, ?, ?, ?)",
        [(t.name, c.name, c.kind.value, c.description) for t in TABLES.values() for c in t.columns],
    )


def datasette_metadata(scope: Scope) -> dict[str, Any]:
    """Return the metadata that Datasette shows beside the tables; they hold for any database name."""
    tables: dict[str, dict[str, Any]] = {
        table.name: {
            "description": table.description,
            "columns": {column.name: column.description for column in table.columns},
        }
        for table in TABLES.values()
    }
    tables["agreements"] |= {"sort_desc": "date_latest", "facets": ["type", "level"], "label_column": "title"}
    metadata: dict[str, Any] = {"databases": {"agreements": {"tables": tables}}}
    if scope.info:
        info = scope.info
        metadata = {
            "title": info.title,
            "description": f"{info.description} Version {info.version}.",
            "license": info.licence,
            "license_url": "https://creativecommons.org/licenses/by/4.0/",
            **metadata,
        }
    return metadata
