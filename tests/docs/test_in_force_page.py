"""The explanations: what they say of records holds, and their pictures are made from these."""

from __future__ import annotations

import pathlib
import re

import pytest

import india_cyber_agreements as ica
from docs import pages
from docs._pages.in_force import answered, compared, places, wrong_answers, wrong_places
from tests.docs.examples import Example, examples, holds

DATA = ica.dataset()
EXPLANATION = pages.HERE / "explanation"
PAGE = (EXPLANATION / "in-force.md").read_text("utf-8")
_FENCE = re.compile(
    r"^```\{(?P<name>band|bands-between)\} (?P<words>[^\n]+)\n(?P<lines>.*?)^```$", re.DOTALL | re.MULTILINE
)
FENCES = list(_FENCE.finditer(PAGE))
BANDS = [fence for fence in FENCES if fence["name"] == "band"]
PAGES = sorted(EXPLANATION.glob("*.md"))
OTHERS = [path for path in PAGES if path.name != "codebook.md"]
STATED = [example for path in OTHERS for example in examples(" ".join(path.read_text("utf-8").split()))]


def fence_name(fence: re.Match[str]) -> str:
    """Return what a picture is of."""
    return fence["words"]


@pytest.mark.parametrize("fence", BANDS, ids=fence_name)
def test_answers(fence: re.Match[str]) -> None:
    """On each day that the page names, the record has the standing that the page names."""
    lines = fence["lines"].splitlines()
    assert wrong_answers(ica.get(fence["words"]), lines) == []
    assert lines


def test_periods() -> None:
    """Queries about the period do with each record what the page says, and every outcome occurs."""
    (fence,) = (fence for fence in FENCES if fence["name"] == "bands-between")
    first, last = fence["words"].split()
    lines = fence["lines"].splitlines()
    assert wrong_places(DATA, (first, last), lines) == []
    assert {word for line in lines for word in line.split()[1:]} == {"in", "undetermined", "out"}


def test_every_standing_is_shown() -> None:
    """The page shows each standing, and the picture that explains the pictures has all four."""
    shown = {line.split()[1] for fence in BANDS for line in fence["lines"].splitlines()}
    assert shown == set(ica.Standing)
    assert [line.split()[1] for line in BANDS[0]["lines"].splitlines()] == list(ica.Standing)


def test_the_rule_that_no_date_decides() -> None:
    """As the page says, two treaties lack a documented entry into force, and a memorandum has a later approval."""
    for id_ in ("in-br-mlat", "in-hk-mlat", "in-kh-mlat"):
        assert not ica.get(id_).events_of("in-force"), id_
    (signed,) = ica.get("in-my-2015-cybersecurity-mou").events_of("signed")
    (approved,) = ica.get("in-my-2015-cybersecurity-mou").events_of("cabinet-approved")
    assert signed.date.latest < approved.date.earliest


@pytest.mark.parametrize("example", STATED, ids=str)
def test_stated(example: Example) -> None:
    """What a page states of a record in the form of an example is so."""
    assert holds(DATA, example)


def test_points_that_are_no_statement_on_status() -> None:
    """As the page on the map says, these are partners of the record."""
    assert {"HK", "PS", "SG", "MU", "MV"} <= {code for record in DATA.agreements for code in record.countries}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_shape_of_a_page(path: pathlib.Path) -> None:
    """A page has one title, says at once what it is for, and ends with ways on."""
    text = path.read_text("utf-8")
    lines = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE).splitlines()
    assert [line for line in lines if line.startswith("# ")] == [lines[0]]
    assert lines[2].startswith(("This page ", "These are the rules "))
    assert "](" in text.rpartition("\n## ")[2]


def test_wrong_claims_are_told() -> None:
    """A claim that the data do not bear out is told with what holds, and no picture is made of it."""
    record = ica.get("in-us-mlat")
    assert wrong_answers(record, ["2010-06-30 possible"]) == ["in-us-mlat is confirmed on 2010-06-30, not possible"]
    with pytest.raises(ValueError, match="is confirmed on 2010-06-30"):
        answered(DATA, record, ["2010-06-30 possible"])
    assert places(DATA, ("2016", "2018"), "in-us-mlat") == ("in", "in", "in")
    with pytest.raises(ValueError, match="in-us-mlat is in in in, not out in in"):
        compared(DATA, ("2016", "2018"), ["in-us-mlat out in in"])


def test_content() -> None:
    """A picture comes with a link to the record and the answers, each with its reason."""
    content = answered(DATA, ica.get("in-us-mlat"), ["2010-06-30 confirmed"], (2000, 2012))
    assert content.startswith("[`in-us-mlat`](/agreements/in-us-mlat.md)\n\n<figure")
    assert "from 2000 to 2012" in content
    assert "30 June 2010</span>: `confirmed`. Entry into force is documented: " in content
    assert answered(DATA, ica.get("in-us-mlat"), []).rstrip().endswith("</figure>")
    rows = compared(DATA, ("2016", "2018"), ["in-us-mlat in in in", "in-kh-mlat undetermined out undetermined"])
    assert "Shaded: the period, 1 January 2016 to 31 December 2018." in rows
    told = "by default **undetermined**; throughout **out**; confirmed **undetermined**"
    assert f"[`in-kh-mlat`](/agreements/in-kh-mlat.md): {told}\n\n<div" in rows
