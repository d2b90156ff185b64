"""No text quotes a number about the data that the data do not have."""

from __future__ import annotations

import pathlib

import attrs
import pytest

import india_cyber_agreements as ica
from docs import pages
from tests.docs import made_up
from tests.docs.prose import SUBSTITUTED, problems, unmarked

ROOT = pages.HERE.parent
FIGURES = pages.figures(ica.dataset())
TEXTS = [ROOT / name for name in (*pages.TEXTS, "CHANGELOG.md")] + sorted(
    set(pages.HERE.glob("**/*.md")) - {pages.HERE / name for name in pages.generated(ica.dataset())}
)


def current(path: pathlib.Path) -> str:
    """Return what a text says of the data as they are: of the change log, what is not released yet."""
    text = path.read_text("utf-8")
    return text.partition("## Unreleased")[2].partition("\n## ")[0] if path.name == "CHANGELOG.md" else text


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_figures_of_a_text(path: pathlib.Path) -> None:
    """Every figure of a text is marked, known and right; ``python -m docs`` mends those that are marked."""
    assert list(problems(current(path), FIGURES)) == []


def test_refresh(tmp_path: pathlib.Path) -> None:
    """Marked figures are brought in line with the data, and nothing else is touched."""
    before = "3 and <!--figure:mlats-->3<!--/figure--> and <!--figure:nothing-->3<!--/figure-->\n"
    for name in pages.TEXTS:
        (tmp_path / name).write_text(before, "utf-8")
    pages.refresh(made_up.dataset(ica.get("in-us-mlat")), tmp_path)
    after = "3 and <!--figure:mlats-->1<!--/figure--> and <!--figure:nothing-->3<!--/figure-->\n"
    assert {(tmp_path / name).read_text("utf-8") for name in pages.TEXTS} == {after}


@pytest.mark.parametrize("name", [*pages.TEXTS, "CHANGELOG.md"])
def test_no_substitution_outside_the_site(name: str) -> None:
    """A text that is read as it stands has its numbers in it."""
    assert not SUBSTITUTED.search((ROOT / name).read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It has 245 agreements.", ["245 agreements"]),
        ("It has 245\nagreements.", ["245 agreements"]),
        ("all **245** agreements", ["245** agreements"]),
        ("Forty-nine MoUs and twelve countries", ["Forty-nine MoUs", "twelve countries"]),
        ("1,024 sources; 54 joint statements", ["1,024 sources", "54 joint statements"]),
        ("103 counted cells", ["103 counted cells"]),
        ("<!--figure:agreements-->245<!--/figure--> agreements and {{ sources }} sources", []),
        ("the 2017 cells; one record; `3 records`; rule 3. Records; in-us-2017 agreements", []),
        ("```console\n3 records\n```\n\n~~~\n3 records\n~~~", []),
        ("three columns, four standings, 5 years", []),
    ],
)
def test_unmarked_figures(text: str, found: list[str]) -> None:
    """A number before a counted noun is found, in digits or words, and nothing else is."""
    assert list(unmarked(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<!--figure:agreements-->2<!--/figure-->", []),
        ("<!--figure:agreements-->3<!--/figure-->", ["figure 'agreements' is 2, not 3"]),
        ("<!--figure:agreement-->2<!--/figure-->", ["unknown figure 'agreement'"]),
        ("<!--figure:agreements-->2", ["a mark of a figure is not closed"]),
        ("{{ agreements }} and {{ nothing }} and `{{ code }}`", ["unknown figure 'nothing'"]),
        ("3 sources", ["unmarked figure: '3 sources'"]),
    ],
)
def test_problems(text: str, found: list[str]) -> None:
    """A wrong number, an unknown name and an open mark are each reported."""
    assert list(problems(text, {"agreements": "2"})) == found


def test_figures_agree_with_the_data() -> None:
    """Figures follow the data and add up."""
    numbers = {name: int(number) for name, number in FIGURES.items()}
    kinds = ("mlats", "binding_agreements", "mous", "joint_statements", "frameworks")
    assert sum(numbers[name] for name in kinds) == numbers["agreements"] == len(ica.agreements())
    assert numbers["sources_read"] + numbers["sources_cited"] == numbers["sources"]
    assert numbers["found"] + numbers["none_found"] + numbers["not_searched"] == numbers["territories"]
    assert sum(numbers[f"confidence_{level}"] for level in ica.Confidence) == numbers["agreements"]
    assert numbers["cis_mlat"] + numbers["cis_mou"] + numbers["cis_framework"] == numbers["cis_counted"]
    assert numbers["cis_counted"] + numbers["cis_comments"] == numbers["cis_cells"]
    small = pages.figures(made_up.dataset(ica.get("in-us-mlat")))
    assert (small["agreements"], small["mlats"], small["first_year"]) == ("1", "1", "2001")
    assert pages.figures(attrs.evolve(made_up.dataset(), coverage=()))["first_year"] == "0"
