"""Our rows as a CSV file has them, to compare with what others read from it."""

from __future__ import annotations

from typing import Any

import india_cyber_agreements as ica
from india_cyber_agreements._export._text import _safe


def as_in_csv(table: Any) -> list[dict[str, Any]]:
    """Return the rows of a table of the dataset, with the apostrophe before what a spreadsheet would run."""
    rows = ica.dataset().to_records(table)
    return [{name: _safe(value) for name, value in row.items()} for row in rows]
