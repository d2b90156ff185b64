"""Citations in every style."""

from __future__ import annotations

import json
import re

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _cite
from india_cyber_agreements._cite import STYLES

INFO = ica.dataset().info
TREATY = ica.get("in-us-mlat")
UNCERTAIN = ica.PartialDate.parse("1993?")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("id_", [None, *ica.agreements().ids[::12], *ica.agreements().ids[-8:]])
def test_every_style(id_: str | None, style: str) -> None:
    """Every record and the dataset can be cited in every style, with title, version and date."""
    text = ica.cite(id_, style=style)
    assert INFO.version in text
    if id_ is not None:
        agreement = ica.get(id_)
        assert id_ in text
        if style in {"text", "csl-json"}:
            assert json.dumps(agreement.title, ensure_ascii=False)[1:-1] in text or agreement.title in text
        if agreement.date is not None:
            assert str(agreement.date.year) in text


@pytest.mark.parametrize("style", STYLES)
def test_no_precision_is_gained(style: str) -> None:
    """Every style says so where the date is uncertain or the title describes."""
    doubtful = attrs.evolve(TREATY, title_exact=False, events=(attrs.evolve(TREATY.events[0], date=UNCERTAIN),))
    text = _cite.cite(doubtful, INFO, style)
    assert "the title is descriptive" in text
    assert "the date is given as 1993?" in text


def test_agreement_or_id() -> None:
    """An agreement can be cited as well as its id."""
    assert ica.cite(TREATY) == ica.cite(TREATY.id)


def test_text() -> None:
    """The plain form names title, date, dataset, version and a source that was read and dates the record."""
    text = ica.cite("in-us-mlat")
    assert text.startswith(
        f"{TREATY.title} ({TREATY.date}). In: {INFO.creators[0].name}, {INFO.title} (version {INFO.version})"
    )
    source = _cite.primary_source(TREATY)
    assert source is not None
    assert source.title in text
    assert ica.cite() == (
        f"{INFO.citation} Version {INFO.version} ({INFO.released or INFO.modified}), "
        f"pkg:pypi/{INFO.name}@{INFO.version}."
    )


def test_csl_json() -> None:
    """CSL-JSON keeps the precision of the date and marks uncertain ones."""
    for date, issued in (
        ("2016-08-05", {"date-parts": [[2016, 8, 5]]}),
        ("2016-08", {"date-parts": [[2016, 8]]}),
        ("2016?", {"date-parts": [[2016]], "circa": True}),
    ):
        event = attrs.evolve(TREATY.events[0], date=ica.PartialDate.parse(date))
        item = json.loads(_cite.cite(attrs.evolve(TREATY, events=(event,)), INFO, "csl-json"))[0]
        assert (item["type"], item["issued"]) == ("treaty", issued)
    assert json.loads(ica.cite(style="csl-json"))[0]["type"] == "dataset"


def test_csl_type() -> None:
    """What binds is a treaty; a memorandum or a statement is a document."""
    kinds = {a.type: json.loads(ica.cite(a, style="csl-json"))[0]["type"] for a in ica.agreements()}
    assert {type_ for type_, kind in kinds.items() if kind == "treaty"} == {"mlat", "agreement"}
    assert {kind for type_, kind in kinds.items() if type_ not in {"mlat", "agreement"}} == {"document"}


def test_makers() -> None:
    """The makers of the dataset are its authors, and of no record: there they stand with the dataset around it."""
    makers = INFO.creators[0].name
    assert f"  author = {{{{{makers}}}}}" in ica.cite(style="bibtex")
    assert f"AU  - {makers}" in ica.cite(style="ris").splitlines()
    assert json.loads(ica.cite(style="csl-json"))[0]["author"] == [{"literal": makers}]
    bibtex = ica.cite(TREATY, style="bibtex")
    assert "author" not in bibtex
    assert f"  howpublished = {{In: {makers}, {INFO.title} (version {INFO.version})}}" in bibtex
    assert f"  key = {{{{{TREATY.title}}}}}" in bibtex
    ris = ica.cite(TREATY, style="ris")
    assert "AU  -" not in ris
    assert f"A2  - {makers}\nT2  - {INFO.title} (version {INFO.version})" in ris
    assert "ET  -" not in ris
    item = json.loads(ica.cite(TREATY, style="csl-json"))[0]
    assert "author" not in item
    assert item["container-author"] == [{"literal": makers}]
    assert item["container-title"] == f"{INFO.title} (version {INFO.version})"
    assert "version" not in item  # which would be read as the treaty's


def test_note_of_the_dataset() -> None:
    """What has fields of its own, author and title, does not stand in the note once more."""
    note = INFO.citation.removeprefix(f"{INFO.creators[0].name}. {INFO.title}. ")
    assert note.startswith("Builds on ")
    assert f"  note = {{{note}}}" in ica.cite(style="bibtex")
    assert f"N1  - {note}" in ica.cite(style="ris").splitlines()
    assert json.loads(ica.cite(style="csl-json"))[0]["note"].startswith(note)
    assert "  note = {Another.}" in _cite.cite(None, attrs.evolve(INFO, citation="Another."), "bibtex")


def test_release() -> None:
    """A released dataset is cited with the day of its release, and every style names that version of it."""
    day = ica.PartialDate.parse("2027-01-31")
    released = attrs.evolve(INFO, version="2027.1.0", released=day)
    texts = {style: _cite.cite(None, released, style) for style in STYLES}
    assert all("pkg:pypi/india-cyber-agreements@2027.1.0" in text for text in texts.values())
    assert "Version 2027.1.0 (2027-01-31)" in texts["text"]
    assert "  date = {2027-01-31}" in texts["bibtex"]
    assert "DA  - 2027/01/31/" in texts["ris"]
    assert json.loads(texts["csl-json"])[0]["issued"] == {"date-parts": [[2027, 1, 31]]}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2016", {"year = {2016}"}),
        ("2016-08", {"year = {2016}", "month = aug"}),
        ("2016-08-05", {"year = {2016}", "month = aug", "date = {2016-08-05}"}),
        ("2016?", {"year = {2016}", "date = {2016?}"}),
    ],
)
def test_bibtex_dates(date: str, expected: set[str]) -> None:
    """BibTeX has year and month for every style, and the date as written where that tells more."""
    event = attrs.evolve(TREATY.events[0], date=ica.PartialDate.parse(date))
    lines = _cite.cite(attrs.evolve(TREATY, events=(event,)), INFO, "bibtex").splitlines()
    assert {line.strip(" ,") for line in lines if re.match("  (year|month|date) ", line)} == expected


@pytest.mark.parametrize(
    ("date", "py", "da"),
    [
        ("2016", "PY  - 2016", None),
        ("2016-08", "PY  - 2016", "DA  - 2016/08//"),
        ("2016-08-05?", "PY  - 2016", "DA  - 2016/08/05/"),
    ],
)
def test_ris_dates(date: str, py: str, da: str | None) -> None:
    """RIS has the year, and the date as far as it is known."""
    event = attrs.evolve(TREATY.events[0], date=ica.PartialDate.parse(date))
    lines = _cite.cite(attrs.evolve(TREATY, events=(event,)), INFO, "ris").splitlines()
    assert py in lines
    assert [line for line in lines if line.startswith("DA")] == ([da] if da else [])
    assert (lines[0], lines[-1]) == ("TY  - GEN", "ER  - ")
    assert ica.cite(style="ris").startswith("TY  - DATA\n")


def test_undated() -> None:
    """A record without a date has none in its citations."""
    undated = attrs.evolve(TREATY, events=())
    assert "(undated)" in _cite.cite(undated, INFO, "text")
    assert "PY" not in _cite.cite(undated, INFO, "ris")
    assert "  year = " not in _cite.cite(undated, INFO, "bibtex")
    assert "issued" not in json.loads(_cite.cite(undated, INFO, "csl-json"))[0]


def test_without_an_address() -> None:
    """A source without an address leaves the address out."""
    source = attrs.evolve(TREATY.sources[0], url=None, published=None)
    bare = attrs.evolve(TREATY, events=(), citations=(attrs.evolve(TREATY.citations[0], source=source),))
    assert "http" not in "".join(_cite.cite(bare, INFO, style) for style in STYLES)


def test_unread_sources() -> None:
    """Where no source was read, the first stands."""
    source = attrs.evolve(TREATY.sources[0], access=ica.Access.CITED)
    unread = attrs.evolve(TREATY, events=(), citations=(attrs.evolve(TREATY.citations[0], source=source),))
    assert _cite.primary_source(unread) is source


@pytest.mark.parametrize(
    "title", [r"\input{/etc/passwd} 100% & $x_1$ #5 ~ ^", "a}\n@misc{b,", "line\nbreak\r\nTY  - X"]
)
def test_hostile_title(title: str) -> None:
    """A title cannot break out of its field: braces balance in BibTeX, and RIS and BibTeX stay one entry."""
    hostile = attrs.evolve(TREATY, title=title)
    bibtex = _cite.cite(hostile, INFO, "bibtex")
    bare = re.sub(r"\\[{}]", "", bibtex)
    assert bare.count("{") == bare.count("}")
    assert r"\input" not in bibtex
    assert len(re.findall(r"^@", bibtex, re.MULTILINE)) == 1
    ris = _cite.cite(hostile, INFO, "ris")
    assert len(re.findall(r"^TY  - ", ris, re.MULTILINE)) == 1
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris.splitlines())


@pytest.mark.parametrize("style", STYLES)
def test_out_of_any_dataset(style: str) -> None:
    """A record that stands in no dataset and has no source is cited by its title and date, and by nothing made up."""
    events = tuple(attrs.evolve(event, sources=()) for event in TREATY.events)
    text = _cite.cite_agreement(attrs.evolve(TREATY, events=events, citations=()), None, style)
    assert TREATY.title in text
    assert TREATY.date is not None
    assert str(TREATY.date.year) in text
    assert "primary source" not in text
    assert INFO.title not in text
    assert "None" not in text
