"""The CSVW metadata before the ``csvw`` library: valid, with keys and references, and read as our rows."""

from __future__ import annotations

import pathlib
import shutil
import warnings
from typing import Any

import pytest

import india_cyber_agreements as ica
from tests.standards.records import as_in_csv

csvw: Any = pytest.importorskip("csvw", reason="csvw is not installed: run nox -s standards")
TABLES: list[Any] = list(ica.tables())


def complaints(directory: pathlib.Path) -> list[str]:
    """Return what the library has against the metadata and the CSV files that they describe."""
    with warnings.catch_warnings(record=True):
        warnings.simplefilter("always")  # it collects its own warnings, but only those that are not filtered out
        try:
            found = csvw.CSVW(str(directory / "csv" / "csv-metadata.json"), validate=True)
            valid = found.is_valid
        except ValueError as error:
            return [str(error)]
    noted = [str(warning.message) for warning in found.warnings]
    return noted if valid else [*noted, "not valid"]


def test_valid(release: pathlib.Path) -> None:
    """Metadata and files are valid, without a warning, each row and reference included."""
    assert complaints(release) == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows(table: Any, release: pathlib.Path) -> None:
    """The rows that the library reads by the metadata are ours, with their types, as CSV has them."""
    group = csvw.TableGroup.from_file(release / "csv" / "csv-metadata.json")
    (found,) = [each for each in group.tables if str(each.url) == f"{table.name}.csv"]
    days = {column.name for column in table.columns if column.kind is ica.ColumnKind.DATE}
    rows = [
        {name: value.date() if name in days and hasattr(value, "date") else value for name, value in row.items()}
        for row in found.iterdicts()
    ]
    assert rows == as_in_csv(table.name)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("agreements", "\nin-us-mlat,", "\nin-us-other,"),
        ("event_sources", "in-us-mlat,1,", "in-us-mlat,99,"),
        ("coverage", "\nAE,ARE,", "\nae,ARE,"),
        ("coverage", "\nAE,ARE,", "\nAD,AND,"),
        ("coverage", "not-searched", "not-serached"),
        ("agreements", ",True,", ",maybe,"),
        ("agreements", "\nin-us-mlat,", "\n,"),
    ],
)
def test_broken(file: str, old: str, new: str, release: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """A row that refers to nothing, a repeated key, a value of another form, and one that is missing are found."""
    shutil.copytree(release / "csv", tmp_path / "csv")
    path = tmp_path / "csv" / f"{file}.csv"
    content = path.read_bytes().decode()
    assert old in content
    path.write_bytes(content.replace(old, new, 1).encode())
    assert complaints(tmp_path)
