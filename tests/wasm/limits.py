"""What a platform without processes, threads and compiled libraries cannot do, as a plugin of pytest.

``limits.toml`` lists what is left out, each with its reason, the error that shows it, and the tests. A test of the list
has to fail with that error: where it passes, or fails with another one, the run fails; so does a name that is no
test's. What has been left out is counted at the end, with the reasons.
"""

from __future__ import annotations

import pathlib
import re
import tomllib
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping

import attrs
import pytest

LIST = pathlib.Path(__file__).with_name("limits.toml")


@attrs.frozen
class Limit:
    """Something that the platform cannot do."""

    #: What that is, in one sentence.
    reason: str
    #: The errors that show it: a regular expression for the class and the message of each.
    error: re.Pattern[str]
    #: Names of tests, without what stands in brackets where that does not matter, or of files.
    tests: tuple[str, ...]
    #: Whether the tests are not even begun, because they would end the interpreter.
    ends: bool = False

    def named(self, test: str) -> str | None:
        """Return the name in the list that means a test, if there is one.

        Args:
            test: The full name of the test.
        """
        names = (name for name in self.tests if test == name or test.startswith((f"{name}[", f"{name}::")))
        return next(names, None)

    def shown_by(self, error: BaseException | None) -> bool:
        """Return whether an error, or one that led to it, shows that this is the reason.

        Args:
            error: The error.
        """
        while error is not None:
            if self.error.search(f"{type(error).__name__}: {error}"):
                return True
            error = error.__cause__ or error.__context__
        return False


def limits(text: str) -> tuple[Limit, ...]:
    """Return what a list says.

    Args:
        text: The list, as TOML.
    """
    return tuple(
        Limit(entry["reason"], re.compile(entry["error"]), tuple(entry["tests"]), entry.get("ends", False))
        for entry in tomllib.loads(text)["limit"]
    )


def sorted_out(tests: Iterable[str], known: Iterable[Limit]) -> tuple[Mapping[str, Limit], list[str]]:
    """Return the limit of each test that has one, and the names in the list that are no test's.

    Args:
        tests: Full names of all tests.
        known: The limits.
    """
    found: dict[str, Limit] = {}
    unused = {name for limit in known for name in limit.tests}
    for test in tests:
        for limit in known:
            name = limit.named(test)
            if name is not None:
                found[test] = limit
                unused.discard(name)
    return found, sorted(unused)


class Limits:
    """Expects the tests of the list to fail, and counts them."""

    def __init__(self, known: tuple[Limit, ...]) -> None:
        """Remember the list."""
        self._known = known
        self._found: Mapping[str, Limit] = {}
        self._left_out: Counter[str] = Counter()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Mark the tests of the list.

        Raises:
            pytest.UsageError: A name in the list is no test's.
        """
        self._found, unused = sorted_out((item.nodeid for item in items), self._known)
        collected = {item.nodeid.partition("::")[0] for item in items}
        # Whoever runs a few tests alone has no use for the names of others.
        wrong = [name for name in unused if name.partition("::")[0] in collected]
        if wrong:
            message = f"{LIST.name} has names that are no test's: {', '.join(wrong)}"
            raise pytest.UsageError(message)
        for item in items:
            limit = self._found.get(item.nodeid)
            if limit is not None:
                item.add_marker(pytest.mark.xfail(reason=limit.reason, run=not limit.ends, strict=True))

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Leave a file of the list out that cannot be read, where the error is that of its limit."""
        report = yield
        if report.outcome == "failed":
            found = (limit for limit in self._known if collector.nodeid in limit.tests)
            limit = next((limit for limit in found if limit.error.search(str(report.longrepr))), None)
            if limit is not None:
                self._left_out[f"(a whole file) {limit.reason}"] += 1
                report.outcome = "skipped"
                report.longrepr = (collector.nodeid, 0, limit.reason)
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Let a test of the list fail with the error of its limit alone."""
        report = yield
        limit = self._found.get(item.nodeid)
        if limit is not None and report.outcome == "skipped" and call.excinfo is not None:
            if limit.ends or limit.shown_by(call.excinfo.value):
                self._left_out[limit.reason] += 1
            else:
                report.outcome = "failed"
                report.longrepr = item.repr_failure(call.excinfo)
        return report

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell how much was left out, and why."""
        for line in self._told():
            terminalreporter.write_line(line)

    def _told(self) -> Iterator[str]:
        """Yield a line for each reason."""
        yield f"{self._left_out.total()} are left out:"
        yield from (f"{count:5} {reason}" for reason, count in self._left_out.most_common())


def pytest_configure(config: pytest.Config) -> None:
    """Take the list."""
    config.pluginmanager.register(Limits(limits(LIST.read_text("utf-8"))))
