"""The page of the tidy tables: every column, from the definitions that frames and files are made by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from india_cyber_agreements import ColumnKind, tables

from .markdown import code, page, table, text

if TYPE_CHECKING:
    from india_cyber_agreements import Table

#: Each kind of column in words.
KINDS = {
    ColumnKind.TEXT: "text",
    ColumnKind.CATEGORY: "one of several words",
    ColumnKind.PARTIAL_DATE: "date as written: year, month or day",
    ColumnKind.DATE: "day",
    ColumnKind.INTEGER: "whole number",
    ColumnKind.NUMBER: "number",
    ColumnKind.BOOLEAN: "true or false",
}


def _section(entry: Table) -> list[str]:
    """Return what there is to say of one table."""
    keys = ", ".join(code(name) for name in entry.primary_key)
    lines = [f"## {entry.name}", "", f"{text(entry.description)} Rows are told apart by {keys}.", ""]
    for key in entry.foreign_keys:
        here, there = (" and ".join(code(name) for name in names) for names in (key.columns, key.references))
        verb = "refer" if len(key.columns) > 1 else "refers"
        lines += [f"{here} {verb} to {there} of [{code(key.table)}](#{key.table}).", ""]
    lines += table(
        ["column", "holds", "may be missing", "says"],
        (
            (
                code(column.name),
                KINDS[column.kind],
                "" if column.required else "yes",
                text(column.description)
                + ("" if not column.vocabulary else " " + ", ".join(code(word) for word in column.vocabulary) + "."),
            )
            for column in entry.columns
        ),
    )
    return lines


def tables_page() -> str:
    """Return the page of the tidy tables."""
    return page(
        "# The tables and their columns",
        "Frames, CSV and Parquet files, workbooks and SQLite files all hold these tables."
        " [Make tables, frames and files](../how-to/frames.md) tells how to get them.",
        *(_section(entry) for entry in tables()),
    )
