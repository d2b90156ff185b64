"""Ids of records in the text of any page lead to the pages of these records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import india_cyber_agreements as ica

from . import literals

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

#: The folder that the pages of the records are in.
FOLDER = "agreements"


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
    for literal in literals.loose(page):
        target = f"{FOLDER}/{literal.astext()}"
        if literal.astext() in ids and target in app.env.found_docs and target != name:
            literals.link(literal, app.builder.get_relative_uri(name, target))


def setup(app: Sphinx) -> dict[str, bool]:
    """Hook the links into the build."""
    app.connect("doctree-resolved", link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
