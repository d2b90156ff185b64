"""Collect what the package gives, or compare collections."""

from __future__ import annotations

import argparse
import contextlib
import locale
import pathlib
import sys

from .collection import GROUPS, collect, read, write
from .comparison import compare


def _collect(arguments: argparse.Namespace) -> int:
    """Collect what the package gives here, and write it."""
    with contextlib.suppress(locale.Error):  # as programs do that speak the language of their user
        locale.setlocale(locale.LC_ALL, "")
    found = collect(arguments.group or GROUPS)
    write(found, arguments.file)
    sys.stdout.write(f"{arguments.file.name}: {found.summary}\n")
    return 1 if arguments.whole and found.missing else 0


def _compare(arguments: argparse.Namespace) -> int:
    """Compare collections with the first one, and tell what is different."""
    report, same = compare({path.stem: read(path) for path in arguments.files})
    sys.stdout.write(report)
    return 0 if same else 1


def main() -> int:
    """Carry out a command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.sameness", description=__doc__)
    commands = parser.add_subparsers(required=True)
    sub = commands.add_parser("collect", help="collect what the package gives here")
    sub.add_argument("file", type=pathlib.Path, help="where to keep it: a name that ends in .zip")
    sub.add_argument("--group", action="append", choices=GROUPS, help="collect these alone; may be repeated")
    sub.add_argument("--whole", action="store_true", help="fail where a library is missing")
    sub.set_defaults(run=_collect)
    sub = commands.add_parser("compare", help="compare collections with each other")
    sub.add_argument("files", type=pathlib.Path, nargs="+", help="what was collected")
    sub.set_defaults(run=_compare)
    arguments = parser.parse_args()
    code: int = arguments.run(arguments)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
