"""Standing, measured against the day-at-a-time oracle."""

from __future__ import annotations

import collections
import datetime as dt
import itertools

from hypothesis import example, given, settings
from hypothesis import strategies as st

from india_cyber_agreements import Standing, _standing
from tests.property.strategies import KINDS, days, interesting_days, records
from tests.standing_oracle import LADDER, OracleEvent, standing_on
from tests.standing_records import Record

LONGEST_REASON = 200


@settings(max_examples=2500, deadline=None)
@given(record=records(), random_days=st.lists(days(), max_size=4))
def test_standing_is_that_of_the_oracle(record: Record, random_days: list[dt.date]) -> None:
    """On every day on which something may change, and on others, the package and the oracle agree."""
    agreement, events = record.agreement(), record.oracle_events()
    asked = [*interesting_days(record), *random_days]
    answers = {day: agreement.standing_on(day).standing.value for day in asked}
    assert answers == {day: standing_on(record.type, record.form, events, day) for day in asked}


@settings(max_examples=500, deadline=None)
@given(record=records(), random_days=st.lists(days(), max_size=4))
def test_periods_tell_the_same_as_single_days(record: Record, random_days: list[dt.date]) -> None:
    """Periods tile the calendar, differ from their neighbours, and say what each day in them says."""
    agreement, events = record.agreement(), record.oracle_events()
    periods = agreement.standing_periods
    assert periods[0].first == dt.date.min
    assert periods[-1].last == dt.date.max
    for earlier, later in itertools.pairwise(periods):
        assert later.first == earlier.last + dt.timedelta(days=1)
        assert (earlier.standing, earlier.reason, earlier.events) != (later.standing, later.reason, later.events)
    for period in periods:
        assert period.first <= period.last
        for day in (period.first, period.last):
            assert period.standing.value == standing_on(record.type, record.form, events, day)
    for day in (*interesting_days(record), *random_days):
        (period,) = (period for period in periods if period.first <= day <= period.last)
        answer = agreement.standing_on(day)
        assert period.standing.value == standing_on(record.type, record.form, events, day)
        assert (period.standing, period.reason, period.events) == (answer.standing, answer.reason, answer.events)


@settings(max_examples=500, deadline=None)
@given(record=records())
def test_reason_is_one_sentence(record: Record) -> None:
    """Every reason is one short line that ends with its only full stop."""
    for period in record.agreement().standing_periods:
        assert 1 < len(period.reason) <= LONGEST_REASON
        assert period.reason.isprintable()
        assert period.reason == period.reason.strip()
        assert period.reason.endswith(".")
        assert period.reason.count(".") == 1


@settings(max_examples=500, deadline=None)
@given(record=records(), random_days=st.lists(days(), max_size=4))
@example(record=Record.read("mou", "protocol", "held 2000-01-01"), random_days=[])
def test_deciding_events_are_events_of_the_record(record: Record, random_days: list[dt.date]) -> None:
    """Every answer gives its day, and names events that the record has, none of them more often than the record."""
    agreement = record.agreement()
    for day in (*interesting_days(record), *random_days):
        answer = agreement.standing_on(day)
        assert answer.day == day
        assert collections.Counter(answer.events) <= collections.Counter(agreement.events)


@settings(max_examples=500, deadline=None)
@given(data=st.data(), record=records())
def test_order_of_the_events_does_not_matter(data: st.DataObject, record: Record) -> None:
    """A record says the same in whatever order its events are written down."""
    shuffled = Record(record.type, record.form, tuple(data.draw(st.permutations(record.events))))
    standings, again = (
        [(period.first, period.last, period.standing) for period in one.agreement().standing_periods]
        for one in (record, shuffled)
    )
    assert again == standings


@settings(max_examples=500, deadline=None)
@given(record=records(outliers=False), random_days=st.lists(days(), max_size=4))
def test_named_events_suffice(record: Record, random_days: list[dt.date]) -> None:
    """The events that an answer names lead to its standing without the rest of the record."""
    agreement = record.agreement()
    for day in (*interesting_days(record), *random_days):
        answer = agreement.standing_on(day)
        named = [OracleEvent.read(event.kind.value, str(event.date)) for event in answer.events]
        assert standing_on(record.type, record.form, named, day) == answer.standing.value


@settings(max_examples=300, deadline=None)
@given(record=records())
@example(record=Record.read("mlat", "protocol", "in-force 2000-01-01"))
@example(record=Record.read("joint-statement", "agreement", "in-force 2000-01-01"))
@example(record=Record.read("mou", "treaty", "signed 2000-01-01"))
def test_runs_of_a_standing_are_those_of_the_periods(record: Record) -> None:
    """What queries look through, the runs of days on which a standing is reached, says the same as the periods."""
    agreement = record.agreement()
    runs = list(_standing.reached(agreement.type, agreement.form, agreement.events))
    for standing in Standing:
        expected: list[tuple[int, int]] = []
        for period in agreement.standing_periods:
            first, last = period.first.toordinal(), period.last.toordinal()
            if period.standing >= standing:
                begun = expected.pop()[0] if expected and expected[-1][1] == first - 1 else first
                expected.append((begun, last))
        assert [(first, last) for reached, first, last in runs if reached is standing] == expected


def test_random_records_reach_everything() -> None:
    """The records drawn above reach every standing and every kind of event often, and every kind decides something."""
    standings: collections.Counter[str] = collections.Counter()
    present: collections.Counter[str] = collections.Counter()
    deciding: collections.Counter[str] = collections.Counter()

    @settings(max_examples=1000, deadline=None, derandomize=True, database=None)
    @given(record=records())
    def survey(record: Record) -> None:
        """Count what a record has, what it reaches, and which of its events make a difference."""
        asked = interesting_days(record)

        def course(pairs: tuple[tuple[str, str], ...]) -> list[str]:
            events = Record(record.type, record.form, pairs).oracle_events()
            return [standing_on(record.type, record.form, events, day) for day in asked]

        reached = course(record.events)
        standings.update(set(reached))
        present.update({kind for kind, _ in record.events})
        without = ((kind, record.events[:i] + record.events[i + 1 :]) for i, (kind, _) in enumerate(record.events))
        deciding.update({kind for kind, others in without if course(others) != reached})

    survey()
    assert set(standings) == set(LADDER)
    assert min(standings.values()) >= 100, standings
    assert set(present) == set(KINDS)
    assert min(present.values()) >= 50, present
    assert set(deciding) == set(KINDS)
    assert min(deciding.values()) >= 3, deciding
