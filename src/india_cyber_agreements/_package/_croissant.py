"""The release as Croissant 1.1, which programs for machine learning load records from.

The specification is at https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .. import _json
from .._cite import cite_dataset
from .._columns import Column, ColumnKind, Table
from .._tables import TABLES
from ._facts import identifier, licence
from ._parts import JSON_LD, PARQUET, Part
from ._schema_org import about

if TYPE_CHECKING:
    from .._dataset import Dataset

PATH = "croissant.json"
#: Names that mean the same in the vocabulary of Croissant.
_TERMS = (
    "annotation arrayShape citeAs column containedIn equivalentProperty excludes extract field fileObject fileProperty "
    "fileSet format includes isArray isLiveDataset jsonPath key md5 parentField path readLines recordSet references "
    "regex repeated replace samplingRate sdVersion separator source subField transform unArchive value"
)
#: The context of the specification (appendix 1), with what its reference implementation wants besides. That knows the
#: names of schema.org under https alone.
_CONTEXT: Mapping[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "csvw": "http://www.w3.org/ns/csvw#",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    **{term: f"cr:{term}" for term in _TERMS.split()},
}
_TYPES: Mapping[ColumnKind, str] = {
    ColumnKind.TEXT: "sc:Text",
    ColumnKind.CATEGORY: "sc:Text",
    ColumnKind.PARTIAL_DATE: "sc:Text",
    ColumnKind.DATE: "sc:Date",
    ColumnKind.INTEGER: "sc:Integer",
    ColumnKind.NUMBER: "sc:Float",
    ColumnKind.BOOLEAN: "sc:Boolean",
}
#: The older name of Parquet, by which the reference implementation knows it.
_OLD_PARQUET = "application/x-parquet"


def describe(dataset: Dataset, parts: Sequence[Part]) -> Part:
    """Return the description of a data release for machine learning.

    There is a record set for each table, read from its Parquet file. Addresses of files are relative to the
    directory of the release.

    Args:
        dataset: The dataset.
        parts: Its data files.
    """
    info = dataset.info
    document = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        **about(dataset),
        # Croissant demands an address. Where the release is kept is not known to it, but its name is.
        "url": identifier(info),
        "version": _semantic(info.version),
        "citeAs": cite_dataset(info, "bibtex"),
        "isLiveDataset": False,
        "sdLicense": licence(info)[0],
        "distribution": [_file(part) for part in parts],
        # From Parquet: what reads CSV guesses types, and takes the code of Namibia for a missing value.
        "recordSet": [
            _record_set(part.table, part.path) for part in parts if part.table and part.media_type == PARQUET
        ],
    }
    return Part(
        path=PATH,
        content=_json.dump(document),
        media_type=JSON_LD,
        description="Description of the release in Croissant 1.1, from which records load.",
    )


def _semantic(version: str) -> str:
    """Return a version as Semantic Versioning writes it; only one that is under development differs."""
    return version.replace(".dev", "-dev.")


def _file(part: Part) -> dict[str, Any]:
    """Return a file of the release, named by its path."""
    return {
        "@type": "cr:FileObject",
        "@id": part.path,
        "name": part.path.rpartition("/")[2],
        "description": part.description,
        "contentUrl": part.path,
        "contentSize": f"{part.size} B",
        "encodingFormat": [PARQUET, _OLD_PARQUET] if part.media_type == PARQUET else part.media_type,
        "sha256": part.sha256,
    }


def _record_set(table: Table, path: str) -> dict[str, Any]:
    """Return a table as a record set read from a file."""
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{column}"} for column in table.primary_key],
        "field": [_field(column, table, path) for column in table.columns],
    }


def _field(column: Column, table: Table, path: str) -> dict[str, Any]:
    """Return a column as a field."""
    description = column.description
    if column.vocabulary:
        # Record sets of words are left out: a table that refers to one cannot be referred to in turn, since the
        # reference implementation then reads it once and never again.
        description += f" One of: {', '.join(column.vocabulary)}."
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": description,
        "dataType": _TYPES[column.kind],
        "csvw:required": column.required,
        "source": {"fileObject": {"@id": path}, "extract": {"column": column.name}},
    }
    target = _target(table, column.name)
    if target:
        field["references"] = {"field": {"@id": target}}
    return field


def _target(table: Table, name: str) -> str | None:
    """Return the field that a column refers to, if any.

    Croissant refers with one field at a time, and readers join by it: a field that is but a part of a key would
    multiply rows. Such a part is followed on to the table that it is the whole key of.
    """
    for key in table.foreign_keys:
        if name in key.columns:
            target = TABLES[key.table]
            column = key.references[key.columns.index(name)]
            return f"{target.name}/{column}" if target.primary_key == (column,) else _target(target, column)
    return None
