"""Sphinx configuration."""

from __future__ import annotations

import pathlib
import sys
from typing import TYPE_CHECKING

import india_cyber_agreements as ica

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from docs import pages  # noqa: E402 - only now can it be found

project = "india-cyber-agreements"
author = "The india-cyber-agreements contributors"
copyright = "2026, the india-cyber-agreements contributors; text and data CC BY 4.0"
release = ica.__version__
version = release
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["substitution"]
myst_heading_anchors = 3
myst_substitutions = pages.figures(ica.dataset())
# Notebooks are kept without their results and run anew in every build; what fails in them fails the build.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
# Charts come with a still picture, which a page takes in place of what only a notebook can draw.
suppress_warnings = ["mystnb.unknown_mime_type"]
html_theme = "furo"
html_title = f"India's cyber security agreements {release}"
html_static_path = ["_static"]
html_css_files = ["wide.css"]
exclude_patterns = ["_build"]
# Titles and printed dates stand as their sources have them, quotation marks and dashes included.
smartquotes = False


def write_pages(_app: Sphinx) -> None:
    """Write the pages that are made from the data before Sphinx looks for its sources."""
    pages.write(ica.dataset(), HERE / "_generated")


def setup(app: Sphinx) -> dict[str, bool]:
    """Hook the generated pages into the build."""
    app.connect("builder-inited", write_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
