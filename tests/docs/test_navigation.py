"""Pages outside of every table of contents share their navigation."""

from __future__ import annotations

import types
from typing import Any, cast

from docs._site import navigation


def test_made_once_for_each_folder() -> None:
    """The navigation is made once for a folder and what is asked for; pages in a table of contents have their own."""
    orphans: dict[str, dict[str, Any]] = {name: {"orphan": True} for name in ("a/x", "a/y", "b/x")}
    app = cast("Any", types.SimpleNamespace(env=types.SimpleNamespace(metadata=orphans)))
    made: list[tuple[str, int]] = []

    def shown(name: str, depth: int) -> str:
        """Return the navigation of a page as a theme would get it."""

        def toctree(depth: int) -> str:
            """Make it."""
            made.append((name, depth))
            return f"{name} {depth}"

        context: dict[str, Any] = {"toctree": toctree}
        navigation.share(app, name, "page.html", context, None)
        return str(context["toctree"](depth=depth))

    navigation.forget(app)
    assert [shown(name, 1) for name in ("a/x", "a/y", "b/x", "index")] == ["a/x 1", "a/x 1", "b/x 1", "index 1"]
    assert shown("a/y", 2) == "a/y 2"
    assert shown("index", 1) == "index 1"
    assert made == [("a/x", 1), ("b/x", 1), ("index", 1), ("a/y", 2), ("index", 1)]
    navigation.forget(app)
    assert shown("a/y", 1) == "a/y 1"
