"""Directives by which a page that is written by hand shows pictures of records."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.util.docutils import SphinxDirective

import india_cyber_agreements as ica
from docs._pages.in_force import answered, compared

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx


def _years(argument: str) -> tuple[int, int]:
    """Return the first and the last year that an option names."""
    first, last = argument.split()
    return int(first), int(last)


class Band(SphinxDirective):
    """The picture of a record; its argument is the id, its lines are days with the standings that are expected."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {"years": _years}

    def run(self) -> list[nodes.Node]:
        """Return the picture and the answers.

        Raises:
            DirectiveError: The data give another answer than the page expects.
        """
        self.env.note_reread()  # The data may have changed where the page did not.
        record = ica.get(self.arguments[0])
        try:
            content = answered(ica.dataset(), record, self.content, self.options.get("years"))
        except ValueError as error:
            raise self.error(str(error)) from None
        return self.parse_text_to_nodes(content)


class BandsBetween(SphinxDirective):
    """Records around a period; its arguments are two years, its lines are ids with the results that are expected."""

    required_arguments = 2
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the pictures and the results.

        Raises:
            DirectiveError: A query gives another result than the page expects.
        """
        self.env.note_reread()
        first, last = self.arguments
        try:
            content = compared(ica.dataset(), (first, last), self.content)
        except ValueError as error:
            raise self.error(str(error)) from None
        return self.parse_text_to_nodes(content)


def setup(app: Sphinx) -> dict[str, bool]:
    """Let pages use the directives."""
    app.add_directive("band", Band)
    app.add_directive("bands-between", BandsBetween)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
