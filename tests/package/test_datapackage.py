"""The Data Package descriptor: every file with its digest, every table with its columns, keys and limits."""

from __future__ import annotations

import csv
import hashlib
import json
import pathlib
import re
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._package import _datapackage, _limits
from india_cyber_agreements._resources import read_bytes
from tests.package import made_up

INFO = ica.dataset().info
TABLES = {table.name: table for table in ica.tables()}


@pytest.fixture(scope="module")
def descriptor(release: pathlib.Path) -> Any:
    """Return the descriptor of the release."""
    return json.loads(release.joinpath("datapackage.json").read_text("utf-8"))


def described(**info: Any) -> Any:
    """Return the descriptor of the dataset, described with other values."""
    return json.loads(_datapackage.describe(made_up.dataset(**info), made_up.parts()).content)


def test_about(descriptor: Any) -> None:
    """It says what the dataset is, who made it, from what, and under which licence."""
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (descriptor["name"], descriptor["title"], descriptor["version"]) == (INFO.name, INFO.title, INFO.version)
    assert descriptor["id"] == f"pkg:pypi/{INFO.name}@{INFO.version}"
    assert descriptor["created"] == f"{INFO.released or INFO.modified}T00:00:00Z"
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert descriptor["licenses"][0]["path"].startswith("https://creativecommons.org/licenses/by/4.0")
    assert [person["title"] for person in descriptor["contributors"]] == [creator.name for creator in INFO.creators]
    assert descriptor["contributors"][0]["roles"] == ["creator"]
    assert descriptor["sources"] == [
        {
            "title": f"{ica.edition().title} ({ica.edition().publisher}, {ica.edition().published})",
            "path": ica.edition().url,
        }
    ]
    assert "cybercrime" in descriptor["keywords"]


def test_resources(descriptor: Any, release: pathlib.Path) -> None:
    """Tables as CSV, the database and the data files are resources, each with its length and digest."""
    resources = {resource["path"]: resource for resource in descriptor["resources"]}
    data = {f"json/{digest.path}" for digest in INFO.files}
    tables = {f"csv/{name}.csv" for name in TABLES}
    assert set(resources) == {"agreements.sqlite", "json/dataset.json"} | data | tables
    assert len({resource["name"] for resource in descriptor["resources"]}) == len(resources)
    for path, resource in resources.items():
        content = release.joinpath(path).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["format"] == path.rpartition(".")[2]
        assert ("encoding" in resource) is not path.endswith(".sqlite")
        assert (resource.get("type") == "table") is (path in tables)


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str, descriptor: Any) -> None:
    """A table has its columns in order, its key, and references to tables that are there."""
    table = TABLES[name]
    resource = next(resource for resource in descriptor["resources"] if resource["name"] == name)
    schema = resource["schema"]
    assert [field["name"] for field in schema["fields"]] == list(table.column_names)
    assert [field["description"] for field in schema["fields"]] == [column.description for column in table.columns]
    assert schema["primaryKey"] == list(table.primary_key)
    assert schema["missingValues"] == [""]
    keys = [(key["fields"], key["reference"]) for key in schema.get("foreignKeys", [])]
    assert keys == [
        (list(key.columns), {"resource": key.table, "fields": list(key.references)}) for key in table.foreign_keys
    ]


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("agreements", "title", {"type": "string", "constraints": {"required": True}}),
        ("agreements", "place", {"type": "string"}),
        ("agreements", "date", {"type": "string", "constraints": {"pattern": _limits.PARTIAL_DATE}}),
        ("agreements", "date_latest", {"type": "date"}),
        ("agreements", "year", {"type": "integer"}),
        (
            "agreements",
            "is_bilateral",
            {"type": "boolean", "constraints": {"required": True}, "trueValues": ["True"], "falseValues": ["False"]},
        ),
        (
            "agreements",
            "confidence",
            {
                "type": "string",
                "categories": ["low", "medium", "high"],
                "categoriesOrdered": True,
                "constraints": {"required": True, "enum": ["low", "medium", "high"]},
            },
        ),
        ("parties", "longitude", {"type": "number", "constraints": {"minimum": -180, "maximum": 180}}),
        ("coverage", "alpha_2", {"type": "string", "constraints": {"required": True, "pattern": "[A-Z]{2}"}}),
        ("country_year", "in_force", {"type": "integer", "constraints": {"required": True, "minimum": 0}}),
    ],
)
def test_fields(table: str, column: str, expected: dict[str, Any]) -> None:
    """A field has the type and the constraints of its column, and nothing that says nothing."""
    fields = {field["name"]: field for field in _datapackage.schema(TABLES[table])["fields"]}
    found = dict(fields[column])
    del found["name"], found["description"]
    assert found == expected


def test_limits_hold(release: pathlib.Path) -> None:
    """Every value of every CSV file keeps to what is said of its column."""
    for table in ica.tables():
        with release.joinpath("csv", f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for column in table.columns:
            values = {row[column.name] for row in rows} - {""}
            limit = _limits.limits(column)
            assert all(re.fullmatch(limit.pattern, value) for value in values if limit.pattern is not None)
            if limit.minimum is not None:
                assert all(limit.minimum <= float(value) for value in values)
            if limit.maximum is not None:
                assert all(float(value) <= limit.maximum for value in values)


def test_partial_dates_as_in_the_schemas() -> None:
    """Partial dates have one pattern, here and in the JSON Schemas."""
    schema = json.loads(read_bytes("schema/agreements.schema.json"))
    assert schema["$defs"]["partialDate"]["pattern"] == f"^{_limits.PARTIAL_DATE}$"


def test_without_a_day() -> None:
    """A date that is no day is no point in time, and left out."""
    assert "created" not in described(modified=ica.PartialDate.parse("2026-11"), released=None)
    assert described(released=ica.PartialDate.parse("2026-12-01"))["created"] == "2026-12-01T00:00:00Z"


def test_without_editions() -> None:
    """A dataset that grew from no edition names no source of its own."""
    alone = attrs.evolve(ica.dataset(), editions=())
    assert "sources" not in json.loads(_datapackage.describe(alone, ()).content)


def test_another_licence() -> None:
    """A licence that is not known by name is told by its SPDX identifier."""
    (licence,) = described(licence="CC0-1.0")["licenses"]
    assert licence == {"name": "CC0-1.0", "path": "https://spdx.org/licenses/CC0-1.0.html", "title": "CC0-1.0"}
