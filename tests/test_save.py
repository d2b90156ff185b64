"""Writing sets to files."""

from __future__ import annotations

import csv
import json
import os
import pathlib
import stat
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _codec, _files


def test_json(tmp_path: pathlib.Path) -> None:
    """JSON keeps everything: read back, it is the same set."""
    some = ica.by_country("Japan", "Hong Kong")
    some.save(tmp_path / "some.json")
    document = json.loads(tmp_path.joinpath("some.json").read_text("utf-8"))
    sources = _codec.Reader().read(document["sources"], tuple[ica.Source, ...])
    reader = _codec.Reader({source.id: source for source in sources})
    again = ica.AgreementSet.of(reader.read(document["agreements"], tuple[ica.Agreement, ...]))
    assert again == some
    assert {source.id for source in sources} == {source.id for agreement in some for source in agreement.sources}


def test_csv(tmp_path: pathlib.Path) -> None:
    """CSV has a row for each agreement and the columns of the records."""
    ica.agreements().save(str(tmp_path / "all.csv"))
    with tmp_path.joinpath("all.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = [{name: "" if v is None else str(v) for name, v in r.items()} for r in ica.agreements().to_records()]
    assert rows == expected


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_formula_in_csv(start: str, tmp_path: pathlib.Path) -> None:
    """A text that a spreadsheet would run gets an apostrophe in front."""
    hostile = attrs.evolve(ica.get("in-us-mlat"), title=f'{start}"; DROP TABLE')
    ica.AgreementSet.of([hostile]).save(tmp_path / "x.csv")
    with tmp_path.joinpath("x.csv").open(encoding="utf-8", newline="") as file:
        row = next(iter(csv.DictReader(file)))
    assert row["title"] == f"'{hostile.title}"


def test_same_input_same_bytes(tmp_path: pathlib.Path) -> None:
    """The same set gives the same bytes."""
    for suffix in ("json", "csv"):
        for name in ("a", "b"):
            ica.agreements().save(tmp_path / f"{name}.{suffix}")
        first, second = (tmp_path.joinpath(f"{name}.{suffix}").read_bytes() for name in ("a", "b"))
        assert first == second


@pytest.mark.parametrize("name", ["x", "x.txt", "x.JSON.gz"])
def test_unknown_suffix(name: str, tmp_path: pathlib.Path) -> None:
    """An unknown suffix is refused with the known ones, and nothing is written."""
    with pytest.raises(ica.ArgumentError, match=r"\.csv, .* or \.html"):
        ica.agreements().save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", [None, 5, b"x.json"])
def test_path_type(path: Any) -> None:
    """A path is a string or a path object."""
    with pytest.raises(ica.ArgumentTypeError, match="path"):
        ica.agreements().save(path)


def test_failure_keeps_the_old_file(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If writing fails, what stood there stays and nothing else remains."""
    target = tmp_path / "x.json"
    target.write_text("old", "utf-8")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        ica.agreements().save(target)
    assert target.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_missing_directory(tmp_path: pathlib.Path) -> None:
    """A directory that is not there is an OSError."""
    with pytest.raises(FileNotFoundError, match=r"nowhere.x\.json"):
        ica.agreements().save(tmp_path / "nowhere" / "x.json")


def test_through_a_link(tmp_path: pathlib.Path) -> None:
    """Saving through a link replaces what it leads to and leaves the link."""
    target, link = tmp_path / "t.csv", tmp_path / "l.csv"
    target.write_text("old", "utf-8")
    link.symlink_to(target)
    ica.agreements().save(link)
    assert link.is_symlink()
    assert target.read_text("utf-8").startswith("id,")


def test_permissions(tmp_path: pathlib.Path) -> None:
    """A new file follows the umask; a replaced one keeps its permissions."""
    target = tmp_path / "x.json"
    before = os.umask(0o027)
    try:
        _files.replace(target, b"{}")
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    target.chmod(0o604)
    _files.replace(target, b"[]")
    assert (stat.S_IMODE(target.stat().st_mode), target.read_bytes()) == (0o604, b"[]")
