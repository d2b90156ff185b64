"""The list of what WebAssembly cannot do is held to the tests that there are, and to the errors that it names."""

from __future__ import annotations

import pathlib
import tomllib

import pytest

from .limits import LIST, Limits, limits, sorted_out

pytest_plugins = ("pytester",)
ROOT = pathlib.Path(__file__).parent.parent.parent
#: Tests of all kinds, and a list that leaves some of them out.
TESTS = """
import pytest

@pytest.fixture
def broken():
    raise OSError("no processes here")

def test_process(): raise OSError("no processes here")
def test_led_to():
    try:
        raise OSError("no processes here")
    except OSError:
        raise SystemExit(2)
def test_setup(broken): pass
@pytest.mark.parametrize("n", [1, 2])
def test_some(n): assert n == 1, "no processes here"
def test_crash(): pass
def test_well(): pass
"""
ENTRY = """
[[limit]]
reason = "there are no processes"
error = "OSError: no processes"
tests = [{tests}]
"""
ENDING = """
[[limit]]
reason = "it ends the interpreter"
error = "$^"
ends = true
tests = ["test_it.py::test_crash"]
"""


def run(pytester: pytest.Pytester, *names: str, more: str = "") -> pytest.RunResult:
    """Run tests of all kinds with a list of names, and return what came of it."""
    listed = ENTRY.format(tests=", ".join(f'"test_it.py::{name}"' for name in names)) + more
    pytester.makepyfile(test_it=TESTS)
    pytester.makeini("[pytest]")
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", plugins=[Limits(limits(listed))])


def test_what_fails_as_it_should(pytester: pytest.Pytester) -> None:
    """A test of the list that fails with its error, or with one that this led to, is left out, and counted."""
    found = run(pytester, "test_process", "test_led_to", "test_setup", more=ENDING)
    found.assert_outcomes(xfailed=4, passed=2, failed=1)
    found.stdout.fnmatch_lines(["4 are left out:", "    3 there are no processes", "    1 it ends the interpreter"])


def test_what_passes(pytester: pytest.Pytester) -> None:
    """A test of the list that passes fails the run."""
    found = run(pytester, "test_process", "test_led_to", "test_setup", "test_well")
    assert found.ret == pytest.ExitCode.TESTS_FAILED
    found.stdout.fnmatch_lines(["FAILED test_it.py::test_well*"])


def test_what_fails_otherwise(pytester: pytest.Pytester) -> None:
    """A test of the list that fails with another error fails the run, and says with which."""
    found = run(pytester, "test_some[2]")
    found.stdout.fnmatch_lines(["*AssertionError: no processes here*", "FAILED test_it.py::test_some[[]2]*"])
    found.stdout.fnmatch_lines(["0 are left out:"])


@pytest.mark.parametrize(("error", "left_out"), [("no processes", True), ("no such thing", False)])
def test_what_cannot_be_read(pytester: pytest.Pytester, error: str, left_out: bool) -> None:  # noqa: FBT001
    """A file of the list that cannot be read is left out where its error is that of the list, and else an error."""
    known = limits(ENTRY.format(tests='"test_it.py"'))
    pytester.makepyfile(test_it=f"raise OSError({error!r})", test_other="def test_well(): pass")
    pytester.makeini("[pytest]")
    found = pytester.runpytest_inprocess("-p", "no:cacheprovider", plugins=[Limits(known)])
    found.assert_outcomes(**({"passed": 1, "skipped": 1} if left_out else {"errors": 1}))
    assert ("(a whole file) there are no processes" in found.stdout.str()) is left_out


@pytest.mark.parametrize("name", ["test_no_more", "test_some[3]", "test_pro"])
def test_what_is_no_test(pytester: pytest.Pytester, name: str) -> None:
    """A name in the list that is no test's is an error."""
    found = run(pytester, name)
    assert found.ret == pytest.ExitCode.USAGE_ERROR
    found.stderr.fnmatch_lines(["*has names that are no test's: *"])


def test_the_list() -> None:
    """Every name stands once, in order, and in a file that is there; no limit takes any error for its own."""
    known = limits(LIST.read_text("utf-8"))
    names = [name for limit in known for name in limit.tests]
    assert len(set(names)) == len(names)
    assert all(list(limit.tests) == sorted(limit.tests) for limit in known)
    assert {name.partition("::")[0] for name in names if not ROOT.joinpath(name.partition("::")[0]).is_file()} == set()
    assert all(limit.reason and not limit.shown_by(AssertionError("wrong")) for limit in known)
    assert len(tomllib.loads(LIST.read_text("utf-8"))["limit"]) == len({limit.reason for limit in known})


def test_each_test_has_its_limit() -> None:
    """A name means a test with all its parameters, or a whole file, and no test whose name goes on otherwise."""
    known = limits(ENTRY.format(tests='"a.py::test_one", "b.py", "c.py::test_two[x]"'))
    tests = ["a.py::test_one", "a.py::test_one[1]", "a.py::test_one_more", "b.py::test", "c.py::test_two[y]"]
    found, unused = sorted_out(tests, known)
    assert set(found) == {"a.py::test_one", "a.py::test_one[1]", "b.py::test"}
    assert unused == ["c.py::test_two[x]"]
