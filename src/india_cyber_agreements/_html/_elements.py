"""The parts that HTML is made of here: escaped text, elements, links, tables."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence

#: Rules for everything inside an element of the class ``ica-box``. Colours are inherited, or a grey that shows on both.
#: JupyterLab sets the cells of every table to the right, and has to be overruled.
STYLE = """
.ica-box { color: inherit; background: transparent; line-height: 1.45; overflow-x: auto; }
.ica-box p { margin: .5em 0; }
.ica-box table { table-layout: auto; border: 0; border-collapse: collapse; margin: .3em 0 .8em; }
.ica-box caption { caption-side: top; text-align: left; font-weight: bold; padding: .3em .6em; color: inherit;
  overflow-wrap: anywhere; }
.ica-box th, .ica-box td { text-align: left !important; vertical-align: top; white-space: normal; padding: .3em .6em;
  border: 0; border-bottom: 1px solid rgba(128, 128, 128, .4); }
.ica-box thead th { vertical-align: bottom; }
.ica-box tbody th { font-weight: normal; }
.ica-box a { color: inherit; text-decoration: underline rgba(128, 128, 128, .9); text-underline-offset: .15em; }
.ica-box a:hover { text-decoration-color: currentColor; }
.ica-box .ica-whole { white-space: nowrap; }
.ica-box .ica-text { overflow-wrap: anywhere; min-width: 7.5em; }
.ica-box .ica-long { overflow-wrap: anywhere; min-width: 14em; }
.ica-box .ica-mark { border: 1px solid currentColor; border-radius: .3em; padding: 0 .4em; font-size: .85em;
  font-weight: normal; white-space: nowrap; }
.ica-box .ica-count { display: inline-block; min-width: 2.2em; padding-right: .7em; text-align: right; }
.ica-box .ica-bar { display: inline-block; height: 0; border-top: .7em solid rgba(128, 128, 128, .7); }
"""
#: Characters of a text that a cell shows, and that pointing at it shows.
LONGEST_CELL = 200
_LONGEST_HINT = 1000
_VOID = frozenset({"input", "meta"})

_NO_CHARACTERS = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
#: What HTML has no place for: controls, halves of surrogate pairs, and code points that are no characters.
_FORBIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]")
_WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


class Markup(str):
    """Text that is HTML already; any other text is escaped where it enters an element."""

    __slots__ = ()


def _escaped(text: str) -> str:
    """Return a text as HTML, what HTML has no place for replaced by U+FFFD."""
    return html.escape(_FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n")))


def together(*children: str | None) -> Markup:
    """Return texts and elements one after the other, None left out."""
    return Markup(
        "".join(child if isinstance(child, Markup) else _escaped(child) for child in children if child is not None)
    )


def between(separator: str, children: Iterable[str]) -> Markup:
    """Return texts and elements with a separator between them; nothing where there are none."""
    parts = [part for child in children for part in (separator, child)]
    return together(*parts[1:])


def element(tag: str, *children: str | None, **attributes: str | None) -> Markup:
    """Return an element.

    Args:
        tag: Its name.
        children: Texts and elements inside it, None left out.
        attributes: Its attributes, None left out; ``_`` stands for ``-``, and one at the end is dropped.
    """
    head = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_escaped(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{head}>" if tag in _VOID else f"<{tag}{head}>{together(*children)}</{tag}>")


def said(text: str | None) -> Markup:
    """Return a text of the data, whose direction does not reach what stands around it; nothing where there is none."""
    return element("bdi", text) if text else Markup()


def cut(text: str, longest: int) -> str:
    """Return a text on one line, of at most ``longest`` characters, with an ellipsis where it was cut."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def short(text: str, longest: int = LONGEST_CELL) -> Markup:
    """Return a text of the data cut to what a cell shows; pointing at it shows more."""
    shown, more = cut(text, longest), cut(text, _LONGEST_HINT)
    return element("bdi", shown, title=None if shown == more else more)


def link(address: str | None, content: Markup, *, hint: str | None = None) -> Markup:
    """Return content that leads to an address, if that is one of the web.

    Args:
        address: Where it leads; anything but ``http`` and ``https`` leads nowhere.
        content: What is shown.
        hint: What pointing at it shows.
    """
    hint = None if hint is None else cut(hint, _LONGEST_HINT)
    if address is None or not _WEB_ADDRESS.fullmatch(address) or _FORBIDDEN.search(address):
        return element("span", content, title=hint)
    return element("a", content, href=address, rel="noopener noreferrer", title=hint)


def cell(*children: str | None, class_: str | None = None, key: str | None = None) -> Markup:
    """Return a cell of a table.

    Args:
        children: Texts and elements inside it.
        class_: Its class.
        key: What it is sorted by, where that is not what it shows.
    """
    return element("td", *children, class_=class_, data_key=key)


def heading(*children: str | None, class_: str | None = None) -> Markup:
    """Return the cell that its row is about."""
    return element("th", *children, scope="row", class_=class_)


def table(caption: str, columns: Sequence[str], rows: Iterable[Iterable[Markup]]) -> Markup:
    """Return a table.

    Args:
        caption: What it is called.
        columns: Names of the columns; none where every row has its own heading.
        rows: The cells of each row.
    """
    heads = [element("th", name, scope="col") for name in columns]
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *heads)) if heads else None,
        "\n",
        element("tbody", *(together(element("tr", *cells), "\n") for cells in rows)),
    )


def facts(caption: str, values: Mapping[str, str]) -> Markup:
    """Return a table of facts by their names, those that are not known left out."""
    rows = (
        (heading(name, class_="ica-whole"), cell(value, class_="ica-long")) for name, value in values.items() if value
    )
    return table(caption, (), rows)


def box(*children: str | None) -> str:
    """Return a fragment that a page of any look can hold."""
    return str(element("div", Markup(f"<style>{STYLE}</style>\n"), *children, class_="ica-box"))


def counted(number: int, noun: str) -> str:
    """Return a number of things."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
