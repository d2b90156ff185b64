"""The state of the record: what it holds, how well it is evidenced, and where it is weak, in numbers."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

from india_cyber_agreements import Confidence, CoverageOutcome, country

from . import counts
from .markdown import DASH, code, link, noun, page, table, text
from .words import GAPS

if TYPE_CHECKING:
    import pathlib

    from india_cyber_agreements import Coverage, Dataset

Gaps = dict[str, list[str]]


def read_gaps(path: pathlib.Path) -> Gaps:
    """Return the ledger of known gaps: ids of records or sources, or addresses, by kind of gap.

    Args:
        path: The JSON file.
    """
    gaps: Gaps = json.loads(path.read_text("utf-8"))
    return gaps


def _name(entry: Coverage) -> str:
    """Return the name of the country or territory of an entry."""
    return country(entry.country).name


def _without_accents(name: str) -> str:
    """Return a name as it is sorted: accents after the letters that carry them."""
    return unicodedata.normalize("NFKD", name)


def _coverage(data: Dataset) -> list[str]:
    """Return the section on countries and territories."""
    by_outcome = {
        outcome: [entry for entry in data.coverage if entry.outcome is outcome] for outcome in CoverageOutcome
    }
    none, unsearched = by_outcome[CoverageOutcome.NONE_FOUND], by_outcome[CoverageOutcome.NOT_SEARCHED]
    names = ", ".join(text(name) for name in sorted(map(_name, unsearched), key=_without_accents))
    rows = [(code(outcome.value), len(entries)) for outcome, entries in by_outcome.items()]
    return [
        "## Countries and territories",
        "",
        (
            "Each country and territory of ISO 3166-1 has an entry, India's own code included. “Found” means that at"
            " least one record names it."
        ),
        "",
        *table(("", "entries"), [*rows, ("**all**", len(data.coverage))], numbers=True),
        "### None found",
        "",
        (
            "A search for the country gave nothing. That is a statement about the search; how thorough it was, and what"
            " came near, stands in the note."
        ),
        "",
        *table(
            ("country", "last checked", "note"),
            (
                (text(_name(entry)), text(entry.last_checked or DASH), text(entry.note or DASH))
                for entry in sorted(none, key=lambda entry: _without_accents(_name(entry)))
            ),
        ),
        "### Not searched",
        "",
        "Nobody looked. That is no statement about the country or territory.",
        "",
        f"{names or 'None'}.",
        "",
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
