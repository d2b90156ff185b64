"""The timeline: what is said beside a row, and of the end of a bar."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs

import india_cyber_agreements as ica
from tests import hostile

UNTIL = ica.dataset().info.coverage_end.latest


def rows_of(agreements: ica.AgreementSet) -> list[dict[str, Any]]:
    """Return the data that the timeline shows."""
    rows: list[dict[str, Any]] = agreements.timeline().to_dict()["datasets"]["rows"]
    return rows


def test_an_end_that_is_known_is_told() -> None:
    """A term that ends after the last day of the picture has an end; only what has none says so."""
    later = [
        (run.first, run.last)
        for agreement in ica.agreements()
        for run in agreement.standing_periods
        if run.standing is not ica.Standing.NOT_IN_FORCE and run.first <= UNTIL < run.last
    ]
    assert {last == dt.date.max for _, last in later} == {True, False}
    told = [row for row in rows_of(ica.agreements()) if row["mark"] == "bar"]
    for first, last in later:
        end = "no end known" if last == dt.date.max else last.isoformat()
        assert any((row["from"], row["to"]) == (first.isoformat(), end) for row in told)
    assert sum(row["to"] == "no end known" for row in told) == sum(last == dt.date.max for _, last in later)


def test_a_row_names_its_partner() -> None:
    """Treaties with the same title are told apart: date and partners stand before it."""
    rows = rows_of(ica.agreements().by_type("mlat"))
    for agreement in ica.agreements().by_type("mlat").bilateral():
        beginning = f"{agreement.date or 'undated'} {agreement.countries[0]}: "
        assert any(row["row"][6:].startswith(beginning) for row in rows)


def test_labels_stay_short() -> None:
    """However long organisation and title are, the label of a row is short, and no two rows share one."""
    some = hostile.records()
    again = ica.AgreementSet.of([*some, *(attrs.evolve(one, id=f"{one.id}-again") for one in some)])
    labels = {row["row"] for row in rows_of(again)}
    assert len(labels) == len(again)
    assert all(len(label) <= 80 for label in labels)
