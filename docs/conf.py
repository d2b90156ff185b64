"""Sphinx configuration."""

from __future__ import annotations

import pathlib
import sys
from typing import TYPE_CHECKING

import india_cyber_agreements as ica

if TYPE_CHECKING:
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from docs import pages  # noqa: E402 - only now can it be found
from docs._pages import pictures  # noqa: E402
from docs._site import policy, sizes  # noqa: E402

# Sphinx wants the folders to be there before anything is written into them.
for folder in ("_extra", "_scripts"):
    (HERE / folder).mkdir(exist_ok=True)

project = "india-cyber-agreements"
author = "The india-cyber-agreements contributors"
copyright = "2026, the india-cyber-agreements contributors; data CC BY 4.0"
release = ica.__version__
version = release
extensions = [
    "docs._site.directive",
    "docs._site.navigation",
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.coverage",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "docs._site.bands",
    "docs._site.ids",
    "docs._site.names",
]
exclude_patterns = ["_build"]
# Titles and printed dates stand as their sources have them, quotation marks and dashes included.
smartquotes = False

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "substitution"]
myst_heading_anchors = 3
myst_substitutions = pages.figures(ica.dataset())
# Members stand as the source has them; their types are short, and defaults as they are written.
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
autodoc_type_aliases = {name: name for name in ("CountryLike", "DateLike", "Dimension", "TableName", "Theme")}
autodoc_typehints_format = "short"
napoleon_numpy_docstring = False
python_maximum_signature_line_length = 140
toc_object_entries_show_parents = "hide"
# The coverage builder warns of what it finds, so that `-W` can make it fail, where it is told to be quiet as well.
coverage_modules = [ica.__name__]
coverage_ignore_modules = [r"(.*\.)?_"]
coverage_show_missing_items = True
# `sphinx-build -b spelling` looks at texts by hand, and finds the same on every machine. What comes from the data is
# mostly names. The extension loads itself for that builder alone: it needs libenchant and a British dictionary.
spelling_lang = "en_GB"
tokenizer_lang = "en_GB"
spelling_word_list_filename = "spelling.txt"
spelling_exclude_patterns = [*(f"{folder}/**" for folder in pages.GENERATED), "about/measurements*"]
spelling_ignore_contributor_names = False
spelling_ignore_importable_modules = False
spelling_warning = True
# Notebooks are kept without their results and run anew in every build; what fails in them fails the build.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
# Charts come with a still picture, which a page takes in place of what only a notebook can draw.
suppress_warnings = ["mystnb.unknown_mime_type"]
# What is copied is what is typed: no prompt, no result.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_line_continuation_character = "\\"
copybutton_exclude = ".linenos"

html_theme = "furo"
html_title = "India's cyber agreements"
html_favicon = "_static/mark.svg"
html_static_path = ["_static", "_scripts"]
html_extra_path = ["_extra"]
html_css_files = ["site.css"]
html_js_files = [("site.js", {"loading_method": "defer"})]
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#00568a", "color-brand-content": "#00568a"},
    "dark_css_variables": {"color-brand-primary": "#7cc4f2", "color-brand-content": "#7cc4f2"},
}
html_copy_source = False
# A summary would fetch every page that is found, and push the results apart as it comes.
html_show_search_summary = False
html_show_sourcelink = False
# The modules are private: what is public stands in the general index.
html_domain_indices = False
templates_path = ["_templates"]

#: Styles and scripts of single pages, by the beginning of the page's name.
ASSETS: dict[str, tuple[str, ...]] = {
    "about/measurements": ("measurements.css",),
    "agreements/": ("band.css", "record.css"),
    "agreements/index": ("explorer.css", "catalogue.js", "texts.js", "fold.js", "explorer.js"),
    "countries/": ("band.css", "record.css", "partners.css"),
    "explanation/in-force": ("band.css",),
    "how-to/": ("guides.css",),
    "index": ("landing.css", "landing-map.css", "catalogue.js", "landing.js", "fold.js", "search.js"),
    "organisations/": ("band.css", "record.css", "partners.css"),
    "playground": ("playground.css", "playground.js"),
    "reference/schemas": ("reference.css",),
    "reference/tables": ("reference.css",),
    "tutorial": ("guides.css",),
}


def write_pages(_app: Sphinx) -> None:
    """Write the files that are made from the data before Sphinx looks for its sources."""
    pages.write(ica.dataset(), HERE)
    pictures.write(ica.dataset(), HERE)


def add_assets(app: Sphinx, name: str, _template: str, _context: dict[str, Any], _tree: nodes.document | None) -> None:
    """Let a page load the styles and scripts that it needs, and no others."""
    for asset in (asset for start, assets in ASSETS.items() if name.startswith(start) for asset in assets):
        if asset.endswith(".css"):
            app.add_css_file(asset)
        else:
            app.add_js_file(asset, loading_method="defer")


def finish(app: Sphinx, error: Exception | None) -> None:
    """Give every page its policy, and drawings their sizes, once the site is built."""
    if error is None and app.builder.name == "html":
        sizes.say(pathlib.Path(app.outdir))
        policy.guard(pathlib.Path(app.outdir))


def setup(app: Sphinx) -> dict[str, bool]:
    """Hook what is generated into the build."""
    app.connect("builder-inited", write_pages)
    app.connect("html-page-context", add_assets)
    app.connect("build-finished", finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
