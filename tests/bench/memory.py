"""Resident memory: what a process holds once everything is loaded, beside one that holds the parsed JSON."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Mapping

import attrs

from tests.bench.contests import module
from tests.bench.processes import DATA, directory, environment

#: How often each process is measured.
_TIMES = 7
#: Tells that everything is there, and waits to be looked at.
_WAIT = "\nimport gc; gc.collect(); print('ready', flush=True); input()"
_LOAD = """
import india_cyber_agreements as ica
for agreement in ica.agreements():
    agreement.title, agreement.events, agreement.citations, agreement.bodies, agreement.topics
"""
#: The same modules as after loading, and no data.
_MODULES = """
import importlib, sys
for name in sys.argv[2].split():
    importlib.import_module(name)
"""
_PARSE = """
import sys, json
held = []
for file in ("agreements.json", "sources.json"):
    with open(sys.argv[1] + "/" + file, "rb") as opened:
        held.append(json.loads(opened.read()))
"""
_IMPORT_JSON = "import sys, json"
_NAMES = "\nimport sys; print(*sorted(name for name in sys.modules if name not in before))"


def _resident(code: str, *arguments: str) -> int:
    """Return the resident memory of a process once it has run some code, in bytes."""
    command = [sys.executable, "-P", "-c", code + _WAIT, str(DATA), *arguments]
    with subprocess.Popen(  # noqa: S603 - this interpreter, with code that stands here
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=directory() / "empty",
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        held: int = module("psutil").Process(process.pid).memory_info().rss
        process.communicate("\n")
    return held


@attrs.frozen(kw_only=True)
class Memory:
    """Resident memory of processes, in bytes, medians."""

    interpreter: int
    modules: int
    loaded: int
    importing_json: int
    parsed: int

    @property
    def growth(self) -> float:
        """What loading adds to the modules, by what parsing adds to an interpreter with ``json``: the data alone."""
        return (self.loaded - self.modules) / (self.parsed - self.importing_json)

    @property
    def processes(self) -> float:
        """The whole process by the one that holds the parsed JSON."""
        return self.loaded / self.parsed

    @property
    def everything(self) -> float:
        """What import and loading add to a bare interpreter, code included, by what import and parsing add."""
        return (self.loaded - self.interpreter) / (self.parsed - self.interpreter)


def measure() -> Memory:
    """Measure the processes in turns, so that whatever else the machine does meets all of them."""
    names = subprocess.run(  # noqa: S603
        [sys.executable, "-P", "-c", f"import sys; before = set(sys.modules){_LOAD}{_NAMES}"],
        check=True,
        capture_output=True,
        text=True,
        cwd=directory() / "empty",
        env=environment(),
    ).stdout
    codes: Mapping[str, tuple[str, ...]] = {
        "interpreter": ("pass",),
        "modules": (_MODULES, names),
        "loaded": (_LOAD,),
        "importing_json": (_IMPORT_JSON,),
        "parsed": (_PARSE,),
    }
    found: dict[str, list[int]] = {name: [] for name in codes}
    for _ in range(_TIMES):
        for name, code in codes.items():
            found[name].append(_resident(*code))
    return Memory(**{name: int(statistics.median(values)) for name, values in found.items()})
