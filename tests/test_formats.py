"""The file formats, each read back by a library that others wrote."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import zipfile
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from tests import hostile
from tests.libraries import openpyxl, pd, pl, pq

SUFFIXES = ("json", "jsonl", "csv", "parquet", "sqlite", "geojson", "xlsx", "bib", "html")
NAMES: list[Any] = [table.name for table in ica.tables()]
JAPAN = ica.by_country("Japan", "Hong Kong")


@pytest.mark.parametrize("name", NAMES)
def test_parquet(name: Any, tmp_path: pathlib.Path) -> None:
    """Parquet keeps rows and types of every table."""
    path = tmp_path / f"{name}.parquet"
    ica.agreements().save(path, table=name)
    assert pq.read_table(path).to_pylist() == ica.agreements().to_records(name)
    assert pq.read_table(path).schema == ica.agreements().to_arrow(name).schema
    assert pl.read_parquet(path).to_dicts() == ica.agreements().to_records(name)
    assert len(pd.read_parquet(path)) == len(ica.agreements().to_records(name))


@pytest.mark.parametrize("name", NAMES)
def test_csv_of_every_table(name: Any, tmp_path: pathlib.Path) -> None:
    """CSV has the rows of every table in written form."""
    path = tmp_path / "x.csv"
    JAPAN.save(path, table=name)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = [{k: "" if v is None else str(v) for k, v in row.items()} for row in JAPAN.to_records(name)]
    assert rows == expected


def test_csv_in_pandas(tmp_path: pathlib.Path) -> None:
    """Read as the documentation says, Namibia's code stays a code, what is not known is missing, and days are days."""
    ica.agreements().save(tmp_path / "x.csv", table="coverage")
    frame = pd.read_csv(tmp_path / "x.csv", keep_default_na=False, na_values=[""])
    assert "NA" in set(frame["alpha_2"])
    ica.agreements().save(tmp_path / "y.csv")
    frame = pd.read_csv(tmp_path / "y.csv", keep_default_na=False, na_values=[""], parse_dates=["signed_latest"])
    early = frame.loc[frame["signed_latest"] < "2010", "id"]
    assert set(early) == {a.id for a in ica.agreements() if a.signed and a.signed.latest.year < 2010}
    assert set(frame.loc[frame["year"] > 2010, "id"]) == {a.id for a in ica.agreements() if (a.year or 0) > 2010}


def test_json_lines(tmp_path: pathlib.Path) -> None:
    """Each line is one agreement, complete with its sources."""
    JAPAN.save(tmp_path / "x.jsonl")
    lines = tmp_path.joinpath("x.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == list(JAPAN.ids)
    first = json.loads(lines[0])
    sources = [citation["source"] for citation in first["citations"]]
    assert [source["id"] for source in sources] == [source.id for source in JAPAN[0].sources]
    assert all("title" in source for source in sources)


@pytest.mark.parametrize("name", NAMES)
def test_workbook(name: Any, tmp_path: pathlib.Path) -> None:
    """A workbook has a sheet for every table, with its rows."""
    JAPAN.save(tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == NAMES

    def plain(value: Any) -> Any:
        return value.date() if isinstance(value, dt.datetime) else value

    head, *rows = ([plain(cell.value) for cell in row] for row in book[name].iter_rows())
    assert [dict(zip(head, row, strict=True)) for row in rows] == JAPAN.to_records(name)


def test_workbook_runs_nothing(tmp_path: pathlib.Path) -> None:
    """No text becomes a formula or a link, and what does not fit into a cell says that it was cut."""
    long = attrs.evolve(hostile.records()[0], id="in-jp-longest", summary="x" * 40_000)
    (hostile.records() | ica.AgreementSet.of([long])).save(tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert hostile.FORMULA in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
    assert all(cell.hyperlink is None for cell in cells)
    summaries = [cell.value for cell in cells if isinstance(cell.value, str) and cell.value.startswith("xxx")]
    assert [len(summary) for summary in summaries] == [32_767]
    assert summaries[0].endswith("… (cut: a cell holds no more)")


def test_workbook_counts_as_excel_does(tmp_path: pathlib.Path) -> None:
    """Characters that Excel counts twice are cut with a word too, and never in two."""
    wide = attrs.evolve(JAPAN[0], summary="\N{GRINNING FACE}" * 20_000)
    ica.AgreementSet.of([wide]).save(tmp_path / "x.xlsx")
    cells = [cell.value for row in openpyxl.load_workbook(tmp_path / "x.xlsx")["agreements"] for cell in row]
    cut = next(cell for cell in cells if isinstance(cell, str) and cell.startswith("\N{GRINNING FACE}"))
    assert cut.endswith("\N{GRINNING FACE}… (cut: a cell holds no more)")


def test_workbook_of_old_days(tmp_path: pathlib.Path) -> None:
    """Days that Excel cannot count are written out."""
    model = ica.get("in-us-mlat")
    event = attrs.evolve(model.events[0], date=ica.PartialDate.parse("1899-12-31"), rivals=())
    ica.AgreementSet.of([attrs.evolve(model, events=(event,))]).save(tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["events"]
    row = {str(head.value): cell.value for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert row["date_latest"] == "1899-12-31"


def test_workbook_of_no_dataset(tmp_path: pathlib.Path) -> None:
    """A workbook says what dataset it comes from, or nothing."""
    JAPAN.save(tmp_path / "x.xlsx")
    assert openpyxl.load_workbook(tmp_path / "x.xlsx").properties.title == ica.dataset().info.title
    ica.AgreementSet.of(JAPAN).save(tmp_path / "y.xlsx")
    assert not openpyxl.load_workbook(tmp_path / "y.xlsx").properties.title


def test_geojson(tmp_path: pathlib.Path) -> None:
    """GeoJSON has a point for every partner, counted as the totals count."""
    ica.agreements().save(tmp_path / "x.geojson")
    document = json.loads(tmp_path.joinpath("x.geojson").read_text("utf-8"))
    assert document["version"] == ica.__version__
    found = {feature["id"]: feature for feature in document["features"]}
    assert {code: feature["properties"]["agreements"] for code, feature in found.items()} == dict(
        ica.totals(by="country")
    )
    for feature in found.values():
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
        counts = {k: v for k, v in feature["properties"].items() if k.startswith("count_")}
        assert sum(counts.values()) == feature["properties"]["agreements"]
    treaties = ica.by_country("Japan").by_type("mlat")
    assert found["JP"]["properties"]["count_mlat"] == len(treaties)
    assert found["JP"]["properties"]["first_year"] == min(a.year for a in ica.by_country("Japan") if a.year)


def test_geojson_without_a_point(tmp_path: pathlib.Path) -> None:
    """A partner without a point has no geometry, and a set of no dataset names none."""
    old = attrs.evolve(ica.get("in-us-mlat"), countries=("AN",), events=())
    ica.AgreementSet.of([old]).save(tmp_path / "x.geojson")
    document = json.loads(tmp_path.joinpath("x.geojson").read_text("utf-8"))
    assert set(document) == {"type", "features"}
    assert document["features"][0]["geometry"] is None
    assert document["features"][0]["properties"]["first_year"] is None


def test_bibtex(tmp_path: pathlib.Path) -> None:
    """There is one entry for each agreement, as ``cite`` writes it; without a dataset it names none."""
    JAPAN.save(tmp_path / "x.bib")
    text = tmp_path.joinpath("x.bib").read_text("utf-8")
    assert re.findall(r"^@misc\{([^,]+),$", text, re.MULTILINE) == list(JAPAN.ids)
    assert ica.cite(JAPAN[0], style="bibtex") in text
    ica.AgreementSet.of(JAPAN[:1]).save(tmp_path / "y.bib")
    alone = tmp_path.joinpath("y.bib").read_text("utf-8")
    assert JAPAN[0].id in alone
    assert "author" not in alone
    assert "howpublished" not in alone
    assert "version" not in alone


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_same_input_same_bytes(suffix: str, tmp_path: pathlib.Path) -> None:
    """Two processes, whatever their hashing and their clock, write the same bytes."""
    code = f"import sys, india_cyber_agreements as ica; ica.agreements().save(sys.argv[1] + '.{suffix}')"
    written: list[bytes] = []
    for seed in ("1", "2"):
        path = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"}
        subprocess.run([sys.executable, "-c", code, str(path)], check=True, env=environment)  # noqa: S603
        written.append(path.with_suffix(f".{suffix}").read_bytes())
    assert written[0] == written[1]
    assert len(written[0]) > 1000


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_empty_set(suffix: str, tmp_path: pathlib.Path) -> None:
    """An empty set is written like any other."""
    path = tmp_path / f"x.{suffix}"
    ica.agreements()[:0].save(path)
    assert path.exists()
    if suffix == "parquet":
        assert pq.read_table(path).num_rows == 0


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_upper_case_suffix(suffix: str, tmp_path: pathlib.Path) -> None:
    """The case of a suffix does not matter."""
    ica.agreements()[:1].save(tmp_path / f"x.{suffix}")
    ica.agreements()[:1].save(tmp_path / f"y.{suffix.upper()}")
    assert tmp_path.joinpath(f"x.{suffix}").read_bytes() == tmp_path.joinpath(f"y.{suffix.upper()}").read_bytes()


@pytest.mark.parametrize("suffix", ["json", "jsonl", "sqlite", "geojson", "xlsx", "bib", "html"])
def test_table_where_none_is_taken(suffix: str, tmp_path: pathlib.Path) -> None:
    """A format that holds no single table refuses one, and nothing is written."""
    with pytest.raises(ica.ArgumentError, match=rf"table: 'events'.*\.csv or \.parquet only; \.{suffix}"):
        ica.agreements().save(tmp_path / f"x.{suffix}", table="events")
    with pytest.raises(ica.ArgumentError, match="treaties"):
        ica.agreements().save(tmp_path / "x.csv", table="treaties")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("suffix", "module"), [("parquet", "pyarrow"), ("xlsx", "xlsxwriter")])
def test_missing_extra(suffix: str, module: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A format whose library is missing says which extra it takes, and leaves what was there."""
    target = tmp_path / f"x.{suffix}"
    target.write_bytes(b"old")
    for name in [name for name in sys.modules if name.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ica.MissingExtraError, match="pip install"):
        ica.agreements().save(target)
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_failure_keeps_the_old_file(suffix: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the format, if writing fails what stood there stays and nothing else remains."""
    target = tmp_path / f"x.{suffix}"
    target.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        ica.agreements()[:3].save(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_workbook_opens_as_a_zip_of_safe_parts(tmp_path: pathlib.Path) -> None:
    """No part of a workbook is a macro, a link to elsewhere or an embedded object."""
    hostile.records().save(tmp_path / "x.xlsx")
    with zipfile.ZipFile(io.BytesIO(tmp_path.joinpath("x.xlsx").read_bytes())) as archive:
        names = archive.namelist()
        relations = [archive.read(name).decode() for name in names if name.endswith(".rels")]
    assert not [
        name for name in names if "vba" in name.lower() or "external" in name.lower() or "embed" in name.lower()
    ]
    assert not [text for text in relations if 'TargetMode="External"' in text]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_half_a_character(suffix: str, tmp_path: pathlib.Path) -> None:
    """Half a character, which no file can hold, is refused, or replaced where people read; nothing is lost."""
    target = tmp_path / f"x.{suffix}"
    target.write_bytes(b"old")
    broken = ica.AgreementSet.of([attrs.evolve(JAPAN[0], title="half \ud800 a character")])
    if suffix in {"html", "geojson"}:  # the one shows another character in its place, the other has no titles
        broken.save(target)
        assert target.read_bytes() != b"old"
        return
    with pytest.raises(ica.ArgumentError, match="half of one"):
        broken.save(target)
    assert target.read_bytes() == b"old"
