"""Every number that the texts of the project quote about the data, by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from india_cyber_agreements import (
    Access,
    AgreementType,
    CisColumn,
    Confidence,
    CoverageOutcome,
    CyberScope,
    EventKind,
    Finding,
    Form,
    Level,
    Topic,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from india_cyber_agreements import Dataset

#: A marked figure, ``<!--figure:NAME-->NUMBER<!--/figure-->``.
MARKED = re.compile(r"<!--figure:([^>]*?)-->(.*?)<!--/figure-->", re.DOTALL)


def figures(data: Dataset) -> dict[str, str]:
    """Return the figures that texts may quote: a name, as it stands in a marker, and the number as written.

    Args:
        data: The dataset.
    """
    records = data.agreements
    events = [event for record in records for event in record.events]
    years = [record.year for record in records if record.year]
    outcomes = [entry.outcome for entry in data.coverage]
    edition = data.edition("cis-2017")
    sums = edition.reconcile().total
    mous = [record for record in records if record.type is AgreementType.MOU]
    numbers: dict[str, int] = {
        "agreements": len(records),
        "governmental": sum(record.is_governmental for record in records),
        "bilateral": sum(record.is_bilateral for record in records),
        "mlats": sum(record.type is AgreementType.MLAT for record in records),
        "binding_agreements": sum(record.type is AgreementType.AGREEMENT for record in records),
        "mous": len(mous),
        "dedicated_mous": sum(record.cyber_scope is CyberScope.DEDICATED for record in mous),
        "joint_statements": sum(record.type is AgreementType.JOINT_STATEMENT for record in records),
        "frameworks": sum(record.type is AgreementType.FRAMEWORK for record in records),
        "countries": len({code for record in records for code in record.countries}),
        "organisations": len({record.organisation for record in records if record.organisation}),
        "territories": len(data.coverage),
        "sources": len(data.sources),
        "sources_read": sum(source.access is Access.READ for source in data.sources),
        "sources_cited": sum(source.access is Access.CITED for source in data.sources),
        "conventions": len(data.conventions),
        "events": len(events),
        "events_with_rivals": sum(bool(event.rivals) for event in events),
        "first_year": min(years, default=0),
        "last_year": max(years, default=0),
        "cis_labels": len(edition.labels),
        "cis_cells": len(edition.cells),
        "cis_counted": sums.cells,
        "cis_comments": sum(cell.column is CisColumn.COMMENT for cell in edition.cells),
        "cis_confirmed": dict(sums.findings).get(Finding.CONFIRMED, 0),
        "cis_without_instrument": sums.without_instrument,
        "cis_double_counts": sums.double_counts,
        "cis_second_instruments": sums.second_instruments,
        "cis_instruments": sums.instruments,
        "cis_not_governmental": sums.not_governmental,
        "cis_multilateral": sums.multilateral,
        "cis_bilateral_governmental": sums.bilateral_governmental,
        "types": len(AgreementType),
        "forms": len(Form),
        "levels": len(Level),
        "scopes": len(CyberScope),
        "topics": len(Topic),
        "event_kinds": len(EventKind),
        "findings": len(Finding),
    }
    numbers |= {f"cis_{column}": count for column, count in edition.totals().items()}
    for confidence in Confidence:
        numbers[f"confidence_{confidence}"] = sum(record.confidence is confidence for record in records)
    for outcome in CoverageOutcome:
        numbers[outcome.replace("-", "_")] = outcomes.count(outcome)
    return {name: str(number) for name, number in sorted(numbers.items())}


def refreshed(text: str, numbers: Mapping[str, str]) -> str:
    """Return a text with its marked figures as the data have them; a figure of an unknown name is left alone.

    Args:
        text: Markdown.
        numbers: The figures by name.
    """
    return MARKED.sub(
        lambda match: f"<!--figure:{match[1]}-->{numbers.get(match[1], match[2])}<!--/figure-->",
        text,
    )
