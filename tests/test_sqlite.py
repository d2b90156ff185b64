"""The SQLite file: tables, keys, full-text index, description of itself."""

from __future__ import annotations

import contextlib
import json
import pathlib
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

import india_cyber_agreements as ica
from tests import hostile

TABLES = {table.name: table for table in ica.tables()}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Open the whole dataset as SQLite."""
    path = tmp_path_factory.mktemp("sqlite") / "agreements.sqlite"
    ica.dataset().save(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        yield connection


def match(database: sqlite3.Connection, phrase: str) -> set[str]:
    """Return the ids of the agreements that a full-text search finds."""
    query = "select id from agreements where rowid in (select rowid from agreements_fts where agreements_fts match ?)"
    return {id_ for (id_,) in database.execute(query, (phrase,))}


@pytest.mark.parametrize("name", TABLES)
def test_rows(name: Any, database: sqlite3.Connection) -> None:
    """Every table has its rows; days are ISO 8601 texts and truth values 0 and 1."""
    cursor = database.execute(f"select * from {name}")  # noqa: S608 - a name of ours
    assert tuple(column[0] for column in cursor.description) == TABLES[name].column_names

    def plain(value: Any) -> Any:
        return value.isoformat() if hasattr(value, "isoformat") else value

    expected = [tuple(map(plain, row.values())) for row in ica.dataset().to_records(name)]
    assert cursor.fetchall() == expected


def test_keys(database: sqlite3.Connection) -> None:
    """Every table has its keys, and none is violated."""
    for name, table in TABLES.items():
        columns = database.execute(f"pragma table_info({name})").fetchall()
        keyed = sorted((column[5], column[1]) for column in columns if column[5])
        assert tuple(column for _, column in keyed) == table.primary_key
        rows = database.execute(f"pragma foreign_key_list({name})").fetchall()
        found: dict[int, list[tuple[str, str, str]]] = {}
        for number, _, target, source, to, *_ in rows:
            found.setdefault(number, []).append((target, source, to))
        wanted = [
            [(key.table, column, reference) for column, reference in zip(key.columns, key.references, strict=True)]
            for key in table.foreign_keys
        ]
        assert sorted(found.values()) == sorted(wanted)
    assert database.execute("pragma foreign_key_check").fetchall() == []
    assert database.execute("pragma integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("phrase", ["ransomware", "critical infrastructure"])
def test_full_text(phrase: str, database: sqlite3.Connection) -> None:
    """A phrase is found wherever it stands as whole words in the texts of a record."""
    found = match(database, f'"{phrase}"')
    assert found
    whole = {
        agreement.id
        for agreement in ica.agreements()
        if phrase
        in f"{agreement.title} {agreement.summary} {agreement.notes} {' '.join(agreement.topics)}".lower().replace(
            "-", " "
        )
    }
    assert found >= whole


def test_full_text_without_accents(database: sqlite3.Connection) -> None:
    """Accents and case do not count."""
    assert match(database, "sao OR são") == match(database, "SÃO")


def test_it_tells_what_it_is(database: sqlite3.Connection) -> None:
    """It carries version, licence and citation, a description of every column, and metadata for Datasette."""
    facts: dict[str, str] = dict(database.execute("select key, value from dataset").fetchall())
    info = ica.dataset().info
    assert (facts["version"], facts["licence"], facts["citation"]) == (info.version, info.licence, info.citation)
    described = set(database.execute("select table_name, name, description from table_columns").fetchall())
    assert described == {(table.name, c.name, c.description) for table in TABLES.values() for c in table.columns}
    metadata = json.loads(facts["datasette_metadata"])
    assert metadata["title"] == info.title
    assert set(metadata["databases"]["agreements"]["tables"]) == set(TABLES)


def test_of_no_dataset(tmp_path: pathlib.Path) -> None:
    """A set of no dataset claims no version."""
    ica.AgreementSet.of(ica.agreements()[:2]).save(tmp_path / "x.sqlite")
    with contextlib.closing(sqlite3.connect(tmp_path / "x.sqlite")) as connection:
        assert connection.execute("select key from dataset").fetchall() == [("datasette_metadata",)]


def test_hostile_texts(tmp_path: pathlib.Path) -> None:
    """No text runs as SQL; every one comes back as it was."""
    hostile.records().save(tmp_path / "x.sqlite")
    with contextlib.closing(sqlite3.connect(tmp_path / "x.sqlite")) as connection:
        titles = {title for (title,) in connection.execute("select title from agreements")}
        assert titles == set(hostile.TEXTS)
        assert match(connection, '"DROP TABLE"') == {f"in-jp-hostile-{hostile.TEXTS.index(hostile.SQL)}"}
