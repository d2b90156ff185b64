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
        f"{TREATY.title} (2001-10-17). In: {INFO.creators[0].name}, {INFO.title} (version {INFO.version})"
    )
    assert TREATY.events[0].sources[0].title in text
    assert ica.cite().startswith(INFO.citation)


def test_csl_json() -> None:
    """CSL-JSON keeps the precision of the date and marks uncertain ones."""
    item = json.loads(ica.cite("in-us-mlat", style="csl-json"))[0]
    assert (item["type"], item["issued"]) == ("treaty", {"date-parts": [[2001, 10, 17]]})
    uncertain = next(a for a in ica.agreements() if a.date and a.date.qualifier and a.date.month is None)
    issued = json.loads(ica.cite(uncertain.id, style="csl-json"))[0]["issued"]
    assert issued == {"date-parts": [[uncertain.year]], "circa": True}
    assert json.loads(ica.cite(style="csl-json"))[0]["type"] == "dataset"


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
