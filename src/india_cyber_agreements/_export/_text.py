"""The text formats: JSON, JSON Lines, CSV and BibTeX."""

from __future__ import annotations

import csv
import io
import json

from .. import _codec, _json
from .._cite import cite_agreement
from .._columns import Cell
from .._progress import Progress
from .._scope import Scope
from .._tables import TABLES, rows

#: A spreadsheet takes a cell that begins so for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")  # noqa: RUF001 - full-width forms count


def to_json(scope: Scope, progress: Progress) -> str:
    """Return a scope as one JSON object: ``agreements`` as in the bundled file, and the ``sources`` that they cite."""
    cited = {source.id for agreement in scope.agreements for source in agreement.sources}
    write = _codec.unstructurer()
    document = {
        "agreements": _codec.unstructure_records(progress.follow(scope.agreements)),
        "sources": [write(source) for source in scope.sources if source.id in cited],
    }
    return _json.dump(document).decode()


def to_jsonl(scope: Scope, progress: Progress) -> str:
    """Return a scope as JSON Lines: one agreement on a line, its sources written whole."""
    write = _codec.unstructurer()
    lines = (json.dumps(write(agreement), ensure_ascii=False) for agreement in progress.follow(scope.agreements))
    return "".join(f"{line}\n" for line in lines)


def to_bibtex(scope: Scope, progress: Progress) -> str:
    """Return a BibTeX entry for each agreement."""
    return "\n".join(
        f"{cite_agreement(agreement, scope.info, 'bibtex')}\n" for agreement in progress.follow(scope.agreements)
    )


def to_csv(scope: Scope, table: str, progress: Progress) -> str:
    """Return a table as CSV (RFC 4180).

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(TABLES[table].column_names)
    writer.writerows([_safe(cell) for cell in row] for row in rows(table, scope, progress.follow))
    return buffer.getvalue()


def _safe(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet runs."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell
