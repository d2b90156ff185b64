"""Writing files so that nothing is lost when it fails."""

from __future__ import annotations

import contextlib
import os
import pathlib
import secrets
from collections.abc import Generator
from typing import cast

from ._errors import ArgumentError, ArgumentTypeError

#: Longest path that any system takes, in characters.
_LONGEST = 32_767


def path_of(argument: str, value: object, allowed: str) -> pathlib.Path:
    """Return an argument as a path.

    Args:
        argument: Name of the argument.
        value: What was passed: a string, or a path object that stands for one.
        allowed: What is allowed, in words.

    Raises:
        ArgumentError: No file can have such a path.
        ArgumentTypeError: It is no path.
    """
    try:
        path = os.fspath(cast("os.PathLike[str] | os.PathLike[bytes]", value))
    except TypeError:
        path = b""
    if not isinstance(path, str):
        raise ArgumentTypeError(argument, value, allowed)
    try:
        possible = len(path) <= _LONGEST and b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        possible = False
    if not possible:
        raise ArgumentError(argument, path, allowed)
    return pathlib.Path(path)


def replace(target: pathlib.Path, content: bytes) -> None:
    """Write a file beside its place and move it there; what stood there stays if anything fails.

    Args:
        target: Where the file belongs.
        content: Its bytes.

    Raises:
        OSError: The file cannot be written; nothing of it remains.
    """
    target = pathlib.Path(os.path.realpath(target))  # through a link, what it leads to is replaced, not the link
    part = target.with_name(f".india-cyber-agreements-{secrets.token_hex(8)}.part")
    try:
        # Made with the rights of any new file, which the system cuts down by the umask of the process.
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except BaseException as error:  # a signal may come as soon as the file is there, before anything else is done
        with contextlib.suppress(OSError):
            part.unlink()
        # Where the error names no file, or one that tells nobody anything, it gets the name of the one that was meant.
        if isinstance(error, OSError) and error.errno is not None and error.filename in {None, str(part)}:
            raise type(error)(error.errno, error.strerror, str(target)) from None
        raise


@contextlib.contextmanager
def exclusive(directory: pathlib.Path) -> Generator[None, None, None]:
    """Keep other commands of this package from writing in a directory meanwhile; one that comes waits its turn.

    Where the system has no such locks, nobody is kept out.

    Args:
        directory: The directory, which exists.
    """
    try:
        import fcntl  # noqa: PLC0415 - not every system has it
    except ImportError:
        yield
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)  # let go when the handle is closed, and when the process dies
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def stoppable() -> Generator[None, None, None]:
    """Let signals that end the process end it as an exception does, so that nothing half-written stays.

    Whoever has a handler of their own, or ignores a signal, as ``nohup`` does, keeps that.

    Raises:
        SystemExit: A signal came; the exit code is 128 and its number, as in shells.
    """
    import signal  # noqa: PLC0415 - only the command line needs it
    import threading  # noqa: PLC0415

    def stop(number: int, _: object) -> None:
        for other in taken:  # more may follow, ``timeout`` sends two: none of them must interrupt the tidying up
            signal.signal(other, signal.SIG_IGN)
        raise SystemExit(128 + number)

    ending = (getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP"))  # not every system has both
    main = threading.current_thread() is threading.main_thread()  # no other may set handlers
    taken = [number for number in ending if main and number and signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)
