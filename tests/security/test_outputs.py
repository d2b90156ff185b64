"""Everything that is written: read by a parser of its format, it says what the data say, and nothing came of a text."""

from __future__ import annotations

import functools
import pathlib
from collections.abc import Callable
from typing import Any

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _cite, _export, _package
from india_cyber_agreements._progress import Progress
from tests.html_tree import read
from tests.security import made_up
from tests.security.reading import READERS, elements, replaced

#: A text without any meaning, of the same length, so that whatever is cut is cut alike.
HARMLESS = "Harmless".ljust(len(made_up.EVIL), "x")
#: The file of digests, in which no text of the data stands.
SUMS = "SHA256SUMS"
#: Files that are held to hostile texts elsewhere, with where.
ELSEWHERE = {
    "README.md": "tests/package/test_place.py",
    "dcat.ttl": "tests/standards/test_dcat.py",
}
TABLES: list[Any] = [table.name for table in ica.tables()]
#: How a citation is read, by its style.
CITED = {"bibtex": ".bib", "csl-json": ".json", "ris": ".ris"}

#: What notebooks show.
NOTEBOOKS: dict[str, Callable[[ica.Dataset], Any]] = {
    "set": lambda data: data.agreements,
    "agreement": lambda data: data.agreements[0],
    "standing": lambda data: data.agreements[0].standing_on("2020-01-01"),
    "totals": lambda data: data.agreements.totals("country"),
    "edition": lambda data: data.editions[0],
}


@functools.cache
def release(text: str) -> dict[str, bytes]:
    """Return the files of a data release of a dataset with one text everywhere."""
    with Progress("Writing") as progress:
        return {part.path: part.content for part in _package.parts(made_up.dataset(text), progress)}


def assert_alike(suffix: str, harmless: bytes, evil: bytes) -> None:
    """See that two files say the same but for the text."""
    expected, found = (replaced(READERS[suffix](content), HARMLESS, made_up.EVIL) for content in (harmless, evil))
    assert found == expected


def test_every_output_is_read() -> None:
    """No format and no file of a release is left out here."""
    files = release(HARMLESS)
    assert set(_export.SUFFIXES) <= READERS.keys()
    assert {path for path in files if pathlib.PurePath(path).suffix not in READERS} == {*ELSEWHERE, SUMS}
    root = pathlib.Path(__file__).parent.parent.parent
    assert all("hostile" in root.joinpath(place).read_text("utf-8").casefold() for place in ELSEWHERE.values())


@pytest.mark.parametrize("suffix", _export.SUFFIXES)
def test_saved(suffix: str, tmp_path: pathlib.Path) -> None:
    """Each format that a set is saved in says the same of texts that mean harm as of texts that do not."""
    written: list[bytes] = []
    for text in (HARMLESS, made_up.EVIL):
        made_up.dataset(text).save(tmp_path / f"x{suffix}")
        written.append(tmp_path.joinpath(f"x{suffix}").read_bytes())
    assert_alike(suffix, *written)
    assert written[0] != written[1] or suffix == ".geojson"


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
@pytest.mark.parametrize("table", TABLES)
def test_tables(table: Any, suffix: str, tmp_path: pathlib.Path) -> None:
    """So does each table."""
    written: list[bytes] = []
    for text in (HARMLESS, made_up.EVIL):
        made_up.dataset(text).save(tmp_path / f"x{suffix}", table=table)
        written.append(tmp_path.joinpath(f"x{suffix}").read_bytes())
    assert_alike(suffix, *written)


@pytest.mark.parametrize("path", sorted(release(HARMLESS).keys() - {*ELSEWHERE, SUMS}))
def test_release(path: str) -> None:
    """So does each file of a data release, and the files have the same names."""
    harmless, evil = release(HARMLESS), release(made_up.EVIL)
    assert harmless.keys() == evil.keys()
    assert_alike(pathlib.PurePath(path).suffix, harmless[path], evil[path])


@pytest.mark.parametrize("style", sorted(CITED))
@pytest.mark.parametrize("of", ["agreement", "dataset"])
def test_citations(of: str, style: str) -> None:
    """So does each form of citation that programs read."""
    cited: list[bytes] = []
    for text in (HARMLESS, made_up.EVIL):
        data = made_up.dataset(text)
        cited.append(_cite.cite(data.agreements[0] if of == "agreement" else None, data.info, style).encode())
    assert cited[0] != cited[1]
    assert_alike(CITED[style], *cited)
    assert sorted({*CITED, "text"}) == sorted(_cite.STYLES)


@pytest.mark.parametrize("take", NOTEBOOKS.values(), ids=list(NOTEBOOKS))
def test_notebooks(take: Callable[[ica.Dataset], Any]) -> None:
    """What a notebook shows has the same elements and leads to the same places."""
    harmless, evil = (read(take(made_up.dataset(text))._repr_html_()) for text in (HARMLESS, made_up.EVIL))
    assert elements(evil) == elements(harmless)
