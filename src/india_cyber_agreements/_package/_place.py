"""Where a data release goes: a directory that is absent or empty, and comes to hold all of it or nothing."""

from __future__ import annotations

import contextlib
import errno
import os
import pathlib
import secrets
import shutil
import stat
from collections.abc import Generator, Sequence

from .._errors import ArgumentError
from .._files import path_of

#: The file that comes last, so that whoever finds it finds all the others.
LAST = "SHA256SUMS"
_ALLOWED = "the path of a directory that is absent or empty, and not the current one"


def empty(directory: str | os.PathLike[str]) -> pathlib.Path:
    """Return the whole path of a directory that a release can become.

    Raises:
        ArgumentError: Something stands there, or no file can have such a path.
        ArgumentTypeError: It is no path.
        OSError: It cannot be looked into.
    """
    given = path_of("directory", directory, _ALLOWED)
    target = pathlib.Path(os.path.realpath(given))  # through a link, the release comes where it leads to
    target.parent.stat()  # where that is missing, the error says so now, and not after all the work
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return target
    # What is still a link leads in a circle. (From Python 3.14 on, ``is_dir`` says no where it could not look.)
    if not stat.S_ISDIR(mode) or any(target.iterdir()) or target == pathlib.Path.cwd():
        raise ArgumentError("directory", os.fspath(given), _ALLOWED)
    return target


def _move_up(paths: Sequence[pathlib.Path], target: pathlib.Path) -> None:
    """Move what stands in a directory within a target into the target itself.

    Raises:
        OSError: Meanwhile something else stands in the target, or it cannot be written.
    """
    if len(list(target.iterdir())) > 1:
        raise OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY))
    for path in paths:
        path.rename(target / path.name)


@contextlib.contextmanager
def staged(target: pathlib.Path) -> Generator[pathlib.Path, None, None]:
    """Yield a new directory, and at the end put what was written in it where it belongs; nothing is left if that fails.

    It lies within a target that is there, which may be a mount point or stand where nothing else may be written.

    Args:
        target: A directory that is absent or empty.

    Raises:
        OSError: The directory, or something in it, cannot be written.
    """
    there = target.exists()
    staging = (target if there else target.parent) / f".india-cyber-agreements-{secrets.token_hex(8)}.part"
    written: list[pathlib.Path] = []
    try:
        staging.mkdir()
        yield staging
        written += sorted(staging.iterdir(), key=lambda path: (path.name == LAST, path.name))
        if not there:
            staging.rename(target)
            return
        _move_up(written, target)
        staging.rmdir()
    except BaseException as error:
        for path in written:
            if not path.exists():
                with contextlib.suppress(OSError):
                    (target / path.name).rename(path)
        shutil.rmtree(staging, ignore_errors=True)
        if isinstance(error, OSError):  # which of the files it was tells nobody anything, as none is there
            raise OSError(error.errno, error.strerror, str(target)) from error
        raise
