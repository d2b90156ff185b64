"""The sizes of drawings, said in the pages that show them, so that a text does not move when a drawing comes late."""

from __future__ import annotations

import pathlib
import re

#: A drawing whose size its page does not say.
_DRAWING = re.compile(r'<img(?![^>]*\swidth=) ([^>]*\bsrc="([^":]+\.svg)"[^>]*)>')
_SIZE = re.compile(r'<svg [^>]*?\bwidth="([0-9.]+)(?:px)?" height="([0-9.]+)(?:px)?"')


def sized(page: pathlib.Path, text: str) -> str:
    """Return a page that says the size of each drawing of the site.

    Args:
        page: Where the page is.
        text: The page, as HTML.
    """

    def say(match: re.Match[str]) -> str:
        """Return an image with its size, where the drawing has one."""
        attributes, address = match.groups()
        drawing = page.parent / address
        size = _SIZE.match(drawing.read_text("utf-8")[:2000]) if drawing.is_file() else None
        if size is None:
            return match[0]
        width, height = (round(float(number)) for number in size.groups())
        return f'<img width="{width}" height="{height}" {attributes}>'

    return _DRAWING.sub(say, text)


def say(site: pathlib.Path) -> None:
    """Say the sizes in every page of a site.

    Args:
        site: Directory of the site.
    """
    for page in site.rglob("*.html"):
        before = page.read_text("utf-8")
        after = sized(page, before)
        if after != before:
            page.write_text(after, "utf-8")
