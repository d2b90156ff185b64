"""A difference as text, as Markdown and as JSON."""

from __future__ import annotations

import json
import pathlib
import re
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import ChangeKind
from tests.hostile import TEXTS
from tests.test_diff import DATA, ID, RECORD, edited, row, with_record


def test_no_difference() -> None:
    """A dataset and itself are not different, in any form."""
    same = ica.diff(DATA)
    assert not same
    assert str(same).endswith("\n\nNo difference")
    assert same.to_markdown() == "Nothing changed in the data.\n"
    assert same.to_dict()["different"] is False


def test_markdown_headings() -> None:
    """A section may begin with a heading of the level that its place needs."""
    same = ica.diff(DATA)
    assert same.to_markdown(3) == "### Data\n\nNothing changed in the data.\n"
    for level in (0, 7):
        with pytest.raises(ica.ArgumentError, match=f"heading: {level} is not allowed"):
            same.to_markdown(level)


def test_markdown_has_one_line_for_each_record() -> None:
    """However much of a record changed, it has one line."""
    records = [attrs.evolve(record, place="Elsewhere", term="For ever", notes="Much.") for record in DATA.agreements]
    difference = ica.diff(DATA, attrs.evolve(DATA, agreements=ica.AgreementSet.of(records)))
    lines = [line for line in difference.to_markdown().splitlines() if line.startswith("- `in-")]
    assert [line.split("`")[1] for line in lines] == sorted(record.id for record in records)


@pytest.mark.parametrize(
    ("place", "shown"),
    [("@somebody", "@&#8203;somebody"), ("see (@somebody)", "see (@&#8203;somebody)"), ("x@y.example", "x@y.example")],
)
def test_markdown_calls_for_nobody(place: str, shown: str) -> None:
    """Where the change log is shown, nobody is called for by a name in the data; an address is no such call."""
    text = ica.diff(DATA, with_record(attrs.evolve(RECORD, place=place))).to_markdown()
    assert shown in text
    assert (place in text) is (place == shown)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_hostile_texts(text: str) -> None:
    """What the data say stays text in Markdown, and does nothing to a terminal."""
    change = attrs.evolve(RECORD, title=text, place=text, signatories=(text,), summary=RECORD.summary + text)
    log = (row("place", reason=text), row("*", reason=text))
    edition = DATA.editions[0]
    labels = (*edition.labels, ica.EditionLabel(label=text, country=None))
    new = with_record(change, changes=log, editions=(attrs.evolve(edition, labels=labels),))
    difference = ica.diff(DATA, new)
    for shown in (str(difference), difference.to_markdown()):
        assert all(char.isprintable() or char in "\n\u200d" for char in shown)
    bare = re.sub(r"\\.|`[^`\n<>]*`", "", difference.to_markdown())
    assert not set(bare) & set("`*_{}[]<>|~$&#^\\")
    assert json.loads(difference.to_json())["changed"][0]["title"] == text


def test_text_fits_a_terminal() -> None:
    """The text form is readable in 80 columns, and long texts are cut where they begin to differ."""
    summary = f"{RECORD.summary} {'more ' * 40}end"
    difference = ica.diff(
        with_record(attrs.evolve(RECORD, summary=summary)),
        with_record(attrs.evolve(RECORD, summary=summary.replace("end", "ending"), relations=())),
    )
    assert all(len(line) <= 80 for line in str(difference).splitlines())
    assert 'summary: "…end" -> "…ending"' in str(difference)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"place": "Rome"}, f'place: "{RECORD.place}" -> "Rome"'),
        ({"place": None}, f'place: removed "{RECORD.place}"'),
        ({"form": ica.Form.AGREEMENT}, "form: treaty -> agreement"),
        ({"countries": ("NO", "US")}, "countries: added Norway (NO)"),
        ({"countries": ("US", "XX")}, "countries: added XX"),
    ],
)
def test_values(changes: dict[str, Any], words: str) -> None:
    """Texts stand in quotation marks, both or none; words of a vocabulary stand without, and countries by name."""
    difference = ica.diff(DATA, with_record(attrs.evolve(RECORD, **changes)))
    assert words in " ".join(str(difference).split())


def test_coverage_names_countries() -> None:
    """A country stands with its name, since the code of Norway reads like a denial."""
    norway = ica.coverage("Norway")
    rest = tuple(entry for entry in DATA.coverage if entry is not norway)
    without = attrs.evolve(DATA, coverage=rest)
    other = attrs.evolve(DATA, coverage=(*rest, attrs.evolve(norway, note="New")))
    for old, new, words in (
        (without, DATA, "added: Norway (NO)"),
        (DATA, without, "removed: Norway (NO)"),
        (DATA, other, "Norway (NO): `note` "),
    ):
        difference = ica.diff(old, new)
        assert f"\n- {words}" in difference.to_markdown()
        assert "Norway (NO)" in str(difference)


def test_keys_are_documented() -> None:
    """Every key of the JSON form, and every kind of change, is described in the documentation, and no other is."""
    page = (pathlib.Path(__file__).parent.parent / "docs" / "how-to" / "compare-versions.md").read_text("utf-8")
    section = page.split("## As JSON")[1]
    keys = [key for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)]
    assert keys == list(ica.diff(DATA).to_dict())
    place = edited(place="Elsewhere").fields[0]
    difference = ica.diff(DATA, with_record(attrs.evolve(RECORD, place="Elsewhere")))
    (record,) = difference.to_dict()["changed"]
    assert record == {"id": ID, "title": RECORD.title, "reason": None, "fields": [attrs.asdict(place)]}
    assert all(f"`{key}`" in section for key in (*record, *record["fields"][0]))
    assert all(f"`{kind.value}`" in page for kind in ChangeKind)
