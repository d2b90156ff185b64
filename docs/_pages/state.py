"""The state of the record: what it holds, how well it is evidenced, and where it is weak, in numbers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from india_cyber_agreements import Confidence, CoverageOutcome

from . import counts
from .markdown import DASH, code, link, noun, page, table, text
from .words import GAPS

if TYPE_CHECKING:
    import pathlib

    from india_cyber_agreements import Dataset

Gaps = dict[str, list[str]]


def read_gaps(path: pathlib.Path) -> Gaps:
    """Return the ledger of known gaps: ids of records or sources, or addresses, by kind of gap.

    Args:
        path: The JSON file.
    """
    gaps: Gaps = json.loads(path.read_text("utf-8"))
    return gaps


def _count(data: Dataset, outcome: CoverageOutcome) -> int:
    """Return how many entries have an outcome."""
    return sum(entry.outcome is outcome for entry in data.coverage)


def _coverage(data: Dataset) -> list[str]:
    """Return the section on countries and territories."""
    rows = [(code(outcome.value), _count(data, outcome)) for outcome in CoverageOutcome]
    return [
        "## Countries and territories",
        "",
        (
            "Each country and territory of ISO 3166-1 has an entry, India's own code included. “Found” means that at"
            " least one record names it. [Countries](../countries/index.md) names each of them, with what a search"
            " came to and when."
        ),
        "",
        *table(("", "entries"), [*rows, ("**all**", len(data.coverage))], numbers=True),
    ]


def _weak(data: Dataset) -> list[str]:
    """Return the section on records of low confidence."""
    weak = [record for record in data.agreements if record.confidence is Confidence.LOW]
    return [
        "## Weak points",
        "",
        f"{noun(len(weak), 'record')} of low confidence, each with what makes it weak, in the record's own notes.",
        "",
        *table(
            ("record", "notes"),
            (
                (f"{code(record.id)}<br>{text(record.title)}", text(record.notes or DASH))
                for record in sorted(weak, key=lambda record: record.id)
            ),
        ),
    ]


def _gaps(gaps: Gaps) -> list[str]:
    """Return the section on known gaps."""
    lines = [
        "## Known gaps",
        "",
        (
            "Gaps that the checks of the project know of. A gap that opens or closes without an entry in the ledger"
            " fails them."
        ),
        "",
    ]
    for kind, entries in sorted(gaps.items()):
        lines += [f"### {text(kind[:1].upper() + kind[1:])}: {len(entries)}", ""]
        if kind in GAPS:
            lines += [GAPS[kind], ""]
        if any(entry.startswith("http") for entry in entries):
            lines += [*(f"- {link(entry, entry)}" for entry in entries), ""]
        elif entries:
            lines += [", ".join(map(code, entries)) + ".", ""]
    return lines


def state(data: Dataset, gaps: Gaps) -> str:
    """Return the page on the state of the record.

    Args:
        data: The dataset.
        gaps: The ledger of known gaps.
    """
    table_urls = frozenset(edition.url for edition in data.editions)
    info = data.info
    return page(
        "# The state of the record",
        f"Version {text(info.version)}, facts as of {info.modified}, in numbers. Every number on this page is"
        " counted from the data when the page is made.",
        counts.records(data, table_urls),
        counts.sources(data),
        counts.events(data),
        counts.treaties(data),
        counts.standing(data),
        _coverage(data),
        _weak(data),
        _gaps(gaps),
    )
