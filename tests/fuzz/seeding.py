"""Choose the seeds of a target from what long runs kept: ``python -m tests.fuzz.seeding dates CORPUS``.

The seeds are as few and as short as reach every branch of the package that the corpus reaches.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import pathlib
from collections.abc import Callable

import coverage

from tests.fuzz.__main__ import SEEDS, TARGETS

#: A branch that was taken: the file, the line it leaves, and the line it comes to.
Branch = tuple[str, int, int]


def reached(target: Callable[[bytes], None], data: bytes) -> frozenset[Branch]:
    """Return the branches of the package that a target takes with some bytes."""
    measured = coverage.Coverage(data_file=None, config_file=False, branch=True, source_pkgs=["india_cyber_agreements"])
    measured.set_option("run:disable_warnings", ["module-not-measured"])
    with measured.collect():
        target(data)
    found = measured.get_data()
    return frozenset((file, *arc) for file in found.measured_files() for arc in found.arcs(file) or ())


def chosen(inputs: dict[bytes, frozenset[Branch]]) -> list[bytes]:
    """Return inputs that together take every branch that any of them takes: the one with most new ones comes next."""
    left = frozenset[Branch]().union(*inputs.values())
    result: list[bytes] = []
    while left:
        best = max(inputs, key=lambda data: (len(inputs[data] & left), -len(data), data))
        result.append(best)
        left -= inputs[best]
    return result


def main() -> None:
    """Write the seeds of a target anew; those with a name of their own, which were found by hand, stay."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.seeding", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("corpus", type=pathlib.Path)
    arguments = parser.parse_args()
    target: Callable[[bytes], None] = importlib.import_module(f"tests.fuzz.{arguments.target}").target
    contents = sorted({path.read_bytes() for path in arguments.corpus.iterdir()})
    for data in contents:
        target(data)  # once before, so that what is done once is no merit of the first input
    kept = chosen({data: reached(target, data) for data in contents})
    place = SEEDS / arguments.target
    for path in place.glob("kept-*.bin"):
        path.unlink()
    for data in kept:
        place.joinpath(f"kept-{hashlib.sha256(data).hexdigest()[:12]}.bin").write_bytes(data)
    print(f"{arguments.target}: {len(kept)} of {len(contents)} inputs")  # noqa: T201 - what a command says


if __name__ == "__main__":
    main()
