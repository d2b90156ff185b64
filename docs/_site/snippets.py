"""The examples of a text as snippets for the playground: what is typed, and which of them must run before."""

from __future__ import annotations

import ast
import builtins
import doctest
import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A fenced block, or a heading below that of the page.
_PART = re.compile(
    r"^(?P<fence>`{3,})(?P<language>[^\n]*)\n(?P<block>.*?)^(?P=fence)[ ]*$|^#{2,}[ ]+(?P<heading>[^\n]+)$",
    re.DOTALL | re.MULTILINE,
)
#: What needs more than the package, or more than a browser has.
_ELSEWHERE = re.compile(
    r"\b(?:import|from) (?:altair|duckdb|pandas|polars|pyarrow)\b"
    r"|\.(?:to_pandas|to_polars|to_arrow|map|timeline|matrix)\("
    r"|\.(?:parquet|png|svg|xlsx)\""
)
#: What a name is in the console from the start, besides what Python has.
_STARTED = {*dir(builtins), "ica"}


@attrs.frozen(kw_only=True)
class Snippet:
    """A block of examples."""

    #: The heading that it stands under.
    heading: str
    #: The examples, each with what it prints.
    examples: tuple[doctest.Example, ...]
    #: Positions of the snippets before it that define what it uses.
    needs: tuple[int, ...]

    @property
    def code(self) -> str:
        """What is typed."""
        return "".join(example.source for example in self.examples).rstrip("\n")


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield the blocks of examples in a text, each with its heading."""
    heading = ""
    for part in _PART.finditer(text):
        if part["heading"]:
            heading = part["heading"].replace("`", "")
        elif part["language"] == "pycon":
            yield heading, part["block"]


def _names(code: str) -> tuple[set[str], set[str]]:
    """Return the names that code takes from elsewhere, and those that it defines."""
    taken: set[str] = set()
    defined: set[str] = set()
    for statement in ast.parse(code).body:
        used: set[str] = set()
        made: set[str] = set()
        for node in ast.walk(statement):
            if isinstance(node, ast.Name):
                (used if isinstance(node.ctx, ast.Load) else made).add(node.id)
            elif isinstance(node, ast.alias):
                made.add((node.asname or node.name).partition(".")[0])
            elif isinstance(node, ast.FunctionDef | ast.ClassDef):
                made.add(node.name)
            elif isinstance(node, ast.arg):
                made.add(node.arg)
        # What a comprehension or a function names for itself is neither taken nor missed.
        taken |= used - made - defined
        defined |= made
    return taken - _STARTED, defined - _STARTED


def snippets(text: str) -> tuple[Snippet, ...]:
    """Return the snippets of a text that run in a browser; those that need an extra, or what it gave, are left out.

    Args:
        text: Markdown, whose blocks of ``pycon`` are examples.
    """
    found: list[Snippet] = []
    # Where each name was defined last; None where that was left out.
    defined: dict[str, int | None] = {}
    parser = doctest.DocTestParser()
    for heading, block in _blocks(text):
        examples = tuple(parser.get_examples(block))
        code = "".join(example.source for example in examples)
        taken, made = _names(code)
        needs = {defined[name] for name in taken if name in defined}
        runs = not _ELSEWHERE.search(code) and None not in needs
        defined |= dict.fromkeys(made, len(found) if runs else None)
        if runs:
            positions = tuple(sorted(position for position in needs if position is not None))
            found.append(Snippet(heading=heading, examples=examples, needs=positions))
    return tuple(found)
