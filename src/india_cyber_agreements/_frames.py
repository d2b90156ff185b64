"""Tables as data frames: Arrow, polars and pandas, each with types of its own for what a column holds."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from ._columns import Cell, Column, ColumnKind
from ._extras import require
from ._tables import TABLES, columns

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from ._scope import Scope
    from ._tables import Follow


#: The largest Arrow table that is kept, in bytes; it never changes, so that it can be given again.
_KEPT = 16 * 2**20


def _by_column(name: str, scope: Scope, follow: Follow = iter) -> list[tuple[Column, list[Cell]]]:
    """Return the columns of a table with their values."""
    return list(zip(TABLES[name].columns, columns(name, scope, follow), strict=True))


@functools.cache
def _arrow_schema(name: str) -> pa.Schema:
    """Return the fields of a table in Arrow, each with its description."""
    arrow: Any = require("pyarrow", "arrow")
    plain = {
        ColumnKind.TEXT: arrow.string(),
        ColumnKind.PARTIAL_DATE: arrow.string(),
        ColumnKind.DATE: arrow.date32(),
        ColumnKind.INTEGER: arrow.int64(),
        ColumnKind.NUMBER: arrow.float64(),
        ColumnKind.BOOLEAN: arrow.bool_(),
    }
    schema: pa.Schema = arrow.schema(
        arrow.field(
            column.name,
            plain.get(column.kind) or arrow.dictionary(arrow.int32(), arrow.string(), ordered=column.ordered),
            nullable=not column.required,
            metadata={"description": column.description, "kind": column.kind.value},
        )
        for column in TABLES[name].columns
    )
    return schema


def to_arrow(name: str, scope: Scope, follow: Follow = iter) -> pa.Table:
    """Return a table as an Arrow table; descriptions travel in the metadata, vocabularies as dictionaries.

    Args:
        name: Name of the table.
        scope: What it is made from, which keeps the table unless that takes much memory.
        follow: Passes on the columns.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    arrow: Any = require("pyarrow", "arrow")
    table: pa.Table | None = scope.frames.get(name)
    if table is not None:
        return table
    metadata = {"name": name, "description": TABLES[name].description}
    if scope.info:
        metadata |= {"dataset": scope.info.name, "version": scope.info.version, "licence": scope.info.licence}
    schema: Any = _arrow_schema(name)
    arrays: list[Any] = []
    for field, (column, cells) in zip(schema, _by_column(name, scope, follow), strict=True):
        if column.kind is ColumnKind.CATEGORY:
            places: dict[Cell, int | None] = {word: place for place, word in enumerate(column.vocabulary)}
            indices = arrow.array(list(map({**places, None: None}.__getitem__, cells)), arrow.int32())
            words = arrow.array(column.vocabulary, arrow.string())
            arrays.append(arrow.DictionaryArray.from_arrays(indices, words, ordered=column.ordered))
        else:
            arrays.append(arrow.array(cells, field.type))
    made: pa.Table = arrow.table(arrays, schema=schema.with_metadata(metadata))
    if made.nbytes <= _KEPT:
        scope.frames[name] = made
    return made


def to_polars(name: str, scope: Scope) -> pl.DataFrame:
    """Return a table as a polars frame; vocabularies become ``Enum``.

    Raises:
        MissingExtraError: polars is not installed.
    """
    polars: Any = require("polars", "polars")
    plain = {
        ColumnKind.TEXT: polars.String,
        ColumnKind.PARTIAL_DATE: polars.String,
        ColumnKind.DATE: polars.Date,
        ColumnKind.INTEGER: polars.Int64,
        ColumnKind.NUMBER: polars.Float64,
        ColumnKind.BOOLEAN: polars.Boolean,
    }
    series = [
        polars.Series(column.name, cells, plain.get(column.kind) or polars.Enum(column.vocabulary))
        for column, cells in _by_column(name, scope)
    ]
    frame: pl.DataFrame = polars.DataFrame(series)
    return frame


def to_pandas(name: str, scope: Scope) -> pd.DataFrame:
    """Return a table as a pandas frame: categoricals, nullable types, and dates as ``datetime64``.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    pandas: Any = require("pandas", "pandas")
    plain = {
        ColumnKind.TEXT: "string",
        ColumnKind.PARTIAL_DATE: "string",
        ColumnKind.DATE: "datetime64[s]",
        ColumnKind.NUMBER: "float64",
        ColumnKind.BOOLEAN: "bool",
    }

    def dtype(column: Column) -> Any:  # noqa: ANN401 - pandas takes names and objects alike
        if column.kind is ColumnKind.CATEGORY:
            return pandas.CategoricalDtype(column.vocabulary, ordered=column.ordered)
        if column.kind is ColumnKind.INTEGER:
            return "int64" if column.required else "Int64"
        return plain[column.kind]

    series = {column.name: pandas.Series(cells, dtype=dtype(column)) for column, cells in _by_column(name, scope)}
    frame: pd.DataFrame = pandas.DataFrame(series)
    return frame
