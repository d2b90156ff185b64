"""Many periods and a window: what meets it is what a look at each period says."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from india_cyber_agreements._periods import Periods

if TYPE_CHECKING:
    from collections.abc import Sequence


def forwards(days: tuple[int, int]) -> tuple[int, int]:
    """Return two days, the earlier first."""
    return min(days), max(days)


#: Few days, so that periods begin and end together, touch, and lie within each other.
SPANS = st.tuples(st.integers(1, 40), st.integers(1, 40)).map(forwards)
#: First day, last day and whose it is; the same somebody may have several.
PERIODS = st.tuples(SPANS, st.integers(0, 60)).map(lambda drawn: (*drawn[0], drawn[1]))
#: Short ones, of which few run at a time while many begin and end.
SHORT = [(day, day + day % 3, day) for day in range(1, 41)] * 3
#: The same, with some that run throughout and of which every window has to know.
LONG = [*SHORT, *((1, 40, 100 + number) for number in range(30))]


@given(st.lists(PERIODS, max_size=100), st.lists(SPANS, min_size=1, max_size=5))
@example([], [(1, 1)])
@example([(1, 1, 0)], [(1, 1), (2, 2)])
@example(SHORT, [(first, first + length) for first in range(1, 41) for length in (0, 1, 5)])
@example(LONG, [(first, first + length) for first in range(1, 41) for length in (0, 1, 5)])
def test_windows(periods: list[tuple[int, int, int]], windows: list[tuple[int, int]]) -> None:
    """Whoever meets a window on some day is found, whoever covers all of it, and nobody else."""
    arranged = Periods(periods)
    for first, last in windows:
        meeting = {whose for begin, end, whose in periods if begin <= last and end >= first}
        covering = {whose for begin, end, whose in periods if begin <= first and end >= last}
        assert set(arranged.meeting(first, last, throughout=False)) == meeting
        assert set(arranged.meeting(first, last, throughout=True)) == covering


@pytest.mark.parametrize("throughout", [False, True])
def test_ends_of_the_calendar(*, throughout: bool) -> None:
    """Periods may begin on the first day of the calendar and end on its last."""
    first, last = dt.date.min.toordinal(), dt.date.max.toordinal()
    arranged = Periods([(first, last, 1), (first, first, 2), (last, last, 3)])
    assert set(arranged.meeting(first, first, throughout=throughout)) == {1, 2}
    assert set(arranged.meeting(last, last, throughout=throughout)) == {1, 3}
    assert set(arranged.meeting(first + 1, last - 1, throughout=throughout)) == {1}


class Counted:
    """Numbers that count how often they are asked for."""

    def __init__(self, numbers: Sequence[int]) -> None:
        """Keep the numbers."""
        self.numbers = numbers
        self.asked = 0

    def __getitem__(self, position: int) -> int:
        """Return a number."""
        self.asked += 1
        return self.numbers[position]


@pytest.mark.parametrize(
    "periods",
    [
        [(day, day + 9, day) for day in range(1, 401)],
        [(1, day, day) for day in range(1, 401)],
        [(day, 400, day) for day in range(1, 401)],
        [(day, 801 - day, day) for day in range(1, 401)],
    ],
    ids=["short ones after each other", "all begin together", "all end together", "one within the other"],
)
def test_little_is_looked_through(periods: list[tuple[int, int, int]]) -> None:
    """On each day few periods are looked through beside those that run, and the notes for it take little room."""
    arranged = Periods(periods)
    assert sum(map(len, arranged._running)) <= 4 * len(periods)
    lasts = Counted(arranged._lasts)
    arranged._lasts = lasts  # type: ignore[assignment] # pyright: ignore[reportAttributeAccessIssue] # stands in for it
    for day in range(1, max(end for _, end, _ in periods) + 1):
        run = {whose for begin, end, whose in periods if begin <= day <= end}
        lasts.asked = 0
        assert set(arranged.meeting(day, day, throughout=False)) == run
        assert lasts.asked <= 3 * len(run) + 40, day
