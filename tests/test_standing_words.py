"""What answers on standing say, word for word: the sentences stand in tables, pages and files."""

from __future__ import annotations

import datetime as dt
import itertools
import operator
import re

import pytest

from india_cyber_agreements import PartialDate, Standing, StandingAnswer, StandingPeriod
from tests.standing_records import Record

MLAT = ("mlat", "treaty")
MOU = ("mou", "memorandum-of-understanding")
STATEMENT = ("joint-statement", "joint-statement")

#: (type, form), events, a day, and the sentence with which that day is answered.
SENTENCES: tuple[tuple[tuple[str, str], str, str, str], ...] = (
    (STATEMENT, "adopted 2016-08-15", "2017-01-01", "A joint statement is adopted; it is never in force."),
    (MLAT, "in-force 2005-10-03; terminated 2010", "2011-01-01", "It has ended: terminated 2010."),
    (MLAT, "in-force 2005-10-03; expired 2010-02", "2011-01-01", "It has ended: expired 2010-02."),
    (MLAT, "in-force 2005-10-03; superseded 2010-02-03", "2011-01-01", "It has ended: superseded 2010-02-03."),
    (MLAT, "in-force 2005-10-03; terminated 2010", "2010-06-01", "It may have ended by then: terminated 2010."),
    (MOU, "signed 2010; expires 2015", "2015-06-01", "Its term may have run out by then: term ends 2015."),
    (
        MOU,
        "signed 2010; expires 2015-06",
        "2016-01-01",
        "Its term has run out (term ends 2015-06), and no later renewal by then is documented.",
    ),
    (
        MOU,
        "signed 2010; expires 2015-06; renewed 2016-02-03",
        "2017-01-01",
        "It was renewed after the end of its term: term ends 2015-06, renewed 2016-02-03.",
    ),
    (MLAT, "in-force 2005; terminated 2005", "2005-06-01", "It may not have started yet: in force from 2005."),
    (MLAT, "signed 2010; expires 2012", "2014-01-01", "Its entry into force is not documented: signed 2010."),
    (MLAT, "in-force 2005-10-03", "2005-10-02", "It had not started yet: in force from 2005-10-03."),
    (MOU, "adopted 2005-10", "2005-10-02", "It may not have started yet: adopted 2005-10."),
    (MLAT, "in-force 2005-10-03", "2005-10-03", "Entry into force is documented: in force from 2005-10-03."),
    (
        MLAT,
        "in-force 2005-10-03?; operational 2008",
        "2009-01-01",
        "It has been seen at work: attested as operational 2008.",
    ),
    (
        MLAT,
        "in-force 2005-10-03~; operational 2008",
        "2008-12-31",
        "The date of its entry into force is uncertain: in force from 2005-10-03~.",
    ),
    (
        MOU,
        "signed 2010-05-01; expires 2015-04-30",
        "2012-01-01",
        "It is within its documented term: signed 2010-05-01, term ends 2015-04-30.",
    ),
    (
        MOU,
        "held 2010-05-01; renewed 2015",
        "2012-01-01",
        "It is shown to be alive on that day or later: met 2010-05-01, renewed 2015.",
    ),
    (
        MOU,
        "signed 2010-05-01?",
        "2012-01-01",
        "It has taken effect (signed 2010-05-01?), and no end by that day is recorded.",
    ),
    (
        MLAT,
        "signed 2010; operational 2014-03",
        "2015-01-01",
        "Its start is not documented, but it has been seen at work: attested as operational 2014-03.",
    ),
    (MLAT, "", "1947-08-14", "India became independent on 1947-08-15, after that day."),
    (MLAT, "", "1947-08-15", "Nothing is known of its start."),
    (MLAT, "ratified 2010", "2009-01-01", "It was not concluded yet, as far as is known: ratified 2010."),
    (
        MLAT,
        "cabinet-approved 2010",
        "2010-01-01",
        "Its entry into force is not documented: approved by a cabinet 2010.",
    ),
    (MOU, "announced 2010-03", "2011-01-01", "Its entry into force is not documented: announced 2010-03."),
)


@pytest.mark.parametrize(("sort", "events", "day", "sentence"), SENTENCES, ids=[row[3] for row in SENTENCES])
def test_reason(sort: tuple[str, str], events: str, day: str, sentence: str) -> None:
    """A rule gives its reason in one sentence, with the dates that decided as precise as they are."""
    assert Record.read(*sort, events).agreement().standing_on(day).reason == sentence


def test_deciding_events_are_named_earliest_first() -> None:
    """However a record lists its events, an answer names those that decided by date, each once."""
    record = Record.read(*MOU, "renewed 2016-02-03; expires 2015-06; signed 2010; held 2018-01-01")
    answer = record.agreement().standing_on("2017-01-01")
    assert [str(event.date) for event in answer.events] == ["2010", "2015-06", "2016-02-03", "2018-01-01"]
    only_held = Record.read(*MOU, "held 2010-05-01").agreement().standing_on("2010-05-01")
    assert [event.date for event in only_held.events] == [PartialDate.parse("2010-05-01")]
    assert only_held.reason == "It is shown to be alive on that day or later: met 2010-05-01."


def test_an_answer_is_shown_with_its_day() -> None:
    """An answer prints as its standing, its day and its reason, and shows as such in a console."""
    answer = Record.read(*MLAT, "in-force 2005-10-03").agreement().standing_on("2010-01-02")
    assert str(answer) == "confirmed on 2010-01-02: Entry into force is documented: in force from 2005-10-03."
    assert repr(answer) == f"<StandingAnswer {answer}>"
    assert "Entry into force is documented" in answer._repr_html_()


def test_what_has_no_truth_value_says_what_to_do() -> None:
    """A standing or an answer that is taken for true or false says how to compare it."""
    answer = Record.read(*MLAT, "").agreement().standing_on("2010-01-02")
    of_standing = "a Standing is neither true nor false: compare it, as in standing >= Standing.PRESUMED"
    with pytest.raises(TypeError, match=f"^{re.escape(of_standing)}$"):
        bool(answer.standing)
    of_answer = "an answer is neither true nor false: compare its standing, as in answer.standing >= Standing.PRESUMED"
    with pytest.raises(TypeError, match=f"^{re.escape(of_answer)}$"):
        bool(answer)


def test_comparison_with_nonsense_names_it_and_the_written_forms() -> None:
    """What is compared with a standing in vain is named, beside what it does compare with."""
    message = "a Standing compares with one of 'not-in-force', 'possible', 'presumed', 'confirmed', not with 'perhaps'"
    with pytest.raises(TypeError, match=f"^{re.escape(message)}$"):
        operator.lt(Standing.POSSIBLE, "perhaps")


def test_parts_of_answers_and_periods_are_named() -> None:
    """The parts of an answer and of a period have no order in which a caller could mix them up."""
    agreement = Record.read(*MLAT, "in-force 2005-10-03").agreement()
    answer, period = agreement.standing_on("2005-10-02"), agreement.standing_periods[0]
    with pytest.raises(TypeError):
        StandingAnswer(answer.day, answer.standing, answer.reason, answer.events)  # type: ignore[call-arg] # so it shall be
    with pytest.raises(TypeError):
        StandingPeriod(period.first, period.last, period.standing, period.reason, period.events)  # type: ignore[call-arg]
    assert (answer.standing, answer.reason, answer.events) == (period.standing, period.reason, period.events)
    assert "first=datetime.date(1, 1, 1)" in repr(period)


def test_periods_cover_the_calendar_without_a_gap() -> None:
    """Periods run from the first day of the calendar to the last, each as long as its answer stays the same."""
    record = Record.read(*MOU, "signed 2010; held 2012-03; expires 2015-04-30; renewed 2016; terminated 9999-12-31")
    periods = record.agreement().standing_periods
    assert (periods[0].first, periods[-1].last) == (dt.date.min, dt.date.max)
    for earlier, later in itertools.pairwise(periods):
        assert later.first - earlier.last == dt.timedelta(days=1)
        assert (earlier.standing, earlier.reason, earlier.events) != (later.standing, later.reason, later.events)
    assert [str(period.first) for period in periods[1:4]] == ["2010-01-01", "2010-12-31", "2015-05-01"]
