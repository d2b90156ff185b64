"""Progress: shown to whoever waits longer than a second, at a terminal or in a notebook, and to nobody else."""

from __future__ import annotations

import io
import sys
import types
from typing import Any

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _progress
from india_cyber_agreements._progress import Progress


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        """Say that somebody looks on."""
        return True


class Clock:
    """A clock that goes on by some seconds whenever it is looked at."""

    def __init__(self, step: float) -> None:
        """Keep the step."""
        self.now = 0.0
        self.step = step

    def monotonic(self) -> float:
        """Return the time."""
        self.now += self.step
        return self.now


def stand_in(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None) -> None:
    """Give the module another standard error; that of the process is pytest's, which changes it between the phases."""
    monkeypatch.setattr(_progress, "sys", types.SimpleNamespace(stderr=stream, modules=sys.modules))


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of standard error."""
    terminal = Terminal()
    stand_in(monkeypatch, terminal)
    monkeypatch.setenv("COLUMNS", "60")
    return terminal


def slow(monkeypatch: pytest.MonkeyPatch, step: float) -> None:
    """Let time go on by a step whenever it is looked at."""
    monkeypatch.setattr(_progress, "time", Clock(step))


def test_long_work_at_a_terminal(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar grows, on one line that is not longer than the terminal is wide, and goes away at the end."""
    slow(monkeypatch, 0.4)
    with Progress("Writing a file with a name that does not fit into a line") as progress:
        assert list(progress.follow(range(10), step="events")) == list(range(10))
    shown = terminal.getvalue()
    lines = shown.split("\r\x1b[K")
    assert lines[0] == ""
    assert lines[-1] == ""
    assert all(0 < len(line) < 60 for line in lines[1:-1])
    assert [line[:4].strip() for line in lines[1:-1]] == sorted(line[:4].strip() for line in lines[1:-1])
    assert " [####" in lines[-2]
    assert "\n" not in shown


def test_short_work_shows_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work of less than a second shows nothing, not even an empty line."""
    slow(monkeypatch, 0.01)
    with Progress("Writing") as progress:
        assert list(progress.follow(range(50))) == list(range(50))
    assert terminal.getvalue() == ""


def test_several_steps_count_together(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second counts from the beginning of the work and not of a step, and every step says its name."""
    slow(monkeypatch, 0.09)
    with Progress("Writing") as progress:
        for step in ("first", "second", "third"):
            list(progress.follow(range(6), step))
    assert "first" not in terminal.getvalue()
    assert "Writing: third" in terminal.getvalue()


def test_failure_takes_the_bar_away(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the work fails the bar goes away, so that the error stands on a line of its own."""
    slow(monkeypatch, 2)
    with pytest.raises(ZeroDivisionError), Progress("Writing") as progress:
        list(map((1).__floordiv__, progress.follow((1, 0))))
    assert terminal.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_nobody_looks_on(stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard error is no terminal, or closed, nothing is written however long it takes."""
    stand_in(monkeypatch, stream)
    slow(monkeypatch, 5)
    with Progress("Writing") as progress:
        assert list(progress.follow(range(5))) == list(range(5))
    assert stream is None or stream.getvalue() == ""


class Broken(Terminal):
    """A terminal that has gone."""

    def write(self, text: str) -> int:
        """Fail."""
        raise BrokenPipeError(32, "Broken pipe", text)


def test_a_terminal_that_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """When nothing can be shown any more the work goes on."""
    stand_in(monkeypatch, Broken())
    slow(monkeypatch, 2)
    with Progress("Writing") as progress:
        assert list(progress.follow(range(5))) == list(range(5))


def test_a_closed_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A standard error that is closed, or cannot say what it is, shows nothing."""
    closed = io.StringIO()
    closed.close()
    for stream in (closed, object()):
        monkeypatch.setattr(_progress, "sys", types.SimpleNamespace(stderr=stream, modules={}))
        with Progress("Writing") as progress:
            assert list(progress.follow(range(5))) == list(range(5))


def test_strange_names(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a terminal would obey is not sent to it."""
    slow(monkeypatch, 2)
    with Progress("Writing a\x1b]0;title\x07\nb.csv") as progress:
        list(progress.follow(range(3)))
    assert "Writing a?]0;title??b.csv" in terminal.getvalue()


class Notebook:
    """Stands in for IPython: keeps what is displayed, and what takes its place."""

    def __init__(self) -> None:
        """Begin with nothing shown."""
        self.shown: list[str] = []

    def display(self, content: str, *, display_id: bool) -> Notebook:
        """Show something that can be replaced."""
        assert display_id
        self.shown.append(content)
        return self

    def update(self, content: str) -> None:
        """Replace what is shown."""
        self.shown.append(content)


def in_a_notebook(monkeypatch: pytest.MonkeyPatch, shell: object) -> Notebook:
    """Make it look as if IPython ran this, with a shell."""
    notebook = Notebook()
    tools: Any = types.ModuleType("IPython.display")
    tools.HTML = str
    tools.display = notebook.display
    ipython: Any = types.ModuleType("IPython")
    ipython.get_ipython = lambda: shell
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    monkeypatch.setitem(sys.modules, "IPython.display", tools)
    return notebook


def test_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook gets one bar that is replaced as it grows and leaves nothing; names are escaped."""
    notebook = in_a_notebook(monkeypatch, types.SimpleNamespace(kernel=object()))
    slow(monkeypatch, 0.6)
    with Progress("Writing <b>.csv") as progress:
        list(progress.follow(range(5)))
    assert all(shown.startswith("<progress") and "&lt;b&gt;" in shown for shown in notebook.shown[:-1])
    assert len(notebook.shown) > 2
    assert notebook.shown[-1] == ""


def test_ipython_at_a_terminal(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """IPython without a notebook is a terminal like others."""
    notebook = in_a_notebook(monkeypatch, types.SimpleNamespace())
    slow(monkeypatch, 0.6)
    with Progress("Writing") as progress:
        list(progress.follow(range(5)))
    assert notebook.shown == []
    assert "Writing" in terminal.getvalue()


@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl", "bib", "geojson", "html", "sqlite", "xlsx", "parquet"])
def test_every_format_shows_progress(
    suffix: str, terminal: Terminal, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the format, a long export shows how far it is."""
    slow(monkeypatch, 0.4)
    # A set of its own: the answer to a question keeps its tables, and another test may have asked for them.
    ica.AgreementSet.of(ica.by_country("Japan")).save(tmp_path / f"x.{suffix}")
    assert f"Writing x.{suffix}" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
