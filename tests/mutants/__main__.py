"""``python -m tests.mutants [MODULE...]``: try every mutant of the modules that pyproject.toml names, or of some."""

from __future__ import annotations

import os
import pathlib
import sys
import tempfile
import time
import tomllib
from typing import TYPE_CHECKING, Any

from tests.mutants import reporting, trying
from tests.mutants.making import Mutant, mutants

if TYPE_CHECKING:
    from collections.abc import Iterable

CONFIGURATION: dict[str, Any] = tomllib.loads(pathlib.Path("pyproject.toml").read_text("utf-8"))["tool"]["mutation"]
#: How often progress is told, in mutants.
_STEP = 50


def tell(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def must_survive(tests: trying.Tests, source: str, directory: str) -> None:
    """Try a module as it is, by the way that mutants go.

    Raises:
        RuntimeError: It does not survive, so that nothing could be said of mutants.
    """
    said = pathlib.Path(directory, "control")
    child = trying.start(tests, source, range(0), str(said))
    end = trying.outcome(os.waitpid(child, 0)[1])
    if end != "survived":
        message = f"{tests.module} as it is was {end}:\n{said.read_text('utf-8')}"
        raise RuntimeError(message)


def try_all(tests: trying.Tests, made: Iterable[Mutant], directory: str, workers: int) -> dict[Mutant, str]:
    """Return what became of each of some mutants, a few of them tried at a time."""
    found: dict[Mutant, str] = {}
    running: dict[int, Mutant] = {}
    begun = time.monotonic()

    def wait() -> None:
        """Wait for one of those that run."""
        child, status = os.wait()
        mutant = running.pop(child)
        found[mutant] = trying.outcome(status)
        if found[mutant] in {"survived", "timeout"}:
            tell(f"  {found[mutant]}: {mutant.where}: {mutant.change}")
        if len(found) % _STEP == 0:
            tell(f"  {len(found)} in {time.monotonic() - begun:.0f} s")

    for number, mutant in enumerate(made):
        if len(running) == workers:
            wait()
        running[trying.start(tests, mutant.source, mutant.lines, str(pathlib.Path(directory, f"{number}")))] = mutant
    while running:
        wait()
    return found


def main(names: list[str]) -> int:
    """Try the mutants, write what became of them, and return 1 where the report has something to complain of."""
    modules: dict[str, list[str]] = CONFIGURATION["modules"]
    unknown = [name for name in names if name not in modules]
    if unknown:
        tell(f"no such module: {', '.join(unknown)}; there are {', '.join(modules)}")
        return 2
    trying.warm_up()
    complaints: list[str] = []
    for name in names or modules:
        tests = trying.survey(name, modules[name])
        source = trying.place_of(name).read_text("utf-8")
        made = mutants(name, source)
        tell(f"{name}: {len(made)} mutants, {len(tests.seconds)} tests")
        with tempfile.TemporaryDirectory() as directory:
            must_survive(tests, source, directory)
            found = try_all(tests, made, directory, CONFIGURATION["workers"])
        complaints += reporting.report(name, found, list(modules))
    tell("\n".join(complaints) or "every mutant was killed or is argued for")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
