"""The addresses of all sources on one page, for Sphinx's link check: ``python -m docs.addresses DIRECTORY``."""

from __future__ import annotations

import pathlib
import sys
from collections.abc import Iterable

import india_cyber_agreements as ica


def page(sources: Iterable[ica.Source]) -> str:
    """Return a page that links to every source that has an address.

    Args:
        sources: The sources.
    """
    return "\n".join(["# Sources", "", *(f"- {source.id}: <{source.url}>" for source in sources if source.url), ""])


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    (target / "index.md").write_text(page(ica.dataset().sources), "utf-8")
