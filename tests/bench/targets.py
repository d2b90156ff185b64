"""What the package is held to, as ratios within one run, and the report on it."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import platform
import statistics
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from tests.bench import frames, names, processes, queries, windows
from tests.bench.contests import OURS, Contest
from tests.bench.memory import Memory

#: Every contest, in the order of the report.
CONTESTS: tuple[Contest, ...] = (
    *processes.CONTESTS,
    *queries.CONTESTS,
    *windows.CONTESTS,
    *names.CONTESTS,
    *frames.CONTESTS,
)
#: Seconds by contest and side, one for each turn.
Seconds = Mapping[str, Mapping[str, Sequence[float]]]

_METHOD = f"{OURS}, method of a set"
_REPEAT = "nox -s bench"
_BASE = ("pandas", "polars", "duckdb", "pyarrow", "pycountry", "country_converter", "countrynames", "intervaltree")


@attrs.frozen(kw_only=True)
class Target:
    """A ratio that is to be met."""

    words: str
    contest: str
    rival: str
    side: str = OURS
    #: The time of this package by that of the other, at most.
    at_most: float | None = None
    #: The time of the other by that of this package, at least.
    at_least: float | None = None


_QUERY = "Warm `{}` takes at most 3 times as long as looking a word up in a dictionary, called the same way"
_WINDOW = "Warm `in_force_between`, {}, {}"
_ARROW = "`.to_arrow()` of {} takes at most 3 times as long as pyarrow with the columns ready"
TARGETS = (
    Target(
        words="`import india_cyber_agreements` takes at most 1.15 times as long as `import attrs` (whole processes)",
        contest="import",
        rival="attrs",
        at_most=1.15,
    ),
    Target(
        words='A cold `by_country("Japan")`, printed, takes at most 1.25 times as long as importing attrs, cattrs and'
        " json and parsing the files that this needs (whole processes)",
        contest="cold answer",
        rival="attrs, cattrs and json, the same files parsed",
        at_most=1.25,
    ),
    *(
        Target(
            words=f"A cold answer takes at most a quarter of the time of {rival} (whole processes)",
            contest="cold answer",
            rival=rival,
            at_most=0.25,
        )
        for rival in ("pandas, from CSV", "pandas, from Parquet")
    ),
    *(
        Target(words=_QUERY.format(query) + how, contest=query, rival="dict", side=side, at_most=3)
        for query in ("by_country", "by_type")
        for side, how in ((OURS, " (the function)"), (_METHOD, " (the method of a set)"))
    ),
    *(
        Target(words=_WINDOW.format(when, what), contest=contest, rival=rival, at_least=least)
        for contest, when in (
            ("in force, again", "the same period again"),
            ("in force, anew", "another period each time"),
        )
        for rival, least, what in (
            ("pandas", 50, "is at least 50 times as fast as a filter of pandas on columns of days"),
            ("intervaltree", 1, "is faster than `intervaltree`"),
        )
    ),
    Target(
        words="1,000 mixed country names are resolved at least 20 times as fast as by `search_fuzzy` of pycountry",
        contest="names: pycountry, search_fuzzy",
        rival="pycountry, search_fuzzy",
        at_least=20,
    ),
    Target(
        words="1,000 mixed country names are resolved at least 5 times as fast as by `country_converter`",
        contest="names: country_converter",
        rival="country_converter",
        at_least=5,
    ),
    *(
        Target(
            words=_ARROW.format(contest.name.removeprefix("arrow: ")),
            contest=contest.name,
            rival=rival,
            at_most=3,
        )
        for contest in frames.CONTESTS
        for rival in contest.sides
        if rival != OURS
    ),
)
#: What loading may hold by what the parsed JSON holds.
_MEMORY = 2.5


def number(value: float) -> str:
    """Return a ratio with three digits that count, or as a whole number."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _row(target: str, figure: str, *, met: bool) -> dict[str, Any]:
    """Return a row of the report."""
    return {"target": target, "figure": figure, "met": met, "repeat": _REPEAT}


def _judged(target: Target, seconds: Seconds) -> dict[str, Any]:
    """Return the row of a target."""
    ours = statistics.median(seconds[target.contest][target.side])
    rival = statistics.median(seconds[target.contest][target.rival])
    if target.at_most is not None:
        return _row(target.words, f"{number(ours / rival)} times as long", met=ours / rival <= target.at_most)
    assert target.at_least is not None
    return _row(target.words, f"{number(rival / ours)} times as fast", met=rival / ours >= target.at_least)


def table(contest: Contest, seconds: Seconds) -> dict[str, Any]:
    """Return the table of a contest: the time of each side by ours."""
    medians = {side: statistics.median(seconds[contest.name][side]) for side in contest.sides}
    return {
        "title": contest.question,
        "columns": ["who", "time, by ours"],
        "rows": [[side, number(medians[side] / medians[OURS])] for side in sorted(medians, key=medians.__getitem__)],
    }


def _memory_rows(memory: Memory) -> list[dict[str, Any]]:
    """Return the rows of the target of memory."""
    found = {
        "Loading every agreement adds at most {} times the resident memory that parsing the same JSON adds, each beyond"
        " the modules that are imported for it": memory.growth,
        "Importing and loading add at most {} times the resident memory to a bare interpreter that `json` and the"
        " parsed JSON add, code included": memory.everything,
    }
    return [
        _row(words.format(_MEMORY), f"{number(ratio)} times as much", met=ratio <= _MEMORY)
        for words, ratio in found.items()
    ]


def _memory_table(memory: Memory) -> dict[str, Any]:
    """Return the table of the ways to look at memory."""
    return {
        "title": "Resident memory after loading every agreement, beside a process that holds the parsed JSON",
        "columns": ["what is compared", "ours, by parsed JSON"],
        "rows": [
            ["what loading adds, beyond the modules", number(memory.growth)],
            ["what import and loading add to a bare interpreter, code included", number(memory.everything)],
            ["whole processes", number(memory.processes)],
        ],
    }


_HOW = """\
Every figure is a ratio of medians within one run; the sides of a contest take turns, so that whatever else the machine
does meets all of them. Before anything is timed, every side has to give the same answer; only a side that is there as a
measure (an import, a parse) gives none.

Whole processes run 21 times each, in an empty directory, byte-compiled, with the files in memory. A cold answer about
one country needs `agreements.json`, `sources.json` and `countries.json`, which the measure parses. pandas, polars,
DuckDB and SQLite read the table of agreements as this package saves it.

Warm queries are asked again and again, except where it says otherwise. Periods are given to every side as text, as
people give them. pandas and polars filter frames that are ready; DuckDB and SQLite ask tables in memory, SQLite with an
index.

What limits the two kinds of row that are not met: a period that was never asked for takes two texts to read as dates,
two looks into the index (for what is in force, and for what only may be) and a new set, while pandas with its columns
ready takes hardly fifty times as long as a bare loop over tuples does. A first table is made of objects, cell by
cell, in Python, which takes longer than pyarrow needs to pack cells that are ready; the set keeps the table, so that
this is paid once.

Memory is compared without the interpreter, which would hide the rest: whole processes, which stand in the table, come
out nearer to each other. Beyond the modules it is the data alone, which grow with every record; code is there once,
however much is loaded, and is counted in the other figure. The bytes of the files are let go on both sides.
"""


def _notes() -> list[str]:
    """Return how it was measured."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _BASE)
    return [
        *(" ".join(paragraph.split()) for paragraph in _HOW.split("\n\n")),
        names.counted(),
        f"{platform.python_implementation()} {platform.python_version()}, {versions}.",
    ]


def report(seconds: Seconds, memory: Memory) -> dict[str, Any]:
    """Return the report on a whole run.

    Args:
        seconds: What was measured.
        memory: What was measured of memory.
    """
    return {
        "title": "Speed and size",
        "made": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "notes": _notes(),
        "rows": [*(_judged(target, seconds) for target in TARGETS), *_memory_rows(memory)],
        "tables": [*(table(contest, seconds) for contest in CONTESTS), _memory_table(memory)],
    }
