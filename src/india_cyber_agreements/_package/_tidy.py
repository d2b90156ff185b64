"""The tidy tables as the data release carries them: CSV, Parquet, and all together as SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .._export._binary import to_parquet
from .._export._sqlite import to_sqlite
from .._export._text import to_csv
from .._progress import Progress
from .._tables import TABLES
from ._parts import CSV, PARQUET, SQLITE, Part

if TYPE_CHECKING:
    from .._dataset import Dataset


def tidy_files(dataset: Dataset, progress: Progress) -> Iterator[Part]:
    """Yield the files with tables, as ``Dataset.save`` writes them.

    Args:
        dataset: The dataset.
        progress: Tells how far it is.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    scope = dataset._scope()  # noqa: SLF001 - what `save` writes, and nothing else
    for name, table in TABLES.items():
        yield Part(
            path=f"csv/{name}.csv",
            content=to_csv(scope, name, progress).encode(),
            media_type=CSV,
            description=table.description,
            table=table,
        )
    for name, table in TABLES.items():
        yield Part(
            path=f"parquet/{name}.parquet",
            content=to_parquet(scope, name, progress),
            media_type=PARQUET,
            description=table.description,
            table=table,
        )
    yield Part(
        path="agreements.sqlite",
        content=to_sqlite(scope, progress),
        media_type=SQLITE,
        description="SQLite database of all tables, with their keys and a full-text index.",
    )
