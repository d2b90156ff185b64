"""A strict reader of HTML, which refuses what a browser would quietly mend."""

from __future__ import annotations

import collections
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NoReturn

import attrs

VOID = frozenset({"input", "meta"})
#: Elements whose content is not HTML.
RAW = frozenset({"script", "style"})
START_TAG = re.compile(r'<[a-z][a-z0-9]*( [a-z-]+="[^"<>]*")*>')


@attrs.define
class Element:
    """An element with what is inside it."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = attrs.field(factory=list["Element | str"])

    @property
    def text(self) -> str:
        """All text inside it, as a reader sees it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def walk(self) -> Iterator[Element]:
        """Yield it and all elements inside it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str, class_: str | None = None) -> list[Element]:
        """Return the elements of a name, and of a class where one is given, inside it."""
        found = (element for element in self.walk() if element.tag == tag)
        return [element for element in found if class_ in {None, element.attributes.get("class")}]

    @property
    def links(self) -> set[str]:
        """The addresses that it leads to."""
        return {element.attributes["href"] for element in self.walk() if "href" in element.attributes}

    @property
    def shape(self) -> collections.Counter[tuple[str, ...]]:
        """How often it has which elements with which attributes, ``title`` aside."""
        return collections.Counter(
            (element.tag, *sorted(element.attributes.keys() - {"title"})) for element in self.walk()
        )

    @property
    def rows(self) -> list[list[str]]:
        """The texts of the cells of a table, row by row, without its head."""
        return [
            [cell.text for cell in row.children if isinstance(cell, Element)]
            for body in self.all("tbody")
            for row in body.all("tr")
        ]


class _Reader(HTMLParser):
    """Builds the tree."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        super().__init__(convert_charrefs=False)
        self.top = Element("", {})
        self.open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; its tag is written in one way only."""
        written = self.get_starttag_text() or ""
        assert START_TAG.fullmatch(written), written
        attributes = {name: value or "" for name, value in attrs}
        assert len(attributes) == len(attrs), f"an attribute twice: {written}"
        element = Element(tag, attributes)
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last, and no other."""
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        """Take text, in which nothing is left to escape."""
        if self.open[-1].tag not in RAW:
            assert not re.search(r"[<>&\x00-\x08\x0b-\x1f\x7f-\x9f]", data), f"not escaped: {data!r}"
        self.open[-1].children.append(data)

    def handle_entityref(self, name: str) -> None:
        """Take an escaped character."""
        self.open[-1].children.append({"lt": "<", "gt": ">", "amp": "&", "quot": '"'}[name])

    def handle_charref(self, name: str) -> None:
        """Take an escaped apostrophe, the only character that is written by its number."""
        self.open[-1].children.append({"x27": "'"}[name])

    def handle_comment(self, data: str) -> NoReturn:
        """Refuse comments, which nothing writes."""
        raise AssertionError(data)

    def handle_pi(self, data: str) -> NoReturn:
        """Refuse processing instructions."""
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> NoReturn:
        """Refuse declarations."""
        raise AssertionError(data)


def read(text: str) -> Element:
    """Return the tree of a text, once it is sure that it is well formed and that its tables are even.

    Every element is closed, no text is left unescaped, tags and attributes are written in one way; every row of a
    table with a head has as many cells as the head, and every table has a caption.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == [reader.top], f"not closed: {[element.tag for element in reader.open[1:]]}"
    for table in reader.top.all("table"):
        assert table.all("caption")[0].text
        heads = [head for line in table.all("thead") for head in line.all("th")]
        assert all(head.text and head.attributes["scope"] == "col" for head in heads)
        assert {len(row) for row in table.rows} <= ({len(heads)} if heads else {2})
        assert all(len(row.all("th")) == 1 for body in table.all("tbody") for row in body.all("tr"))
    return reader.top
