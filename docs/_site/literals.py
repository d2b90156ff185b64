"""Code in a text that may become a link: what is part of a link already, or of a heading, may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator


def _within(node: nodes.Node, *kinds: type[nodes.Node]) -> bool:
    """Return whether a node is a part, however deep, of one of some kinds."""
    parent: nodes.Node | None = node.parent
    return parent is not None and (isinstance(parent, kinds) or _within(parent, *kinds))


def loose(page: nodes.document) -> Iterator[nodes.literal]:
    """Yield the code of a page that is neither part of a link nor of a heading; it may be replaced meanwhile.

    Args:
        page: The page.
    """
    for literal in list(page.findall(nodes.literal)):
        if not _within(literal, nodes.reference, nodes.title):
            yield literal


def link(literal: nodes.literal, address: str) -> None:
    """Make code a link.

    Args:
        literal: The code.
        address: Where the link leads to, as seen from the page.
    """
    literal.replace_self(nodes.reference("", "", literal.deepcopy(), refuri=address, internal=True))
