"""Partial dates: a year, a month or a day, never more precise than the source.

The written form is ISO 8601 at reduced precision, which is level 0 of the Extended Date/Time Format
(EDTF, ISO 8601-2:2019), with the two EDTF level 1 qualifiers ``?`` (uncertain) and ``~`` (approximate).
"""

from __future__ import annotations

import datetime as dt
import enum
import functools
import re
from typing import Any, NoReturn, Self

import attrs

from ._errors import ArgumentError, ArgumentTypeError, PartialDateError
from ._lasting import lasting

_PATTERN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~])?")
#: The longest written form, ``YYYY-MM-DD?``; anything longer is refused unread.
_LONGEST = 11
_DECEMBER = 12
#: Types of a month or a day; True is no number here.
_NUMBER = (int, type(None))
#: How many written forms are remembered with what they mean: many times what the dataset has.
_REMEMBERED = 8192
_NO_ORDER = "partial dates have no order: compare .earliest or .latest, or sort by .sort_key"


class Precision(enum.StrEnum):
    """How much of a date is known."""

    #: The year alone.
    YEAR = "year"
    #: The year and the month.
    MONTH = "month"
    #: The whole date.
    DAY = "day"


class Qualifier(enum.StrEnum):
    """How far a date is vouched for (EDTF level 1)."""

    #: The source is doubtful or the date was inferred.
    UNCERTAIN = "?"
    #: The date is an estimate.
    APPROXIMATE = "~"


@lasting
@attrs.frozen(kw_only=True, repr=False)
class PartialDate:
    """A date of which the day, or the day and the month, may be unknown.

    Equality and hash are by value. Partial dates have no order of their own, since ``2016`` is neither before
    nor after ``2016-08``: compare ``earliest`` and ``latest``, or sort by ``sort_key``.

    Example:
        >>> from india_cyber_agreements import PartialDate
        >>> date = PartialDate.parse("2016-08")
        >>> date.precision, date.earliest.isoformat(), date.latest.isoformat()
        (<Precision.MONTH: 'month'>, '2016-08-01', '2016-08-31')
        >>> str(PartialDate.parse("2003?"))
        '2003?'
    """

    #: Year of the Gregorian calendar, 1 to 9999.
    year: int
    #: Month, 1 to 12, or None where only the year is known.
    month: int | None = None
    #: Day of the month, or None where it is not known.
    day: int | None = None
    #: Uncertain, approximate, or None for a date that is vouched for.
    qualifier: Qualifier | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse dates that the calendar does not have.

        Raises:
            PartialDateError: A part is no whole number, out of range, or a day stands without a month.
        """
        year, month, day = parts = self.year, self.month, self.day
        if type(year) is not int or type(month) not in _NUMBER or type(day) not in _NUMBER:
            raise PartialDateError(parts, "year, month and day are whole numbers")
        if self.qualifier is not None and not isinstance(self.qualifier, Qualifier):
            raise PartialDateError(self.qualifier, "a qualifier is a member of Qualifier")
        if day is not None and month is None:
            raise PartialDateError(parts, "a day needs a month")
        try:
            dt.date(year, 1 if month is None else month, 1 if day is None else day)
        except (ValueError, OverflowError):
            raise PartialDateError(parts, _beyond(year, month)) from None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the written form.

        Args:
            text: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, optionally followed by ``?`` or ``~``.

        Returns:
            The partial date, whose ``str()`` is ``text`` again.

        Raises:
            ArgumentTypeError: ``text`` is not a string.
            PartialDateError: ``text`` has another form, or names a date that does not exist.

        Example:
            >>> from india_cyber_agreements import PartialDate
            >>> PartialDate.parse("2016-02-30")
            Traceback (most recent call last):
            ...
            india_cyber_agreements._errors.PartialDateError: '2016-02-30' is not a partial date: \
days of that month run from 1 to 29. Accepted: YYYY, YYYY-MM or YYYY-MM-DD, optionally followed by ? (uncertain) \
or ~ (approximate).
        """
        if not isinstance(text, str):
            raise ArgumentTypeError("text", text, "a string such as '2016-08'")
        if len(text) > _LONGEST:
            raise PartialDateError(text, "it has another form")
        kind: Any = cls
        date: Any = _read(kind, str.__str__(text))
        found: Self = date
        return found

    @property
    def precision(self) -> Precision:
        """The smallest part that is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    # What attrs makes of a cached property has no docstring, so that public ones lead to private ones.

    @functools.cached_property
    def _earliest(self) -> dt.date:
        """The first day that the date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def earliest(self) -> dt.date:
        """The first day that the date can mean."""
        return self._earliest

    @functools.cached_property
    def _latest(self) -> dt.date:
        """The last day that the date can mean."""
        if self.day is not None:
            return self._earliest
        if self.month is None or self.month == _DECEMBER:
            return dt.date(self.year, 12, 31)
        return dt.date(self.year, self.month + 1, 1) - dt.timedelta(days=1)

    @property
    def latest(self) -> dt.date:
        """The last day that the date can mean."""
        return self._latest

    @property
    def sort_key(self) -> tuple[dt.date, dt.date, str]:
        """A key for sorting: by earliest day, then the more precise date first, then unqualified first."""
        return self.earliest, self.latest, self.qualifier or ""

    @functools.cached_property
    def _written(self) -> str:
        """The written form."""
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text + (self.qualifier or "")

    def __str__(self) -> str:
        """Return the written form."""
        return self._written

    def __repr__(self) -> str:
        """Return an expression that gives this date again."""
        return f"PartialDate.parse({str(self)!r})"

    def __lt__(self, other: object) -> NoReturn:
        """Refuse to order partial dates.

        Raises:
            TypeError: Always.
        """
        raise TypeError(_NO_ORDER)

    def __le__(self, other: object) -> NoReturn:
        """Refuse to order partial dates.

        Raises:
            TypeError: Always.
        """
        raise TypeError(_NO_ORDER)

    def __gt__(self, other: object) -> NoReturn:
        """Refuse to order partial dates.

        Raises:
            TypeError: Always.
        """
        raise TypeError(_NO_ORDER)

    def __ge__(self, other: object) -> NoReturn:
        """Refuse to order partial dates.

        Raises:
            TypeError: Always.
        """
        raise TypeError(_NO_ORDER)


@functools.lru_cache(maxsize=_REMEMBERED)
def _read(kind: type[PartialDate], text: str) -> PartialDate:
    """Return the date that a written form means; the same object for the same form, which saves time and memory.

    Raises:
        PartialDateError: The text has another form, or names a date that does not exist.
    """
    match = _PATTERN.fullmatch(text)
    if match is None:
        raise PartialDateError(text, "it has another form")
    year, month, day, qualifier = match.groups()
    try:
        return kind(
            year=int(year),
            month=None if month is None else int(month),
            day=None if day is None else int(day),
            qualifier=None if qualifier is None else Qualifier(qualifier),
        )
    except PartialDateError as error:
        raise PartialDateError(text, error.problem) from None


def _beyond(year: int, month: int | None) -> str:
    """Return what the calendar has in place of a part that it lacks; what Python says differs by version."""
    import calendar  # noqa: PLC0415 - a refusal needs it, a date does not

    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return f"years run from {dt.MINYEAR} to {dt.MAXYEAR}"
    if month is None or not 1 <= month <= _DECEMBER:
        return f"months run from 1 to {_DECEMBER}"
    return f"days of that month run from 1 to {calendar.monthrange(year, month)[1]}"


#: What a query accepts as one end of a period; None is open.
DateLike = dt.date | PartialDate | str | None

#: The same in words, for messages.
DATE_FORMS = "a date such as '2015', '2015-06' or '2015-06-30', or a datetime.date, datetime.datetime or PartialDate"


def partial(argument: str, value: object) -> PartialDate:
    """Return the argument of a query as a partial date.

    Args:
        argument: Name of the argument, for messages.
        value: A ``datetime.date``, ``datetime.datetime`` (its calendar day counts), ``PartialDate`` or written form.

    Raises:
        ArgumentTypeError: The value has another type.
        ArgumentError: The string is no partial date.
    """
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str | dt.date):
        raise ArgumentTypeError(argument, value, DATE_FORMS)
    try:
        if isinstance(value, str):
            return PartialDate.parse(value)
        return PartialDate(year=value.year, month=value.month, day=value.day)
    except PartialDateError as error:
        raise ArgumentError(argument, value, f"{DATE_FORMS} ({error.problem})") from None


def bounds(start: object, end: object) -> tuple[dt.date, dt.date]:
    """Return the closed interval of days that two query arguments span.

    Args:
        start: First day: its earliest reading counts; None is open.
        end: Last day: its latest reading counts; None is open.

    Raises:
        ArgumentTypeError: An argument has a type that is not accepted.
        ArgumentError: A string is no partial date, or the start lies after the end.
    """
    first = dt.date.min if start is None else partial("start", start).earliest
    last = dt.date.max if end is None else partial("end", end).latest
    if first > last:
        raise ArgumentError("start", start, f"a date that is not after the end, which is {end!s}")
    return first, last
