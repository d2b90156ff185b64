"""Files: every format that the package writes, pictures, and the data release."""

from __future__ import annotations

import io
import json
import pathlib
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from typing import Any
from unittest import mock

import india_cyber_agreements as ica
from india_cyber_agreements import _package
from india_cyber_agreements._package import _tidy
from tests.libraries import openpyxl, pq

from .answers import SUITE, sets
from .items import Item, as_json, told

#: Formats that are text, for which the data alone decide.
TEXTS = ("json", "jsonl", "csv", "geojson", "bib", "html")
PICTURES = ("map", "timeline", "matrix")
#: Where a SQLite file has the number of the version of SQLite that wrote it.
VERSION = slice(96, 100)
#: What stands in a release in place of the files into which the versions of libraries go.
_NEUTRAL = b"written by a library\n"


def _written(some: ica.AgreementSet | ica.Dataset, suffix: str, table: Any = None) -> bytes:
    """Return what a set or dataset is saved as."""
    with tempfile.TemporaryDirectory() as directory:
        path = pathlib.Path(directory, f"x.{suffix}")
        some.save(path, table=table)
        return path.read_bytes()


def texts() -> Iterator[Item]:
    """Yield the files that are text."""
    for name, some in sets().items():
        for suffix in TEXTS:
            yield Item(f"{suffix}: {name}", _written(some, suffix))
        for table in ica.tables():
            yield Item(f"csv of {table.name}: {name}", _written(some, "csv", table.name))


def _dumped(content: bytes) -> list[str]:
    """Return a SQLite database as the statements that make it again."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(content)
        return list(connection.iterdump())
    finally:
        connection.close()


def databases() -> Iterator[Item]:
    """Yield SQLite databases: but for the version that SQLite writes into it, the data alone decide."""
    for name, some in sets().items():
        content = _written(some, "sqlite")
        yield told(f"sqlite as statements: {name}", _dumped(content))
        yield Item(f"sqlite: {name}", content, ("sqlite",))
        without = bytearray(content)
        without[VERSION] = bytes(4)
        yield Item(f"sqlite but for its version: {name}", bytes(without))


def _rows(book: Any) -> Iterator[str]:
    """Yield the rows of a workbook, each with the name of its sheet."""
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            yield as_json([sheet.title, *row])


def workbooks() -> Iterator[Item]:
    """Yield workbooks: the library decides how the content is laid out, and zlib how it is packed."""
    for name, some in sets().items():
        content = _written(some, "xlsx")
        yield Item(f"xlsx: {name}", content, ("xlsxwriter", "zlib"))
        yield told(f"xlsx unpacked: {name}", _unpacked(content), ("xlsxwriter",))
        yield told(f"xlsx as rows: {name}", _rows(openpyxl.load_workbook(io.BytesIO(content))))


def _field(field: Any) -> str:
    """Return what there is to know of a column of Arrow."""
    metadata: dict[bytes, bytes] = field.metadata or {}
    return repr((field.name, str(field.type), field.nullable, sorted(metadata.items())))


def _unpacked(content: bytes) -> list[str]:
    """Return the files in an archive, each with the sum over its content."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [repr((each.filename, each.CRC, each.date_time)) for each in archive.infolist()]


def parquet() -> Iterator[Item]:
    """Yield Parquet: the library decides how the content is laid out, and writes its name into it."""
    for name, some in sets().items():
        for table in ica.tables():
            content = _written(some, "parquet", table.name)
            yield Item(f"parquet of {table.name}: {name}", content, ("pyarrow",))
            with tempfile.TemporaryDirectory() as directory:
                path = pathlib.Path(directory, "x.parquet")
                path.write_bytes(content)
                read = pq.read_table(path)
            yield told(f"parquet of {table.name} as rows: {name}", [*map(_field, read.schema), *read.to_pylist()])


def pictures() -> Iterator[Item]:
    """Yield pictures: what is shown is ours, the pages and drawings are those of the libraries."""
    for name, some in {"all": ica.agreements(), "Japan": ica.by_country("Japan")}.items():
        for kind in PICTURES:
            chart = getattr(some, kind)()
            spec = chart.to_dict()
            # Which version of Vega-Lite draws it, altair decides.
            spec.pop("$schema")
            yield told(f"{kind}: {name}", [repr(chart), json.dumps(spec, ensure_ascii=False)])
            yield told(f"{kind} in order: {name}", [json.dumps(spec, sort_keys=True)])
            yield Item(f"{kind} as a page: {name}", chart.to_page().encode(), ("altair", "vl-convert-python"))


def _release(data: ica.Dataset) -> dict[str, bytes]:
    """Return the files of a data release by path."""
    with tempfile.TemporaryDirectory() as directory:
        place = pathlib.Path(directory, "release")
        data.save_package(place)
        paths = sorted(path for path in place.rglob("*") if path.is_file())
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}


def _datasets() -> dict[str, ica.Dataset]:
    """Return datasets by what they are."""
    return {"bundled": ica.dataset(), "other": ica.load(SUITE / "dataset")}


def releases() -> Iterator[Item]:
    """Yield data releases, whose descriptors tell digests of the Parquet and SQLite files."""
    for name, data in _datasets().items():
        for path, content in _release(data).items():
            plain = path.startswith(("api/", "json/", "csv/")) and not path.endswith("csv-metadata.json")
            yield Item(f"{name} release: {path}", content, () if plain else ("pyarrow", "sqlite"))


def releases_of_text() -> Iterator[Item]:
    """Yield data releases with a text in place of each Parquet and SQLite file: all else the data alone decide."""
    with (
        mock.patch.object(_tidy, "to_parquet", return_value=_NEUTRAL),
        mock.patch.object(_tidy, "to_sqlite", return_value=_NEUTRAL),
        mock.patch.object(_package, "require"),
    ):
        for name, data in _datasets().items():
            for path, content in _release(data).items():
                if not re.search(r"\.(parquet|sqlite)$", path):
                    yield Item(f"{name} release of text: {path}", content)
