"""The HTML within generated pages, read as a browser would."""

from __future__ import annotations

import html.parser
import re

import attrs

#: Elements that have no end.
_VOID = frozenset({"input", "meta"})
#: What nothing made from data may hold.
_ACTIVE = frozenset({"script", "img", "iframe", "object", "embed", "base", "link", "meta", "style"})


@attrs.define
class Fragment(html.parser.HTMLParser):
    """What a fragment of HTML holds."""

    #: Text without any markup.
    text: str = ""
    #: Addresses that it leads to, in order.
    links: list[str] = attrs.field(factory=list[str])
    #: Names of the places in it.
    ids: list[str] = attrs.field(factory=list[str])
    #: Elements and attributes that run something or load something.
    active: list[str] = attrs.field(factory=list[str])
    #: Elements that were begun and not ended, or the other way round.
    unbalanced: list[str] = attrs.field(factory=list[str])

    def __attrs_post_init__(self) -> None:
        """Begin to read."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag not in _VOID:
            self.unbalanced.append(tag)
        self._note(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element of a drawing that ends where it begins."""
        self._note(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if self.unbalanced[-1:] == [tag]:
            self.unbalanced.pop()
        else:
            self.unbalanced.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        """Take a text."""
        self.text += data

    def _note(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Keep what an element points to and what it might do."""
        if tag in _ACTIVE:
            self.active.append(tag)
        for name, value in attributes:
            if name == "href":
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
            if name.startswith("on") or name == "style" or (value or "").lower().startswith(("javascript:", "data:")):
                self.active.append(f"{name}={value}")


def fragment(page: str) -> Fragment:
    """Return what the HTML of a page holds.

    Args:
        page: Markdown, each block of HTML of which begins on a line of its own and ends at an empty one.
    """
    blocks = re.split(r"\n\n+", page)
    found = Fragment()
    found.feed("\n".join(block for block in blocks if block.startswith("<")))
    found.close()
    return found


def is_harmless(page: str) -> bool:
    """Return whether nothing in a page runs or loads anything, and nothing breaks out of where it stands.

    Args:
        page: Markdown with HTML.
    """
    found = fragment(page)
    # Outside of HTML stand headings and our own words, in which the data are written as entities.
    rest = "\n".join(block for block in re.split(r"\n\n+", page) if not block.startswith("<"))
    heads = re.findall(r"^# ", rest, re.MULTILINE)
    loose = [sign for sign in ("<script", "<img", "{{", "[a](") if sign in rest.partition("\n---\n")[2]]
    return not found.active and not found.unbalanced and len(heads) == 1 and not loose
