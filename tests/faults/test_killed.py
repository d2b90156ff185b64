"""A process that is killed or told to end at any moment, and a disk that is full: a file is the old or the new one."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys

import pytest

pytest.importorskip("resource", reason="this system knows no limits of processes")

from tests.faults.test_calls import Recorder

ROOT = pathlib.Path(__file__).parent.parent.parent


#: Scenarios, with the fewest cases that they come to; ``nox -s faults`` has the ones that take long, too.
SCENARIOS = {"save": 50, "save_package": 100} | (
    {"export": 50, "save in every format": 500} if "FAULTS" in os.environ else {}
)


@pytest.mark.parametrize(("scenario", "fewest"), SCENARIOS.items(), ids=list(SCENARIOS))
def test_ended_anywhere(scenario: str, fewest: int, tmp_path: pathlib.Path, record_property: Recorder) -> None:
    """Nothing is lost at any moment; whoever could tidy up did, and what a kill leaves behind is named as such."""
    place = tmp_path / "place"
    place.mkdir()
    command = [sys.executable, "-W", "ignore", "-m", "tests.faults.killed", scenario, str(place)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=300)  # noqa: S603
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["ended"] >= fewest
    assert told["full"] >= 6
    record_property("cases", told["ended"] + told["full"])
