"""The navigation of pages that stand in no table of contents, made once for each folder.

For such pages nothing in it is current, so the pages of a folder all have the same; making it anew for each of the
hundreds that come from the data would take longer than everything else about them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx

#: Navigations by the folder of the page and what the theme asks for.
_MADE: dict[tuple[str, str], str] = {}


def _once(name: str, make: Callable[..., str]) -> Callable[..., str]:
    """Return what makes the navigation of a page, unless one of its folder was made.

    Args:
        name: Name of the page.
        make: Makes the navigation, as the theme asks for it.
    """

    def made(**options: object) -> str:
        """Return the navigation."""
        key = name.rpartition("/")[0], repr(sorted(options.items()))
        if key not in _MADE:
            _MADE[key] = make(**options)
        return _MADE[key]

    return made


def share(app: Sphinx, name: str, _template: str, context: dict[str, Any], _tree: nodes.document | None) -> None:
    """Let a page outside of every table of contents share its navigation.

    Args:
        app: The application.
        name: Name of the page.
        context: What its template gets.
    """
    if "orphan" in app.env.metadata.get(name, {}) and "toctree" in context:
        context["toctree"] = _once(name, context["toctree"])


def forget(_app: Sphinx, *_rest: object) -> None:
    """Forget what was made: titles may have changed since."""
    _MADE.clear()


def setup(app: Sphinx) -> dict[str, bool]:
    """Do it before the theme asks."""
    app.connect("env-updated", forget)
    app.connect("html-page-context", share, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
