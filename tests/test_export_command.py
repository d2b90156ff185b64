"""``india-cyber-agreements export``: what ``save`` writes, from a terminal."""

from __future__ import annotations

import pathlib
import re

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._cli import main

FILTERS = ("--country", "Japan", "--type", "mou", "--in-force-between", "2019", "..", "--at-least", "possible")


@pytest.mark.parametrize("suffix", ["json", "jsonl", "csv", "parquet", "sqlite", "geojson", "xlsx", "bib", "html"])
def test_every_format(suffix: str, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file holds the same as one that ``save`` writes, and a line says what was written."""
    path = tmp_path / f"x.{suffix}"
    assert main(["export", str(path), *FILTERS]) == 0
    expected = ica.by_country("Japan").by_type("mou").in_force_between("2019", None, at_least="possible")
    expected.save(tmp_path / f"y.{suffix}")
    assert path.read_bytes() == (tmp_path / f"y.{suffix}").read_bytes()
    assert capsys.readouterr().out == f"{path}: {len(expected)} agreements\n"


def test_table(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table is chosen by name, and its rows are counted."""
    assert main(["export", str(tmp_path / "x.csv"), "--table", "events", "--country", "Kenya"]) == 0
    number = len(ica.by_country("Kenya").to_records("events"))
    assert capsys.readouterr().out.endswith(f"x.csv: {number} rows of events\n")
    ica.by_country("Kenya").save(tmp_path / "y.csv", table="events")
    assert (tmp_path / "x.csv").read_bytes() == (tmp_path / "y.csv").read_bytes()


def test_nothing_found(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing found is written as nothing, and said; one is one."""
    assert main(["export", str(tmp_path / "x.csv"), "--country", "Norway", "--type", "mlat"]) == 0
    assert capsys.readouterr().out.endswith("x.csv: 0 agreements\n")
    assert main(["export", str(tmp_path / "x.csv"), "--country", "US", "--type", "mlat"]) == 0
    assert capsys.readouterr().out.endswith("x.csv: 1 agreement\n")


def test_package(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The data release is written whole, and what stands in it is named in 80 columns."""
    path = tmp_path / "release"
    assert main(["export", "--package", str(path)]) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    number = sum(each.is_file() for each in path.rglob("*"))
    assert first == f"{path}: {number} files, version {ica.__version__}"
    assert all(len(line) <= 80 for line in rest)
    names = {f"{each.name}/" if each.is_dir() else each.name for each in path.iterdir()}
    assert set(" ".join(rest).replace(",", "").split()) == names


#: What chooses agreements, or a table: none of it goes with a release.
CHOOSING = (
    ("--table", "events"),
    ("--country", "Japan"),
    ("--type", "mou"),
    ("--organisation", "BRICS"),
    ("--in-force-between", "2019", ".."),
    ("--search", ""),
)
WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "suffix": (("x.txt",), r"PATH: 'x\.txt' is not allowed; use a path that ends in \.json, .* or \.html\."),
    "table": (("x.csv", "--table", "treaties"), r"--table: 'treaties' is not allowed; use one of 'agreements'"),
    "table of a format that holds none": (("x.json", "--table", "events"), r"--table: 'events' .*\.csv or \.parquet"),
    "directory": (("nowhere/x.csv",), r"No such file or directory: .*nowhere"),
    "country": (("x.csv", "--country", "Atlantis"), "unknown country"),
    "option": (("x.csv", "--throughout"), "go with --in-force-between"),
    "nowhere": ((), "one of the arguments PATH --package is required"),
    "both": (("x.csv", "--package", "x"), "argument --package: not allowed with argument PATH"),
    "package in a directory that is missing": (("--package", "nowhere/x"), r"No such file or directory: .*nowhere"),
    "package in the current directory": (
        ("--package", "."),
        r"--package: '\.' is not allowed; use the path of a directory",
    ),
    **{
        f"package with {option}": (("--package", "x", option, *values), f"whole dataset: {option} does not go with it")
        for option, *values in CHOOSING
    },
}


@pytest.mark.parametrize("case", WRONG)
def test_mistakes(
    case: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistake is explained on standard error in the words of the command line, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    arguments, message = WRONG[case]
    code: object
    try:
        code = main(["export", *arguments])
    except SystemExit as stop:
        code = stop.code
    assert code == 2
    assert re.search(message, capsys.readouterr().err)
    assert list(tmp_path.iterdir()) == []
