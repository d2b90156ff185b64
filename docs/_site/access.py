"""What the theme and notebooks leave out for those who do not see a page or do not point at it.

The rules are those of the Web Content Accessibility Guidelines 2.2 and of WAI-ARIA 1.2 (W3C).
"""

from __future__ import annotations

import re

#: What is written, and what is written in its place.
_MENDED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in {
        # A heading tells its level.
        r'<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
        # Landmarks of a kind are told apart by their names.
        r'<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="The site">',
        r'<aside class="toc-drawer([^"]*)">': r'<aside class="toc-drawer\1" aria-label="This page">',
        # A corner of a table heads nothing.
        r"<th(?: class=\"head\")?>(?:<p>\s*</p>)?</th>": "<td></td>",
        # Docutils and the theme each write one.
        r'<meta name="viewport" content="width=device-width, initial-scale=1" />\s*': "",
        # Buttons that are pictures say what they do, and can be reached.
        r'(<label class="nav-overlay-icon" for="__navigation">\s*<span class="icon")>': (
            r'\1 role="button" tabindex="0" aria-label="The site">'
        ),
        r'(<label class="toc-overlay-icon [^"]*" for="__toc">\s*<span class="icon")>': (
            r'\1 role="button" tabindex="0" aria-label="This page">'
        ),
    }.items()
)


#: A signature over several lines, which is no list of terms and their definitions.
_LINES = re.compile(r'(<span class="sig-paren">[(\[]</span>\s*)<dl>(.*?)</dl>', re.DOTALL)


def _lines(match: re.Match[str]) -> str:
    """Return the lines of a signature as plain lines."""
    lines = match[2].replace("<dd>", '<span class="sig-line">').replace("</dd>", "</span>")
    return f'{match[1]}<span class="sig-lines">{lines}</span>'


def mended(text: str) -> str:
    """Return a page with what it leaves out.

    Args:
        text: The page, as HTML.
    """
    for pattern, instead in _MENDED:
        text = pattern.sub(instead, text)
    return _LINES.sub(_lines, text)
