"""Errata of the 2017 table: every cell and label that does not hold, and what is the case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from india_cyber_agreements import CisColumn, Finding, PartialDate, country

from .markdown import DASH, MINUS, code, link, noun, page, table, text
from .words import COLUMNS, FINDINGS

if TYPE_CHECKING:
    from india_cyber_agreements import Agreement, Dataset, Edition, EditionCell, EditionLabel, Event, Source

#: What a printed date looks like where it can be read as one; "May 29", without a year, can not.
_PRINTED = re.compile(r"([A-Z][a-z]{2})[a-z]*\.? ([0-9]{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def printed_date(label: str | None) -> PartialDate | None:
    """Return a date as the table prints it, where it is a month with its year; None otherwise."""
    match = _PRINTED.fullmatch(label or "")
    if match is None or match[1] not in _MONTHS:
        return None
    return PartialDate(year=int(match[2]), month=_MONTHS.index(match[1]) + 1)


def meet(one: PartialDate, other: PartialDate) -> bool:
    """Return whether two partial dates can mean the same day."""
    return one.earliest <= other.latest and other.earliest <= one.latest


def date_differs(cell: EditionCell, records: list[Agreement]) -> bool:
    """Return whether the printed date of a cell is at odds with the dates of all its records.

    A printed date that cannot be read, and a record without a date, are at odds with nothing.
    """
    printed = printed_date(cell.date_label)
    dates = [record.date for record in records]
    return printed is not None and bool(dates) and all(date is not None and not meet(printed, date) for date in dates)


def cells_that_do_not_hold(data: Dataset, edition: Edition) -> list[EditionCell]:
    """Return the cells of an edition with a finding other than confirmed or with a date that differs."""
    return [
        cell
        for cell in edition.cells
        if cell.finding is not Finding.CONFIRMED
        or date_differs(cell, [data.resolve(id_)[0] for id_ in cell.agreements])
    ]


def cell_anchor(cell: EditionCell) -> str:
    """Return the name under which other pages may link to a cell."""
    return f"cell-{cell.row}-{cell.column.value}"


def _verdict(cell: EditionCell) -> str:
    """Return the finding of a cell in words."""
    if cell.finding is Finding.CONFIRMED:
        return "confirmed, but its date differs"
    return FINDINGS[cell.finding][0]


def _event(event: Event) -> str:
    """Return an event with its rival dates in words."""
    rivals = "".join(f" or {rival.date}" for rival in event.rivals)
    return f"{event.kind.value} {event.date}{rivals}"


def _source(source: Source) -> str:
    """Return a source as one line."""
    published = f", {source.published}" if source.published else ""
    seen = "" if source.access.value == "read" else " (cited, not read)"
    return f"{link(source.title, source.url)}, {text(source.publisher)}{text(published)}{seen}"


def _record(record: Agreement) -> list[str]:
    """Return a record with its dates, and its sources below it."""
    dates = "; ".join(map(_event, record.events)) or "no date known"
    return [
        f"  - {code(record.id)}: {text(record.title)} ({text(dates)})",
        *(f"    - {_source(source)}" for source in record.sources),
    ]


def _cell(data: Dataset, cell: EditionCell) -> list[str]:
    """Return the section of a cell."""
    records = [data.resolve(id_)[0] for id_ in cell.agreements]
    dated = f"dated “{text(cell.date_label)}”" if cell.date_label else "no date"
    lines = [
        f"({cell_anchor(cell)})=",
        f"### Row {cell.row}, {text(cell.label)}: {_verdict(cell)}",
        "",
        f"- **Printed:** column {COLUMNS[cell.column]}, {dated}"
        + ("." if not cell.urls else ", with " + noun(len(cell.urls), "link") + ":"),
        *(f"  - {link(url, url)}" for url in cell.urls),
        f"- **The case:** {text(cell.note)}",
    ]
    if records:
        lines.append(f"- **{'Record' if len(records) == 1 else 'Records'} and sources:**")
        lines += [line for record in records for line in _record(record)]
    else:
        lines.append("- **Records:** none.")
    return [*lines, ""]


def _overview(cells: list[EditionCell]) -> list[str]:
    """Return the table of the cells that do not hold, each with a link to its section."""
    return table(
        ("row", "label", "column", "printed date", "finding"),
        (
            (
                cell.row,
                text(cell.label),
                COLUMNS[cell.column],
                text(cell.date_label or DASH),
                f"[{_verdict(cell)}](#{cell_anchor(cell)})",
            )
            for cell in cells
        ),
    )


def _findings(edition: Edition) -> list[str]:
    """Return the table of findings, with the counted cells and the comments apart."""
    comments = [cell.finding for cell in edition.cells if cell.column is CisColumn.COMMENT]
    counted = [cell.finding for cell in edition.cells if cell.column is not CisColumn.COMMENT]
    rows: list[tuple[object, ...]] = [
        (f"{words} (`{finding.value}`)", meaning, counted.count(finding), comments.count(finding))
        for finding, (words, meaning) in FINDINGS.items()
    ]
    rows.append(("**all**", "", f"**{len(counted)}**", f"**{len(comments)}**"))
    return table(("finding", "what it says", "counted cells", "comments"), rows)


def _reconciliation(edition: Edition) -> list[str]:
    """Return how the counted cells lead to distinct instruments, column by column."""
    result = edition.reconcile()
    parts = (*result.columns, result.total)
    steps = (
        ("cells as published", [part.cells for part in parts]),
        ("less cells without a document", [part.without_instrument for part in parts]),
        ("less cells that only repeat", [part.double_counts for part in parts]),
        ("plus further instruments in a cell", [part.second_instruments for part in parts]),
        ("**distinct instruments**", [part.instruments for part in parts]),
        ("of these, not governmental", [part.not_governmental for part in parts]),
        ("of these, of several states", [part.multilateral for part in parts]),
        ("**of these, bilateral and governmental**", [part.bilateral_governmental for part in parts]),
    )
    head = ("", *(COLUMNS[column] for part in result.columns for column in part.columns), "together")
    return table(head, ((name, *counts) for name, counts in steps), numbers=True)


def _label(label: EditionLabel) -> tuple[str, str, str]:
    """Return a label of the country list, the place that it means, and what there is to say."""
    if label.country:
        place = f"{text(country(label.country).name)} ({text(label.country)})"
    else:
        place = f"no current code ({text(label.historical)})" if label.historical else "no current code"
    again = f"Same place as “{text(label.same_as)}”. " if label.same_as else ""
    return text(label.label), place, again + text(label.note or "")


def labels_that_do_not_hold(edition: Edition) -> list[EditionLabel]:
    """Return the labels of an edition that need a word: doubled, out of date, misspelt, or not a country of today."""
    return [label for label in edition.labels if label.note or label.same_as or label.historical or not label.country]


def errata(data: Dataset) -> str:
    """Return the page of errata of the 2017 table.

    Args:
        data: The dataset.
    """
    edition = data.edition("cis-2017")
    cells = cells_that_do_not_hold(data, edition)
    labels = labels_that_do_not_hold(edition)
    totals = edition.totals()
    sums = edition.reconcile().total
    confirmed = sum(cell.finding is Finding.CONFIRMED for cell in cells)
    return page(
        "# Errata of the 2017 table",
        f"{link(edition.title, edition.url)}, published by the {text(edition.publisher)} in {edition.published.year}"
        f" ({text(', '.join(edition.creators))}; {text(edition.licence)}), is the table that this record grew from. It"
        f" has {len(edition.labels)} country labels, {len(edition.cells)} cells that are not empty, and three columns"
        f" with the totals {totals['mlat']} (MLAT), {totals['mou']} (MoU/Joint Statement) and {totals['framework']}"
        " (Cyber Framework). A fourth column holds comments, which the totals do not count.",
        "The package keeps that edition exactly as it was printed, misspellings and dead links included. Nothing in it"
        " was corrected: what does not hold is said here, cell by cell, with the sources. Each cell was checked, and"
        " each has one finding. A finding is about the cell, not about the country: a cell without a document says"
        " nothing about what India and that country have agreed elsewhere.",
        f"## From {noun(sums.cells, 'cell')} to {noun(sums.instruments, 'instrument')}",
        "An instrument counts where it comes first, in the order MLAT, MoU/Joint Statement, Cyber Framework and from"
        f" top to bottom: {sums.cells} {MINUS} {sums.without_instrument} {MINUS} {sums.double_counts} +"
        f" {sums.second_instruments} = {sums.instruments}.",
        _reconciliation(edition),
        "The command `india-cyber-agreements reconcile --cells` prints the same account with every cell, and"
        ' `ica.edition("cis-2017").reconcile()` returns it.',
        "## Findings",
        _findings(edition),
        "## Cells that do not hold",
        f"{noun(len(cells), 'cell')}: {len(cells) - confirmed} with a finding other than “confirmed”, and"
        f" {confirmed or 'none'} whose instrument is confirmed while it was not concluded in the printed month. Printed"
        " dates are compared only where they name a month and a year, with the date of each record behind the cell.",
        _overview(cells),
        *(_cell(data, cell) for cell in cells),
        "## Labels of the country list",
        f"{len(labels)} of {len(edition.labels)} labels need a word: doubled, outdated or misspelt names, and places"
        " that are not a country of today.",
        table(("label as printed", "means", "remark"), map(_label, labels)),
    )
