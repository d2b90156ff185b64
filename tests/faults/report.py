"""Writes what a run of the tests of faults, security and pickles came to, for the page of what was measured.

A plugin of pytest, which ``nox -s faults`` loads: ``-p tests.faults.report``. A test that tries many cases says how
many (``record_property("cases", …)``); any other is one.
"""

from __future__ import annotations

import datetime as dt
import json
import pathlib
import re
import subprocess
import sys
import sysconfig
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

ROOT = pathlib.Path(__file__).parent.parent.parent
REPORT = ROOT / "docs" / "measured" / "faults.json"
REPEAT = "nox -s faults"
#: What is wanted, and the tests that say whether it is so, as the beginnings of their names.
TARGETS = {
    "On a full disk and in a read-only place the old file is intact, nothing else remains, and the error says where": (
        r"tests/faults/test_(disk|read_only)\.py|tests/faults/test_calls\.py::test_(replace|save_package)\["
        r".*(no-space|read-only|late-error)"
    ),
    "`SIGINT`, `SIGTERM` or `SIGKILL` at any moment while a set is saved, in every format, a data release is written,"
    " or `export` runs: the old or the new is there, whole; what a kill leaves besides is named as such": (
        r"tests/faults/test_killed\.py|tests/faults/test_calls\.py::test_save\[|"
        r"tests/faults/test_calls\.py::test_(replace|save_package)\[.*signal"
    ),
    "The same for `format`, `stamp` and `new`, file by file, and for the step that hands a release over": (
        r"tests/faults/test_calls\.py::test_data_files|tests/faults/test_release_steps\.py"
    ),
    "Readers beside a writer see the old or the new; of two writers one has its way, whole": (
        r"tests/faults/test_at_once\.py::test_(threads|processes|two)"
    ),
    "Interpreters within one process each answer": r"tests/faults/test_at_once\.py::test_interpreters",
    "Pickles and data files of the first release are read, and say what they said": r"tests/compat/",
    "No text of the data becomes active in any output: read back by a parser, it is a text": (
        r"tests/security/test_(outputs|terminal|texts)\.py"
    ),
    "No id, name of a file or member of an archive leads anywhere": r"tests/security/test_places\.py",
    "The code evaluates nothing, reads no pickle, reads no XML, opens no connection": r"tests/security/test_source\.py",
}
#: How it is done.
NOTES = (
    (
        "Calls to the system go wrong one after the other: the first, the second, and so on until none is left, each"
        " for want of space or of rights, by a late error, or by a signal before or after it. Processes are ended by"
        " real signals at each of these points. Disks are real ones that are mounted for the purpose, and files cannot"
        " grow beyond a limit."
    ),
    (
        "Every file that is written, from one dataset with a harmless text in every field and from one with a text that"
        " means harm, is read by a parser of its format, and both say the same but for the text."
    ),
)


class _Report:
    """Counts what came of the tests."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.cases: Counter[str] = Counter()
        self.failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count the cases of a test."""
        if report.outcome != "passed":
            self.failed.add(report.nodeid)
        elif report.when == "call":
            said = dict(report.user_properties).get("cases", 1)
            self.cases[report.nodeid] = said if isinstance(said, int) else 1

    def _rows(self) -> list[dict[str, Any]]:
        """Return the rows of the table."""
        rows: list[dict[str, Any]] = []
        for target, pattern in TARGETS.items():
            tried = {name: count for name, count in self.cases.items() if re.match(pattern, name)}
            failed = [name for name in self.failed if re.match(pattern, name)]
            count = sum(tried.values())
            figure = f"{count:,} case{'' if count == 1 else 's'}{f'; {len(failed)} tests failed' if failed else ''}"
            rows.append({"target": target, "figure": figure, "met": bool(tried) and not failed, "repeat": REPEAT})
        return rows

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the report, where all tests are known."""
        if hasattr(session.config, "workerinput"):
            return
        free = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
        lock = "without a global lock." if free else "with a global lock; none without was at hand to try."
        report = {
            "title": "Faults, security, compatibility",
            "made": dt.datetime.now(tz=dt.UTC).date().isoformat(),
            "notes": [*NOTES, f"CPython {sys.version.split()[0]}, {lock}"],
            "rows": [*self._rows(), _bandit(), _audit()],
        }
        REPORT.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a tool that is a module."""
    command = [sys.executable, "-m", name, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)  # noqa: S603


def _bandit() -> dict[str, Any]:
    """Return what bandit finds."""
    done = _tool("bandit", "-q", "-r", "-c", "pyproject.toml", "-f", "json", "src", "changes", "docs", "noxfile.py")
    found: dict[str, Any] = json.loads(done.stdout) if done.stdout else {}
    figure = f"{len(found['results'])} findings in {found['metrics']['_totals']['loc']:,} lines" if found else "not run"
    target = "bandit finds nothing"
    return {"target": target, "figure": figure, "met": bool(found) and not found["results"], "repeat": "nox -s lint"}


def _audit() -> dict[str, Any]:
    """Return what is known of vulnerabilities in what the package needs."""
    done = _tool("pip_audit", "--strict", "--progress-spinner", "off", "--format", "json")
    reached = "some are known" if done.stdout.strip() else "not looked up: the service that knows them was not reached"
    figure = "none known" if done.returncode == 0 else "not run" if "No module" in done.stderr else reached
    target = "pip-audit knows of no vulnerability in what the package needs"
    return {"target": target, "figure": figure, "met": done.returncode == 0, "repeat": "nox -s audit"}


def pytest_configure(config: pytest.Config) -> None:
    """Begin to count."""
    config.pluginmanager.register(_Report(), "report-of-faults")
