"""Partial dates: forms, bounds, order, errors."""

from __future__ import annotations

import datetime as dt
import operator
import pickle
from typing import TYPE_CHECKING, Any

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import PartialDate, Precision, Qualifier

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest", "qualifier"),
    [
        ("2016", Precision.YEAR, "2016-01-01", "2016-12-31", None),
        ("2016-08", Precision.MONTH, "2016-08-01", "2016-08-31", None),
        ("2016-08-15", Precision.DAY, "2016-08-15", "2016-08-15", None),
        ("2003?", Precision.YEAR, "2003-01-01", "2003-12-31", Qualifier.UNCERTAIN),
        ("2003-06~", Precision.MONTH, "2003-06-01", "2003-06-30", Qualifier.APPROXIMATE),
        ("2016-02", Precision.MONTH, "2016-02-01", "2016-02-29", None),
        ("2015-02", Precision.MONTH, "2015-02-01", "2015-02-28", None),
        ("1900-02", Precision.MONTH, "1900-02-01", "1900-02-28", None),
        ("2000-02-29?", Precision.DAY, "2000-02-29", "2000-02-29", Qualifier.UNCERTAIN),
        ("9999", Precision.YEAR, "9999-01-01", "9999-12-31", None),
        ("0001-12", Precision.MONTH, "0001-12-01", "0001-12-31", None),
    ],
)
def test_parse(text: str, precision: Precision, earliest: str, latest: str, qualifier: Qualifier | None) -> None:
    """A written form gives its precision, bounds and qualifier, and comes back as it was."""
    date = PartialDate.parse(text)
    assert (date.precision, date.qualifier) == (precision, qualifier)
    assert (date.earliest.isoformat(), date.latest.isoformat()) == (earliest, latest)
    assert str(date) == text
    assert repr(date) == f"PartialDate.parse({text!r})"


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2016-13", "2016-00", "2016-02-30", "2015-02-29", "2016-04-31", "2016-1", "16",
        "2016-08-15T00:00",
        "2016/08/15", " 2016", "2016 ", "2016?~", "2016%", "?2016", "0000", "-2016", "２０１６", "2016-08-1５",
        "20160815", "2016-08-", "2016\n", "x" * 1_000_000,
    ],
)  # fmt: skip
def test_parse_refuses(text: str) -> None:
    """Other forms and impossible dates are refused, in a short message that names them and what is accepted."""
    with pytest.raises(ica.PartialDateError) as caught:
        PartialDate.parse(text)
    message = str(caught.value)
    assert repr(text)[:40].rstrip("'") in message
    assert "YYYY-MM-DD" in message
    assert len(message) < 400
    assert caught.value.given == text


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        ((0, None, None), "years run from 1 to 9999"),
        ((10_000, 1, 1), "years run from 1 to 9999"),
        ((-(10**30), None, None), "years run from 1 to 9999"),
        ((2016, 13, None), "months run from 1 to 12"),
        ((2016, -1, 1), "months run from 1 to 12"),
        ((2016, 10**30, 1), "months run from 1 to 12"),
        ((2015, 2, 29), "days of that month run from 1 to 28"),
        ((2016, 1, 10**30), "days of that month run from 1 to 31"),
        ((2016, 0, 32), "months run from 1 to 12"),
        ((2016, 0, None), "months run from 1 to 12"),
        ((2016, 12, 0), "days of that month run from 1 to 31"),
    ],
)
def test_what_the_calendar_does_not_have(parts: tuple[int, int | None, int | None], problem: str) -> None:
    """What is wrong is told in the same words on every version of Python, whose own differ."""
    with pytest.raises(ica.PartialDateError) as caught:
        PartialDate(year=parts[0], month=parts[1], day=parts[2])
    assert (caught.value.given, caught.value.problem) == (parts, problem)


@pytest.mark.parametrize("value", [2016, 2016.0, None, b"2016", dt.date(2016, 1, 1)])
def test_parse_takes_strings_only(value: Any) -> None:
    """Anything but a string is a TypeError that names its type."""
    with pytest.raises(ica.ArgumentTypeError, match=type(value).__name__):
        PartialDate.parse(value)


@pytest.mark.parametrize(
    "parts",
    [
        {"year": 2016, "day": 5},
        {"year": 2016, "month": 0},
        {"year": 2016, "month": 13},
        {"year": 2016, "month": 2, "day": 30},
        {"year": 2016, "month": 2, "day": 0},
        {"year": 0},
        {"year": 10_000},
        {"year": 10**30},
        {"year": None},
        {"year": 2016, "qualifier": "x"},
        {"year": True},
        {"year": 2016.0},
        {"year": 2016, "month": "8"},
    ],
)
def test_constructor_refuses(parts: dict[str, Any]) -> None:
    """The constructor takes no date that the calendar lacks."""
    with pytest.raises(ica.PartialDateError):
        PartialDate(**parts)


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_no_order(compare: Callable[[object, object], object]) -> None:
    """Partial dates refuse to be ordered and say what to do instead."""
    with pytest.raises(TypeError, match="sort_key"):
        compare(PartialDate.parse("2016"), PartialDate.parse("2017"))


def test_sort_key() -> None:
    """Sorting goes by earliest day, then the more precise date, then the unqualified one."""
    texts = ["2016", "2016-01", "2016-01-01~", "2016-01-01?", "2016-01-01", "2015-12"]
    found = sorted(map(PartialDate.parse, texts), key=lambda date: date.sort_key)
    assert list(map(str, found)) == ["2015-12", "2016-01-01", "2016-01-01?", "2016-01-01~", "2016-01", "2016"]


def test_value_semantics() -> None:
    """Equality, hash and pickle go by value; a qualifier makes another date; nothing can be set."""
    date = PartialDate.parse("2016-08?")
    assert date == PartialDate(year=2016, month=8, qualifier=Qualifier.UNCERTAIN)
    assert date != PartialDate.parse("2016-08")
    assert hash(date) == hash(PartialDate.parse("2016-08?"))
    assert pickle.loads(pickle.dumps(date)) == date  # noqa: S301 - our own bytes
    with pytest.raises(AttributeError):
        date.year = 2017  # type: ignore[misc] # that it is refused is the point
