"""Values of any type that somebody could pass by mistake, or on purpose."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import fractions
import pathlib
import sys
from collections.abc import Callable, Sequence
from typing import Any

from tests.fuzz.choices import Choices


class Colour(enum.IntEnum):
    """Whole numbers by another name."""

    RED = 4
    NONE = 999


class Word(str):
    """A string of a class of its own."""

    __slots__ = ()


class Loud:
    """An object that cannot even be shown."""

    def __repr__(self) -> str:
        """Refuse to be shown.

        Raises:
            RuntimeError: Always.
        """
        message = "not to be shown"
        raise RuntimeError(message)


class Long:
    """An object that takes a page to be shown."""

    def __repr__(self) -> str:
        """Return the page."""
        return "x" * 100_000


class Coded:
    """An object with whatever for a country code."""

    def __init__(self, alpha_2: Any) -> None:
        """Keep the code."""
        self.alpha_2: Any = alpha_2


def _nested() -> list[Any]:
    """Return a list within lists, too deep to be shown."""
    value: list[Any] = []
    # In WebAssembly Python itself has no measure for how deep it goes, and ends.
    for _ in range(500 if sys.platform == "emscripten" else 100_000):
        value = [value]
    return value


def _circle() -> list[Any]:
    """Return a list that holds itself."""
    value: list[Any] = []
    value.append(value)
    return value


#: Values that are the same each time.
FIXED: Sequence[Callable[[], object]] = (
    lambda: None,
    lambda: True,
    lambda: False,
    lambda: -1,
    lambda: 10**5000,
    lambda: -(10**5000),
    lambda: float("nan"),
    lambda: float("inf"),
    lambda: 392.0,
    lambda: 1j,
    lambda: decimal.Decimal("sNaN"),
    lambda: fractions.Fraction(1, 3),
    lambda: Colour.RED,
    lambda: Colour.NONE,
    lambda: dt.datetime.max.replace(tzinfo=dt.UTC),
    lambda: dt.datetime.min.replace(tzinfo=dt.timezone(dt.timedelta(hours=23))),
    lambda: dt.date.max,
    lambda: dt.time(1),
    lambda: b"2015",
    lambda: bytearray(b"JP"),
    lambda: memoryview(b"JP"),
    list[object],
    lambda: ["2015"],
    lambda: {"alpha_2": "JP"},
    lambda: {1},
    lambda: range(3),
    lambda: list(range(100_000)),
    lambda: "x" * 1_000_000,
    lambda: "\u0301" * 100_000,
    lambda: 10**100_000,
    Loud,
    Long,
    _nested,
    _circle,
    object,
    lambda: object,
    lambda: print,
    lambda: ...,
    lambda: NotImplemented,
    lambda: pathlib.Path("x"),
)


def anything(choices: Choices, words: Sequence[str]) -> object:
    """Draw a value of any type, a text more often than not.

    Args:
        choices: Where decisions come from.
        words: Words that texts are put together from.
    """
    kind = choices.number(8)
    if kind <= 3:
        return choices.text(words)
    if kind == 4:
        return Word(choices.text(words))
    if kind == 5:
        return choices.number(65536) - 100
    if kind == 6:
        return choices.number(65536) / 7
    return choices.pick(FIXED)()
