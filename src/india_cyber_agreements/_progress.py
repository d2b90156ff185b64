"""How far a long piece of work has come, told to whoever waits for it at a terminal or in a notebook.

A library for this would be a dependency of every user for the sake of a few, so that what is needed stands here.
"""

from __future__ import annotations

import functools
import importlib
import shutil
import sys
import time
from collections.abc import Callable, Collection, Iterator
from typing import Any, Protocol, Self, TypeVar

T = TypeVar("T")

#: Seconds after which work counts as long.
DELAY = 1.0
#: Seconds between two looks at the screen.
_PAUSE = 0.1
_BAR = 24


class Screen(Protocol):
    """Where progress is shown."""

    def show(self, text: str, share: float) -> None:
        """Show what is being done and which share of it is done, from 0 to 1."""
        ...

    def clear(self) -> None:
        """Take away what was shown."""
        ...


class _Terminal:
    """The line of a terminal that standard error writes to."""

    def show(self, text: str, share: float) -> None:
        """Write over the line."""
        done = round(share * _BAR)
        line = f"{share:4.0%} [{'#' * done}{'.' * (_BAR - done)}] {text}"
        sys.stderr.write(f"\r\x1b[K{line[: shutil.get_terminal_size().columns - 1]}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Empty the line."""
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


class _Notebook:
    """The output of a notebook cell."""

    def __init__(self, tools: Any) -> None:  # noqa: ANN401 - a module
        """Keep the module by which notebooks display things; it is there wherever one runs."""
        self._tools = tools
        self._handle: Any = None

    def _put(self, content: str) -> None:
        """Put content where the last one stands."""
        shown = self._tools.HTML(content)
        if self._handle is None:
            self._handle = self._tools.display(shown, display_id=True)
        else:
            self._handle.update(shown)

    def show(self, text: str, share: float) -> None:
        """Draw a bar."""
        import html  # noqa: PLC0415 - only a notebook needs it

        self._put(f'<progress max="1" value="{share:.3f}"></progress> {share:.0%} {html.escape(text)}')

    def clear(self) -> None:
        """Leave nothing."""
        self._put("")


def _screen() -> Screen | None:
    """Return where progress is shown; None where nobody looks on."""
    shell: Any = sys.modules.get("IPython")
    running = shell.get_ipython() if hasattr(shell, "get_ipython") else None
    if hasattr(running, "kernel"):
        return _Notebook(importlib.import_module("IPython.display"))
    stream: Any = sys.stderr
    try:
        return _Terminal() if hasattr(stream, "isatty") and stream.isatty() else None
    except ValueError:  # it is closed
        return None


def _show(text: str, share: float, screen: Screen) -> None:
    """Show something on a screen."""
    screen.show(text, share)


def _clear(screen: Screen) -> None:
    """Take away what a screen shows."""
    screen.clear()


class Progress:
    """Follows a piece of work in several steps, and shows it once it has taken a second.

    Example:
        >>> with Progress("Counting") as progress:
        ...     sum(progress.follow([1, 2, 3]))
        6
    """

    def __init__(self, title: str) -> None:
        """Begin.

        Args:
            title: What is being done.
        """
        self._title = title
        self._screen = _screen()
        self._next = time.monotonic() + DELAY
        self._shown = False

    def __enter__(self) -> Self:
        """Return the object."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take away what was shown, also when the work failed."""
        if self._shown:
            self._try(_clear)

    def _try(self, use: Callable[[Screen], None]) -> None:
        """Use the screen if there is one; when it fails there is none any more, and the work goes on."""
        if self._screen:
            try:
                use(self._screen)
            except (OSError, ValueError):
                self._screen = None

    def follow(self, items: Collection[T], step: str = "") -> Iterator[T]:
        """Yield some things, and show how many have come.

        Args:
            items: What one step of the work goes through.
            step: Name of the step.
        """
        if self._screen is None:
            yield from items
            return
        plain = f"{self._title}: {step}" if step else self._title
        text = "".join(char if char.isprintable() else "?" for char in plain)
        for number, item in enumerate(items):
            now = time.monotonic()
            if now >= self._next:
                self._try(functools.partial(_show, text, number / len(items)))
                self._shown = True
                self._next = now + _PAUSE
            yield item
