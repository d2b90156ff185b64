"""Writing files so that nothing is lost when it fails."""

from __future__ import annotations

import contextlib
import os
import pathlib
import tempfile
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
    try:
        handle, name = tempfile.mkstemp(prefix=".india-cyber-agreements-", suffix=".part", dir=target.parent)
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(target)) from None
    part = pathlib.Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp makes files that only their owner can read; a file that people asked for follows the umask.
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        part.chmod(mode)
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


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
