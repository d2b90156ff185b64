"""The text formats: JSON and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from .. import _codec
from .._model import Agreement
from .._tables import AGREEMENT_COLUMNS, agreement_rows

#: A spreadsheet takes a cell that begins so for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_json(agreements: Sequence[Agreement]) -> str:
    """Return a set as one JSON object: ``agreements`` as in the bundled file, and the ``sources`` that they cite."""
    sources = {source.id: source for agreement in agreements for source in agreement.sources}
    document = {
        "agreements": _codec.unstructure_records(agreements),
        "sources": [_codec.unstructure(sources[id_]) for id_ in sorted(sources)],
    }
    return _codec.dump(document).decode()


def to_csv(agreements: Sequence[Agreement]) -> str:
    """Return a set as CSV (RFC 4180), one row for each agreement.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, AGREEMENT_COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _safe(value) for name, value in row.items()} for row in agreement_rows(agreements))
    return buffer.getvalue()


def _safe(value: Any) -> Any:  # noqa: ANN401 - a cell holds any plain value
    """Return a cell that no spreadsheet runs."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
