"""The console of the playground: it shows what the interactive interpreter of CPython shows, statement by statement.

It runs within the page, next to the packages, and needs nothing but the standard library.
"""

from __future__ import annotations

import ast
import code
import codeop
import io
import linecache
import sys
import time
import traceback
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    #: Takes a piece of the transcript: its kind (``input``, ``output`` or ``error``) and its text.
    Send: TypeAlias = Callable[[str, str], object]

#: Characters that one run may write; a loop that never ends should not fill the page.
LIMIT = 200_000
#: Seconds for which what is written is gathered before it is handed over.
_PAUSE = 0.05


class Transcript:
    """What is typed and what comes of it, in order, handed over in pieces."""

    def __init__(self, send: Send) -> None:
        """Begin with nothing.

        Args:
            send: Takes the pieces.
        """
        self._send = send
        self._pieces: list[tuple[str, str]] = []
        self._sent = time.monotonic()
        self._room = LIMIT

    def begin(self) -> None:
        """Give the next run its room."""
        self._room = LIMIT

    def add(self, kind: str, text: str) -> None:
        """Add a piece, or what there is room for.

        Args:
            kind: What it is.
            text: What it says.
        """
        if kind != "input" and len(text) > self._room >= 0:
            text = f"{text[: self._room]}\n[More than {LIMIT:,} characters: the rest is left out.]\n"
            self._room = -1
        elif self._room < 0:
            return
        elif kind != "input":
            self._room -= len(text)
        if self._pieces and self._pieces[-1][0] == kind != "input":
            self._pieces[-1] = kind, self._pieces[-1][1] + text
        else:
            self._pieces.append((kind, text))
        if time.monotonic() - self._sent > _PAUSE:
            self.flush()

    def flush(self) -> None:
        """Hand over what was gathered."""
        pieces, self._pieces = self._pieces, []
        for kind, text in pieces:
            self._send(kind, text)
        self._sent = time.monotonic()


class Stream(io.TextIOBase):
    """Standard output or standard error as part of a transcript."""

    def __init__(self, transcript: Transcript, kind: str) -> None:
        """Begin to write.

        Args:
            transcript: Where to.
            kind: What is written.
        """
        self._transcript = transcript
        self._kind = kind

    #: Nothing is lost in it.
    encoding = "utf-8"

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, text: str, /) -> int:
        """Add a text to the transcript and return its length."""
        self._transcript.add(self._kind, text)
        return len(text)

    def flush(self) -> None:
        """Leave it to the transcript when to hand over: programs flush more often than a page can show."""


def segments(source: str) -> Iterator[str]:
    """Yield the statements of a source as they would be typed one after the other, with comments between them.

    Args:
        source: Python code that can be parsed.
    """
    # Line by line as Python counts them: characters that also end a line elsewhere are part of it here.
    lines = source.split("\n")
    begin, end = 0, 0
    for node in ast.parse(source).body:
        first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", []))]) - 1
        # Statements with a semicolon between them are typed together.
        if first >= end > 0:
            yield "\n".join(lines[begin:end]).strip("\n")
            begin = end
        end = node.end_lineno or end
    yield "\n".join(lines[begin:]).strip("\n")


class Console(code.InteractiveInterpreter):
    """An interactive interpreter that takes several statements at once."""

    def __init__(self, send: Send, names: dict[str, Any] | None = None) -> None:
        """Begin with what is defined.

        Args:
            send: Takes the pieces of the transcript.
            names: What is defined; those of ``__main__`` if left out.
        """
        super().__init__(sys.modules["__main__"].__dict__ if names is None else names)
        self._transcript = Transcript(send)
        self._number = 0
        self._failed = False
        self.output = Stream(self._transcript, "output")
        self.errors = Stream(self._transcript, "error")

    def complete(self, source: str) -> bool:
        """Return whether a source can run, or cannot become right: a block ends with an empty line, as ever.

        Args:
            source: What was typed so far.
        """
        try:
            if codeop.compile_command(source, symbol="exec") is None:
                return False
            statements = ast.parse(source).body
        except (OverflowError, SyntaxError, ValueError):
            return True
        last = source.rpartition("\n")[2]
        return not last.strip() or not statements or not hasattr(statements[-1], "body")

    def execute(self, source: str) -> str:
        """Run statement after statement until one fails, and return what became of it.

        Args:
            source: What was typed.

        Returns:
            ``done``; ``failed`` if something was raised; ``ended`` if that asks for the end of Python.
        """
        self._transcript.begin()
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = self.output, self.errors
        try:
            return "done" if all(map(self._run, self._statements(source))) else "failed"
        except SystemExit:
            return "ended"
        finally:
            sys.stdout, sys.stderr = before
            self._transcript.flush()

    def _statements(self, source: str) -> list[str]:
        """Return the statements of a source, or all of it as one where it cannot be parsed."""
        try:
            return list(segments(source))
        except (OverflowError, SyntaxError, ValueError):
            return [source]

    def _run(self, source: str) -> bool:
        """Show and run one statement, and return whether nothing was raised."""
        lines = [f"{line}\n" for line in source.split("\n")]
        self._transcript.add("input", ">>> " + "... ".join(lines))
        name = f"<python-input-{self._number}>"
        self._number += 1
        whole = "".join(lines)
        # Tracebacks quote from here; without a time of change it is never taken for a file that was changed.
        linecache.cache[name] = (len(whole), None, lines, name)
        self._failed = False
        try:
            # What is not complete would raise another error below than the one that belongs here.
            empty = not ast.parse(whole, name).body
            compiled = None if empty else self.compile.compiler(whole, name, "single")
        except (OverflowError, SyntaxError, ValueError) as error:
            if isinstance(error, SyntaxError) and error.text is None:
                error.text = linecache.getline(name, error.lineno or 0)
            self.write("".join(traceback.format_exception_only(error)))
            return False
        if compiled is not None:
            self.runcode(compiled)
        return not self._failed

    def showtraceback(self) -> None:
        """Show what was raised, and remember that something was."""
        self._failed = True
        super().showtraceback()

    def write(self, data: str) -> None:
        """Write what was raised to where errors go."""
        self.errors.write(data)


def start(send: Send) -> Console:
    """Return the console of the page, on the names of ``__main__``.

    Args:
        send: Takes the pieces of the transcript.
    """
    # The runtime has its own way to tell errors, which is not that of the interpreter.
    sys.excepthook = sys.__excepthook__
    return Console(send)
