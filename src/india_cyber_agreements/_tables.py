"""Tidy tables: agreements as rows of plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ._dates import PartialDate
from ._model import Agreement

#: Joins several values in one cell of a flat table.
SEPARATOR = "; "


def _joined(values: Iterable[str]) -> str | None:
    """Return several values as one text, or None for none."""
    return SEPARATOR.join(values) or None


def _written(date: PartialDate | None) -> str | None:
    """Return the written form of a date."""
    return None if date is None else str(date)


_COLUMNS: Mapping[str, Callable[[Agreement], Any]] = {
    "id": lambda a: a.id,
    "title": lambda a: a.title,
    "title_exact": lambda a: a.title_exact,
    "type": lambda a: a.type.value,
    "form": lambda a: a.form.value,
    "level": lambda a: a.level.value,
    "cyber_scope": lambda a: a.cyber_scope.value,
    "countries": lambda a: _joined(a.countries),
    "organisation": lambda a: a.organisation,
    "date": lambda a: _written(a.date),
    "date_earliest": lambda a: a.date.earliest.isoformat() if a.date else None,
    "date_latest": lambda a: a.date.latest.isoformat() if a.date else None,
    "signed": lambda a: _written(a.signed),
    "in_force_since": lambda a: _written(a.in_force_since),
    "ended": lambda a: _written(a.ended),
    "indian_body": lambda a: a.bodies.indian,
    "partner_body": lambda a: a.bodies.partner,
    "signatories": lambda a: _joined(a.signatories),
    "place": lambda a: a.place,
    "term": lambda a: a.term,
    "topics": lambda a: _joined(topic.value for topic in a.topics),
    "summary": lambda a: a.summary,
    "confidence": lambda a: a.confidence.value,
    "notes": lambda a: a.notes,
    "sources": lambda a: _joined(source.id for source in a.sources),
}

#: Columns of the table of agreements, in order.
AGREEMENT_COLUMNS = tuple(_COLUMNS)


def agreement_rows(agreements: Iterable[Agreement]) -> list[dict[str, Any]]:
    """Return one flat dictionary for each agreement.

    Partial dates are strings; ``date_earliest`` and ``date_latest`` are the whole dates that ``date`` spans. Several
    values stand in one string, joined by ``"; "``. What is not known is None.
    """
    return [{name: value(agreement) for name, value in _COLUMNS.items()} for agreement in agreements]
