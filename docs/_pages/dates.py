"""Dates in words, as precise as they are and no more."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING, Final

from india_cyber_agreements import Precision, Qualifier
from india_cyber_agreements._html._elements import Markup, element

if TYPE_CHECKING:
    import datetime as dt

    from india_cyber_agreements import PartialDate

#: What is not known of a date.
_UNKNOWN: Final = {Precision.DAY: None, Precision.MONTH: "day not known", Precision.YEAR: "month not known"}
_QUALIFIED: Final = {Qualifier.UNCERTAIN: "uncertain", Qualifier.APPROXIMATE: "approximate"}


def day_in_words(day: dt.date) -> str:
    """Return a day in words."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def date_in_words(date: PartialDate) -> str:
    """Return a date in words, such as "April 2017", without what is doubtful about it."""
    month = calendar.month_name[date.month] if date.month else None
    return " ".join(str(part) for part in (date.day, month, date.year) if part)


def doubts(date: PartialDate) -> str:
    """Return what is not known of a date, or doubtful about it, in words; nothing where it is known to the day."""
    qualified = _QUALIFIED[date.qualifier] if date.qualifier else None
    return ", ".join(filter(None, (_UNKNOWN[date.precision], qualified)))


def dated(date: PartialDate) -> Markup:
    """Return a date as HTML, with what is not known of it or doubtful about it."""
    written = str(date).rstrip("?~")
    doubtful = doubts(date)
    return element(
        "span",
        element("time", date_in_words(date), datetime=written),
        element("span", f" {doubtful}", class_="doubt") if doubtful else None,
        class_="date",
    )
