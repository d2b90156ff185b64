"""The formats that need a library: Parquet and Excel workbooks."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from functools import partial
from typing import Any

from .._columns import ColumnKind
from .._extras import require
from .._frames import to_arrow
from .._progress import Progress
from .._scope import Scope
from .._tables import TABLES, rows

#: Written into every workbook in place of the time of writing, so that the same input gives the same bytes.
_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
#: A cell of Excel holds no more characters.
_LONGEST_CELL = 32767
#: Excel counts days from 1900 on; earlier ones are written as text.
_FIRST_DAY = dt.date(1900, 3, 1)
_CUT = "… (cut: a cell holds no more)"
_WIDTHS: Mapping[ColumnKind, int] = {
    ColumnKind.TEXT: 36,
    ColumnKind.CATEGORY: 16,
    ColumnKind.PARTIAL_DATE: 13,
    ColumnKind.DATE: 13,
    ColumnKind.INTEGER: 9,
    ColumnKind.NUMBER: 11,
    ColumnKind.BOOLEAN: 9,
}


def to_parquet(scope: Scope, table: str, progress: Progress) -> bytes:
    """Return a table as Parquet, with the types and descriptions of its columns.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    parquet = require("pyarrow.parquet", "arrow")
    buffer = io.BytesIO()
    parquet.write_table(to_arrow(table, scope, progress.follow), buffer, compression="zstd")
    return buffer.getvalue()


def to_xlsx(scope: Scope, progress: Progress) -> bytes:
    """Return all tables as a workbook, a sheet for each; no text in it is a formula or a link.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    xlsxwriter = require("xlsxwriter", "excel")
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": _EPOCH, **_properties(scope)})
        heading = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, table in TABLES.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 1)
            for place, column in enumerate(table.columns):
                sheet.set_column(place, place, max(_WIDTHS[column.kind], len(column.name) + 2))
                sheet.write_string(0, place, column.name, heading)
                sheet.write_comment(0, place, column.description)
            last = 0
            for line, row in enumerate(rows(name, scope, partial(progress.follow, step=name)), 1):
                last = line
                for place, cell in enumerate(row):
                    _write_cell(sheet, line, place, cell, day)
            sheet.autofilter(0, 0, last, len(table.columns) - 1)
    return buffer.getvalue()


def _properties(scope: Scope) -> dict[str, str]:
    """Return what a workbook says of itself."""
    if scope.info is None:
        return {}
    info = scope.info
    return {"title": info.title, "author": info.creators[0].name, "comments": f"{info.citation} Version {info.version}"}


def _write_cell(sheet: Any, line: int, place: int, cell: Any, day: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Write a cell as what it is."""
    if isinstance(cell, bool):
        sheet.write_boolean(line, place, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(line, place, cell)
    elif isinstance(cell, dt.date):
        if cell >= _FIRST_DAY:
            sheet.write_datetime(line, place, cell, day)
        else:
            sheet.write_string(line, place, cell.isoformat())
    elif cell is not None:
        sheet.write_string(line, place, _fitted(cell))


def _fitted(text: str) -> str:
    """Return a text that fits into a cell, which Excel measures in units of UTF-16."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST_CELL:
        return text
    return units[: 2 * (_LONGEST_CELL - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
