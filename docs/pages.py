"""The pages and figures of the documentation that come from the data.

``write`` puts the generated pages where ``index.md`` expects them; ``figures`` are what the texts may quote.
"""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

from india_cyber_agreements._files import replace

from ._pages.audit import audit_page
from ._pages.audit import read as read_audit
from ._pages.conventions import conventions
from ._pages.errata import errata
from ._pages.figures import figures, refreshed
from ._pages.state import read_gaps, state
from ._pages.tables import tables_page

if TYPE_CHECKING:
    from india_cyber_agreements import Dataset

__all__ = [
    "HERE",
    "TEXTS",
    "audit_page",
    "conventions",
    "errata",
    "figures",
    "generated",
    "read_audit",
    "read_gaps",
    "refresh",
    "state",
    "write",
]

#: The directory of the documentation.
HERE = pathlib.Path(__file__).parent
#: Texts that are read as they stand, without Sphinx, and may hold marked figures.
TEXTS = ("README.md", "CONTRIBUTING.md")


def generated(data: Dataset) -> dict[str, str]:
    """Return every generated page by its name: Markdown for Sphinx.

    Args:
        data: The dataset.
    """
    return {
        "audit": audit_page(data, read_audit(HERE / "audit.json")),
        "conventions": conventions(data),
        "errata": errata(data),
        "state": state(data, read_gaps(HERE / "known-gaps.json")),
        "tables": tables_page(),
    }


def write(data: Dataset, directory: pathlib.Path) -> None:
    """Write the generated pages into a directory; a page that would not change is left alone.

    Args:
        data: The dataset.
        directory: Where to; it is made if need be.
    """
    directory.mkdir(parents=True, exist_ok=True)
    for name, content in generated(data).items():
        path = directory / f"{name}.md"
        if not path.exists() or path.read_text("utf-8") != content:
            path.write_text(content, "utf-8")


def refresh(data: Dataset, directory: pathlib.Path) -> None:
    """Rewrite the marked figures in ``TEXTS``.

    Args:
        data: The dataset.
        directory: Where the texts are.
    """
    numbers = figures(data)
    for path in (directory / name for name in TEXTS):
        replace(path, refreshed(path.read_text("utf-8"), numbers).encode())
