"""Sphinx configuration."""

from __future__ import annotations

import india_cyber_agreements as ica

project = "india-cyber-agreements"
author = "The india-cyber-agreements contributors"
copyright = "2026, the india-cyber-agreements contributors; text and data CC BY 4.0"
release = ica.__version__
version = release
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
html_theme = "furo"
html_title = f"India's cyber security agreements {release}"
exclude_patterns = ["_build"]
