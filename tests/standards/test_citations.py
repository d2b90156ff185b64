"""Citations before the parsers of others: BibTeX, RIS, CSL-JSON and the Citation File Format."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _cite
from tests.hostile import TEXTS

bibtexparser: Any = pytest.importorskip("bibtexparser", reason="bibtexparser is not installed: run nox -s standards")
citeproc: Any = pytest.importorskip("citeproc", reason="citeproc-py is not installed: run nox -s standards")
rispy: Any = pytest.importorskip("rispy", reason="rispy is not installed: run nox -s standards")
yaml: Any = pytest.importorskip("yaml", reason="PyYAML is not installed: run nox -s standards")

INFO = ica.dataset().info
ALL = ica.agreements()
#: Records with whatever could break out of its field as title and note.
HOSTILE = [
    attrs.evolve(ALL[0], id=f"in-x-{number}", title=text, title_exact=False) for number, text in enumerate(TEXTS)
]


def one_line(text: str) -> str:
    """Return a text as citations have it, without line breaks."""
    return " ".join(text.split())


def entries(text: str) -> dict[str, dict[str, str]]:
    """Return the fields of BibTeX entries by their key, with LaTeX turned back into text."""
    layers = bibtexparser.middlewares
    library = bibtexparser.parse_string(text, append_middleware=[layers.LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    return {
        entry.key: {name: str(field.value) for name, field in entry.fields_dict.items()} for entry in library.entries
    }


def test_bibtex(tmp_path: pathlib.Path) -> None:
    """A saved file of all records parses, with an entry for each, its title, and no author."""
    ALL.save(tmp_path / "all.bib")
    found = entries(tmp_path.joinpath("all.bib").read_text("utf-8"))
    assert list(found) == list(ALL.ids)
    for agreement in ALL:
        entry = found[agreement.id]
        assert entry["title"].strip("{}") == one_line(agreement.title)
        assert "author" not in entry
        assert INFO.version in entry["howpublished"]
        assert entry.get("year") == (str(agreement.date.year) if agreement.date else None)


def test_bibtex_of_the_dataset() -> None:
    """The dataset has its makers as author and the day that it is from."""
    (entry,) = entries(ica.cite(style="bibtex")).values()
    assert entry["author"].strip("{}") == INFO.creators[0].name
    assert entry["date"] == str(INFO.released or INFO.modified)
    assert entry["version"] == INFO.version


def test_hostile_bibtex() -> None:
    """Whatever a title holds, there is one entry for each record."""
    found = entries("\n".join(_cite.cite(agreement, INFO, "bibtex") for agreement in HOSTILE))
    assert list(found) == [agreement.id for agreement in HOSTILE]


def test_ris() -> None:
    """All records parse as RIS, each with its title, its date and the dataset around it."""
    found = rispy.loads("\n".join(ica.cite(agreement, style="ris") for agreement in ALL))
    assert [entry["id"] for entry in found] == list(ALL.ids)
    for agreement, entry in zip(ALL, found, strict=True):
        assert entry["title"] == one_line(agreement.title)
        assert entry["type_of_reference"] == "GEN"
        assert entry["secondary_title"] == f"{INFO.title} (version {INFO.version})"
        assert "authors" not in entry
        assert entry.get("year") == (f"{agreement.date.year:04}" if agreement.date else None)
    (dataset,) = rispy.loads(ica.cite(style="ris"))
    assert dataset["authors"] == [INFO.creators[0].name]
    assert dataset["type_of_reference"] == "DATA"
    assert dataset["edition"] == INFO.version


def test_hostile_ris() -> None:
    """Whatever a title holds, there is one entry for each record."""
    found = rispy.loads("\n".join(_cite.cite(agreement, INFO, "ris") for agreement in HOSTILE))
    assert [entry["id"] for entry in found] == [agreement.id for agreement in HOSTILE]


def test_csl_json() -> None:
    """A citation processor takes all records and the dataset, and writes each with its title and year."""
    items = [json.loads(ica.cite(agreement, style="csl-json"))[0] for agreement in (None, *ALL)]
    source = citeproc.source.json.CiteProcJSON(items)
    styles = pathlib.Path(citeproc.__file__).parent / "data" / "styles"
    style = citeproc.CitationStylesStyle(str(next(styles.glob("*.csl"))), validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    for item in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    texts = [str(text) for text in bibliography.bibliography()]
    assert len(texts) == len(items)
    for item, text in zip(items, texts, strict=True):
        year = str(item["issued"]["date-parts"][0][0]) if "issued" in item else "no date"
        assert year in text
    assert texts[0].startswith(INFO.creators[0].name)
    assert not any(INFO.creators[0].name in text for text in texts[1:])


def test_citation_file(release: pathlib.Path) -> None:
    """The citation file is YAML that means what was to be said."""
    found = yaml.safe_load(release.joinpath("CITATION.cff").read_bytes())
    assert (found["cff-version"], found["type"], found["version"]) == ("1.2.0", "dataset", INFO.version)
    assert found["abstract"] == INFO.description
    assert found["references"][0]["authors"][0] == {"family-names": "Elmokadem", "given-names": "Leilah"}
