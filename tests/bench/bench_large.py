"""A hundred thousand agreements at a terminal: loading them shows how far it is, and Ctrl-C ends it at once."""

from __future__ import annotations

import os
import pathlib
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator

import attrs
import pytest

from tests import synthetic
from tests.bench.contests import module

_SIZE = 100_000
#: Seconds of work at most from Ctrl-C to the error.
_AT_ONCE = 1.0
_LOAD = "import sys, india_cyber_agreements as ica; print(len(ica.load(sys.argv[1]).agreements))"


@attrs.define
class Terminal:
    """A process whose standard error is a terminal."""

    process: subprocess.Popen[str]
    screen: int
    written: str = ""

    def read(self) -> bool:
        """Wait for more on the screen and take it; return whether there was any."""
        try:
            more = os.read(self.screen, 4096)
        except OSError:  # Linux says so when nobody has the terminal open any more
            return False
        self.written += more.decode()
        return bool(more)

    @property
    def worked(self) -> float:
        """How long the process has worked, in seconds, without what others did meanwhile."""
        times = module("psutil").Process(self.process.pid).cpu_times()
        seconds: float = times.user + times.system
        return seconds

    def end(self) -> str:
        """Wait for the end, and return what the process printed."""
        while self.read():
            pass
        printed, _ = self.process.communicate()
        return printed


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Return the directory of a large dataset."""
    directory = tmp_path_factory.mktemp("large")
    synthetic.write(directory, _SIZE)
    return directory


@pytest.fixture
def terminal(large: pathlib.Path) -> Iterator[Terminal]:
    """Begin to load it at a terminal."""
    screen, theirs = pty.openpty()
    command = [sys.executable, "-c", _LOAD, str(large)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, text=True) as process:  # noqa: S603
        os.close(theirs)
        yield Terminal(process, screen)
    os.close(screen)


def test_progress(terminal: Terminal) -> None:
    """A line tells the file and the share, which grows, and nothing is left of it at the end."""
    assert terminal.end().split() == [str(_SIZE)]
    shares = [int(share) for share in re.findall(r"(\d+)% \[[#.]+\] Reading: agreements.json", terminal.written)]
    assert len(shares) > len(("one", "another"))
    assert shares == sorted(shares)
    assert terminal.written.endswith("\r\x1b[K")


def test_interrupt(terminal: Terminal) -> None:
    """Once progress shows, Ctrl-C ends the process within moments, with the error that Python has for it."""
    while "agreements.json" not in terminal.written:
        assert terminal.read()
    before = terminal.worked
    terminal.process.send_signal(signal.SIGINT)
    while "KeyboardInterrupt" not in terminal.written:
        assert terminal.read()
    assert terminal.worked - before < _AT_ONCE
    assert terminal.end() == ""
    assert terminal.process.returncode == -signal.SIGINT
    assert terminal.written.rstrip().endswith("KeyboardInterrupt")
    # The line is empty before the error is told.
    assert "\r\x1b[KTraceback" in terminal.written
