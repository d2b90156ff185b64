"""Ids of records in the text of any page lead to the pages of these records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

import india_cyber_agreements as ica

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The folder that the pages of the records are in.
FOLDER = "agreements"


def _within(node: nodes.Node, *kinds: type[nodes.Node]) -> bool:
    """Return whether a node is a part, however deep, of one of some kinds."""
    parent: nodes.Node | None = node.parent
    return parent is not None and (isinstance(parent, kinds) or _within(parent, *kinds))


def link(app: Sphinx, page: nodes.document, name: str) -> None:
    """Make a link of each id that stands as code, is not part of a link, and has a page.

    Args:
        app: The build.
        page: The page.
        name: Its name.
    """
    if app.builder.format != "html":
        return
    ids = frozenset(ica.dataset().agreements.ids)
    for literal in list(page.findall(nodes.literal)):
        target = f"{FOLDER}/{literal.astext()}"
        if (
            literal.astext() not in ids
            or target not in app.env.found_docs
            or target == name
            or _within(literal, nodes.reference, nodes.title)
        ):
            continue
        address = app.builder.get_relative_uri(name, target)
        literal.replace_self(nodes.reference("", "", literal.deepcopy(), refuri=address, internal=True))


def setup(app: Sphinx) -> dict[str, bool]:
    """Hook the links into the build."""
    app.connect("doctree-resolved", link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
