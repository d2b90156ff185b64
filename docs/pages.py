"""The pages, scripts and figures of the documentation that come from the data.

``write`` puts the generated files among those written by hand, where ``index.md`` expects them; ``figures`` are what
the texts may quote.
"""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

from india_cyber_agreements._files import replace

from ._pages.agreement_page import agreement_pages
from ._pages.audit import audit_page
from ._pages.audit import read as read_audit
from ._pages.catalogue import script as catalogue_script
from ._pages.citations import citations
from ._pages.command_line import command_line_page
from ._pages.conventions import conventions
from ._pages.country_page import country_pages
from ._pages.errata import errata
from ._pages.explorer import explorer_files
from ._pages.figures import figures, refreshed
from ._pages.landing import described
from ._pages.landing import page as landing_page
from ._pages.measurements import FOLDER as MEASURED
from ._pages.measurements import measurements
from ._pages.measurements import read as read_reports
from ._pages.organisation_page import organisation_pages
from ._pages.schemas import schema_files, schemas_page
from ._pages.state import read_gaps, state
from ._pages.tables import tables_page
from ._pages.vocabularies import vocabularies_page

if TYPE_CHECKING:
    from india_cyber_agreements import Dataset

__all__ = [
    "GENERATED",
    "HERE",
    "MEASURED",
    "TEXTS",
    "audit_page",
    "conventions",
    "errata",
    "figures",
    "generated",
    "measurements",
    "read_audit",
    "read_gaps",
    "read_reports",
    "refresh",
    "state",
    "write",
]

#: The directory of the documentation.
HERE = pathlib.Path(__file__).parent
#: Folders within it that hold nothing but generated files.
GENERATED = ("_citations", "_extra", "_landing", "_scripts", "agreements", "countries", "organisations", "record")
#: Texts that are read as they stand, without Sphinx, and may hold marked figures.
TEXTS = ("README.md", "CONTRIBUTING.md")


def generated(data: Dataset) -> dict[str, str]:
    """Return every generated file by its path: Markdown for Sphinx, and scripts that pages load.

    Args:
        data: The dataset.
    """
    return {
        "about/measurements.md": measurements(read_reports(HERE / MEASURED)),
        "record/audit.md": audit_page(data, read_audit(HERE / "audit.json")),
        "record/conventions.md": conventions(data),
        "record/errata.md": errata(data),
        "record/state.md": state(data, read_gaps(HERE / "known-gaps.json")),
        "reference/command-line.md": command_line_page(),
        "reference/schemas.md": schemas_page(),
        "reference/tables.md": tables_page(),
        "reference/vocabularies.md": vocabularies_page(),
        "_landing/described.html": described(data),
        "_landing/page.html": landing_page(data),
        "_scripts/catalogue.js": catalogue_script(data),
        **citations(data),
        **schema_files(),
        **explorer_files(data),
        **agreement_pages(data),
        **country_pages(data),
        **organisation_pages(data),
    }


def write(data: Dataset, directory: pathlib.Path) -> None:
    """Write the generated files into a directory: what would not change is left alone, what is no more is removed.

    Args:
        data: The dataset.
        directory: Where to; it is made if need be.
    """
    files = generated(data)
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != content:
            path.write_text(content, "utf-8")
    for folder in GENERATED:
        for path in (directory / folder).glob("**/*.*"):
            if path.relative_to(directory).as_posix() not in files:
                path.unlink()


def refresh(data: Dataset, directory: pathlib.Path) -> None:
    """Rewrite the marked figures in ``TEXTS``.

    Args:
        data: The dataset.
        directory: Where the texts are.
    """
    numbers = figures(data)
    for path in (directory / name for name in TEXTS):
        replace(path, refreshed(path.read_text("utf-8"), numbers).encode())
