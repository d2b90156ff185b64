"""The page of the audit explains, counts and lists."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

import india_cyber_agreements as ica
from docs import pages
from docs._pages.audit import MEANINGS, Audit, AuditedEvent, AuditedRecord, Verdict, audit_page, read, wilson
from tests.docs import made_up

if TYPE_CHECKING:
    import pathlib

DATA = ica.dataset()
AUDIT = read(pages.HERE / "audit.json")


def event(verdict: Verdict, *, source: str | None = "https://example.org/a", note: str | None = None) -> AuditedEvent:
    """Return an audited event with a verdict."""
    return AuditedEvent(kind="signed", date="2001-10-17", source=source, verdict=verdict, note=note)


def audit(*records: AuditedRecord) -> Audit:
    """Return an audit of some records."""
    return Audit(seed=7, drawn=len(records), population="all records", ids=(), date="2026-11-24", records=records)


def record(id_: str, *verdicts: Verdict, note: str | None = None) -> AuditedRecord:
    """Return an audited record with an event for each verdict."""
    return AuditedRecord(id=id_, events=tuple(map(event, verdicts)), note=note)


def test_committed_audit_is_in_order() -> None:
    """The audit is of the records that its seed draws, each of them once."""
    ids = [record.id for record in AUDIT.records]
    assert len(ids) == len(set(ids))
    assert len(ids) == AUDIT.drawn >= 60
    assert list(AUDIT.ids) == sorted(set(AUDIT.ids))
    assert ids == random.Random(AUDIT.seed).sample(AUDIT.ids, AUDIT.drawn)  # noqa: S311 - a draw to be repeated
    known = {*DATA.agreements.ids, *(redirect.id for redirect in DATA.redirects)}
    assert set(ids) <= known
    kinds = {event.kind for record in AUDIT.records for event in record.events}
    assert kinds <= {kind.value for kind in ica.EventKind}


def test_nothing_audited() -> None:
    """Where nothing has been audited the page says so, and gives no rate."""
    page = audit_page(DATA, audit())
    assert "No record of this version has been audited yet." in page
    assert 'random.Random(7).sample(audit["ids"], 0)' in page
    assert "## Error rate" not in page


def test_verdicts_and_rates() -> None:
    """A record has the worst verdict of its events, and what could not be tested is left out of the rate."""
    page = audit_page(
        DATA,
        audit(
            record("in-us-mlat", Verdict.AGREES, Verdict.WRONG, note="The date was mended."),
            record("in-gb-mlat", Verdict.AGREES, Verdict.MINOR),
            record("in-fr-mlat", Verdict.AGREES, Verdict.NOT_VERIFIABLE),
            record("in-de-mlat", Verdict.NOT_VERIFIABLE),
            record("in-sg-cyber-policy-dialogue"),
        ),
    )
    assert "| `agrees` | " + MEANINGS[Verdict.AGREES] + " | 1 | 3 |" in page
    assert "| `not-verifiable` | " + MEANINGS[Verdict.NOT_VERIFIABLE] + " | 2 | 2 |" in page
    assert "| records with something wrong | 1 | 3 | 33 % | 6 % to 79 % |" in page
    assert "| records wrong or minor | 2 | 3 | 67 % | 21 % to 94 % |" in page
    assert "| events wrong | 1 | 5 | 20 % |" in page
    assert "| events wrong or minor | 2 | 5 | 40 % |" in page
    assert "on 5 records with 7 events" in page
    assert "| `in-sg-cyber-policy-dialogue` | no event | `not-verifiable` | – |" in page
    assert ica.get("in-us-mlat").title in page.split("## What was mended")[1]


def test_cited_sources_count_apart() -> None:
    """A cited source that was read again is marked, and the rate by independent sources leaves it out."""
    again = AuditedEvent(
        kind="signed", date="2001", source="https://example.org/b", independent=False, verdict=Verdict.MINOR
    )
    page = audit_page(DATA, audit(AuditedRecord(id="in-us-mlat", events=(event(Verdict.AGREES), again))))
    assert "| events wrong or minor | 1 | 2 | 50 % |" in page
    assert "| events wrong or minor, by an independent source | 0 | 1 | 0 % |" in page
    assert page.count("(cited source, read again)") == 1


def test_nothing_tested() -> None:
    """Where no event could be tested there is no rate."""
    unseen = AuditedRecord(id="in-us-mlat", events=(event(Verdict.NOT_VERIFIABLE, source=None, note="no press"),))
    page = audit_page(DATA, audit(unseen))
    assert "| events wrong | 0 | 0 | – | – |" in page
    assert "| none found; no press |" in page
    assert "Nothing had to be mended." in page


def test_record_that_is_gone() -> None:
    """A record that was merged after the audit is named by its id."""
    assert "- `in-gone`: Merged." in audit_page(DATA, audit(record("in-gone", Verdict.WRONG, note="Merged.")))


@pytest.mark.parametrize(
    ("errors", "tested", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 44, 0.0495, 0.2398), (1, 2, 0.0945, 0.9055)],
)
def test_wilson(errors: int, tested: int, low: float, high: float) -> None:
    """The interval has the known values and stays within 0 and 1."""
    assert wilson(errors, tested) == pytest.approx((low, high), abs=5e-4)


def test_unknown_fields_are_refused(tmp_path: pathlib.Path) -> None:
    """A file with a field that is not known, or a verdict that is none, is refused."""
    good = json.loads((pages.HERE / "audit.json").read_text("utf-8"))
    path = tmp_path / "audit.json"
    path.write_text(json.dumps(good | {"extra": 1}), "utf-8")
    with pytest.raises(ExceptionGroup):
        read(path)


def test_read(tmp_path: pathlib.Path) -> None:
    """A file with all fields is read."""
    one = {
        "kind": "signed",
        "date": "2016",
        "source": None,
        "title": None,
        "verdict": "minor",
        "note": None,
    }
    records = [{"id": "in-us-mlat", "events": [one], "note": "x"}]
    path = tmp_path / "audit.json"
    path.write_text(
        json.dumps({"seed": 1, "drawn": 1, "population": "p", "ids": [], "date": "2026-11-24", "records": records}),
        "utf-8",
    )
    assert read(path).records[0].verdict is Verdict.MINOR


def test_hostile_text_is_harmless() -> None:
    """Hostile titles and notes stay text."""
    bad = made_up.HOSTILE
    one = AuditedEvent(kind=bad, date=bad, source=f"http://x/{bad}", title=bad, verdict=Verdict.WRONG, note=bad)
    hostile = Audit(
        seed=1, drawn=1, population=bad, ids=(), date=bad, records=(AuditedRecord(id=bad, events=(one,), note=bad),)
    )
    assert made_up.is_harmless(audit_page(DATA, hostile))
