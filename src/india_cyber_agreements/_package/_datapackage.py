"""The Data Package descriptor, version 2 (https://datapackage.org)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .. import _json
from .._columns import Column, ColumnKind, Table
from . import _facts
from ._limits import limits
from ._parts import JSON, PARQUET, SCHEMA, Part

if TYPE_CHECKING:
    from .._dataset import Dataset

PATH = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0"
#: Field types of Table Schema. Its ``date`` is a whole day, so that partial dates are strings.
_TYPES: Mapping[ColumnKind, str] = {
    ColumnKind.TEXT: "string",
    ColumnKind.CATEGORY: "string",
    ColumnKind.PARTIAL_DATE: "string",
    ColumnKind.DATE: "date",
    ColumnKind.INTEGER: "integer",
    ColumnKind.NUMBER: "number",
    ColumnKind.BOOLEAN: "boolean",
}
#: What is left out: Parquet, since software that validates a package takes it for tables once more, and reports errors
#: where the library for it is missing; and the JSON Schemas, which are no data.
_LEFT_OUT = frozenset({PARQUET, SCHEMA})


def _field(column: Column) -> dict[str, Any]:
    """Return the description of a column."""
    limit = limits(column)
    constraints = {
        "required": column.required or None,
        "pattern": limit.pattern,
        "minimum": limit.minimum,
        "maximum": limit.maximum,
        "enum": list(column.vocabulary) or None,
    }
    field = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "description": column.description,
        "categories": list(column.vocabulary) or None,
        "categoriesOrdered": column.ordered or None,
        "constraints": _given(constraints) or None,
    }
    if column.kind is ColumnKind.BOOLEAN:
        field |= {"trueValues": ["True"], "falseValues": ["False"]}
    return _given(field)


def _given(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties that have a value."""
    return {name: value for name, value in properties.items() if value is not None}


def schema(table: Table) -> dict[str, Any]:
    """Return the Table Schema of a table.

    Args:
        table: The table.
    """
    keys = [
        {"fields": list(key.columns), "reference": {"resource": key.table, "fields": list(key.references)}}
        for key in table.foreign_keys
    ]
    properties = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
        "foreignKeys": keys or None,
    }
    return _given(properties)


def _name(part: Part) -> str:
    """Return the name of a resource: that of its table, or its path with signs that a name may have."""
    return part.table.name if part.table else part.path.replace("/", "-")


def _resource(part: Part) -> dict[str, Any]:
    """Return the description of a file."""
    table = part.table
    properties = {
        "name": _name(part),
        "path": part.path,
        "type": "table" if table else None,
        "title": table.name.replace("_", " ").capitalize() if table else None,
        "description": part.description,
        "format": part.path.rpartition(".")[2],
        "mediatype": part.media_type,
        "encoding": "utf-8" if part.is_text else None,
        "bytes": part.size,
        "hash": f"sha256:{part.sha256}",
        "schema": schema(table) if table else None,
    }
    return _given(properties)


def describe(dataset: Dataset, parts: Sequence[Part]) -> Part:
    """Return the descriptor.

    Args:
        dataset: The dataset.
        parts: Its data files.
    """
    info = dataset.info
    address, title = _facts.licence(info)
    day = _facts.issued_day(info)
    makers, *others = info.creators
    properties = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": info.name,
        "id": _facts.identifier(info),
        "title": info.title,
        "description": info.description,
        "version": info.version,
        "created": f"{day}T00:00:00Z" if day else None,
        "licenses": [{"name": info.licence, "path": address, "title": title}],
        "contributors": [
            {"title": makers.name, "roles": ["creator"]},
            *({"title": other.name, "roles": ["contributor", other.role]} for other in others),
        ],
        "sources": [
            {"title": f"{edition.title} ({edition.publisher}, {edition.published})", "path": edition.url}
            for edition in dataset.editions
        ]
        or None,
        "keywords": list(_facts.KEYWORDS),
        "resources": [_resource(part) for part in parts if part.media_type not in _LEFT_OUT],
    }
    return Part(
        path=PATH,
        content=_json.dump(_given(properties)),
        media_type=JSON,
        description="Data Package 2.0 descriptor: every table with its columns, keys and digests.",
    )
