"""The targets of the fuzzer as tests: what was kept from long runs, and some hundreds of new examples each time."""

from __future__ import annotations

import importlib
import pathlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import SEEDS, TARGETS

#: How many examples of each target are made here: a second or two.
EXAMPLES = {"dates": 400, "lookup": 100, "loading": 40, "arguments": 60}
#: That a target takes its time, and more bytes than it needs, is no fault.
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
KEPT = sorted(path for path in SEEDS.glob("*/*") if path.is_file())


def target(name: str) -> Callable[[bytes], None]:
    """Return a target by its name."""
    found: Callable[[bytes], None] = importlib.import_module(f"tests.fuzz.{name}").target
    return found


def test_every_target_has_seeds() -> None:
    """Seeds are small, and each target has some; a folder of another name would be of no use."""
    assert {path.parent.name for path in KEPT} == set(TARGETS) == set(EXAMPLES)
    assert all(path.stat().st_size <= 2000 for path in KEPT)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_kept(path: pathlib.Path) -> None:
    """What once led to something new, or to a defect, keeps to the contract."""
    target(path.parent.name)(path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_anything(name: str) -> None:
    """So does whatever else is made up."""
    run = target(name)

    @settings(max_examples=EXAMPLES[name], deadline=None, suppress_health_check=SLOW, database=None)
    @given(st.binary(max_size=200))
    def check(data: bytes) -> None:
        run(data)

    check()
