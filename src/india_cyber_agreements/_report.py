"""The pages that the command line prints, as lines of plain text for 80 columns."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ._countries import country
from ._display import agreement_lines, columns, wrapped
from ._enums import AgreementType, Finding, Position
from ._strength import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ._conventions import Convention
    from ._dataset import Dataset
    from ._editions import ColumnReconciliation, Edition
    from ._ledger import Coverage
    from ._model import Agreement
    from ._parts import Event, Source

#: How many of the newest agreements the overview shows.
_NEWEST = 5
#: Positions of whoever has not joined.
_OUTSIDE = frozenset({Position.NON_PARTY, Position.NOT_SIGNED})


def overview(data: Dataset, today: dt.date) -> list[str]:
    """Return the first page: what the dataset is and holds, and what to try next.

    Args:
        data: The dataset.
        today: The day for which standings are counted.
    """
    info, agreements = data.info, data.agreements
    state = f"released {info.released}" if info.released else "not released yet"
    organisations = {agreement.organisation for agreement in agreements if agreement.organisation}
    reach = f"{len(agreements.countries())} countries and territories, {len(organisations)} organisations and groupings"
    dated = [agreement for agreement in agreements if agreement.date]
    lines = [
        info.title,
        f"Version {info.version} ({state})",
        f"Facts as of {info.modified}; data {info.licence}",
        "",
        f"{len(agreements)} agreements with {reach}",
        *columns(list(agreements.totals().items())),
        "",
        f"In force on {today}, joint statements apart",
        *_standings(agreements, today),
        "",
    ]
    for edition in data.editions:
        lines += [f"The {edition.published.year} edition: {edition.title}", *_short_account(edition), ""]
    outside = [convention for convention in data.conventions if convention.position in _OUTSIDE]
    if outside:
        names = ", ".join(convention.short_title for convention in outside)
        lines += [*wrapped("", f"Conventions and calls that India stands outside of: {names}", column=0), ""]
    lines += ["Newest agreements", *agreement_lines(list(reversed(dated))[:_NEWEST]), "", *_NEXT]
    return lines


_NEXT = (
    "Try next",
    "  india-cyber-agreements list --country Japan",
    "  india-cyber-agreements list --type mlat --in-force-between 2010 2015-06",
    "  india-cyber-agreements show in-us-mlat",
    "  india-cyber-agreements reconcile",
    "or, in Python",
    "  import india_cyber_agreements as ica",
    '  ica.by_country("Japan").in_force_between("2019", "2019")',
)


def _standings(agreements: Iterable[Agreement], today: dt.date) -> list[str]:
    """Return how many agreements have which standing today."""
    able = [agreement for agreement in agreements if agreement.type is not AgreementType.JOINT_STATEMENT]
    standings = [agreement.standing_on(today).standing for agreement in able]
    return columns([(standing.value, standings.count(standing)) for standing in reversed(Standing)])


#: Rows of the reconciliation: sign and words, and the figure.
_ROWS = (
    ("cells published", "cells"),
    ("- cells without a document", "without_instrument"),
    ("- cells that repeat another", "double_counts"),
    ("+ second instruments in a cell", "second_instruments"),
    ("= distinct instruments", "instruments"),
    ("of them not governmental", "not_governmental"),
    ("of them multilateral", "multilateral"),
    ("of them bilateral, governmental", "bilateral_governmental"),
)
_SHORT_ROWS = ("cells", "instruments", "bilateral_governmental")


def _account(edition: Edition, names: Iterable[str]) -> list[tuple[object, ...]]:
    """Return the rows of a reconciliation that have one of the given figures, with a head."""
    reconciliation = edition.reconcile()
    parts: list[ColumnReconciliation] = [*reconciliation.columns, reconciliation.total]
    head = ("", *(part.columns[0].value for part in reconciliation.columns), "all")
    wanted = set(names)
    rows = [(words, *(getattr(part, name) for part in parts)) for words, name in _ROWS if name in wanted]
    return [head, *rows]


def _short_account(edition: Edition) -> list[str]:
    """Return the account of an edition in three rows."""
    return columns([(str(row[0]).removeprefix("= "), *row[1:]) for row in _account(edition, _SHORT_ROWS)])


def reconciliation(edition: Edition, *, cells: bool) -> list[str]:
    """Return how the published totals of an edition lead to distinct instruments.

    Args:
        edition: The edition.
        cells: Whether to account for each cell, too.
    """
    result = edition.reconcile()
    parts = [*result.columns, result.total]
    counts = [dict(part.findings) for part in parts]
    rows = [
        (finding.value, *(count.get(finding, 0) for count in counts)) for finding in Finding if finding in counts[-1]
    ]
    head = ("", *(part.columns[0].value for part in result.columns), "all")
    lines = [edition.title, f"{edition.publisher}, {edition.published}; {edition.licence}", ""]
    lines += columns(_account(edition, (name for _, name in _ROWS)))
    lines += ["", "Cells by finding", *columns([head, *rows])]
    if cells:
        for account in result.accounts:
            cell = account.cell
            ids = " + ".join(cell.agreements) or "no document"
            date = f", {cell.date_label}" if cell.date_label else ""
            lines += ["", f"row {cell.row}, {cell.label}, {cell.column.value}{date}: {cell.finding.value}"]
            lines += wrapped("", f"{ids}. {cell.note}", column=4)
    return lines


def totals(counts: Mapping[str, int] | Mapping[int, int], *, countries: bool = False) -> list[str]:
    """Return totals as two columns, classes without any agreement left out.

    Args:
        counts: Number by class.
        countries: Whether the classes are codes of countries, which then get their names.
    """
    rows = ((f"{class_} {country(class_)}" if countries else class_, number) for class_, number in counts.items())
    return columns([row for row in rows if row[1]], indent=0)


def coverage(entries: Iterable[Coverage]) -> list[str]:
    """Return what searches for the agreements of some countries came to, a line each."""
    lines: list[str] = []
    for entry in entries:
        when = f", last checked {entry.last_checked}" if entry.last_checked else ""
        note = f" ({entry.note})" if entry.note else ""
        outcome = entry.outcome.value.replace("-", " ")
        lines += wrapped("", f"{country(entry.country)}: {outcome}{when}{note}", column=2)
    return lines


def conventions(found: Iterable[Convention]) -> list[str]:
    """Return India's position on each convention that is open to many, with what there is to know."""
    lines: list[str] = []
    for convention in found:
        forced = f", in force {convention.in_force.date}" if convention.in_force else ""
        joined = f" since {convention.joined.date}" if convention.joined else ""
        position = f"India: {convention.position.value}{joined} (as of {convention.attested.date})"
        lines += ["", *wrapped("", convention.title, column=0)]
        lines += wrapped("", f"{convention.host}; opened {convention.opened.date}{forced}. {position}.", column=2)
        lines += [
            line for text in (convention.summary, convention.notes) if text for line in wrapped("", text, column=2)
        ]
        lines += [f"{'':2}{source.url}" for source in convention.sources if source.url]
    return lines[1:]


def agreement(record: Agreement, data: Dataset, today: dt.date) -> list[str]:
    """Return everything that is known of an agreement.

    Args:
        record: The agreement.
        data: The dataset that it stands in.
        today: The day for which its standing is given.
    """
    answer = record.standing_on(today)
    partners = ", ".join(f"{country(code).name} ({code})" for code in record.countries)
    scope = f"cyber scope: {record.cyber_scope.value}; confidence: {record.confidence.value}"
    facts = {
        "Type": f"{record.type.value} ({record.form.value}), {record.level.value}; {scope}",
        "Partners": partners,
        "Organisation": record.organisation,
        "For India": record.bodies.indian,
        "For partner": record.bodies.partner,
        "Signed by": "; ".join(record.signatories),
        "Place": record.place,
        "Term": record.term,
        "Topics": ", ".join(record.topics),
        "Standing": f"{answer.standing.value} on {answer.day}. {answer.reason}",
        "Summary": record.summary,
        "Notes": record.notes,
    }
    title = record.title if record.title_exact else f"{record.title} [descriptive title]"
    lines = [record.id, *wrapped("", title, column=0), ""]
    for label, text in facts.items():
        lines += wrapped(label, text) if text else []
    numbers = {source.id: number for number, source in enumerate(record.sources, 1)}
    lines += ["", "Events", *(line for event in record.events for line in _event(event, numbers))]
    if not record.events:
        lines.append("  none dated")
    related = [f"{relation.kind.value} {relation.target}" for relation in record.relations]
    back = [
        f"{relation.kind.value} this: {other.id}"
        for other in data.agreements
        for relation in other.relations
        if relation.target == record.id
    ]
    if related or back:
        lines += ["", "Relations", *(f"  {line}" for line in (*related, *back))]
    cells = [(edition, cell) for edition in data.editions for cell in edition.cells_of(record.id)]
    for edition, cell in cells:
        where = f"row {cell.row}, {cell.label}, {cell.column.value}: {cell.finding.value}. {cell.note}"
        lines += ["", f"In the {edition.published.year} edition", *wrapped("", where, column=2)]
    lines += ["", "Sources", *(line for source in record.sources for line in _source(source, numbers[source.id]))]
    return lines


def _event(event: Event, numbers: Mapping[str, int]) -> Iterator[str]:
    """Yield the lines of an event and its rival dates."""
    claims = [(f"  {event.date!s:<11} {event.kind.value:<17}", event.date, event.sources, event.note)]
    claims += [
        (f"  {'':<11} {'or ' + str(rival.date):<17}", rival.date, rival.sources, rival.note) for rival in event.rivals
    ]
    for label, _, sources, note in claims:
        marks = "".join(f"[{numbers[source.id]}]" for source in sources)
        yield from wrapped(label, f"{note} {marks}" if note else marks, column=len(label))


def _source(source: Source, number: int) -> Iterator[str]:
    """Yield the lines of a source."""
    published = f", {source.published}" if source.published else ""
    text = f"{source.title}. {source.publisher}{published} ({source.access.value})"
    yield from wrapped(f"  [{number}]", text, column=7)
    if source.url:
        yield f"{'':7}{source.url}"
