"""What dates say when they refuse something, word for word, and what callers find in the errors."""

from __future__ import annotations

import datetime as dt
import operator
import re
import typing
from typing import TYPE_CHECKING, Any

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import PartialDate, Qualifier

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
        ({"year": 2016, "month": 13}, (2016, 13, None), "month"),
        ({"year": 2016, "month": 2, "day": 30}, (2016, 2, 30), "day"),
        ({"year": 2016, "month": 0}, (2016, 0, None), "months and days count from 1"),
        ({"year": 2016, "month": 2, "day": 0}, (2016, 2, 0), "months and days count from 1"),
    ],
)
def test_constructor_says_what_is_wrong(parts: dict[str, Any], given: object, problem: str) -> None:
    """The error holds what was given and what is wrong with it, and its message says both."""
    with pytest.raises(ica.PartialDateError) as caught:
        PartialDate(**parts)
    assert caught.value.given == given
    assert problem in caught.value.problem
    assert str(caught.value) == f"{given!r} is not a partial date: {caught.value.problem}. {ACCEPTED}"


def test_constructor_says_which_year_is_beyond_the_calendar() -> None:
    """Years that the calendar lacks are refused with what was given, however large."""
    for year in (0, 10_000, 10**30):
        with pytest.raises(ica.PartialDateError) as caught:
            PartialDate(year=year)
        assert caught.value.given == (year, None, None)
        assert caught.value.problem not in {"", "None"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2016-1", "it has another form"),
        ("2016-01-01?~", "it has another form"),
        ("x" * 12, "it has another form"),
        ("2016-00", "months and days count from 1"),
        ("2016-02-30?", "day"),
    ],
)
def test_parsing_says_what_is_wrong(text: str, problem: str) -> None:
    """The error holds the text as it was given, and what is wrong with it."""
    with pytest.raises(ica.PartialDateError) as caught:
        PartialDate.parse(text)
    assert caught.value.given == text
    assert problem in caught.value.problem
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
        ("2015-00", None, "start", "2015-00", f"{FORMS} (months and days count from 1)"),
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
