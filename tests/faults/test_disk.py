"""A real disk that is full, and one that is read-only."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys

from tests.faults.test_calls import Recorder

ROOT = pathlib.Path(__file__).parent.parent.parent


def test_disk(tmp_path: pathlib.Path, record_property: Recorder) -> None:
    """What stands there stays, nothing is left over, and the error names the file that was meant."""
    place = tmp_path / "disk"
    place.mkdir()
    alone = ["unshare", "--user", "--map-root-user", "--mount"]
    command = [*alone, sys.executable, "-W", "ignore", "-m", "tests.faults.disk", str(place)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=300)  # noqa: S603
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["cases"] == 20
    record_property("cases", told["cases"])
