"""CSV on the Web: one metadata document for all CSV files (https://www.w3.org/TR/tabular-metadata/)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .. import _json
from .._columns import Column, ColumnKind, Table
from . import _facts
from ._limits import limits
from ._parts import CSV, JSON, Part

if TYPE_CHECKING:
    from .._dataset import Dataset

#: Beside the CSV files, under the name by which software that was given one of them looks for its description.
PATH = "csv/csv-metadata.json"
_BASES: Mapping[ColumnKind, str] = {
    ColumnKind.TEXT: "string",
    ColumnKind.CATEGORY: "string",
    ColumnKind.PARTIAL_DATE: "string",
    ColumnKind.DATE: "date",
    ColumnKind.INTEGER: "integer",
    ColumnKind.NUMBER: "double",
    ColumnKind.BOOLEAN: "boolean",
}
_FORMATS: Mapping[ColumnKind, str] = {ColumnKind.DATE: "yyyy-MM-dd", ColumnKind.BOOLEAN: "True|False"}


def _escaped(word: str) -> str:
    """Return a regular expression (ECMAScript) for a word."""
    return re.sub(r"[][\\.*+?(){}|^$/]", lambda match: f"\\{match[0]}", word)


def _datatype(column: Column) -> str | dict[str, Any]:
    """Return what the values of a column are; a vocabulary is a choice between its words."""
    limit = limits(column)
    choice = "|".join(map(_escaped, column.vocabulary)) or limit.pattern
    details = {
        "format": _FORMATS.get(column.kind, choice),
        "minimum": limit.minimum,
        "maximum": limit.maximum,
    }
    given = {name: value for name, value in details.items() if value is not None}
    return {"base": _BASES[column.kind], **given} if given else _BASES[column.kind]


def _column(column: Column) -> dict[str, Any]:
    """Return the description of a column."""
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.description,
        "datatype": _datatype(column),
        "required": column.required,
    }


def _schema(table: Table) -> dict[str, Any]:
    """Return the schema of a table."""
    keys = [
        {
            "columnReference": list(key.columns),
            "reference": {"resource": f"{key.table}.csv", "columnReference": list(key.references)},
        }
        for key in table.foreign_keys
    ]
    schema: dict[str, Any] = {
        "columns": [_column(column) for column in table.columns],
        "primaryKey": list(table.primary_key),
    }
    return {**schema, "foreignKeys": keys} if keys else schema


def _table(table: Table, part: Part) -> dict[str, Any]:
    """Return the description of a file."""
    return {
        "url": part.path.rpartition("/")[2],
        "dc:title": table.name,
        "dc:description": table.description,
        "schema:sha256": part.sha256,
        "schema:contentSize": f"{part.size} B",
        "tableSchema": _schema(table),
    }


def describe(dataset: Dataset, parts: Sequence[Part]) -> Part:
    """Return the metadata document.

    Args:
        dataset: The dataset.
        parts: Its data files.
    """
    info = dataset.info
    document = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:identifier": _facts.identifier(info),
        "dc:title": info.title,
        "dc:description": info.description,
        "dc:creator": info.creators[0].name,
        **({"dc:issued": str(info.released)} if info.released else {}),
        "dc:modified": str(info.modified),
        "dc:license": {"@id": _facts.licence(info)[0]},
        "dc:source": [{"@id": edition.url} for edition in dataset.editions],
        "dc:subject": list(_facts.KEYWORDS),
        "dc:bibliographicCitation": info.citation,
        "schema:version": info.version,
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "delimiter": ",", "header": True},
        "tables": [_table(part.table, part) for part in parts if part.table and part.media_type == CSV],
    }
    return Part(
        path=PATH,
        content=_json.dump(document),
        media_type=JSON,
        description="CSVW metadata: the CSV files with their columns, keys and digests.",
    )
