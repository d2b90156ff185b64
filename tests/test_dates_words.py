"""What dates say when they refuse something, word for word, and what callers find in the errors."""

from __future__ import annotations

import datetime as dt
import gc
import operator
import re
import typing
import weakref
from typing import TYPE_CHECKING, Any

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import AgreementSet, PartialDate, Precision, Qualifier
from tests.standing_records import Record

if TYPE_CHECKING:
    from collections.abc import Callable

FORMS = "a date such as '2015', '2015-06' or '2015-06-30', or a datetime.date, datetime.datetime or PartialDate"
ACCEPTED = "Accepted: YYYY, YYYY-MM or YYYY-MM-DD, optionally followed by ? (uncertain) or ~ (approximate)."
NO_ORDER = "partial dates have no order: compare .earliest or .latest, or sort by .sort_key"


@pytest.mark.parametrize(
    ("parts", "given", "problem"),
    [
        ({"year": "2016"}, ("2016", None, None), "year, month and day are whole numbers"),
        ({"year": None, "month": 8}, (None, 8, None), "year, month and day are whole numbers"),
        ({"year": 2016, "month": 8.0}, (2016, 8.0, None), "year, month and day are whole numbers"),
        ({"year": 2016, "month": 8, "day": "1"}, (2016, 8, "1"), "year, month and day are whole numbers"),
        ({"year": 2016, "qualifier": "?"}, "?", "a qualifier is a member of Qualifier"),
        ({"year": 2016, "day": 5}, (2016, None, 5), "a day needs a month"),
        ({"year": 2016, "month": 13}, (2016, 13, None), "months run from 1 to 12"),
        ({"year": 2016, "month": 2, "day": 30}, (2016, 2, 30), "days of that month run from 1 to 29"),
        ({"year": 2015, "month": 2, "day": 29}, (2015, 2, 29), "days of that month run from 1 to 28"),
        ({"year": 1900, "month": 2, "day": 29}, (1900, 2, 29), "days of that month run from 1 to 28"),
        ({"year": 2016, "month": 12, "day": 32}, (2016, 12, 32), "days of that month run from 1 to 31"),
        ({"year": 2016, "month": 1, "day": 32}, (2016, 1, 32), "days of that month run from 1 to 31"),
        ({"year": 1, "month": 13}, (1, 13, None), "months run from 1 to 12"),
        ({"year": 9999, "month": 13}, (9999, 13, None), "months run from 1 to 12"),
        ({"year": 0}, (0, None, None), "years run from 1 to 9999"),
        ({"year": 10_000}, (10_000, None, None), "years run from 1 to 9999"),
        ({"year": 10**30}, (10**30, None, None), "years run from 1 to 9999"),
        ({"year": 2016, "month": -(10**30)}, (2016, -(10**30), None), "months run from 1 to 12"),
        ({"year": 2016, "month": 2, "day": 10**30}, (2016, 2, 10**30), "days of that month run from 1 to 29"),
        ({"year": 2016, "month": 0}, (2016, 0, None), "months run from 1 to 12"),
        ({"year": 2016, "month": 2, "day": 0}, (2016, 2, 0), "days of that month run from 1 to 29"),
    ],
)
def test_constructor_says_what_is_wrong(parts: dict[str, Any], given: object, problem: str) -> None:
    """The error holds what was given and what is wrong with it, and its message says both."""
    with pytest.raises(ica.PartialDateError) as caught:
        PartialDate(**parts)
    assert (caught.value.given, caught.value.problem) == (given, problem)
    assert str(caught.value) == f"{given!r} is not a partial date: {caught.value.problem}. {ACCEPTED}"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2016-1", "it has another form"),
        ("2016-01-01?~", "it has another form"),
        ("x" * 12, "it has another form"),
        ("2016-00", "months run from 1 to 12"),
        ("2016-02-30?", "days of that month run from 1 to 29"),
    ],
)
def test_parsing_says_what_is_wrong(text: str, problem: str) -> None:
    """The error holds the text as it was given, and what is wrong with it."""
    with pytest.raises(ica.PartialDateError) as caught:
        PartialDate.parse(text)
    assert (caught.value.given, caught.value.problem) == (text, problem)
    assert str(caught.value) == f"{text!r} is not a partial date: {caught.value.problem}. {ACCEPTED}"


def test_parsing_takes_strings_only() -> None:
    """What is no string is refused with its name, value and type, and with what is taken."""
    with pytest.raises(ica.ArgumentTypeError) as caught:
        PartialDate.parse(2016)  # type: ignore[arg-type] # that it is refused is the point
    assert (caught.value.argument, caught.value.given) == ("text", 2016)
    assert str(caught.value) == "text: 2016 is of type int, which is not accepted; use a string such as '2016-08'."


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_order_is_refused_with_advice(compare: Callable[[object, object], object]) -> None:
    """Whoever compares two dates is told what to compare instead."""
    with pytest.raises(TypeError, match=f"^{re.escape(NO_ORDER)}$"):
        compare(PartialDate.parse("2016"), PartialDate.parse("2017"))


def test_parts_are_named() -> None:
    """The parts of a date have no order in which to mix them up; month, day and qualifier may be missing."""
    with pytest.raises(TypeError):
        PartialDate(2016, 8)  # type: ignore[call-arg] # that it is refused is the point
    date = PartialDate(year=2016)
    assert (date.month, date.day, date.qualifier) == (None, None, None)
    assert PartialDate(year=2016, month=8, day=15, qualifier=Qualifier.APPROXIMATE) == PartialDate.parse("2016-08-15~")


def test_sort_key_tells_all_that_it_sorts_by() -> None:
    """A key holds both bounds and the qualifier, which is empty where there is none."""
    assert PartialDate.parse("2016-02").sort_key == (dt.date(2016, 2, 1), dt.date(2016, 2, 29), "")
    assert PartialDate.parse("2016?").sort_key == (dt.date(2016, 1, 1), dt.date(2016, 12, 31), "?")


@pytest.mark.parametrize(
    ("start", "end", "argument", "given", "allowed"),
    [
        ("2015-00", None, "start", "2015-00", f"{FORMS} (months run from 1 to 12)"),
        (None, "2015-1", "end", "2015-1", f"{FORMS} (it has another form)"),
        ("2015-06", "2014", "start", "2015-06", "a date that is not after the end, which is 2014"),
    ],
)
def test_periods_say_what_is_wrong(start: Any, end: Any, argument: str, given: str, allowed: str) -> None:
    """A period that is none names the argument at fault, what was given and what is allowed."""
    with pytest.raises(ica.ArgumentError) as caught:
        ica.signed_between(start, end)
    assert (caught.value.argument, caught.value.given, caught.value.allowed) == (argument, given, allowed)


@pytest.mark.parametrize(("start", "end", "argument"), [(2015, None, "start"), (None, 2015.5, "end")])
def test_periods_take_dates_only(start: Any, end: Any, argument: str) -> None:
    """What is no date is refused by the name of its argument, with its type and with what is taken."""
    with pytest.raises(ica.ArgumentTypeError) as caught:
        ica.signed_between(start, end)
    given = start if argument == "start" else end
    assert (
        str(caught.value)
        == f"{argument}: {given} is of type {type(given).__name__}, which is not accepted; use {FORMS}."
    )


def test_type_of_dates_in_queries() -> None:
    """The public alias names everything that a query takes as one end of a period."""
    assert set(typing.get_args(ica.DateLike)) == {dt.date, PartialDate, str, type(None)}


def test_written_forms_of_the_vocabularies() -> None:
    """Precision and qualifier are strings, which callers and files may rely on."""
    assert [(each.name, each.value) for each in Precision] == [("YEAR", "year"), ("MONTH", "month"), ("DAY", "day")]
    assert [(each.name, each.value) for each in Qualifier] == [("UNCERTAIN", "?"), ("APPROXIMATE", "~")]


@pytest.mark.parametrize(
    "day", [dt.date(2010, 5, 15), dt.datetime(2010, 5, 15, 23, 59, tzinfo=dt.UTC), PartialDate.parse("2010-05-15")]
)
def test_days_of_a_period(day: ica.DateLike) -> None:
    """A day means the same in every form, as the first and as the last of a period; a period may be open."""
    days = ("14", "15", "16")
    some = AgreementSet.of(
        Record.read("mou", "memorandum-of-understanding", f"signed 2010-05-{each}").agreement(f"in-{each}")
        for each in days
    )
    for start, end, inside in (
        (day, day, "15"),
        (day, None, "15 16"),
        (None, day, "14 15"),
        (None, None, "14 15 16"),
        (None, "2010-05-14", "14"),
        ("2010-05-16", "2010-06", "16"),
        ("2010-06", None, ""),
    ):
        assert some.signed_between(start, end).ids == tuple(f"in-{each}" for each in inside.split()), (start, end)


def test_dates_that_nobody_needs_are_forgotten() -> None:
    """However many written forms are read, they do not all stay in memory."""
    first = weakref.ref(PartialDate.parse("0001-01-01~"))
    for ordinal in range(1, 10_001):
        PartialDate.parse(dt.date.fromordinal(ordinal).isoformat())
    gc.collect()
    assert first() is None
