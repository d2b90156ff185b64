"""Runs tests on a mutant: in a fork, in which the package is imported anew with the mutant in place of the module.

What the tests import besides the package is imported once, before the forks. Nothing is written: the mutant reaches
the fork's import system as a text. So a mutant of a table, a class body or a decorator is tried like one of a function.
What a test starts in another process has the module as it is; such tests tell nothing of a mutant.
"""

from __future__ import annotations

import gc
import importlib
import importlib.abc
import importlib.machinery
import json
import os
import pathlib
import resource
import signal
import sys
import tempfile
import time
from typing import TYPE_CHECKING

import attrs
import hypothesis
import pytest

if TYPE_CHECKING:
    import types
    from collections.abc import Generator, Sequence

PACKAGE = "india_cyber_agreements"
#: Libraries that are imported before the forks, since importing them in each would take longer than the tests.
LIBRARIES = ("cattrs", "importlib_resources", "hypothesis.strategies", "hypothesis.internal.conjecture.engine")
#: Examples of a property that are drawn at most; the same ones each time.
EXAMPLES = 60
#: Complaints of Hypothesis that depend on how fast the machine is, or that a mutant may bring about.
SLOWNESS = (
    hypothesis.HealthCheck.too_slow,
    hypothesis.HealthCheck.data_too_large,
    hypothesis.HealthCheck.filter_too_much,
)
#: Ends of a fork apart from those of pytest.
_IMPOSSIBLE, _FOREIGN = 40, 41


@attrs.frozen(kw_only=True)
class Tests:
    """The tests of a module, and what is known of them from a run on the module as it is."""

    module: str
    paths: tuple[str, ...]
    #: Seconds of each test, and the lines of the module that it ran, by test id.
    seconds: dict[str, float]
    lines: dict[str, frozenset[int]]

    def ordered(self, lines: range) -> dict[str, int]:
        """Return the place of each test: first those that run some lines, the fastest of them first, then the rest."""
        touched = frozenset(lines)
        ids = sorted(self.seconds, key=lambda id_: (not touched & self.lines[id_], self.seconds[id_], id_))
        return {id_: place for place, id_ in enumerate(ids)}


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a module from a text instead of its file."""

    def __init__(self, name: str, path: str, source: str) -> None:
        """Keep the text."""
        super().__init__(name, path)
        self.source = source

    def get_code(self, fullname: str) -> types.CodeType:
        """Return the code of the text, under the name of the file."""
        return compile(self.source, self.get_filename(fullname), "exec", dont_inherit=True)


class _Finder(importlib.abc.MetaPathFinder):
    """Finds one module in a text, and leaves all others to Python."""

    def __init__(self, name: str, path: str, source: str) -> None:
        """Keep the name and the text."""
        self.loader = _Loader(name, path, source)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return where the module is."""
        del path, target
        if fullname != self.loader.name:
            return None
        return importlib.machinery.ModuleSpec(fullname, self.loader, origin=str(self.loader.path))


class _Plugin:
    """Puts the tests in order, and holds properties to few examples that are the same each time."""

    def __init__(self, order: dict[str, int]) -> None:
        """Keep the order."""
        self.order = order

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Order the tests, and replace the settings of properties."""
        # A mutant may change the id of a test.
        items.sort(key=lambda item: self.order.get(item.nodeid, 0))
        for item in items:
            inner = getattr(item, "obj", None)
            known = getattr(inner, "_hypothesis_internal_use_settings", None)
            if inner is not None and isinstance(known, hypothesis.settings):
                function = getattr(inner, "__func__", inner)
                function._hypothesis_internal_use_settings = hypothesis.settings(
                    known,
                    max_examples=min(known.max_examples, EXAMPLES),
                    derandomize=True,
                    database=None,
                    deadline=None,
                    phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
                    suppress_health_check=SLOWNESS,
                )


class _Survey(_Plugin):
    """Notes how long each test takes and which lines of a file it runs."""

    def __init__(self, file: str) -> None:
        """Begin with nothing."""
        super().__init__({})
        self.file = file
        self.seconds: dict[str, float] = {}
        self.lines: dict[str, set[int]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Watch a test with its fixtures."""
        ran = self.lines.setdefault(item.nodeid, set())

        def local(frame: types.FrameType, _event: str, _argument: object) -> object:
            ran.add(frame.f_lineno)
            return local

        def watch(frame: types.FrameType, _event: str, _argument: object) -> object:
            if frame.f_code.co_filename != self.file:
                return None
            ran.add(frame.f_lineno)
            return local

        begun = time.process_time()
        sys.settrace(watch)  # type: ignore[arg-type]
        try:
            return (yield)
        finally:
            sys.settrace(None)
            self.seconds[item.nodeid] = time.process_time() - begun


def _arguments(paths: Sequence[str]) -> list[str]:
    """Return the arguments of pytest."""
    quiet = ("-q", "-x", "--no-header", "--tb=line", "-p", "no:cacheprovider", "-p", "_hypothesis_pytestplugin")
    return [*quiet, "-W", "ignore::pytest.PytestAssertRewriteWarning", "-k", "not reach_everything", *paths]


def _import_with(name: str, path: str, source: str) -> None:
    """Import the package with a text in place of one of its modules."""
    sys.meta_path.insert(0, _Finder(name, path, source))
    importlib.import_module(PACKAGE)
    module = importlib.import_module(name)
    loader = module.__loader__
    if not (isinstance(loader, _Loader) and loader.source == source):
        os._exit(_FOREIGN)


def place_of(module: str) -> pathlib.Path:
    """Return the file of a module."""
    return pathlib.Path("src", PACKAGE, f"{module}.py").absolute()


def _quietly(file: str) -> None:
    """Send what the process prints to a file."""
    sink = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(sink, stream)


def warm_up() -> None:
    """Import what the forks share; nothing of the package."""
    for library in LIBRARIES:
        importlib.import_module(library)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    import pycountry  # noqa: PLC0415 - belongs here

    for database in (pycountry.countries, pycountry.historic_countries):
        list(database)
    if any(name.split(".")[0] == PACKAGE for name in sys.modules):
        message = "the package was imported before the forks, which would then not see the mutants"
        raise RuntimeError(message)
    gc.freeze()


def survey(module: str, paths: Sequence[str]) -> Tests:
    """Run the tests on a module as it is.

    Raises:
        RuntimeError: They do not pass.
    """
    path = place_of(module)
    with tempfile.TemporaryDirectory() as directory:
        told, said = pathlib.Path(directory, "told.json"), pathlib.Path(directory, "said.txt")
        child = os.fork()
        if not child:
            _quietly(str(said))
            _import_with(f"{PACKAGE}.{module}", str(path), path.read_text("utf-8"))
            plugin = _Survey(str(path))
            code = int(pytest.main(_arguments(paths), plugins=[plugin]))
            lines = {id_: sorted(found) for id_, found in plugin.lines.items()}
            told.write_text(json.dumps([plugin.seconds, lines]), "utf-8")
            sys.stdout.flush()
            os._exit(code)
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            message = f"the tests of {module} fail on the module as it is:\n{said.read_text('utf-8')}"
            raise RuntimeError(message)
        seconds, lines = json.loads(told.read_text("utf-8"))
    return Tests(
        module=module,
        paths=tuple(paths),
        seconds=seconds,
        lines={id_: frozenset(found) for id_, found in lines.items()},
    )


def start(tests: Tests, source: str, lines: range, said: str) -> int:
    """Start a fork that tries a mutant, and return its number.

    Args:
        tests: The tests of the module.
        source: The source of the mutant.
        lines: Where it differs.
        said: File for what is printed.
    """
    child = os.fork()
    if child:
        return child
    _quietly(said)
    limit = 8 + 5 * int(sum(tests.seconds.values()))
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    signal.alarm(60 + 20 * limit)  # a machine may be busy with other things
    try:
        _import_with(f"{PACKAGE}.{tests.module}", str(place_of(tests.module)), source)
    except BaseException as error:  # noqa: BLE001 - whatever a mutant does
        print(repr(error), flush=True)  # noqa: T201 - kept for who looks into it
        os._exit(_IMPOSSIBLE)
    code = int(pytest.main(_arguments(tests.paths), plugins=[_Plugin(tests.ordered(lines))]))
    sys.stdout.flush()
    os._exit(code)


def outcome(status: int) -> str:
    """Return what became of a mutant, from the end of its fork: killed, import, timeout or survived.

    Raises:
        RuntimeError: The tests could not be run.
    """
    code = os.waitstatus_to_exitcode(status)
    if code == 0:
        return "survived"
    if code == _IMPOSSIBLE:
        return "import"
    if code in {pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED, pytest.ExitCode.INTERNAL_ERROR}:
        return "killed"
    if code in {-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL}:
        return "timeout"
    if code < 0:
        return "killed"
    message = f"a fork ended with {code}"
    raise RuntimeError(message)
