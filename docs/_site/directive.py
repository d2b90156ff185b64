"""The directive ``playground``: the console as part of a page, or in a build without one how to get it."""

from __future__ import annotations

import html
import pathlib
import string
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .playground import FOLDER, LIBRARIES, Playground, made, write
from .snippets import Snippet, snippets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

HERE = pathlib.Path(__file__).parents[1]
#: Where the snippets are from.
TUTORIAL = HERE / "tutorial.md"
_TEMPLATE = HERE / "_templates" / "playground.html"
_MEGABYTE = 1_000_000
_MISSING = """\
:::{note}
This build of the documentation has no playground: Python for browsers was not at hand when it was made. Where `npm` is
installed, `nox -s docs` builds the documentation with it. By hand, `npm install pyodide` and then
`sphinx-build -D pyodide=node_modules/pyodide docs OUTPUT` do the same.
:::
"""


def _listed(found: tuple[Snippet, ...]) -> Iterator[str]:
    """Yield the snippets as buttons, under their headings."""
    heading = None
    for snippet in found:
        if snippet.heading != heading:
            if heading is not None:
                yield "</ul>"
            heading = snippet.heading
            yield f"<h3>{html.escape(heading)}</h3><ul>"
        needs = " ".join(map(str, snippet.needs))
        code = "".join(f"<code>{html.escape(example.source.rstrip())}</code>" for example in snippet.examples)
        yield f'<li><button type="button" data-needs="{needs}" disabled>{code}</button></li>'
    if heading is not None:
        yield "</ul>"


def shown(playground: Playground, text: str) -> str:
    """Return the console and its snippets as HTML.

    Args:
        playground: What is loaded.
        text: Where the snippets are from, as Markdown.
    """
    counted = sum(len(content) for name, content in playground.files.items() if not name.endswith(".mjs"))
    return string.Template(_TEMPLATE.read_text("utf-8")).substitute(
        archives=html.escape(f"{playground.wheel} {LIBRARIES}"),
        bytes=counted,
        pyodide=playground.pyodide,
        python=playground.python,
        size=f"{playground.size / _MEGABYTE:.0f} MB",
        snippets="".join(_listed(snippets(text))),
        wheel=html.escape(playground.wheel),
        where=html.escape(f"{FOLDER}/{playground.wheel}"),
    )


class Directive(SphinxDirective):
    """Puts the console into a page."""

    def run(self) -> list[nodes.Node]:
        """Return the console, or how to get one."""
        # Sizes and version are those of this build, whatever the page was made from before.
        self.env.note_reread()
        if not self.config.pyodide:
            return self.parse_text_to_nodes(_MISSING)
        found = made(pathlib.Path(self.config.pyodide).resolve())
        return [nodes.raw("", shown(found, TUTORIAL.read_text("utf-8")), format="html")]


def _write(app: Sphinx) -> None:
    """Write what the console loads, before the pages are read: those who read them side by side find it made."""
    if app.config.pyodide and app.builder.name == "html":
        write(made(pathlib.Path(app.config.pyodide).resolve()), pathlib.Path(app.outdir))


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directive, and ``pyodide``, the directory of that npm package."""
    app.add_config_value("pyodide", "", "env", types=(str,), description="Directory of the npm package pyodide.")
    app.add_directive("playground", Directive)
    app.connect("builder-inited", _write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
