"""What a file says, read by a parser of its format: plain values that can be compared, whatever stands in them."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

import yaml

from india_cyber_agreements._json import is_list, is_object
from tests.html_tree import Element, read
from tests.libraries import openpyxl, pa, pq

#: How a workbook writes what XML has no place for.
_ESCAPED = re.compile(r"_x([0-9A-F]{4})_")
#: What HTML has no place for; browsers and our pages show another sign there.
_NOT_IN_HTML = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def _csv(content: bytes) -> Any:
    """Return the rows; a cell that a spreadsheet would run stands there as a text, behind an apostrophe."""
    rows = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]
    return [[cell.removeprefix("'") for cell in row] for row in rows]


def _parquet(content: bytes) -> Any:
    """Return the rows, and what is told besides."""
    table = pq.read_table(pa.BufferReader(content))
    metadata: dict[bytes, bytes] = table.schema.metadata or {}
    told = {key: value.decode() for key, value in metadata.items()}
    return [{key: str(value) for key, value in row.items()} for row in table.to_pylist()], told


def _sqlite(content: bytes) -> Any:
    """Return everything that stands in the tables, and how they are declared."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        declared = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
        names = [name for name, sql in declared if sql and sql.startswith("CREATE TABLE") and "_fts_" not in name]
        rows = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}  # noqa: S608
        rows["dataset"] = [
            (key, json.loads(value) if key == "datasette_metadata" else value) for key, value in rows["dataset"]
        ]
        return declared, rows


def _unescaped(match: re.Match[str]) -> str:
    """Return the character that an escape in a workbook stands for."""
    return chr(int(match[1], 16))


def _workbook(content: bytes) -> Any:
    """Return the cells of each sheet with their types, none of which is a formula or leads anywhere."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = {sheet.title: [(cell.data_type, cell.value) for row in sheet.iter_rows() for cell in row] for sheet in book}
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert {kind for sheet in cells.values() for kind, _ in sheet} <= {"s", "n", "b", "d"}
    texts = {sheet: [_ESCAPED.sub(_unescaped, str(value)) for _, value in found] for sheet, found in cells.items()}
    return texts, _ESCAPED.sub(_unescaped, str(book.properties.title))


def _bibtex(content: bytes) -> Any:
    """Return the kinds, keys and fields of the entries, once it is sure that braces go together."""
    found: list[str] = []
    depth = 0
    for line in content.decode().split("\n"):
        if depth in {0, 1} and line.strip() not in {"", "}"}:
            found.append(line.partition(" = ")[0])
        bare = re.sub(r"\\.", "", line)
        depth += bare.count("{") - bare.count("}")
        assert depth in {0, 1}
        assert not re.search(r"\\(?:input|end)", line)
    assert depth == 0
    return found


def _ris(content: bytes) -> Any:
    """Return the tags."""
    lines = content.decode().splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    return [line[:2] for line in lines]


def _html(content: bytes) -> Any:
    """Return the elements with their attributes, where they lead, and what the heads say."""
    top = read(content.decode().removeprefix("<!DOCTYPE html>\n"))
    heads = [element.text for name in ("title", "h1") for element in top.all(name)]
    return elements(top), heads


def elements(top: Element) -> Any:
    """Return the elements with their attributes, and the addresses that they lead to.

    An address that could not be one is shown and not linked: such a link counts as what stands in its place.
    """
    shape = Counter(top.shape)
    shape["span",] += shape.pop(("a", "href", "rel"), 0)
    return sorted((*key, str(count)) for key, count in shape.items()), sorted(
        link for link in top.links if not link.startswith("https://example.org/")
    )


def _json(content: bytes) -> Any:
    """Return the value, and what texts in it say that are of another format."""
    return _opened(json.loads(content))


def _opened(value: Any) -> Any:
    """Return a value whose texts of other formats are read as those."""
    if is_list(value):
        return [_opened(item) for item in value]
    if not is_object(value):
        return value
    return {key: _NESTED[key](item) if key in _NESTED else _opened(item) for key, item in value.items()}


def _zenodo(value: Any) -> Any:
    """Return the elements and the texts of a description on Zenodo, which is HTML; others are no text with elements."""
    if not (isinstance(value, str) and value.startswith("<p>")):
        return _opened(value)
    top = read(value)
    return str(sorted(top.shape.items())), [element.text for element in top.all("p")]


#: Fields whose texts are of another format.
_NESTED: Mapping[str, Callable[[Any], Any]] = {"citeAs": lambda text: _bibtex(text.encode()), "description": _zenodo}


#: What reads the files of each suffix.
READERS: Mapping[str, Callable[[bytes], Any]] = {
    ".bib": _bibtex,
    ".cff": yaml.safe_load,
    ".csv": _csv,
    ".geojson": _json,
    ".html": _html,
    ".json": _json,
    ".jsonl": lambda content: [json.loads(line) for line in content.decode().split("\n") if line],
    ".jsonld": _json,
    ".parquet": _parquet,
    ".ris": _ris,
    ".sqlite": _sqlite,
    ".xlsx": _workbook,
}
#: What only changes with the bytes of other files: digests and sizes.
_FINGERPRINT = re.compile(r"\b[0-9a-f]{64}\b")
_SIZES = frozenset({"bytes", "contentSize", "schema:contentSize"})


def replaced(value: Any, old: str, new: str) -> Any:
    """Return a value with one text in place of another, without fingerprints of files.

    White space that differs only by what it is counts as the same, since many formats have lines.
    """
    if isinstance(value, str):
        text = _NOT_IN_HTML.sub("\ufffd", _FINGERPRINT.sub("", value).replace(old, new))
        return " ".join(text.split())
    if is_object(value):
        return {key: None if key in _SIZES else replaced(item, old, new) for key, item in value.items()}
    if isinstance(value, tuple):
        return [replaced(item, old, new) for item in cast("Iterable[Any]", value)]
    return [replaced(item, old, new) for item in value] if is_list(value) else value
