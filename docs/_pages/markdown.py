"""Writing Markdown: whatever comes from the data stays text, in paragraphs and in tables alike."""

from __future__ import annotations

import re
import urllib.parse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What stands for nothing in a table.
DASH = "\N{EN DASH}"
MINUS = "\N{MINUS SIGN}"

#: Characters that Markdown, HTML, a table or a template gives a meaning; as entities they have none.
_SPECIAL = {ord(char): f"&#{ord(char)};" for char in "&<>|{}[]`*_$~\\#!^@"}
#: What may stand in a code span, also within a table.
_PLAIN_CODE = re.compile(r"[A-Za-z0-9 ._:/()=,?-]+")
#: Characters of an address that would end a link or a cell of a table.
_UNSAFE_IN_LINK = re.compile(r"[\s<>|{}\\^`\"\x00-\x1f\x7f]")


def text(value: object) -> str:
    """Return a value as text without any markup, on one line."""
    return " ".join(str(value).split()).translate(_SPECIAL)


def unbroken(value: object) -> str:
    """Return a value as text that is not broken over lines, such as a date."""
    return f'<span class="unbroken">{text(value)}</span>'


def code(value: object) -> str:
    """Return a value as a code span, or as text where a code span could be broken out of."""
    plain = str(value)
    return f"`{plain}`" if _PLAIN_CODE.fullmatch(plain) and plain.strip() == plain else text(plain)


def link(label: str, url: str | None) -> str:
    """Return a link, or the label alone where the address is none on the web.

    Args:
        label: Text of the link, not yet escaped.
        url: The address, or None.
    """
    if url is None or not url.startswith(("https://", "http://")):
        return text(label)
    target = _UNSAFE_IN_LINK.sub(lambda match: urllib.parse.quote(match.group()), url)
    return f"[{text(label)}](<{target}>)"


def table(head: Iterable[str], rows: Iterable[Iterable[object]], *, numbers: bool = False) -> list[str]:
    """Return the lines of a table, and an empty one after it.

    Args:
        head: Titles of the columns.
        rows: Cells, as Markdown.
        numbers: Whether every column but the first holds numbers, which are set to the right.
    """
    titles = list(head)
    rules = ["---", *("---:" if numbers else "---" for _ in titles[1:])]
    lines = [titles, rules, *(list(map(str, row)) for row in rows)]
    return [*(f"| {' | '.join(line)} |" for line in lines), ""]


def share(part: int, whole: int) -> str:
    """Return a part as a whole percentage, or a dash where there is no whole."""
    return f"{100 * part / whole:.0f} %" if whole else DASH


def noun(count: int, one: str, several: str | None = None) -> str:
    """Return a number with its noun in the right number."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def page(*blocks: Iterable[str] | str) -> str:
    """Return the text of a page from its blocks, each a paragraph or a list of lines."""
    lines: list[str] = []
    for block in blocks:
        lines += [block, ""] if isinstance(block, str) else block
    return "\n".join(lines).rstrip() + "\n"
