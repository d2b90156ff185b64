"""The blocks of code on pages by hand: where they are, and what a terminal is told in them."""

from __future__ import annotations

import re
import shlex
import textwrap
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator

#: The command of this package.
OURS = "india-cyber-agreements"
#: Programs that are not ours: what they do is not for these tests to tell.
OTHERS = frozenset(
    {
        *("pip", "python", "python3", ".venv/bin/pip", ".venv/bin/python", ".venv-checks/bin/pip"),
        *("cd", "curl", "datasette", "duckdb", "nox", "npm", "sha256sum", "sphinx-build", "sqlite3"),
    },
)
_FENCED = re.compile(
    r"^(?P<indent> *)```(?P<language>[^`\n]+)\n(?P<text>.*?)^(?P=indent)```[ ]*$",
    re.DOTALL | re.MULTILINE,
)


@attrs.frozen
class Block:
    """A block between fences."""

    #: What stands behind the opening fence: a language, or a directive in braces.
    language: str
    #: What stands between the fences.
    text: str
    #: Number of the line that it begins on, from 0.
    line: int

    @property
    def is_directive(self) -> bool:
        """Whether Sphinx makes something of it, so that it is no code."""
        return self.language.startswith("{")


@attrs.frozen
class Command:
    """A command with what a terminal prints after it."""

    words: tuple[str, ...]
    #: What is shown; nothing where the page does not show it.
    shown: str

    @property
    def program(self) -> str:
        """What is called, whatever shell stands around it; empty where only a variable is set."""
        first = self.words[0].removeprefix("(")
        return "" if "=" in first else first


def blocks(path: pathlib.Path) -> Iterator[Block]:
    """Yield the blocks of a page.

    Args:
        path: Where the page is.
    """
    text = path.read_text("utf-8")
    for found in _FENCED.finditer(text):
        yield Block(found["language"], textwrap.dedent(found["text"]), text.count("\n", 0, found.start()))


def commands(text: str) -> Iterator[Command]:
    """Yield the commands of a block for a terminal.

    Args:
        text: The block: commands behind a prompt, which a backslash continues, and below them what they print.
    """
    for part in re.split(r"^\$ ", text.replace("\\\n", ""), flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield Command(tuple(shlex.split(command, comments=True)), shown)
