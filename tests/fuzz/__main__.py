"""Fuzz one target, guided by what it reaches: ``python -m tests.fuzz dates --minutes 10``; needs atheris.

A corpus directory keeps what was found to reach something new, and is where a later run goes on.
"""

from __future__ import annotations

import argparse
import importlib
import pathlib
import sys
from typing import Any

TARGETS = ("dates", "lookup", "loading", "arguments")
SEEDS = pathlib.Path(__file__).with_name("seeds")


def main() -> None:
    """Run the fuzzer until it finds something or the time is over."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=10, help="how long (10 if left out)")
    parser.add_argument("--corpus", type=pathlib.Path, help="directory that keeps what reached something new")
    arguments, others = parser.parse_known_args()
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["india_cyber_agreements"]):
        import_all()
        module = importlib.import_module(f"tests.fuzz.{arguments.target}")
    places = [SEEDS / arguments.target]
    if arguments.corpus is not None:
        arguments.corpus.mkdir(parents=True, exist_ok=True)
        places.insert(0, arguments.corpus)  # the first one is where the fuzzer writes
    # Long inputs from the start: with short ones most decisions of a target would be the first one for a long time.
    limits = (f"-max_total_time={round(arguments.minutes * 60)}", "-max_len=1000", "-len_control=0", "-timeout=60")
    atheris.Setup([sys.argv[0], *limits, *others, *map(str, places)], module.target)
    atheris.Fuzz()


def import_all() -> None:
    """Import every module of the package, those that are usually imported later included."""
    import india_cyber_agreements  # noqa: PLC0415 - inside what makes the fuzzer see it

    package = pathlib.Path(india_cyber_agreements.__file__).parent
    for path in sorted(package.rglob("_*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        if parts[-1] not in {"__main__", "__init__"}:
            importlib.import_module(".".join(("india_cyber_agreements", *parts)))


if __name__ == "__main__":
    main()
