"""Small made-up datasets to make pages from."""

from __future__ import annotations

import re

import attrs

import india_cyber_agreements as ica

#: Text that would break out of a table, a link, a template or a page if it were not escaped.
HOSTILE = "<script>alert(1)</script> | `x` {{ agreements }} [a](http://b) *b* _c_ $d$ \\| &lt;\n# head"


def dataset(
    *agreements: ica.Agreement, cells: tuple[ica.EditionCell, ...] = (), labels: tuple[ica.EditionLabel, ...] = ()
) -> ica.Dataset:
    """Return a dataset of a few records, with an edition of a few cells and labels.

    Args:
        agreements: The records.
        cells: Cells of the edition.
        labels: Labels of the edition.
    """
    data = ica.dataset()
    by_id = {agreement.id: agreement for agreement in agreements}
    edition = attrs.evolve(data.edition("cis-2017"), cells=cells, labels=labels, agreements=by_id)
    sources = {source for agreement in agreements for source in agreement.sources}
    return attrs.evolve(
        data,
        agreements=ica.AgreementSet.of(agreements),
        sources=tuple(sorted(sources, key=lambda source: source.id)),
        editions=(edition,),
    )


def hostile() -> ica.Agreement:
    """Return a record whose texts all are hostile."""
    record = ica.get("in-us-mlat")
    source = attrs.evolve(record.sources[0], title=HOSTILE, publisher=HOSTILE, url="http://x/<b>|`{{ y }}`\\")
    claim = ica.DateClaim(date=ica.PartialDate.parse("2001-10-18"), sources=(source,), note=HOSTILE)
    event = attrs.evolve(record.events_of("signed")[0], sources=(source,), note=HOSTILE, rivals=(claim,))
    return attrs.evolve(
        record,
        title=HOSTILE,
        summary=HOSTILE,
        notes=HOSTILE,
        confidence=ica.Confidence.LOW,
        events=(event,),
        relations=(),
        citations=(ica.Citation(source=source, supports=HOSTILE),),
    )


def cell(
    *agreements: str, finding: ica.Finding = ica.Finding.CONFIRMED, date_label: str | None = None, note: str = "Why."
) -> ica.EditionCell:
    """Return a cell of the MoU column.

    Args:
        agreements: Ids of its records.
        finding: Its finding.
        date_label: Its printed date.
        note: Its note.
    """
    return ica.EditionCell(
        row=7,
        label="Japan",
        column=ica.CisColumn.MOU,
        urls=("http://example.org/a",),
        date_label=date_label,
        agreements=agreements,
        finding=finding,
        note=note,
    )


def is_harmless(page: str) -> bool:
    """Return whether a page made from hostile text has no script, no template and no broken row.

    Args:
        page: Markdown.
    """
    tables = re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE)
    even = all(len({row.count("|") for row in table.splitlines()}) == 1 for table in tables)
    heads = re.findall(r"^\s*# ", page, re.MULTILINE)
    shown = re.sub(r"\(<[^\s<>|`{}]*>\)", "", page)
    return even and len(heads) == 1 and not any(sign in shown for sign in ("<script", "{{", "[a](", "*b*"))
