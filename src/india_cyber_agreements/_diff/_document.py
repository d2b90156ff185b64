"""A difference as JSON-compatible data, whose keys ``docs/how-to/compare-versions.md`` describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from .._ledger import DatasetInfo, Redirect
    from .._model import Agreement
    from ._model import Difference, FieldChange, RecordChange


def document(difference: Difference) -> dict[str, Any]:
    """Return a difference as JSON-compatible data.

    Args:
        difference: The difference.
    """
    return {
        "old": _version(difference.old),
        "new": _version(difference.new),
        "different": bool(difference),
        "counts": difference.counts(),
        "added": [_brief(agreement) for agreement in difference.added],
        "removed": [
            {**_brief(removal.agreement), "redirect": _redirect(removal.redirect)} for removal in difference.removed
        ],
        "reclassified": [change.id for change in difference.reclassified],
        "changed": [_record(change) for change in difference.changed],
        **{
            name: {
                "added": list(part.added),
                "removed": list(part.removed),
                "changed": [_record(change) for change in part.changed],
            }
            for name, part in difference.parts()
        },
        "dataset": [_field(change) for change in difference.dataset],
    }


def _version(info: DatasetInfo) -> dict[str, str | None]:
    """Return what tells a version from others."""
    return {"version": info.version, "released": str(info.released) if info.released else None}


def _brief(agreement: Agreement) -> dict[str, str | None]:
    """Return an agreement in short."""
    date = str(agreement.date) if agreement.date else None
    return {"id": agreement.id, "title": agreement.title, "type": agreement.type.value, "date": date}


def _redirect(redirect: Redirect | None) -> dict[str, Any] | None:
    """Return a redirect with all its fields."""
    if redirect is None:
        return None
    return {**attrs.asdict(redirect), "kind": redirect.kind.value, "targets": list(redirect.targets)}


def _record(change: RecordChange) -> dict[str, Any]:
    """Return the change of a record."""
    fields = [_field(field) for field in change.fields]
    return {"id": change.id, "title": change.title, "reason": change.reason, "fields": fields}


def _field(change: FieldChange) -> dict[str, str | None]:
    """Return the change of a field."""
    return {**attrs.asdict(change), "kind": change.kind.value}
