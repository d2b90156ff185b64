"""HTML on pages: blocks that Markdown leaves as they are, links within the site, code that can be copied.

Tables with links in every cell are much quicker to build as HTML than as Markdown. What is made here is escaped where
it enters an element, and stands on one line, so that nothing in it ends the block.
"""

from __future__ import annotations

import posixpath
import urllib.parse
from typing import TYPE_CHECKING

from india_cyber_agreements._html._elements import Markup, cut, element, said, together

from .land_map import SHAPES
from .markdown import page, text
from .paths import EXPLORER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from india_cyber_agreements import AgreementType, Source

#: Characters of a description, which search engines cut at about this length.
_DESCRIBED = 200
#: Folder of the pages of agreements; every page made here is in a folder of the site, none is deeper.
AGREEMENTS = "agreements"


def block(*parts: str | None) -> str:
    """Return HTML as a paragraph of Markdown, which takes it as it is.

    Args:
        parts: Elements, the first one a block.
    """
    return str(together(*parts)).replace("\n", "&#10;")


def address(path: str, folder: str = AGREEMENTS) -> str:
    """Return the address of a page as seen from a page in a folder.

    Args:
        path: Path of the page within the site, without a suffix.
        folder: The folder.
    """
    return urllib.parse.quote(posixpath.relpath(f"{path.removesuffix('.html')}.html", folder))


def inside(path: str, content: str, folder: str = AGREEMENTS) -> Markup:
    """Return content that leads to another page of the site.

    Args:
        path: Path of the page within the site, without a suffix.
        content: What is shown.
        folder: The folder of the page that it stands on.
    """
    return element("a", content, href=address(path, folder))


def filtered(content: str, folder: str = AGREEMENTS, **filters: str) -> Markup:
    """Return content that leads to the agreements of a filter in the explorer.

    Args:
        content: What is shown.
        folder: The folder of the page that it stands on.
        filters: Values by the names of the filters.
    """
    return element("a", content, href=f"{address(EXPLORER, folder)}?{urllib.parse.urlencode(filters)}")


def code_block(source: str, language: str) -> Markup:
    """Return code as a block, which the site gives a button to copy it.

    Args:
        source: The code.
        language: Its language, as Pygments knows it.
    """
    highlighted = element("div", element("pre", source.strip("\n")), class_="highlight")
    return element("div", highlighted, class_=f"highlight-{language} notranslate")


def shape(tie: AgreementType) -> Markup:
    """Return the shape of a type, as the map has it, in the size of a letter.

    Args:
        tie: The type.
    """
    return Markup(
        f'<svg class="tie tie-{tie}" viewBox="-1.6-1.6 3.2 3.2" aria-hidden="true"><path d="{SHAPES[tie]}"/></svg>'
    )


def facts(values: Mapping[str, str | None]) -> Markup:
    """Return facts by their names, those that are not known left out.

    Args:
        values: The facts, as text or HTML.
    """
    rows = (element("div", element("dt", name), element("dd", value)) for name, value in values.items() if value)
    return element("dl", *rows, class_="facts")


def listed(items: Iterable[str], class_: str | None = None, tag: str = "ul") -> Markup:
    """Return a list.

    Args:
        items: What stands in it, as text or HTML.
        class_: Its class.
        tag: ``ul`` or ``ol``.
    """
    return element(tag, *(element("li", item) for item in items), class_=class_)


def source_link(source: Source, words: str) -> Markup:
    """Return words that lead to a source, or the words alone where its address is not kept or is none on the web.

    Args:
        source: The source.
        words: What is shown.
    """
    url = source.url or ""
    web = url.lower().startswith(("https://", "http://")) and not set(url) & set(' "<>\\^`{|}') and url.isprintable()
    return element("a", said(words), href=url) if web else said(words)


def orphan(title: str, described: str, *blocks: Iterable[str] | str) -> str:
    """Return a page outside of every table of contents.

    Args:
        title: Its heading.
        described: What search engines show of it.
        blocks: What stands under the heading, each a paragraph or a list of lines.
    """
    return page(
        [
            "---",
            "orphan: true",
            "myst:",
            "  html_meta:",
            f'    description: "{_quoted(described)}"',
            "---",
            "",
        ],
        f"# {text(title)}",
        *blocks,
    )


def _quoted(words: str) -> str:
    """Return words that YAML takes for one text between quotation marks, and templates for no more than words."""
    plain = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in cut(words, _DESCRIBED))
    return plain.replace("\\", "\\\\").replace('"', '\\"').replace("{{", "{ {")
