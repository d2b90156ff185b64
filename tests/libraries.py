"""Libraries of others that tests read our output with, without types: theirs are missing, partial or too strict."""

from __future__ import annotations

import importlib
from typing import Any

duckdb: Any = importlib.import_module("duckdb")
nbformat: Any = importlib.import_module("nbformat")
openpyxl: Any = importlib.import_module("openpyxl")
pa: Any = importlib.import_module("pyarrow")
pd: Any = importlib.import_module("pandas")
pq: Any = importlib.import_module("pyarrow.parquet")
