"""Every link between pages leads to a page and a place that exist, and every page is reached."""

from __future__ import annotations

import html.parser
import pathlib
import posixpath
import urllib.parse
from collections.abc import Iterator

import attrs
import pytest

#: Elements and their attributes that name an address.
_ADDRESSES = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "iframe": "src"}
#: What a page may point to elsewhere: links that a reader follows, and nothing that it loads by itself.
_FOLLOWED = {"a"}


@attrs.define
class Document(html.parser.HTMLParser):
    """The addresses and the places of a page."""

    #: Element and address of each.
    addresses: list[tuple[str, str]] = attrs.field(factory=list[tuple[str, str]])
    places: set[str] = attrs.field(factory=set[str])
    doubled: list[str] = attrs.field(factory=list[str])

    def __attrs_post_init__(self) -> None:
        """Begin to read."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what an element points to, and its own name."""
        values = {name: value or "" for name, value in attrs}
        if tag in _ADDRESSES and _ADDRESSES[tag] in values:
            self.addresses.append((tag, values[_ADDRESSES[tag]]))
        for name in {values.get("id"), values.get("name") if tag == "a" else None} - {None, ""}:
            if name in self.places:
                self.doubled.append(str(name))
            self.places.add(str(name))


@pytest.fixture(scope="module")
def documents(site: pathlib.Path) -> dict[str, Document]:
    """Return every page of the site by its path."""
    found: dict[str, Document] = {}
    for path in sorted(site.glob("**/*.html")):
        document = Document()
        document.feed(path.read_text("utf-8"))
        found[path.relative_to(site).as_posix()] = document
    return {name: document for name, document in found.items() if not name.startswith(("_static/", "_modules/"))}


def _targets(name: str, document: Document) -> Iterator[tuple[str, str, str]]:
    """Yield element, path and place of each address within the site."""
    for tag, address in document.addresses:
        parts = urllib.parse.urlsplit(address)
        if not parts.scheme and not parts.netloc:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), urllib.parse.unquote(parts.path)))
            yield tag, path if parts.path else name, urllib.parse.unquote(parts.fragment)


def test_links_lead_somewhere(site: pathlib.Path, documents: dict[str, Document]) -> None:
    """Every address within the site is a file of it, and every place in a page is there."""
    broken = [
        f"{name}: {path}#{place}"
        for name, document in documents.items()
        for _, path, place in _targets(name, document)
        if not (site / path).is_file() or (place and path in documents and place not in documents[path].places)
    ]
    assert broken == []


def test_every_page_is_reached(documents: dict[str, Document]) -> None:
    """From the landing page links lead to every page."""
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        name = waiting.pop()
        for tag, path, _ in _targets(name, documents[name]):
            if tag == "a" and path in documents and path not in reached:
                reached.add(path)
                waiting.append(path)
    assert set(documents) - reached == {"search.html"}  # a form leads there


def test_nothing_is_loaded_from_elsewhere(documents: dict[str, Document]) -> None:
    """No page loads a script, style, picture or frame from another host."""
    foreign = [
        f"{name}: {address}"
        for name, document in documents.items()
        for tag, address in document.addresses
        if tag not in _FOLLOWED and urllib.parse.urlsplit(address).netloc
    ]
    assert foreign == []


def test_names_are_given_once(documents: dict[str, Document]) -> None:
    """No place has the name of another on the same page."""
    assert {name: document.doubled for name, document in documents.items() if document.doubled} == {}
