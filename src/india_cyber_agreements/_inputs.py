"""Reading files that somebody names: only regular ones, none that is larger than wanted, and none that waits."""

from __future__ import annotations

import os
import pathlib
import stat
from collections.abc import Callable, Mapping
from typing import BinaryIO, cast

from ._errors import ArgumentError, ArgumentTypeError, DatasetError, Problem
from ._files import path_of

#: Most that one data file, or the data files of an archive together, may hold, in bytes, unless somebody says
#: otherwise: many times what the package has, and little enough for memory.
MOST = 200 * 2**20
#: How to get beyond a limit, for messages.
LIFT = "max_bytes sets another limit, and max_bytes=None lifts it"
_ALLOWED = "a whole number of bytes, 0 or more, or None for no limit"
#: How many bytes are asked for at once.
_PIECE = 2**20
#: Longest piece of a path that a message repeats, in characters; its end tells most.
_LONGEST = 200
#: What is no regular file, in words.
_KINDS: Mapping[Callable[[int], bool], str] = {
    stat.S_ISFIFO: "a pipe",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
    stat.S_ISSOCK: "a socket",
}


class RefusedError(Exception):
    """A file is there, and not to be read all the same; the message says why, for a problem of a ``DatasetError``."""


def limit(max_bytes: object) -> int | None:
    """Return the argument ``max_bytes``.

    Raises:
        ArgumentError: It is negative.
        ArgumentTypeError: It is neither a whole number nor None.
    """
    if max_bytes is None:
        return None
    if not isinstance(max_bytes, int) or isinstance(max_bytes, bool):
        raise ArgumentTypeError("max_bytes", max_bytes, _ALLOWED)
    if max_bytes < 0:
        raise ArgumentError("max_bytes", max_bytes, _ALLOWED)
    return max_bytes


def path(value: object, allowed: str) -> pathlib.Path:
    """Return the argument ``path`` of what reads.

    Args:
        value: What was passed.
        allowed: What is allowed, in words.

    Raises:
        ArgumentTypeError: It is no path.
        DatasetError: No file can have such a path, so that none is there.
    """
    try:
        return path_of("path", value, allowed)
    except ArgumentError:
        message = "there is no such directory or file: none can have such a path"
        raise refusal(os.fspath(cast("str | os.PathLike[str]", value)), message) from None


def refusal(path: str | os.PathLike[str], message: str) -> DatasetError:
    """Return the error for a path of which nothing can be used.

    Args:
        path: The path.
        message: Why not.
    """
    name = str(path)
    name = name if len(name) <= _LONGEST else f"…{name[-_LONGEST:]}"
    return DatasetError([Problem(file=name, path="$", message=message)])


def _open_at_once(path: str, flags: int) -> int:
    """Open a file; should a pipe stand there by now, wait neither for its other end nor for what comes through."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def opened(path: pathlib.Path, most: int | None) -> BinaryIO:
    """Open a regular file for reading.

    Args:
        path: The file, or a link to it.
        most: Most bytes that it may have; None for any number.

    Raises:
        RefusedError: It is a pipe, a device or a socket, or larger.
        OSError: It cannot be opened.
    """
    found = path.stat()  # first, since to open a device can do something already
    kind = next((words for is_kind, words in _KINDS.items() if is_kind(found.st_mode)), None)
    if kind is not None:
        message = f"it is {kind}, and only regular files are read"
        raise RefusedError(message)
    if most is not None and found.st_size > most:
        message = f"it has {found.st_size:,} bytes, and no more than {most:,} are read; {LIFT}"
        raise RefusedError(message)
    return open(path, "rb", opener=_open_at_once)


def read(path: pathlib.Path, most: int | None) -> bytes:
    """Return what a regular file holds.

    Args:
        path: The file, or a link to it.
        most: Most bytes that it may have; None for any number.

    Raises:
        RefusedError: It is a pipe, a device or a socket, or larger.
        OSError: It cannot be read.
    """
    pieces: list[bytes] = []
    size = 0
    with opened(path, most) as stream:
        while piece := stream.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if most is not None and size > most:  # it grew, or its system does not say how large it is
                message = f"it has more than {most:,} bytes, which is the most that is read; {LIFT}"
                raise RefusedError(message)
    return b"".join(pieces)


def is_there(path: pathlib.Path) -> bool:
    """Return whether a path leads to something; one that no system could have, or that is barred, does not."""
    try:
        return path.exists()
    except OSError:
        return False
