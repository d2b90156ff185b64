"""One point of the curves of growth: what a dataset in a directory costs, measured in a process of its own.

``python -m tests.bench.growing SMALL DIRECTORY`` prints it as JSON. The small dataset is loaded before, so that what
happens once, however much is loaded, is not counted.
"""

from __future__ import annotations

import datetime as dt
import gc
import inspect
import json
import pathlib
import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import india_cyber_agreements as ica
from tests import synthetic

#: How often something is asked: for the same id in a row, and for other things each time that finds few or many.
_INDEXED, _FEW, _MANY = 50, 50, 3


def load(directory: str) -> ica.Dataset:
    """Load a dataset, however large its files are."""
    limits: dict[str, Any] = {"max_bytes": None} if "max_bytes" in inspect.signature(ica.load).parameters else {}
    return ica.load(directory, **limits)


def resident() -> int:
    """Return the resident memory of this process, in bytes."""
    gc.collect()
    pages = int(pathlib.Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize()


def timed(ask: Callable[..., Any], questions: Sequence[tuple[Any, ...]]) -> tuple[float, int]:
    """Return the time that a question takes on average, in this process alone, and the size of the last answer.

    Args:
        ask: What answers.
        questions: Arguments of each question.
    """
    answer: Any = None
    begin = time.process_time()
    for question in questions:
        answer = ask(*question)
    seconds = time.process_time() - begin
    return seconds / len(questions), len(answer) if hasattr(answer, "__len__") else 1


def _windows(dice: random.Random, first: dt.date, last: dt.date, count: int) -> list[tuple[str, str]]:
    """Return periods within others, each of them new."""
    days = (last - first).days
    begins = [dice.randrange(days // 2) for _ in range(count)]
    ends = [dice.randrange(days // 2, days) for _ in range(count)]
    return [
        (str(first + dt.timedelta(days=begin)), str(first + dt.timedelta(days=end)))
        for begin, end in zip(begins, ends, strict=True)
    ]


def measure(directory: str) -> dict[str, Any]:
    """Return what a dataset costs.

    Args:
        directory: Where it is.
    """
    before = resident()
    begin = time.process_time()
    data = load(directory)
    loaded = time.process_time() - begin
    # In units of 1,024 bytes on Linux.
    peak, rest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before, resident() - before
    agreements, size = data.agreements, len(data.agreements)
    dice = random.Random(size)  # noqa: S311 - drawn again the same, and nothing hangs on it
    quiet = _windows(dice, *synthetic.QUIET, _FEW)
    wide = _windows(dice, dt.date(2010, 1, 1), dt.date(2019, 12, 31), _MANY)
    ids = [synthetic.identifier(dice.randrange(size)) for _ in range(synthetic.RARE)]
    # What is prepared on the first question of a kind is a cost of its own.
    first = timed(agreements.in_force_between, [("1995", "1996")])[0]
    data.get(synthetic.identifier(0))
    agreements.by_country("Japan")
    agreements.by_type("agreement")
    found: dict[str, tuple[float, int]] = {
        "get": timed(data.get, [(id_,) for id_ in ids for _ in range(_INDEXED)]),
        "by_country": timed(agreements.by_country, [(code,) for code in synthetic.RARE_COUNTRIES]),
        "in_force_between, few": timed(agreements.in_force_between, quiet),
        "in_force_between, many": timed(agreements.in_force_between, wide),
        "by_type": timed(agreements.by_type, [(name,) for name in ("mlat", "mou", "framework")]),
        "search": timed(agreements.search, [(synthetic.RARE_WORD[:length],) for length in (8, 9, 10)]),
        "totals": timed(agreements.totals, [(by,) for by in ("country", "year", "topic")]),
        "to_arrow": timed(agreements[:].to_arrow, [()]),
    }
    return {
        "size": size,
        "seconds": {"load": loaded, "first in_force_between": first} | {name: each[0] for name, each in found.items()},
        "results": {name: each[1] for name, each in found.items()},
        "peak": peak,
        "rest": rest,
    }


if __name__ == "__main__":
    small, large = sys.argv[1:]
    for warm in ("in_force_between", "signed_between"):
        getattr(load(small).agreements, warm)("1995", "2005").to_arrow()
    print(json.dumps(measure(large)))  # noqa: T201 - for the process that started this one
