"""Contests: one question, several sides that answer it, this package among them."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Mapping
from typing import Any

import attrs

#: The name of the side that is this package.
OURS = "india_cyber_agreements"
#: What was measured: ``seconds`` by contest and side, one for each turn, and ``memory``.
Found = dict[str, Any]


@attrs.frozen
class Call:
    """What is timed, ready to be called."""

    function: Callable[..., Any]
    #: What it is called with.
    arguments: tuple[Any, ...] = ()
    #: Makes other arguments before each call, which is not timed; None where all calls are alike.
    fresh: Callable[[], tuple[Any, ...]] | None = None


def _as_it_is(result: Any) -> object:
    """Return a result as it is."""
    return result


@attrs.frozen(kw_only=True)
class Contest:
    """One question that several sides answer."""

    name: str
    #: What is asked, in words.
    question: str
    #: What makes each side ready, which is not timed.
    sides: Mapping[str, Callable[[], Call]]
    #: Brings the result of each side into a form in which all are equal.
    answer: Callable[[Any], object] = _as_it_is
    #: Whether a call is a whole process, of which one is timed in a turn.
    is_process: bool = False
    #: Sides that do less than to answer, and are there as a measure.
    measures: frozenset[str] = frozenset()
    #: How often the sides take turns, so that whatever else the machine does meets all of them.
    turns: int = 9
    #: How many calls are timed in a turn where each gets arguments of its own.
    rounds: int = 3


@functools.cache
def _ready(make: Callable[[], Call]) -> Call:
    """Return a side, made ready once."""
    return make()


def ready(contest: Contest, side: str) -> Call:
    """Return what a side calls."""
    return _ready(contest.sides[side])


@functools.cache
def _answered(contest: str, make: Callable[[], Call], answer: Callable[[Any], object]) -> object:
    """Return what a side answers, asked once; answers to the same arguments, also where these change."""
    del contest
    call = _ready(make)
    return answer(call.function(*(call.fresh() if call.fresh else call.arguments)))


def answered(contest: Contest, side: str) -> object:
    """Return what a side of a contest answers, in the form in which all sides are equal."""
    return _answered(contest.name, contest.sides[side], contest.answer)


def module(name: str) -> Any:
    """Return a module, imported when it is needed and of no type, since few of them are typed throughout."""
    return importlib.import_module(name)
