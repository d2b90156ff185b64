"""The Data Package before frictionless, and before the JSON Schema of version 2 of the standard."""

from __future__ import annotations

import importlib.metadata
import json
import pathlib
import shutil
from typing import Any

import pytest
from jsonschema import Draft7Validator

import india_cyber_agreements as ica
from tests.standards.records import as_in_csv

TABLES: list[Any] = list(ica.tables())
frictionless: Any = pytest.importorskip("frictionless", reason="frictionless is not installed: run nox -s standards")


@pytest.fixture
def copy(release: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    """Return a copy of the release that a test may break."""
    return pathlib.Path(shutil.copytree(release, tmp_path / "copy"))


def report(directory: pathlib.Path) -> Any:
    """Return what frictionless finds in a release."""
    return frictionless.Package(str(directory / "datapackage.json")).validate()


def errors(directory: pathlib.Path) -> set[tuple[str, str]]:
    """Return the resource and the type of every error."""
    return {(task.name, error.type) for task in report(directory).tasks for error in task.errors}


def replace(path: pathlib.Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a file."""
    content = path.read_bytes().decode()
    assert old in content
    path.write_bytes(content.replace(old, new, 1).encode())


def without_digests(directory: pathlib.Path) -> None:
    """Take the digests and lengths out of a descriptor, so that only what the files say can be wrong."""
    path = directory / "datapackage.json"
    descriptor = json.loads(path.read_bytes())
    for resource in descriptor["resources"]:
        del resource["bytes"], resource["hash"]
    path.write_text(json.dumps(descriptor), "utf-8")


def test_valid(release: pathlib.Path) -> None:
    """Every resource is valid, without a warning, and every row is read."""
    found = report(release)
    assert found.flatten(["name", "type", "message"]) == []
    assert found.valid
    assert found.warnings == []
    assert [task.warnings for task in found.tasks if task.warnings] == []
    rows = {task.name: task.stats["rows"] for task in found.tasks if task.type == "table"}
    assert rows == {table.name: len(ica.dataset().to_records(table.name)) for table in TABLES}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows(table: Any, release: pathlib.Path) -> None:
    """The rows that frictionless reads by the descriptor are ours, with their types, as CSV has them."""
    package = frictionless.Package(str(release / "datapackage.json"))
    rows = [dict(row) for row in package.get_resource(table.name).read_rows()]
    numbers = [column.name for column in table.columns if column.kind is ica.ColumnKind.NUMBER]
    for row in rows:
        row.update({name: None if row[name] is None else float(row[name]) for name in numbers})
    assert rows == as_in_csv(table.name)


def test_wrong_digest(copy: pathlib.Path) -> None:
    """A file that is not the one described is found, even where its length is the same."""
    replace(copy / "csv" / "coverage.csv", "found", "fOund")
    assert ("coverage", "hash-count") in errors(copy)


def test_dangling_key(copy: pathlib.Path) -> None:
    """A row that refers to nothing is found, by one column or by several."""
    without_digests(copy)
    replace(copy / "csv" / "agreements.csv", "\nin-us-mlat,", "\nin-us-other,")
    assert {("events", "foreign-key"), ("parties", "foreign-key")} <= errors(copy)
    replace(copy / "csv" / "event_sources.csv", "in-us-mlat,1,", "in-us-mlat,99,")
    assert ("event_sources", "foreign-key") in errors(copy)


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("coverage", "\nAE,ARE,", "\nae,ARE,", "constraint-error"),
        ("coverage", "not-searched", "not-serached", "constraint-error"),
        ("coverage", "\nAE,ARE,", "\nAD,AND,", "primary-key"),
        ("events", ",signed,20", ",signed,21st of 20", "constraint-error"),
        ("agreements", ",True,", ",maybe,", "type-error"),
    ],
)
def test_broken_cell(file: str, old: str, new: str, error: str, copy: pathlib.Path) -> None:
    """A value that breaks a pattern, a vocabulary, a key or a type is found."""
    without_digests(copy)
    replace(copy / "csv" / f"{file}.csv", old, new)
    assert (file, error) in errors(copy)


def profile() -> Any:
    """Return the validator of the profile, as another library for Data Packages ships it."""
    pytest.importorskip("dplib", reason="dplib-py is not installed: run nox -s standards")
    path = importlib.metadata.distribution("dplib-py").locate_file("dplib/profiles/2.0/datapackage.json")
    schema = json.loads(pathlib.Path(str(path)).read_bytes())
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)


def test_profile(release: pathlib.Path) -> None:
    """The descriptor keeps to the JSON Schema of Data Package 2.0."""
    descriptor = json.loads(release.joinpath("datapackage.json").read_bytes())
    assert [error.message for error in profile().iter_errors(descriptor)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("created",), "in November"),
        (("licenses", 0), {"title": "mine"}),
        (("resources", 0, "schema", "fields", 0, "type"), "text"),
        (("resources", 0, "path"), "../elsewhere.csv"),
        (("sources", 0, "path"), 5),
    ],
)
def test_profile_refuses(path: tuple[str | int, ...], value: object, release: pathlib.Path) -> None:
    """The profile is read: it refuses what the standard does not allow."""
    descriptor = json.loads(release.joinpath("datapackage.json").read_bytes())
    inner = descriptor
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert not profile().is_valid(descriptor)
