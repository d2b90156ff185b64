"""CSVW metadata: every CSV file with its columns, keys and formats."""

from __future__ import annotations

import hashlib
import json
import pathlib
import re
from typing import Any

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._package import _csvw
from tests.package import made_up

INFO = ica.dataset().info
TABLES = {table.name: table for table in ica.tables()}


@pytest.fixture(scope="module")
def document(release: pathlib.Path) -> Any:
    """Return the metadata of the release, from where a reader of one of its CSV files looks for them."""
    return json.loads(release.joinpath("csv", "csv-metadata.json").read_text("utf-8"))


def test_about(document: Any) -> None:
    """It says what the dataset is, from what it was made, and under which licence."""
    assert document["@context"][0] == "http://www.w3.org/ns/csvw"
    assert document["dc:title"] == INFO.title
    assert document["schema:version"] == INFO.version
    assert document["dc:identifier"] == f"pkg:pypi/{INFO.name}@{INFO.version}"
    assert document["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert document["dc:source"] == [{"@id": ica.edition().url}]


def test_day_of_release() -> None:
    """A release has been issued, and a version under development has not."""
    for released in (None, ica.PartialDate.parse("2026-12-01")):
        found = json.loads(_csvw.describe(made_up.dataset(released=released), ()).content)
        assert found.get("dc:issued") == (str(released) if released else None)
        assert found["dc:modified"] == str(INFO.modified)


def test_tables(document: Any, release: pathlib.Path) -> None:
    """Every table is there once, as CSV, with its digest, keys and columns."""
    tables = {table["url"].removesuffix(".csv"): table for table in document["tables"]}
    assert list(tables) == list(TABLES)
    for name, found in tables.items():
        table, schema = TABLES[name], found["tableSchema"]
        content = release.joinpath("csv", found["url"]).read_bytes()
        assert found["schema:sha256"] == hashlib.sha256(content).hexdigest()
        assert [column["name"] for column in schema["columns"]] == list(table.column_names)
        assert [column["required"] for column in schema["columns"]] == [column.required for column in table.columns]
        assert schema["primaryKey"] == list(table.primary_key)
        keys = [(key["columnReference"], key["reference"]) for key in schema.get("foreignKeys", [])]
        assert keys == [
            (list(key.columns), {"resource": f"{key.table}.csv", "columnReference": list(key.references)})
            for key in table.foreign_keys
        ]


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("agreements", "title", "string"),
        ("agreements", "date_latest", {"base": "date", "format": "yyyy-MM-dd"}),
        ("agreements", "is_bilateral", {"base": "boolean", "format": "True|False"}),
        ("agreements", "year", "integer"),
        ("agreements", "confidence", {"base": "string", "format": "low|medium|high"}),
        ("events", "qualifier", {"base": "string", "format": r"\?|~"}),
        ("events", "event", {"base": "integer", "minimum": 1}),
        ("parties", "latitude", {"base": "double", "minimum": -90, "maximum": 90}),
        ("parties", "numeric", {"base": "string", "format": "[0-9]{3}"}),
    ],
)
def test_datatypes(table: str, column: str, expected: object, document: Any) -> None:
    """A column has the datatype, the format and the limits of its kind."""
    found = next(each for each in document["tables"] if each["url"] == f"{table}.csv")
    datatypes = {each["name"]: each["datatype"] for each in found["tableSchema"]["columns"]}
    assert datatypes[column] == expected


def test_vocabularies(document: Any) -> None:
    """The format of a category matches each of its words, and nothing longer."""
    for found in document["tables"]:
        for described in found["tableSchema"]["columns"]:
            table = TABLES[found["url"].removesuffix(".csv")]
            column = next(column for column in table.columns if column.name == described["name"])
            for word in column.vocabulary:
                assert re.fullmatch(described["datatype"]["format"], word)
                assert not re.fullmatch(described["datatype"]["format"], f"{word}x")
