"""Writes to a disk that is too small, and then to one that is read-only; run as a program with the directory it is at.

It prints how many cases there were and what was wrong after them, as JSON.
"""

from __future__ import annotations

import errno
import functools
import json
import pathlib
import subprocess
import sys
from collections.abc import Callable, Iterator

import india_cyber_agreements as ica
from india_cyber_agreements import _export
from tests.faults.calls import content

#: Too little for all agreements in any format.
SIZE = "16k"


def _tries(disk: pathlib.Path) -> Iterator[tuple[pathlib.Path, Callable[[], object]]]:
    """Yield what is meant to be written, and what writes it."""
    for suffix in _export.SUFFIXES:
        target = disk / f"x{suffix}"
        yield target, functools.partial(ica.agreements().save, target)
    yield disk / "release", functools.partial(ica.dataset().save_package, disk / "release")


def _wrong(disk: pathlib.Path, expected: int) -> Iterator[str | None]:
    """Yield what is wrong after each try, all of which are to fail with one error."""
    for target, write in _tries(disk):
        before = content(disk)
        try:
            write()
        except OSError as error:
            told = (error.errno, error.filename)
            wrong = None if told == (expected, str(target)) else f"{target.name}: {told}"
            yield wrong or (None if content(disk) == before else f"{target.name}: {sorted(content(disk))}")
        else:
            yield f"{target.name}: no error"


def main(place: str) -> None:
    """Mount a disk, try, and print what came of it; the disk goes with the namespace that this runs in."""
    disk = pathlib.Path(place)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", place], check=True)  # noqa: S603, S607
    for suffix in _export.SUFFIXES:
        (disk / f"x{suffix}").write_bytes(b"")
    found = list(_wrong(disk, errno.ENOSPC))
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)  # noqa: S603, S607
    found += _wrong(disk, errno.EROFS)
    sys.stdout.write(json.dumps({"cases": len(found), "wrong": [each for each in found if each]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
