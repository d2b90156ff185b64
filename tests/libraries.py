"""Libraries of others that tests read our output with, without types: theirs are missing, partial or too strict.

Each is imported when a test first asks it for something: where one is missing, only the tests that use it fail.
"""

from __future__ import annotations

import importlib
from typing import Any


class Library:
    """A library that is imported on first use."""

    def __init__(self, name: str) -> None:
        """Remember the name of the module."""
        self._name = name

    def __getattr__(self, name: str) -> Any:
        """Return what the library has under a name."""
        return getattr(importlib.import_module(self._name), name)


duckdb: Any = Library("duckdb")
nbformat: Any = Library("nbformat")
openpyxl: Any = Library("openpyxl")
pa: Any = Library("pyarrow")
pd: Any = Library("pandas")
pl: Any = Library("polars")
pq: Any = Library("pyarrow.parquet")
vl_convert: Any = Library("vl_convert")
