"""Calls to the system that go wrong, one after the other: the first, the second, and so on until none is left."""

from __future__ import annotations

import contextlib
import io
import os
import pathlib
import re
import threading
from collections.abc import Callable, Generator, Iterator
from typing import Any, Self

import attrs

#: What a process that could not tidy up may leave besides what it was to write.
LEFT_OVER = re.compile(r"\.india-cyber-agreements-[0-9a-f]{16}\.part(/.*)?")
#: Functions by which files are looked at and changed; pathlib and shutil call them, too.
WATCHED = (
    *("chmod", "fsync", "lstat", "mkdir", "open", "readlink", "remove", "rename", "replace", "rmdir"),
    *("scandir", "stat", "unlink"),
)


class _Stream:
    """A file whose steps are counted, too; a step that goes wrong before its end has written half."""

    def __init__(self, stream: Any, count: Callable[[Callable[[], Any], Callable[[], Any]], Any]) -> None:
        """Begin with an open file."""
        self._stream = stream
        self._count = count

    def write(self, content: Any) -> Any:
        """Write, or half."""

        def half() -> None:
            self._stream.write(content[: len(content) // 2])
            self._stream.flush()

        return self._count(lambda: self._stream.write(content), half)

    def flush(self) -> Any:
        """Hand over what is not written yet."""
        return self._count(self._stream.flush, _nothing)

    def __enter__(self) -> Self:
        """Return the file."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file; what goes wrong with that goes wrong after it."""
        self._stream.close()
        self._count(_nothing, _nothing)

    def __getattr__(self, name: str) -> Any:
        """Return whatever else a file has."""
        return getattr(self._stream, name)


def _let_go(name: str, result: Any) -> None:
    """Close what nobody got to hold, which in the end the interpreter or the system would do."""
    if name == "open" and isinstance(result, int):
        os.close(result)
    elif hasattr(result, "close"):
        result.close()


@attrs.frozen(kw_only=True)
class Fault:
    """Something that goes wrong with a call."""

    #: What happens: something that raises, or ends the process.
    what: Callable[[], object]
    #: Whether it happens once the call is done, as a signal may come, and not in its place.
    after: bool
    #: What comes of it.
    expected: type[BaseException] = BaseException


#: Makes a call, whose name comes first; the last function is what a call that goes wrong does before that.
_Counted = Callable[[str, Callable[[], Any], Callable[[], Any]], Any]


def _nothing() -> None:
    """Do nothing."""


@contextlib.contextmanager
def going_wrong(number: int, fault: Fault) -> Generator[list[str], None, None]:
    """Let a call to the system in this thread go wrong, and yield the names of all that were made.

    Args:
        number: Which of the calls, from 0.
        fault: What goes wrong with it.
    """
    made: list[str] = []

    def counted(name: str, call: Callable[[], Any], half: Callable[[], Any]) -> Any:
        made.append(name)
        if len(made) - 1 != number:
            return call()
        if fault.after:
            _let_go(name, call())
        else:
            half()
        return fault.what()

    with _intercepted(counted):
        yield made


@contextlib.contextmanager
def watching(look: Callable[[], object]) -> Generator[list[str], None, None]:
    """Look before each call to the system, which is the state that whoever is killed there leaves."""
    made: list[str] = []
    looking = False

    def counted(name: str, call: Callable[[], Any], _: Callable[[], Any]) -> Any:
        nonlocal looking
        if not looking:
            made.append(name)
            looking = True
            look()
            looking = False
        return call()

    with _intercepted(counted):
        yield made


@contextlib.contextmanager
def _intercepted(each_call: _Counted) -> Generator[None, None, None]:
    """Let calls to the system in this thread go through a function."""
    here = threading.get_ident()

    def counted(name: str, call: Callable[[], Any], half: Callable[[], Any] = _nothing) -> Any:
        return each_call(name, call, half) if threading.get_ident() == here else call()

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *given, **named: counted(name, lambda: real(*given, **named))

    def streaming(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            stream = counted(name, lambda: real(*given, **named))
            return _Stream(stream, lambda step, half: counted("write", step, half))

        return call

    real = {name: getattr(os, name) for name in (*WATCHED, "fdopen")}
    opened = io.open
    try:
        for name in WATCHED:
            setattr(os, name, wrapped(name, real[name]))
        os.fdopen = streaming("fdopen", os.fdopen)
        io.open = streaming("open", io.open)
        yield
    finally:
        io.open = opened
        for name, function in real.items():
            setattr(os, name, function)


def each(fault: Fault, run: Callable[[], object]) -> Iterator[tuple[int, bool]]:
    """Let one call after the other go wrong, and yield the number of each and whether the work ended with an error.

    The last one comes after all calls, so that nothing goes wrong. Whoever iterates puts things back in between.
    """
    number = 0
    while True:
        failed = False
        with going_wrong(number, fault) as made:
            try:
                run()
            except fault.expected:
                failed = True
        yield number, failed
        if number >= len(made):
            assert not failed
            return
        number += 1


def content(directory: pathlib.Path) -> dict[str, bytes]:
    """Return every file below a directory, with an entry for each directory that is empty."""
    return {
        path.relative_to(directory).as_posix(): b"" if path.is_dir() else path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if not path.is_dir() or not any(path.iterdir())
    }
