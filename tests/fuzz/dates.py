"""Anything for a date: as a partial date, and as the end of a period."""

from __future__ import annotations

import calendar
import datetime as dt
import pathlib
import re
from typing import Any

import india_cyber_agreements as ica
from india_cyber_agreements import PartialDate, Standing
from tests.fuzz.choices import Choices
from tests.fuzz.contract import Refused, answer
from tests.fuzz.values import anything

DATA = ica.load(pathlib.Path(__file__).parent.parent / "suite" / "dataset")
WORDS = (
    "0", "1", "2", "9", "00", "02", "12", "13", "29", "30", "31", "0000", "0001", "1900", "2000", "2015", "2016",
    "9999", "-", "?", "~", "T", "Z", "W", "/", " ", "..", "+", "_", "\n", "2016-02-29", "2015-06-30?", "1998-08~",
)  # fmt: skip
#: What a date looks like, written from the rule.
_FORM = re.compile(r"(\d\d\d\d)(-(\d\d)(-(\d\d))?)?[?~]?", re.ASCII)


def _is_date(text: str) -> bool:
    """Return whether a text is a partial date, by the rule and not by the code."""
    match = _FORM.fullmatch(text)
    if not match or match[1] == "0000":
        return False
    month = 1 if match[3] is None else int(match[3])
    if not 1 <= month <= 12:
        return False
    return match[5] is None or 1 <= int(match[5]) <= calendar.monthrange(int(match[1]), month)[1]


def _parsed(value: Any) -> None:
    """Hold the reading of a written form to its rule."""
    found = answer(lambda: PartialDate.parse(value), (ica.ArgumentTypeError, ica.PartialDateError))
    if isinstance(found, Refused):
        assert isinstance(found.error, ica.ArgumentTypeError) is not isinstance(value, str)
        assert not (isinstance(value, str) and _is_date(value)), value
        return
    assert _is_date(value), value
    assert str(found) == value
    assert PartialDate.parse(str(found)) == found
    assert hash(PartialDate.parse(str(found))) == hash(found)
    assert dt.date.min <= found.earliest <= found.latest <= dt.date.max
    known = value.rstrip("?~")
    assert found.earliest.isoformat().startswith(known)
    assert found.latest.isoformat().startswith(known)
    assert (found.earliest == found.latest) is (len(known) == len("YYYY-MM-DD"))


def _made(choices: Choices) -> None:
    """Hold a date made of its parts to the rule."""
    parts: list[Any] = [anything(choices, WORDS) if choices.chance(4) else choices.number(14) for _ in range(3)]
    found = answer(lambda: PartialDate(year=parts[0], month=parts[1], day=parts[2]), (ica.PartialDateError,))
    if not isinstance(found, Refused):
        assert PartialDate.parse(str(found)) == found


def _asked(choices: Choices) -> None:
    """Hold the questions about a period to what any answer of theirs keeps to."""
    start: Any = _date(choices)
    end: Any = _date(choices)
    at_least: Any = anything(choices, tuple(Standing)) if choices.chance(4) else choices.pick(tuple(Standing))
    documented = (ica.ArgumentError, ica.ArgumentTypeError)
    signed = answer(lambda: DATA.agreements.signed_between(start, end), documented)
    throughout = choices.chance(2)
    force = answer(
        lambda: DATA.agreements.in_force_between(start, end, at_least=at_least, throughout=throughout), documented
    )
    for found in (signed, force):
        if isinstance(found, Refused):
            continue
        assert set(found.ids) <= set(DATA.agreements.ids)
        assert set(found.ids).isdisjoint(found.undetermined.ids)
    if not isinstance(force, Refused):
        # What is in force throughout is in force on some day, and what is in force in a period is so in a longer one.
        some = DATA.agreements.in_force_between(start, end, at_least=at_least)
        assert set(force.ids) <= set(some.ids)
        assert set(some.ids) <= set(DATA.agreements.in_force_between(None, end, at_least=at_least).ids)
        assert not isinstance(signed, Refused)
        assert set(signed.ids) <= set(DATA.agreements.signed_between(start, None).ids)


def _stood(choices: Choices) -> None:
    """Hold the standing on a day to the periods of standing."""
    day: Any = _date(choices)
    agreement = choices.pick(list(DATA.agreements))
    found = answer(lambda: agreement.standing_on(day), (ica.ArgumentError, ica.ArgumentTypeError))
    if not isinstance(found, Refused):
        assert any(
            period.first <= found.day <= period.last and period.standing is found.standing
            for period in agreement.standing_periods
        )


def _date(choices: Choices) -> object:
    """Draw what may be a date, more often than not."""
    kind = choices.number(4)
    if kind == 0:
        return choices.pick(WORDS[12:18]) + choices.pick(("", "-02", "-12", "-02-29", "-12-31", "?", "-06~"))
    if kind == 1:
        return dt.date.fromordinal(1 + choices.number(256) * 14000 % dt.date.max.toordinal())
    if kind == 2:
        return PartialDate(year=1 + choices.number(9999), month=1 + choices.number(12))
    return anything(choices, WORDS)


def target(data: bytes) -> None:
    """Ask for dates with whatever the bytes make."""
    choices = Choices(data)
    kind = choices.number(5)
    if kind == 0:
        _parsed(choices.rest().decode("utf-8", "surrogateescape"))
    elif kind == 1:
        _parsed(anything(choices, WORDS))
    elif kind == 2:
        _made(choices)
    elif kind == 3:
        _asked(choices)
    else:
        _stood(choices)
