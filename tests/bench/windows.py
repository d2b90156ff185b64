"""What was in force in a period: the same one again and again, or another one each time."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import india_cyber_agreements as ica
from india_cyber_agreements import Standing
from tests.bench.contests import OURS, Call, Contest, module

Window = tuple[str, str]
#: Answers the question for one window, given as two days in written form.
Query = Callable[[str, str], Iterable[str]]
#: How many windows are asked for in one call, each of which is new.
_BATCH = 200
_SAME: Window = ("2010-01-01", "2015-06-30")
_FIRST, _LAST = dt.date(1995, 1, 1), dt.date(2026, 11, 27)


@functools.cache
def runs() -> tuple[tuple[str, dt.date, dt.date], ...]:
    """Return the id, the first and the last day of each time in which an agreement was presumed in force or better."""
    found: list[tuple[str, dt.date, dt.date]] = []
    for agreement in ica.agreements():
        for strong, periods in itertools.groupby(
            agreement.standing_periods, key=lambda period: period.standing >= Standing.PRESUMED
        ):
            several = list(periods)
            if strong:
                found.append((agreement.id, several[0].first, several[-1].last))
    return tuple(found)


def _ours() -> Query:
    """Ask this package."""
    ask = ica.in_force_between
    return lambda start, end: ask(start, end).ids


def _method() -> Query:
    """Ask a set of this package."""
    ask = ica.agreements().in_force_between
    return lambda start, end: ask(start, end).ids


def _pandas() -> Query:
    """Filter a frame whose columns of days are ready; days in written form compare with them as they are."""
    pd = module("pandas")
    ids, firsts, lasts = zip(*runs(), strict=True)
    frame = pd.DataFrame({"id": ids})
    frame["first"] = pd.Series(firsts, dtype="datetime64[s]")
    frame["last"] = pd.Series(lasts, dtype="datetime64[s]")
    once = frame["id"].is_unique

    def query(start: str, end: str) -> Iterable[str]:
        found = frame.loc[(frame["first"] <= end) & (frame["last"] >= start), "id"]
        ids_found: list[str] = (found if once else found.drop_duplicates()).tolist()
        return ids_found

    return query


def _polars() -> Query:
    """Filter a frame of polars."""
    pl = module("polars")
    frame = pl.DataFrame(runs(), schema=["id", "first", "last"], orient="row")
    day, col = dt.date.fromisoformat, pl.col

    def query(start: str, end: str) -> Iterable[str]:
        found: list[str] = frame.filter((col("first") <= day(end)) & (col("last") >= day(start)))["id"].to_list()
        return found

    return query


def _database(connection: Any) -> Query:
    """Ask a database that was given the runs."""
    connection.execute("create table runs (id text, first text, last text)")
    connection.executemany("insert into runs values (?, ?, ?)", [(i, str(f), str(t)) for i, f, t in runs()])
    select = "select distinct id from runs where first <= ? and last >= ?"

    def query(start: str, end: str) -> Iterable[str]:
        return [id_ for (id_,) in connection.execute(select, (end, start)).fetchall()]

    return query


def _sqlite() -> Query:
    """Ask SQLite, with an index."""
    connection = sqlite3.connect(":memory:")
    query = _database(connection)
    connection.execute("create index by_day on runs (first, last, id)")
    return query


def _duckdb() -> Query:
    """Ask DuckDB."""
    return _database(module("duckdb").connect())


def _intervaltree() -> Query:
    """Ask a tree of intervals, whose ends are numbers of days and do not belong to them."""
    tree = module("intervaltree").IntervalTree.from_tuples(
        (first.toordinal(), last.toordinal() + 1, id_) for id_, first, last in runs()
    )
    day = dt.date.fromisoformat

    def query(start: str, end: str) -> Iterable[str]:
        return [found.data for found in tree.overlap(day(start).toordinal(), day(end).toordinal() + 1)]

    return query


def _loop() -> Query:
    """Go through the runs."""
    ready = runs()
    day = dt.date.fromisoformat

    def query(start: str, end: str) -> Iterable[str]:
        first, last = day(start), day(end)
        return [id_ for id_, begin, over in ready if begin <= last and over >= first]

    return query


_QUERIES: dict[str, Callable[[], Query]] = {
    OURS: _ours,
    f"{OURS}, method of a set": _method,
    "intervaltree": _intervaltree,
    "pandas": _pandas,
    "polars": _polars,
    "duckdb": _duckdb,
    "sqlite3, with an index": _sqlite,
    "a loop over tuples": _loop,
}


def _endless(seed: str) -> Iterator[Window]:
    """Yield windows, hardly any twice."""
    dice = random.Random(seed)  # noqa: S311 - every side gets the same ones
    days = (_LAST - _FIRST).days
    while True:
        first = _FIRST + dt.timedelta(days=dice.randrange(days))
        yield str(first), str(min(first + dt.timedelta(days=dice.randrange(3_000)), _LAST))


def _again(make: Callable[[], Query]) -> Callable[[], Call]:
    """Return what makes a side ready to be asked for the same window again and again."""
    return lambda: Call(make(), _SAME)


def _anew(make: Callable[[], Query]) -> Callable[[], Call]:
    """Return what makes a side ready to be asked for windows that it has not seen."""

    def ready() -> Call:
        query = make()
        windows = _endless("windows")

        def batch(some: tuple[Window, ...]) -> list[Iterable[str]]:
            return [query(start, end) for start, end in some]

        return Call(batch, fresh=lambda: (tuple(itertools.islice(windows, _BATCH)),))

    return ready


def _sorted_each(results: list[Iterable[str]]) -> object:
    """Return the ids of each of several answers, in an order that does not depend on where they came from."""
    return [sorted(result) for result in results]


CONTESTS = (
    Contest(
        name="in force, again",
        question="The ids of what was in force in a period, the same again and again",
        sides={side: _again(make) for side, make in _QUERIES.items()},
        answer=sorted,
    ),
    Contest(
        name="in force, anew",
        question=f"The ids of what was in force in each of {_BATCH} periods that were never asked for",
        sides={side: _anew(make) for side, make in _QUERIES.items()},
        answer=_sorted_each,
    ),
)
