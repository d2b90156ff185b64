"""Croissant before its reference implementation: no error, no warning, and records that equal ours."""

from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
import sys
from typing import Any

import pytest

import india_cyber_agreements as ica

mlc: Any = pytest.importorskip("mlcroissant", reason="mlcroissant is not installed: run nox -s standards")

#: mlcroissant, and rdflib that it reads with, use what their libraries no longer recommend.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
NAMES: list[Any] = [table.name for table in ica.tables()]


@pytest.fixture(scope="module")
def croissant(release: pathlib.Path) -> Any:
    """Read the description of the release."""
    return mlc.Dataset(release / "croissant.json")


def plain(value: Any) -> Any:
    """Return a value as we have it: texts come as bytes, days as points in time."""
    if isinstance(value, bytes):
        return value.decode()
    return value.date() if hasattr(value, "date") else value


def loaded(dataset: Any, name: str) -> list[dict[str, Any]]:
    """Return the records of a record set as we have them."""
    return [
        {field.removeprefix(f"{name}/"): plain(value) for field, value in record.items()}
        for record in dataset.records(name)
    ]


def kinds(records: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Return the types of the values of records, which equality alone does not tell apart: 1 is True and 1.0."""
    return [{field: type(value).__name__ for field, value in record.items()} for record in records]


def test_validation_says_nothing(release: pathlib.Path) -> None:
    """The command reports neither error nor warning; it says that it is done, and ends well on warnings alone."""
    start = "from mlcroissant.scripts.cli import main; main()"
    command = [sys.executable, "-c", start, "validate", "--jsonld", str(release / "croissant.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - a command of ours
    assert (done.returncode, done.stdout) == (0, "")
    lines = done.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].endswith("Done.")


def test_no_issues(croissant: Any) -> None:
    """Neither error nor warning was noted on reading."""
    assert (croissant.metadata.ctx.issues.errors, croissant.metadata.ctx.issues.warnings) == (set(), set())


def test_every_table_has_a_record_set(croissant: Any) -> None:
    """The record sets are the tables."""
    assert [record_set.id for record_set in croissant.metadata.record_sets] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_records_equal_ours(name: Any, croissant: Any) -> None:
    """Every row of every table loads as we have it, value for value and type for type."""
    records = loaded(croissant, name)
    expected = ica.dataset().to_records(name)
    assert records == expected
    assert kinds(records) == kinds(expected)


@pytest.mark.parametrize("name", ["agreements", "events"])
def test_records_of_one_table_alone(name: Any, release: pathlib.Path) -> None:
    """A table loads whether or not others were loaded before, and twice."""
    dataset = mlc.Dataset(release / "croissant.json")
    assert loaded(dataset, name) == ica.dataset().to_records(name)


def test_a_file_that_was_changed_is_refused(release: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """Records do not load from a file with another digest than the description says."""
    copy = tmp_path / "release"
    shutil.copytree(release, copy)
    with copy.joinpath("parquet", "coverage.parquet").open("ab") as file:
        file.write(b"\0")
    dataset = mlc.Dataset(copy / "croissant.json")
    with pytest.raises(mlc.GenerationError) as caught:
        loaded(dataset, "coverage")
    assert "Hash of downloaded file" in str(caught.value.__cause__)


@pytest.mark.parametrize("version", ["2026.11.0", "2026.11.0-dev.0"])
def test_versions(version: str, release: pathlib.Path) -> None:
    """The versions of releases, and of what comes before one, raise no warning."""
    document = json.loads(release.joinpath("croissant.json").read_text("utf-8"))
    dataset = mlc.Dataset({**document, "version": version})
    assert dataset.metadata.ctx.issues.warnings == set()


def test_warnings_are_seen(release: pathlib.Path) -> None:
    """Our own form of a version before a release would raise one, so that its absence says something."""
    document = json.loads(release.joinpath("croissant.json").read_text("utf-8"))
    dataset = mlc.Dataset({**document, "version": "2026.11.0.dev0"})
    assert "MAJOR.MINOR.PATCH" in "".join(dataset.metadata.ctx.issues.warnings)
