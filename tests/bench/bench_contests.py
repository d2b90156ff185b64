"""Every side of every contest, in turns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.bench.contests import OURS, Contest, Found, answered, ready
from tests.bench.memory import measure
from tests.bench.targets import CONTESTS

TURNS = [
    pytest.param(contest, side, id=f"{contest.name}-{turn}-{side}")
    for contest in CONTESTS
    for turn in range(contest.turns)
    for side in contest.sides
]


def _setup(fresh: Callable[[], tuple[Any, ...]]) -> Callable[[], tuple[tuple[Any, ...], dict[str, Any]]]:
    """Return what makes arguments in the form that pytest-benchmark wants."""
    return lambda: (fresh(), {})


@pytest.mark.parametrize(("contest", "side"), TURNS)
def test_side(contest: Contest, side: str, benchmark: Any, found: Found) -> None:
    """A side answers as this package does, in a time that is kept."""
    if side not in contest.measures:
        assert answered(contest, side) == answered(contest, OURS)
    call = ready(contest, side)
    benchmark.group = contest.name
    if call.fresh:
        setup = _setup(call.fresh)
        benchmark.pedantic(call.function, setup=setup, rounds=contest.rounds, iterations=1)
    elif contest.is_process:
        benchmark.pedantic(call.function, args=call.arguments, rounds=1, iterations=1)
    else:
        benchmark(call.function, *call.arguments)
    if benchmark.stats is not None:
        seconds = found["seconds"].setdefault(contest.name, {})
        seconds.setdefault(side, []).append(benchmark.stats.stats.median)


def test_memory(found: Found) -> None:
    """What processes hold is kept."""
    memory = measure()
    assert memory.parsed > memory.importing_json >= memory.interpreter > 0
    assert memory.loaded > memory.modules > memory.interpreter
    found["memory"] = memory
