"""Collects what is measured, says which targets are met, and writes the report."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import pytest

from tests.bench.contests import Found

_KEY: pytest.StashKey[Found] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that names the report."""
    parser.addoption("--measured", type=pathlib.Path, help="the file that the report of a whole run goes to")


def pytest_configure(config: pytest.Config) -> None:
    """Have somewhere to put what is measured."""
    config.stash[_KEY] = {"seconds": {}, "memory": None}


@pytest.fixture
def found(pytestconfig: pytest.Config) -> Found:
    """Return where to put what is measured."""
    return pytestconfig.stash[_KEY]


def _made(config: pytest.Config) -> dict[str, Any] | None:
    """Return the report, or None where not everything was measured."""
    kept = config.stash[_KEY]
    if not kept["seconds"]:
        return None
    from tests.bench.targets import CONTESTS, report  # noqa: PLC0415 - only a run of the benchmarks needs it

    turns = {(contest.name, side): contest.turns for contest in CONTESTS for side in contest.sides}
    whole = all(len(kept["seconds"].get(name, {}).get(side, ())) == count for (name, side), count in turns.items())
    return report(kept["seconds"], kept["memory"]) if whole and kept["memory"] else None


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the report, and fail where a target is not met."""
    made = _made(session.config)
    session.config.stash[_KEY]["report"] = made
    if made is None:
        return
    path: pathlib.Path | None = session.config.getoption("--measured")
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", "utf-8")
    if not all(row["met"] for row in made["rows"]):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Show what was measured: the times of all sides, and the targets."""
    kept = config.stash[_KEY]
    if not kept["seconds"]:
        return
    from tests.bench.targets import CONTESTS, table  # noqa: PLC0415 - only a run of the benchmarks needs it

    for contest in CONTESTS:
        if set(kept["seconds"].get(contest.name, ())) == set(contest.sides):
            told = table(contest, kept["seconds"])
            terminalreporter.section(f"{contest.name}: {told['title']}", sep="-")
            for side, ratio in told["rows"]:
                terminalreporter.write_line(f"{ratio:>10}  {side}")
    made = kept.get("report")
    if made is not None:
        terminalreporter.section("targets")
        for row in made["rows"]:
            mark = "met    " if row["met"] else "NOT MET"
            terminalreporter.write_line(f"{mark} {row['figure']:>24}  {row['target']}")
