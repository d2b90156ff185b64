"""The description of a data release in Croissant 1.1."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._package import _croissant, _schema_org
from tests.package import made_up

Kind = ica.ColumnKind


def described(dataset: ica.Dataset) -> dict[str, Any]:
    """Return the description of a dataset."""
    document: dict[str, Any] = json.loads(_croissant.describe(dataset, made_up.parts()).content)
    return document


DOCUMENT = described(ica.dataset())
RECORD_SETS = {record_set["@id"]: record_set for record_set in DOCUMENT["recordSet"]}
FIELDS = {field["@id"]: field for record_set in DOCUMENT["recordSet"] for field in record_set["field"]}
TABLES = {table.name: table for table in ica.tables()}
#: The properties that the specification requires.
REQUIRED = ("@context", "@type", "conformsTo", "description", "license", "name", "url", "creator", "datePublished")
#: Prefixes and terms of the context that the specification recommends (appendix 1), but for those that mean cr:<term>.
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
}
#: The pattern of Semantic Versioning 2.0.0, without build metadata.
SEMANTIC = (
    r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-(0|[1-9]\d*|[a-z-][0-9a-z-]*)(\.(0|[1-9]\d*|[a-z-][0-9a-z-]*))*)?"
)


def test_it_has_what_the_specification_requires() -> None:
    """Every required property is there, and says what the description for search engines says."""
    assert set(REQUIRED) <= DOCUMENT.keys()
    assert DOCUMENT["@type"] == "sc:Dataset"
    assert DOCUMENT["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    shared = _schema_org.about(ica.dataset())
    assert {name: DOCUMENT[name] for name in shared} == shared
    assert DOCUMENT["citeAs"].startswith("@misc{india-cyber-agreements,")
    assert DOCUMENT["isLiveDataset"] is False
    assert DOCUMENT["sdLicense"] == DOCUMENT["license"]


def test_the_address_is_the_name() -> None:
    """An address is required: the package URL names the version wherever it is kept."""
    assert DOCUMENT["url"] == f"pkg:pypi/india-cyber-agreements@{ica.dataset().info.version}"


def test_context() -> None:
    """The context is the standard one, and tells every term that is used."""
    context = DOCUMENT["@context"]
    assert {term: context[term] for term in CONTEXT} == CONTEXT
    for term in ("citeAs", "column", "extract", "field", "fileObject", "key", "recordSet", "references", "source"):
        assert context[term] == f"cr:{term}"


@pytest.mark.parametrize(
    ("version", "semantic"), [("2026.11.0", "2026.11.0"), ("2026.11.0.dev0", "2026.11.0-dev.0"), ("2027.1.12",) * 2]
)
def test_version(version: str, semantic: str) -> None:
    """The version is semantic; under development it comes before the release, as ours does."""
    assert described(made_up.dataset(version=version))["version"] == semantic
    assert re.fullmatch(SEMANTIC, semantic)


def test_names_are_unique() -> None:
    """No two things of the description have one name."""
    found = [file["@id"] for file in DOCUMENT["distribution"]] + [
        record_set["@id"] for record_set in RECORD_SETS.values()
    ]
    found += [field["@id"] for record_set in RECORD_SETS.values() for field in record_set["field"]]
    assert len(found) == len(set(found)) == len(made_up.parts()) + len(TABLES) + len(FIELDS)


def test_files() -> None:
    """Every file stands with its size, its digest, and an address relative to the description."""
    parts = {part.path: part for part in made_up.parts()}
    assert [file["@id"] for file in DOCUMENT["distribution"]] == list(parts)
    for file in DOCUMENT["distribution"]:
        part = parts[file["@id"]]
        assert (file["contentUrl"], file["name"]) == (part.path, part.path.split("/")[-1])
        assert (file["contentSize"], file["sha256"]) == (f"{part.size} B", part.sha256)
        assert part.media_type in file["encodingFormat"]


def test_record_sets() -> None:
    """There is a record set for each table, read from its Parquet file, with the columns in order and the key."""
    assert list(RECORD_SETS) == list(TABLES)
    for name, record_set in RECORD_SETS.items():
        table = TABLES[name]
        assert record_set["description"] == table.description
        assert [field["name"] for field in record_set["field"]] == list(table.column_names)
        assert [key["@id"] for key in record_set["key"]] == [f"{name}/{column}" for column in table.primary_key]
        for field in record_set["field"]:
            assert field["@id"] == f"{name}/{field['name']}"
            assert field["source"] == {
                "fileObject": {"@id": f"parquet/{name}.parquet"},
                "extract": {"column": field["name"]},
            }


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        (Kind.TEXT, "sc:Text"),
        (Kind.CATEGORY, "sc:Text"),
        (Kind.PARTIAL_DATE, "sc:Text"),
        (Kind.DATE, "sc:Date"),
        (Kind.INTEGER, "sc:Integer"),
        (Kind.NUMBER, "sc:Float"),
        (Kind.BOOLEAN, "sc:Boolean"),
    ],
)
def test_types(kind: ica.ColumnKind, type_: str) -> None:
    """Columns have the type of their kind; partial dates are no dates."""
    columns = [
        f"{table.name}/{column.name}" for table in ica.tables() for column in table.columns if column.kind is kind
    ]
    assert {FIELDS[column]["dataType"] for column in columns} == {type_}


def test_empty_values() -> None:
    """A field says whether it may be empty."""
    for table in ica.tables():
        for column in table.columns:
            assert FIELDS[f"{table.name}/{column.name}"]["csvw:required"] is column.required


def test_vocabularies() -> None:
    """The description of a field lists the words that it may hold."""
    assert FIELDS["edition_cells/cis_column"]["description"].startswith("Column of the table. One of: mlat, ")
    for table in ica.tables():
        for column in table.columns:
            description = FIELDS[f"{table.name}/{column.name}"]["description"]
            assert description.startswith(column.description)
            assert all(word in description for word in column.vocabulary)


def test_references() -> None:
    """Fields refer to the one-column keys that foreign keys lead to, directly or by way of a longer key."""
    references = {name: field["references"]["field"]["@id"] for name, field in FIELDS.items() if "references" in field}
    assert references == {
        "parties/agreement_id": "agreements/id",
        "agreement_topics/agreement_id": "agreements/id",
        "agreement_sources/agreement_id": "agreements/id",
        "agreement_sources/source_id": "sources/id",
        "events/agreement_id": "agreements/id",
        "event_sources/agreement_id": "agreements/id",
        "event_sources/source_id": "sources/id",
        "rival_dates/agreement_id": "agreements/id",
        "relations/agreement_id": "agreements/id",
        "relations/target": "agreements/id",
        "edition_cell_agreements/agreement_id": "agreements/id",
    }


def test_what_is_referred_to_refers_to_nothing() -> None:
    """Chains of references are not read by the reference implementation, so that there are none."""
    targets = {field["references"]["field"]["@id"].split("/")[0] for field in FIELDS.values() if "references" in field}
    assert not [name for name, field in FIELDS.items() if name.split("/")[0] in targets and "references" in field]


def test_without_parquet() -> None:
    """Tables that are there as CSV alone have no records that load exactly, and no record set."""
    parts = [part for part in made_up.parts() if not part.path.endswith(".parquet")]
    assert json.loads(_croissant.describe(ica.dataset(), parts).content)["recordSet"] == []
