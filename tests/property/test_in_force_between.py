"""Queries by period, measured against an oracle that walks every day of it."""

from __future__ import annotations

import collections
import datetime as dt
import itertools
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from india_cyber_agreements import AgreementSet, PartialDate, Standing
from tests.property.strategies import YEARS, records, unqualified_dates
from tests.standing_oracle import LADDER, POSSIBLE, bounds_of, in_force_between

if TYPE_CHECKING:
    from tests.standing_records import Record

#: No event of these tests lies before or after these days, and independence is the only other date that matters, so
#: they and the days around independence stand for all of an open period.
BEFORE_ALL = dt.date(YEARS[0] - 1, 12, 30)
AFTER_ALL = dt.date(YEARS[-1] + 1, 1, 2)
INDEPENDENCE = (dt.date(1947, 8, 14), dt.date(1947, 8, 16))
LONGEST_WINDOW = dt.timedelta(days=3 * 366)


def days_of(start: str, end: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a written period."""
    return bounds_of(start)[0], bounds_of(end)[1]


@st.composite
def windows(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a period of at most three years, as its written first and last bound, of any precision."""
    start = draw(unqualified_dates())
    first = bounds_of(start)[0]
    near = st.integers(0, 40).map(lambda days: (first + dt.timedelta(days=days)).isoformat())
    end = draw(st.one_of(near, unqualified_dates()))
    assume(first <= bounds_of(end)[1] <= first + LONGEST_WINDOW)
    return start, end


def record_sets() -> st.SearchStrategy[dict[str, Record]]:
    """Return some records by id."""
    return st.lists(records(outliers=False), max_size=3).map(
        lambda drawn: {f"in-example-{i}": one for i, one in enumerate(drawn)}
    )


def agreements(records_: dict[str, Record]) -> AgreementSet:
    """Return the set of the package."""
    return AgreementSet.of(record.agreement(id_) for id_, record in records_.items())


def expected(
    records_: dict[str, Record], spans: list[tuple[dt.date, dt.date]], at_least: str, *, throughout: bool
) -> set[str]:
    """Return the ids that the oracle finds in force on some day, or on every day, of some spans of days."""
    how = all if throughout else any
    return {
        id_
        for id_, record in records_.items()
        if how(
            in_force_between(record.type, record.form, record.oracle_events(), *span, at_least, throughout=throughout)
            for span in spans
        )
    }


def check(
    records_: dict[str, Record],
    period: tuple[str | None, str | None],
    spans: list[tuple[dt.date, dt.date]],
    at_least: str,
    *,
    throughout: bool,
) -> None:
    """Compare a query and what it leaves undetermined with the oracle."""
    found = agreements(records_).in_force_between(*period, at_least=at_least, throughout=throughout)
    reached = expected(records_, spans, at_least, throughout=throughout)
    possible = expected(records_, spans, POSSIBLE, throughout=throughout)
    assert set(found.ids) == reached
    assert set(found.undetermined.ids) == possible - reached


@pytest.mark.parametrize("throughout", [False, True], ids=["some-day", "every-day"])
@pytest.mark.parametrize("at_least", LADDER)
def test_closed_period(at_least: str, *, throughout: bool) -> None:
    """A query by period finds, and leaves undetermined, what a walk over its days does."""

    @settings(max_examples=100, deadline=None)
    @given(records_=record_sets(), window=windows())
    def test(records_: dict[str, Record], window: tuple[str, str]) -> None:
        check(records_, window, [days_of(*window)], at_least, throughout=throughout)

    test()


@settings(max_examples=150, deadline=None)
@given(
    records_=record_sets(),
    start=st.none() | unqualified_dates(),
    end=st.none() | unqualified_dates(),
    at_least=st.sampled_from(LADDER),
    throughout=st.booleans(),
)
def test_open_period(
    records_: dict[str, Record], start: str | None, end: str | None, at_least: str, *, throughout: bool
) -> None:
    """None as a bound reaches to the end of the calendar on its side."""
    assume(start is None or end is None)
    first = BEFORE_ALL if start is None else bounds_of(start)[0]
    last = AFTER_ALL if end is None else bounds_of(end)[1]
    spans = [(first, last), *([INDEPENDENCE] if start is None else [])]
    check(records_, (start, end), spans, at_least, throughout=throughout)


@settings(max_examples=150, deadline=None)
@given(records_=record_sets(), window=windows(), at_least=st.sampled_from(LADDER), throughout=st.booleans())
def test_form_of_the_arguments_does_not_matter(
    records_: dict[str, Record], window: tuple[str, str], at_least: str, *, throughout: bool
) -> None:
    """Strings, partial dates, dates and moments that mean the same period give the same answer."""
    first, last = days_of(*window)
    midnight = dt.time(0, 0, tzinfo=dt.UTC)
    periods = (
        window,
        tuple(map(PartialDate.parse, window)),
        (first, last),
        (first.isoformat(), last),
        (dt.datetime.combine(first, midnight), dt.datetime.combine(last, midnight)),
    )
    whole = agreements(records_)
    found = [
        whole.in_force_between(*period, at_least=level, throughout=throughout)
        for period in periods
        for level in (at_least, Standing(at_least))
    ]
    assert {result.ids for result in found} == {found[0].ids}
    assert {result.undetermined.ids for result in found} == {found[0].undetermined.ids}


@settings(max_examples=100, deadline=None)
@given(records_=record_sets(), window=windows())
def test_default_is_presumed_on_some_day(records_: dict[str, Record], window: tuple[str, str]) -> None:
    """Without further arguments one day that is presumed or better is enough."""
    whole = agreements(records_)
    found = whole.in_force_between(*window)
    spelt_out = whole.in_force_between(*window, at_least="presumed", throughout=False)
    assert found.ids == spelt_out.ids
    assert found.undetermined.ids == spelt_out.undetermined.ids


@settings(max_examples=150, deadline=None)
@given(
    records_=record_sets(),
    one=windows(),
    other=windows(),
    levels=st.tuples(st.sampled_from(LADDER[1:]), st.sampled_from(LADDER[1:])),
    throughout=st.booleans(),
)
def test_chained_periods(
    records_: dict[str, Record],
    one: tuple[str, str],
    other: tuple[str, str],
    levels: tuple[str, str],
    *,
    throughout: bool,
) -> None:
    """A query on a result asks for both periods, and keeps what either of them leaves undetermined."""
    found = agreements(records_).in_force_between(*one, at_least=levels[0], throughout=throughout)
    found = found.in_force_between(*other, at_least=levels[1], throughout=throughout)
    reached, possible = (
        expected(records_, [days_of(*one)], first, throughout=throughout)
        & expected(records_, [days_of(*other)], second, throughout=throughout)
        for first, second in (levels, (POSSIBLE, POSSIBLE))
    )
    assert set(found.ids) == reached
    assert set(found.undetermined.ids) == possible - reached


@settings(max_examples=100, deadline=None)
@given(one=unqualified_dates(), other=unqualified_dates())
def test_period_that_ends_before_it_starts(one: str, other: str) -> None:
    """A start after the end is refused with a message that names both."""
    assume(bounds_of(one)[0] > bounds_of(other)[1])
    with pytest.raises(ValueError, match=re.escape(one)) as caught:
        agreements({}).in_force_between(one, other)
    assert other in str(caught.value)


def test_random_queries_reach_everything() -> None:
    """The queries drawn above often find something, often leave something undetermined, and often find nothing."""
    seen: collections.Counter[tuple[str, str, bool]] = collections.Counter()

    @settings(max_examples=300, deadline=None, derandomize=True, database=None)
    @given(records_=record_sets(), window=windows())
    def survey(records_: dict[str, Record], window: tuple[str, str]) -> None:
        """Count outcomes of every kind of query."""
        spans = [days_of(*window)]
        for throughout in (False, True):
            possible = expected(records_, spans, POSSIBLE, throughout=throughout)
            for at_least in LADDER[1:]:
                reached = expected(records_, spans, at_least, throughout=throughout)
                outcomes = {"found": reached, "undetermined": possible - reached, "neither": set(records_) - possible}
                seen.update((name, at_least, throughout) for name, ids in outcomes.items() if ids)

    survey()
    wanted = set(itertools.product(("found", "undetermined", "neither"), LADDER[1:], (False, True)))
    # At "possible" nothing can be too weak and yet possible.
    assert set(seen) == wanted - set(itertools.product(("undetermined",), (POSSIBLE,), (False, True)))
    assert min(seen.values()) >= 10, seen
