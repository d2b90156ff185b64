"""Tables as data frames: Arrow, polars and pandas, each with types of its own for what a column holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._columns import Cell, Column, ColumnKind
from ._extras import require
from ._tables import TABLES, rows

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from ._scope import Scope
    from ._tables import Follow


def _by_column(name: str, scope: Scope, follow: Follow = iter) -> list[tuple[Column, list[Cell]]]:
    """Return the columns of a table with their values."""
    values: list[list[Cell]] = [[] for _ in TABLES[name].columns]
    for row in rows(name, scope, follow):
        for cells, cell in zip(values, row, strict=True):
            cells.append(cell)
    return list(zip(TABLES[name].columns, values, strict=True))


def to_arrow(name: str, scope: Scope, follow: Follow = iter) -> pa.Table:
    """Return a table as an Arrow table; descriptions travel in the metadata, vocabularies as dictionaries.

    Args:
        name: Name of the table.
        scope: What it is made from.
        follow: Passes on what the rows stand for.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    arrow: Any = require("pyarrow", "arrow")
    plain = {
        ColumnKind.TEXT: arrow.string(),
        ColumnKind.PARTIAL_DATE: arrow.string(),
        ColumnKind.DATE: arrow.date32(),
        ColumnKind.INTEGER: arrow.int64(),
        ColumnKind.NUMBER: arrow.float64(),
        ColumnKind.BOOLEAN: arrow.bool_(),
    }
    fields: list[Any] = []
    arrays: list[Any] = []
    for column, cells in _by_column(name, scope, follow):
        if column.kind is ColumnKind.CATEGORY:
            places: dict[Cell, int] = {word: place for place, word in enumerate(column.vocabulary)}
            indices = arrow.array([None if cell is None else places[cell] for cell in cells], arrow.int32())
            words = arrow.array(column.vocabulary, arrow.string())
            array = arrow.DictionaryArray.from_arrays(indices, words, ordered=column.ordered)
        else:
            array = arrow.array(cells, plain[column.kind])
        arrays.append(array)
        fields.append(
            arrow.field(
                column.name,
                array.type,
                nullable=not column.required,
                metadata={"description": column.description, "kind": column.kind.value},
            )
        )
    metadata = {"name": name, "description": TABLES[name].description}
    if scope.info:
        metadata |= {"dataset": scope.info.name, "version": scope.info.version, "licence": scope.info.licence}
    table: pa.Table = arrow.table(arrays, schema=arrow.schema(fields, metadata=metadata))
    return table


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
    columns = [
        polars.Series(column.name, cells, plain.get(column.kind) or polars.Enum(column.vocabulary))
        for column, cells in _by_column(name, scope)
    ]
    frame: pl.DataFrame = polars.DataFrame(columns)
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

    columns = {column.name: pandas.Series(cells, dtype=dtype(column)) for column, cells in _by_column(name, scope)}
    frame: pd.DataFrame = pandas.DataFrame(columns)
    return frame
