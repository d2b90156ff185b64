"""The Content-Security-Policy that each page carries: nothing from elsewhere, nothing inline that was not built.

The rules are those of Content Security Policy Level 3 (W3C). A page names the hash of each script and style that stands
in it, so that whatever else got into the page would not run. Styles on elements count by their hashes, too.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterable

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
_ATTRIBUTE = re.compile(r"<[a-zA-Z][^<>]*?\sstyle=\"([^\"]*)\"")
#: Where the policy goes: before anything that it has a say in.
_HEAD = re.compile(r"<head>\s*<meta charset=\"utf-8\">", re.IGNORECASE)
#: Blocks of data, which do not run.
_DATA = re.compile(r"\btype=\"application/(?:ld\+)?json\"|\bsrc=")
#: Pages that run Python as WebAssembly.
WITH_PYTHON = ("playground.html",)


def _hashes(texts: Iterable[str]) -> list[str]:
    """Return the sources that allow some texts, each once and in order."""
    digests = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts}
    return [f"'sha256-{digest}'" for digest in sorted(digests)]


def policy(page: str, *, python: bool = False) -> str:
    """Return the policy of a page.

    Args:
        page: The page, as HTML.
        python: Whether the page may compile WebAssembly.
    """
    scripts = _hashes(match[2] for match in _SCRIPT.finditer(page) if not _DATA.search(match[1]))
    styles = _hashes(match[1] for match in _STYLE.finditer(page))
    attributes = _hashes(html.unescape(match[1]) for match in _ATTRIBUTE.finditer(page))
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *(["'wasm-unsafe-eval'"] if python else []), *scripts],
        "style-src": ["'self'", *styles, *(["'unsafe-hashes'", *attributes] if attributes else [])],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    return "; ".join(" ".join([name, *sources]) for name, sources in rules.items())


def guarded(page: str, *, python: bool = False) -> str:
    """Return a page with its policy.

    Args:
        page: The page, as HTML.
        python: Whether the page may compile WebAssembly.

    Raises:
        ValueError: There is no head that begins with the character set.
    """
    head = _HEAD.search(page)
    if head is None:
        message = "the page has no head that begins with its character set"
        raise ValueError(message)
    meta = f'\n    <meta http-equiv="Content-Security-Policy" content="{policy(page, python=python)}">'
    return page[: head.end()] + meta + page[head.end() :]


def guard(site: pathlib.Path) -> None:
    """Give every page of a built site its policy.

    Args:
        site: Directory of the site.
    """
    for path in site.glob("**/*.html"):
        if "_static" not in path.relative_to(site).parts:
            name = path.relative_to(site).as_posix()
            text = guarded(path.read_text("utf-8"), python=name in WITH_PYTHON)
            path.write_text(text, "utf-8", newline="\n")
