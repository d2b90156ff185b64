"""The audit: a random sample of records, each event held against a source that the record does not cite."""

from __future__ import annotations

import enum
import json
import math
import statistics
from typing import TYPE_CHECKING

import attrs
import cattrs

from .markdown import DASH, code, link, noun, page, share, table, text, unbroken

if TYPE_CHECKING:
    import pathlib

    from india_cyber_agreements import Dataset


class Verdict(enum.StrEnum):
    """What came of holding an event against another source."""

    AGREES = "agrees"
    MINOR = "minor"
    WRONG = "wrong"
    NOT_VERIFIABLE = "not-verifiable"


#: What each verdict means.
MEANINGS = {
    Verdict.AGREES: "The source that it was held against gives the same kind of event and a date that fits.",
    Verdict.MINOR: "The fact holds; a detail such as a place, an office or the precision of the date does not.",
    Verdict.WRONG: "A better source gives another date, or another kind of event.",
    Verdict.NOT_VERIFIABLE: "No source that gives the event could be read, so it was not tested.",
}


@attrs.frozen(kw_only=True)
class AuditedEvent:
    """An event as it stood in the record, and the verdict on it."""

    #: Kind of the event as recorded.
    kind: str
    #: Date as recorded.
    date: str
    #: Address of the source that it was held against, or None where there was none.
    source: str | None
    #: Whether that source is another one than those that the record cites; otherwise a cited one was read again.
    independent: bool = True
    #: Title of that source.
    title: str | None = None
    #: What came of the comparison.
    verdict: Verdict
    #: What differs.
    note: str | None = None


@attrs.frozen(kw_only=True)
class AuditedRecord:
    """A record of the sample."""

    #: Id of the record.
    id: str
    #: Its events, as recorded when the sample was drawn.
    events: tuple[AuditedEvent, ...]
    #: What was mended in the record, or what else there is to say.
    note: str | None = None

    @property
    def verdict(self) -> Verdict:
        """The worst verdict on its events; "not verifiable" only where no event could be tested."""
        found = {event.verdict for event in self.events}
        return next(
            (verdict for verdict in (Verdict.WRONG, Verdict.MINOR, Verdict.AGREES) if verdict in found),
            Verdict.NOT_VERIFIABLE,
        )


@attrs.frozen(kw_only=True)
class Audit:
    """An audit of the record."""

    #: Seed of the random draw.
    seed: int
    #: How many records are drawn.
    drawn: int
    #: What they are drawn from, in words.
    population: str
    #: The ids of what they are drawn from, in alphabetical order.
    ids: tuple[str, ...]
    #: Day of the audit.
    date: str
    #: The records drawn; empty until the audit is made.
    records: tuple[AuditedRecord, ...]


def read(path: pathlib.Path) -> Audit:
    """Return the audit in a file.

    Args:
        path: A JSON file with the fields of ``Audit``.

    Raises:
        ExceptionGroup: The file has other fields or other values.
    """
    return cattrs.Converter(forbid_extra_keys=True).structure(json.loads(path.read_text("utf-8")), Audit)


def wilson(errors: int, tested: int) -> tuple[float, float]:
    """Return the 95 % confidence interval of a proportion after Wilson (1927).

    Args:
        errors: How many of the tested ones are in error.
        tested: How many were tested, at least 1.
    """
    z = statistics.NormalDist().inv_cdf(0.975)
    rate = errors / tested
    centre = rate + z * z / (2 * tested)
    spread = z * math.sqrt(rate * (1 - rate) / tested + z * z / (4 * tested * tested))
    scale = 1 + z * z / tested
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def _rate(name: str, errors: int, tested: int) -> tuple[str, int, int, str, str]:
    """Return the row of an error rate with its interval."""
    if not tested:
        return name, errors, tested, DASH, DASH
    low, high = wilson(errors, tested)
    return name, errors, tested, share(errors, tested), f"{100 * low:.0f} % to {100 * high:.0f} %"


def _rates(audit: Audit) -> list[str]:
    """Return the error rates by record and by event."""
    records = [record.verdict for record in audit.records]
    audited = [event for record in audit.records for event in record.events]
    events = [event.verdict for event in audited]
    independent = [event.verdict for event in audited if event.independent]
    rows: list[tuple[str, int, int, str, str]] = []
    for wrong_name, any_name, verdicts in (
        ("records with something wrong", "records wrong or minor", records),
        ("events wrong", "events wrong or minor", events),
        ("events wrong, by an independent source", "events wrong or minor, by an independent source", independent),
    ):
        tested = len(verdicts) - verdicts.count(Verdict.NOT_VERIFIABLE)
        wrong = verdicts.count(Verdict.WRONG)
        rows.append(_rate(wrong_name, wrong, tested))
        rows.append(_rate(any_name, wrong + verdicts.count(Verdict.MINOR), tested))
    return table(("", "in error", "tested", "rate", "95 % interval"), rows, numbers=True)


def _verdicts(audit: Audit) -> list[str]:
    """Return the table of verdicts with what they mean and how often they came."""
    records = [record.verdict for record in audit.records]
    events = [event.verdict for record in audit.records for event in record.events]
    rows = ((code(v.value), meaning, records.count(v), events.count(v)) for v, meaning in MEANINGS.items())
    return table(("verdict", "meaning", "records", "events"), rows)


def _record(record: AuditedRecord) -> list[tuple[str, ...]]:
    """Return the rows of a record, one for each event."""
    if not record.events:
        return [(code(record.id), "no event", code(Verdict.NOT_VERIFIABLE.value), DASH)]
    rows: list[tuple[str, ...]] = []
    for position, event in enumerate(record.events):
        source = link(event.title or event.source, event.source) if event.source else "none found"
        if event.source and not event.independent:
            source += " (cited source, read again)"
        note = f"; {text(event.note)}" if event.note else ""
        rows.append(
            (
                "" if position else code(record.id),
                f"{text(event.kind)} {unbroken(event.date)}",
                code(event.verdict.value),
                source + note,
            )
        )
    return rows


def _mended(data: Dataset, audit: Audit) -> list[str]:
    """Return what was mended, record by record."""
    titles = {record.id: record.title for record in data.agreements}
    lines = [
        f"- {code(record.id)}"
        + (f" ({text(titles[record.id])})" if record.id in titles else "")
        + f": {text(record.note)}"
        for record in audit.records
        if record.note
    ]
    return [*lines, ""] if lines else ["Nothing had to be mended.", ""]


def audit_page(data: Dataset, audit: Audit) -> str:
    """Return the page of the audit.

    Args:
        data: The dataset.
        audit: The audit, without records where none was made yet.
    """
    method = (
        "# Audit",
        (
            "How often is a date or a kind of event in this record wrong? The answer comes from a random sample, so"
            " that nobody chooses which records are looked at."
        ),
        "## Method",
        [
            (
                f"1. {noun(audit.drawn, 'record')} are drawn at random from {text(audit.population)}, in a way that"
                " anybody can repeat, because the ids stand beside the verdicts:"
            ),
            "",
            "   ```python",
            "   import json, pathlib, random",
            "",
            '   audit = json.loads(pathlib.Path("docs/audit.json").read_text("utf-8"))',
            f'   random.Random({audit.seed}).sample(audit["ids"], {audit.drawn})',
            "   ```",
            "",
            (
                "2. Each event of a drawn record is held against a source other than those that the record cites, where"
                " one exists: the text of the instrument, an official account, or a report of the time. Where there is"
                " none, a source that it cites is read again, which is a weaker test and is marked as such."
            ),
            (
                "3. Each event gets one verdict, and a record the worst of its events. What is wrong is mended at once;"
                " the verdict keeps what stood there before."
            ),
            "",
        ],
    )
    if not audit.records:
        return page(
            *method,
            "## Result",
            "**No record of this version has been audited yet.** Until one is, no error rate is known.",
        )
    return page(
        *method,
        "## Verdicts",
        f"Made on {text(audit.date)}, on {noun(len(audit.records), 'record')} with"
        f" {noun(sum(len(record.events) for record in audit.records), 'event')}.",
        _verdicts(audit),
        "## Error rate",
        _rates(audit),
        "The interval is Wilson's score interval at 95 %: in the long run, 95 of 100 intervals made this way hold the"
        " rate of the whole record. It stays within 0 and 100 % and does not shrink to nothing where no error was"
        " found. What was not verifiable is left out of the rate, so the rate speaks for what can be tested; weakly"
        " sourced records are harder to test and may be worse. Records were drawn, not events, so the interval for"
        " records is the sound one; that for events is a guide, because the events of one record share their sources.",
        "## Record by record",
        table(
            ("record", "event as recorded", "verdict", "held against"),
            (r for a in audit.records for r in _record(a)),
        ),
        "## What was mended",
        _mended(data, audit),
    )
