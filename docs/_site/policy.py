"""The Content-Security-Policy that each page carries: nothing from elsewhere, and nothing inline.

The rules are those of Content Security Policy Level 3 (W3C). Themes and notebooks write scripts and styles into pages;
these move into files, and styles on elements into classes, so that one policy without exceptions holds for all pages,
and a host may send it as a header, too.
"""

from __future__ import annotations

import hashlib
import html
import posixpath
import re
from typing import TYPE_CHECKING

from .access import mended

if TYPE_CHECKING:
    import pathlib

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
#: A tag with a style of its own: what stands before, the style, and what stands after.
_STYLED = re.compile(r"<([a-zA-Z][^<>]*?)\sstyle=\"([^\"]*)\"([^<>]*)>")
_CLASS = re.compile(r"\sclass=\"")
#: Where the policy goes: before anything that it has a say in.
_HEAD = re.compile(r"<head>\s*<meta charset=\"utf-8\">", re.IGNORECASE)
_META = '<meta http-equiv="Content-Security-Policy" content="'
#: Where what stood inline is kept, within the site.
FOLDER = "_static/inline"
#: Pages that run Python as WebAssembly.
WITH_PYTHON = ("playground.html",)


def policy(*, python: bool = False) -> str:
    """Return the policy of a page.

    Args:
        python: Whether the page may compile WebAssembly.
    """
    rules = {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'" if python else "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def _keep(site: pathlib.Path, page: str, text: str, suffix: str) -> str:
    """Keep what stood inline as a file, named by what it holds, and return its address as seen from the page."""
    name = f"{FOLDER}/{_digest(text)}.{suffix}"
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
    return posixpath.relpath(name, posixpath.dirname(page) or ".")


def _digest(text: str) -> str:
    """Return a short name for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _classes(text: str) -> tuple[str, str]:
    """Return a page with classes in the place of styles on elements, and a style sheet of these classes."""
    rules: dict[str, str] = {}

    def classed(match: re.Match[str]) -> str:
        """Return a tag with a class for its style."""
        before, style, after = match.groups()
        name = f"style-{_digest(style)}"
        # What stands on an element wins over what a style sheet says, unless that is important.
        parts = [part.strip() for part in html.unescape(style).split(";") if part.strip()]
        rules[name] = f".{name} {{ {' '.join(f'{part} !important;' for part in parts)} }}\n"
        tag, found = _CLASS.subn(rf"\g<0>{name} ", before + after, count=1)
        return f"<{tag}>" if found else f'<{before} class="{name}"{after}>'

    return _STYLED.sub(classed, text), "".join(rules.values())


def guarded(site: pathlib.Path, page: str, text: str) -> str:
    """Return a page with its policy and with nothing inline; what stood inline is kept as files of the site.

    Args:
        site: Directory of the site.
        page: Path of the page within it.
        text: The page, as HTML.

    Raises:
        ValueError: There is no head that begins with the character set.
    """
    head = _HEAD.search(text)
    if head is None:
        message = f"{page} has no head that begins with its character set"
        raise ValueError(message)

    def script(match: re.Match[str]) -> str:
        """Return a script as a link to its file."""
        return f'<script src="{_keep(site, page, match[1], "js")}"></script>'

    def sheet(content: str) -> str:
        """Return a style sheet as a link to its file."""
        return f'<link rel="stylesheet" href="{_keep(site, page, content, "css")}">'

    rest = _SCRIPT.sub(script, text[head.end() :])
    rest = _STYLE.sub(lambda match: sheet(match[1]), rest)
    rest, rules = _classes(rest)
    if rules:
        rest = rest.replace("</head>", f"{sheet(rules)}</head>", 1)
    return f'{text[: head.end()]}\n    {_META}{policy(python=page in WITH_PYTHON)}">{rest}'


def guard(site: pathlib.Path) -> None:
    """Give every page of a built site its policy, and what it left out for those who do not see it.

    Args:
        site: Directory of the site.
    """
    for path in sorted(site.glob("**/*.html")):
        name, text = path.relative_to(site).as_posix(), path.read_text("utf-8")
        # A page that did not change since the last build has its policy.
        if not name.startswith("_static/") and _META not in text:
            path.write_text(guarded(site, name, mended(text)), "utf-8", newline="\n")
