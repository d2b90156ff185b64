"""What an answer on standing names and says, and what callers can do with a standing."""

from __future__ import annotations

import copy
import datetime as dt
import functools
import operator
import pickle
from typing import TYPE_CHECKING

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import PartialDate, Standing
from tests.standing_oracle import LADDER
from tests.standing_records import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from india_cyber_agreements import Agreement

MLAT = ("mlat", "treaty")
MOU = ("mou", "memorandum-of-understanding")
STATEMENT = ("joint-statement", "joint-statement")

SIGNED = "signed 2010-05-01"
FIXED_TERM = "signed 2010-05-01; expires 2015-04-30"
IN_FORCE = "in-force 2005-10-03"
QUALIFIED = "in-force 2005-10-03?; operational 2008-06-15"

#: A name, (type, form), events, a day, the events that must be named as deciding, and those that must not.
DECIDING: tuple[tuple[str, tuple[str, str], str, str, str, str], ...] = (
    (
        "documented",
        MLAT,
        f"announced 2000; signed 2001; {IN_FORCE}",
        "2010-01-01",
        IN_FORCE,
        "announced 2000; signed 2001",
    ),
    ("not-started", MLAT, f"signed 2001; {IN_FORCE}", "2003-01-01", IN_FORCE, "signed 2001"),
    ("first-of-two-starts", MLAT, f"{IN_FORCE}; in-force 2007", "2010-01-01", IN_FORCE, "in-force 2007"),
    ("signed", MOU, f"announced 2009; {SIGNED}; adopted 2011", "2012-01-01", SIGNED, "announced 2009; adopted 2011"),
    ("terminated", MLAT, f"signed 2001; {IN_FORCE}; terminated 2010", "2012-01-01", "terminated 2010", "signed 2001"),
    (
        "first-of-two-ends",
        MLAT,
        f"{IN_FORCE}; terminated 2012; expired 2010",
        "2014-01-01",
        "expired 2010",
        "terminated 2012",
    ),
    ("run-out", MOU, f"announced 2009; {FIXED_TERM}", "2016-01-01", "expires 2015-04-30", "announced 2009"),
    (
        "last-of-two-terms",
        MOU,
        f"{FIXED_TERM}; expires 2012-04-30",
        "2014-01-01",
        "expires 2015-04-30",
        "expires 2012-04-30",
    ),
    (
        "renewed",
        MOU,
        f"{FIXED_TERM}; renewed 2014; renewed 2016-01-01",
        "2017-01-01",
        "renewed 2016-01-01",
        "renewed 2014",
    ),
    (
        "up-to-operational",
        MOU,
        f"{SIGNED}; held 2011; operational 2012-02-02",
        "2012-02-01",
        "operational 2012-02-02",
        "held 2011",
    ),
    (
        "unknown-start",
        MLAT,
        "announced 2009; signed 2010; ratified 2012",
        "2013-01-01",
        "signed 2010",
        "announced 2009",
    ),
    ("unknown-start-hint", MLAT, "announced 2009; ratified 2008", "2013-01-01", "ratified 2008", "announced 2009"),
    (
        "settled",
        MLAT,
        "signed 2010; operational 2014; operational 2012",
        "2015-01-01",
        "operational 2012",
        "operational 2014",
    ),
    ("qualified", MLAT, f"announced 2001; {QUALIFIED}", "2009-01-01", QUALIFIED, "announced 2001"),
    ("nothing-known", MLAT, "", "2000-01-01", "", ""),
)


@pytest.mark.parametrize(
    ("sort", "events", "day", "named", "passed_over"), [pytest.param(*rest, id=name) for name, *rest in DECIDING]
)
def test_answer_names_the_events_that_decided(
    sort: tuple[str, str], events: str, day: str, named: str, passed_over: str
) -> None:
    """An answer names the events that the rules turn on, and leaves out those that they pass over."""
    answer = Record.read(*sort, events).agreement().standing_on(day)
    decided = {(event.kind.value, str(event.date)) for event in answer.events}
    assert decided >= set(Record.read(*sort, named).events)
    assert not decided & set(Record.read(*sort, passed_over).events)


def test_reason_of_a_statement_says_that_it_is_adopted() -> None:
    """The reason tells a joint statement, which is adopted, from an instrument that has lapsed."""
    answer = Record.read(*STATEMENT, "adopted 2016-08-15").agreement().standing_on("2017-01-01")
    assert "adopted" in answer.reason


@pytest.mark.parametrize(
    "day",
    [
        dt.date(2010, 5, 1),
        dt.datetime(2010, 5, 1, 23, 59, tzinfo=dt.UTC),
        PartialDate.parse("2010-05-01"),
        "2010-05-01",
    ],
    ids=["date", "datetime", "partial-date", "string"],
)
def test_day_is_taken_in_every_accepted_form(day: dt.date | PartialDate | str) -> None:
    """One day gives one answer, however it is written."""
    agreement = Record.read(*MOU, SIGNED).agreement()
    assert agreement.standing_on(day) == agreement.standing_on(dt.date(2010, 5, 1))
    assert agreement.standing_on(day).day == dt.date(2010, 5, 1)


@pytest.mark.parametrize("day", ["2010", "2010-05", PartialDate.parse("2010-05"), "2010-02-30", "", "today"])
def test_what_is_not_a_whole_day_is_refused(day: PartialDate | str) -> None:
    """A question about a month or a year, or about no date at all, has no answer for a day."""
    agreement = Record.read(*MOU, SIGNED).agreement()
    with pytest.raises(ValueError, match="day"):
        agreement.standing_on(day)


@pytest.mark.parametrize("standing", list(Standing))
def test_standing_has_no_truth_value(standing: Standing) -> None:
    """A standing taken for a truth value raises, so that POSSIBLE never passes for yes or for no."""
    with pytest.raises(TypeError):
        bool(standing)


def test_an_answer_cannot_be_mistaken_for_a_truth_value() -> None:
    """``if answer.standing`` raises instead of taking the branch."""
    answer = Record.read(*MOU, SIGNED).agreement().standing_on("2020-01-01")
    with pytest.raises(TypeError):
        operator.not_(answer.standing)


def test_standings_are_ordered_from_weak_to_strong() -> None:
    """The order is that of the rules, not that of the alphabet."""
    ladder = [Standing.NOT_IN_FORCE, Standing.POSSIBLE, Standing.PRESUMED, Standing.CONFIRMED]
    assert sorted([ladder[3], ladder[0], ladder[2], ladder[1]]) == ladder
    assert max(ladder) is Standing.CONFIRMED
    assert min(ladder) is Standing.NOT_IN_FORCE


@pytest.mark.parametrize("right", LADDER)
@pytest.mark.parametrize("left", LADDER)
@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne])
def test_standings_compare_with_each_other_and_with_written_forms(
    compare: Callable[[object, object], bool], left: str, right: str
) -> None:
    """Every comparison follows the order, between members and between a member and a written form on either side."""
    expected = compare(LADDER.index(left), LADDER.index(right))
    assert compare(Standing(left), Standing(right)) is expected
    assert compare(Standing(left), right) is expected
    assert compare(left, Standing(right)) is expected


@pytest.mark.parametrize("other", ["in force", "CONFIRMED", "", 2, None, True, dt.date(2020, 1, 1), ("possible",)])
@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_comparison_with_nonsense_is_refused(compare: Callable[[object, object], bool], other: object) -> None:
    """What is no standing is neither above nor below one."""
    with pytest.raises(TypeError):
        compare(Standing.POSSIBLE, other)
    with pytest.raises(TypeError):
        compare(other, Standing.POSSIBLE)


@pytest.mark.parametrize("other", ["in force", "", 2, None])
def test_a_standing_is_unequal_to_nonsense(other: object) -> None:
    """Equality answers where order refuses."""
    assert other != Standing.POSSIBLE


def test_standings_are_their_written_forms() -> None:
    """A member is a string, is found by it, and hashes as it does."""
    assert tuple(standing.value for standing in Standing) == LADDER
    assert hash(Standing.PRESUMED) == hash("presumed")
    assert str(Standing("presumed")) == "presumed"


def pickled(value: Agreement, protocol: int) -> Agreement:
    """Return what comes back from a pickle."""
    twin: Agreement = pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - it was written on this line
    return twin


@pytest.mark.parametrize("asked_before", [False, True], ids=["fresh", "asked-before"])
@pytest.mark.parametrize(
    "duplicate",
    [
        *(functools.partial(pickled, protocol=protocol) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)),
        copy.deepcopy,
        copy.copy,
    ],
)
def test_copies_answer_as_the_original(duplicate: Callable[[Agreement], Agreement], *, asked_before: bool) -> None:
    """An agreement that was pickled or copied gives the same answers, whether it was asked before or not."""
    original = Record.read(*MOU, "signed 2010; operational 2012-03; expires 2015-04-30; renewed 2016").agreement()
    if asked_before:
        assert original.standing_periods
    twin = duplicate(original)
    assert twin == original
    assert hash(twin) == hash(original)
    assert twin.standing_periods == original.standing_periods
    for day in ("2009-12-31", "2010-06-01", "2011-01-01", "2014-01-01", "2015-05-01", "2016-12-31", "2020-01-01"):
        assert twin.standing_on(day) == original.standing_on(day)


@pytest.mark.parametrize("standing", list(Standing))
def test_standings_survive_pickling(standing: Standing) -> None:
    """A standing comes back as the very member that it was."""
    assert pickle.loads(pickle.dumps(standing)) is standing  # noqa: S301 - it was written on this line


def test_an_answer_has_no_truth_value() -> None:
    """A predicate that forgets to compare is told so."""
    with pytest.raises(TypeError, match="compare its standing"):
        ica.agreements().where(lambda agreement: agreement.standing_on("2010-01-01"))  # type: ignore[arg-type,return-value]
