"""Writing files so that nothing is lost when it fails."""

from __future__ import annotations

import contextlib
import os
import pathlib
import secrets
from collections.abc import Generator


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
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(target)) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
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
