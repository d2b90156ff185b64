"""The page of errata has every cell and label that does not hold, and adds up."""

from __future__ import annotations

import re

import attrs
import pytest

import india_cyber_agreements as ica
from docs._pages import words
from docs._pages.errata import cells_that_do_not_hold, date_differs, errata, labels_that_do_not_hold, printed_date
from docs._pages.markdown import text
from tests.docs import made_up

DATA = ica.dataset()
EDITION = DATA.edition("cis-2017")
PAGE = errata(DATA)


def test_every_finding_has_words() -> None:
    """Every finding and column is put in words."""
    assert set(words.FINDINGS) == set(ica.Finding)
    assert set(words.COLUMNS) == set(ica.CisColumn)


@pytest.mark.parametrize(
    "cell",
    [cell for cell in EDITION.cells if cell.finding is not ica.Finding.CONFIRMED],
    ids=lambda cell: f"{cell.row}-{cell.column}",
)
def test_cell_that_does_not_hold(cell: ica.EditionCell) -> None:
    """A cell with a finding stands on the page with its note, its links, its printed date, records and sources."""
    section = PAGE.split(f"(cell-{cell.row}-{cell.column})=\n")[1].split("\n## ")[0].split("\n(cell-")[0]
    assert words.FINDINGS[cell.finding][0] in section.splitlines()[0]
    assert text(cell.note) in section
    assert text(cell.label) in section
    assert all(text(url) in section for url in cell.urls)
    assert text(cell.date_label or "no date") in section
    for id_ in cell.agreements:
        record = ica.get(id_)
        assert f"`{id_}`" in section
        assert all(str(event.date) in section for event in record.events)
        assert all(text(source.title) in section for source in record.sources)


def test_anchors_are_unique() -> None:
    """Every section can be linked to, and every row of the overview does."""
    anchors = re.findall(r"^\((cell-[0-9]+-[a-z]+)\)=$", PAGE, re.MULTILINE)
    assert len(set(anchors)) == len(anchors) == len(cells_that_do_not_hold(DATA, EDITION))
    assert re.findall(r"\]\(#(cell-[^)]+)\) \|$", PAGE, re.MULTILINE) == anchors


def test_findings_add_up() -> None:
    """The table of findings sums to the cells that the headline counts, and to the comments."""
    table = PAGE.split("## Findings")[1].split("\n## ")[0]
    rows = re.findall(r"\(`([a-z-]+)`\) \| [^|]+ \| ([0-9]+) \| ([0-9]+) \|", table)
    assert [row[0] for row in rows] == [finding.value for finding in ica.Finding]
    counted, comments = (sum(int(row[column]) for row in rows) for column in (1, 2))
    assert counted == sum(EDITION.totals().values())
    assert counted + comments == len(EDITION.cells)
    assert f"| **all** |  | **{counted}** | **{comments}** |" in table


def test_reconciliation_is_told() -> None:
    """The way from cells to instruments stands there, step by step and in one line."""
    sums = EDITION.reconcile().total
    parts = (sums.cells, sums.without_instrument, sums.double_counts, sums.second_instruments, sums.instruments)
    assert "{} − {} − {} + {} = {}.".format(*parts) in PAGE
    table = PAGE.split("## From ")[1].split("\n## ")[0]
    for row in re.findall(r"((?:\| [0-9]+ ){4})\|", table):
        *columns, together = map(int, re.findall("[0-9]+", row))
        assert sum(columns) == together


@pytest.mark.parametrize(
    ("label", "date"),
    [("Aug 2015", "2015-08"), ("March 2016", "2016-03"), ("May 29", None), (None, None), ("Foo 2015", None)],
)
def test_printed_date(label: str | None, date: str | None) -> None:
    """A printed date is read where it is a month and a year, and not guessed otherwise."""
    assert printed_date(label) == (ica.PartialDate.parse(date) if date else None)


@pytest.mark.parametrize(
    ("label", "dates", "differs"),
    [
        ("Aug 2015", ("2015-08-24",), False),
        ("Aug 2015", ("2015",), False),
        ("Aug 2015", ("2015-09",), True),
        ("Aug 2015", ("2014", "2015-08-01"), False),
        ("Aug 2015", ("2014", "2016"), True),
        ("Aug 2015", (None,), False),
        ("May 29", ("2014",), False),
        ("Aug 2015", (), False),
    ],
)
def test_dates_are_compared_with_care(label: str, dates: tuple[str | None, ...], *, differs: bool) -> None:
    """A printed month differs only where no record of the cell can have its date in it."""
    event = ica.get("in-us-mlat").events_of("signed")[0]
    records = [
        attrs.evolve(
            ica.get("in-us-mlat"),
            events=(attrs.evolve(event, date=ica.PartialDate.parse(date)),) if date else (),
        )
        for date in dates
    ]
    assert date_differs(made_up.cell(date_label=label), records) is differs


def test_confirmed_cell_with_another_date() -> None:
    """A confirmed cell is an erratum where its date differs, and only there."""
    record = ica.get("in-us-mlat")
    right, wrong = (made_up.cell(record.id, date_label=label) for label in ("Oct 2001", "Jan 1999"))
    assert "confirmed, but its date differs" not in errata(made_up.dataset(record, cells=(right,)))
    page = errata(made_up.dataset(record, cells=(wrong,)))
    assert "### Row 7, Japan: confirmed, but its date differs" in page
    assert "dated “Jan 1999”" in page


def test_cell_without_a_document() -> None:
    """A cell behind which nothing stands says so."""
    page = errata(made_up.dataset(cells=(made_up.cell(finding=ica.Finding.NOT_AN_INSTRUMENT),)))
    assert "- **Records:** none." in page


def test_record_without_events() -> None:
    """A record without a date says so, and a source that was not read is marked."""
    record = ica.get("in-us-mlat")
    source = attrs.evolve(record.sources[0], access=ica.Access.CITED, published=None)
    record = attrs.evolve(record, events=(), citations=(ica.Citation(source=source, supports="x"),))
    page = errata(made_up.dataset(record, cells=(made_up.cell(record.id, finding=ica.Finding.UNIDENTIFIED),)))
    assert "(no date known)" in page
    assert "(cited, not read)" in page


def test_labels() -> None:
    """Labels that need a word stand there with the place that they mean; the others do not."""
    labels = (
        ica.EditionLabel(label="Japan", country="JP"),
        ica.EditionLabel(label="Nippon", country="JP", same_as="Japan"),
        ica.EditionLabel(label="Old", country=None, historical="AN", note="gone"),
        ica.EditionLabel(label="Nowhere", country=None),
    )
    data = made_up.dataset(labels=labels)
    assert [label.label for label in labels_that_do_not_hold(data.editions[0])] == ["Nippon", "Old", "Nowhere"]
    page = errata(data)
    assert "| Nippon | Japan (JP) | Same place as “Japan”.  |" in page
    assert "| Old | no current code (AN) | gone |" in page
    assert "| Nowhere | no current code |  |" in page


def test_hostile_text_is_harmless() -> None:
    """Hostile titles, notes, labels and addresses stay text."""
    record = made_up.hostile()
    cell = attrs.evolve(
        made_up.cell(record.id, finding=ica.Finding.MISFILED, date_label=made_up.HOSTILE, note=made_up.HOSTILE),
        label=made_up.HOSTILE,
        urls=("http://x/<b>|{{ y }}",),
    )
    label = ica.EditionLabel(label=made_up.HOSTILE, country="JP", same_as=made_up.HOSTILE, note=made_up.HOSTILE)
    assert made_up.is_harmless(errata(made_up.dataset(record, cells=(cell,), labels=(label,))))
