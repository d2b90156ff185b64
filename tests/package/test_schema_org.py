"""The description of a data release as schema.org/Dataset."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._package import _schema_org
from tests.package import made_up


def described(dataset: ica.Dataset) -> dict[str, Any]:
    """Return the description of a dataset."""
    document: dict[str, Any] = json.loads(_schema_org.describe(dataset, made_up.parts()).content)
    return document


DOCUMENT = described(ica.dataset())


def test_it_has_what_search_engines_want() -> None:
    """Name, a description of the length that Google asks for, licence, makers, identifier and version are there."""
    info = ica.dataset().info
    assert (DOCUMENT["@context"], DOCUMENT["@type"]) == ("https://schema.org/", "Dataset")
    assert DOCUMENT["name"] == info.title
    assert 50 <= len(DOCUMENT["description"]) <= 5000
    assert DOCUMENT["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert DOCUMENT["creator"] == {"@type": "Organization", "name": info.creators[0].name} == DOCUMENT["publisher"]
    assert DOCUMENT["identifier"] == f"pkg:pypi/india-cyber-agreements@{info.version}"
    assert DOCUMENT["version"] == info.version
    assert DOCUMENT["creditText"] == info.citation
    assert DOCUMENT["isAccessibleForFree"] is True
    assert DOCUMENT["inLanguage"] == "en"
    assert "India" in DOCUMENT["keywords"]
    assert DOCUMENT["spatialCoverage"] == {"@type": "Place", "name": "India"}
    assert "includedInDataCatalog" not in DOCUMENT


def test_it_invents_no_address() -> None:
    """The dataset has no home that is known, so that none is given."""
    assert "url" not in DOCUMENT
    assert "sameAs" not in DOCUMENT


def test_dates() -> None:
    """Dates are days in ISO 8601, the span of time is as precise as it is known."""
    info = ica.dataset().info
    assert DOCUMENT.get("datePublished") == (str(info.released) if info.released else None)
    assert dt.date.fromisoformat(DOCUMENT["dateModified"]) == info.modified.earliest
    assert DOCUMENT["temporalCoverage"] == f"{info.coverage_start}/{info.coverage_end}"


@pytest.mark.parametrize(
    ("released", "published"), [(None, None), ("2026-12-01", "2026-12-01"), ("2026-12?", "2026-12")]
)
def test_doubt_is_left_out(released: str | None, published: str | None) -> None:
    """ISO 8601 has no sign for doubt; before a release nothing is published."""
    parse = ica.PartialDate.parse
    document = described(
        made_up.dataset(
            released=parse(released) if released else None, modified=parse("2026-11~"), coverage_start=parse("1989?")
        )
    )
    assert document.get("datePublished") == published
    assert document["dateModified"] == "2026-11"
    assert document["temporalCoverage"] == "1989/2026-11"


def test_it_names_what_it_is_based_on() -> None:
    """The 2017 table stands with its title, its address and its makers, whose part in it is no part of the name."""
    edition = ica.edition("cis-2017")
    (work,) = DOCUMENT["isBasedOn"]
    assert (work["name"], work["url"], work["datePublished"]) == (edition.title, edition.url, "2017-04")
    assert work["publisher"]["name"] == "Centre for Internet and Society"
    assert [person["name"] for person in work["creator"]] == ["Leilah Elmokadem", "Saumyaa Naidu"]
    assert work["license"] == "https://creativecommons.org/licenses/by/4.0/"
    (reference,) = DOCUMENT["citation"]
    assert all(text in reference for text in (*edition.creators, edition.title, edition.publisher, edition.url))


def test_a_dataset_without_editions() -> None:
    """A dataset that grew from nothing is based on nothing."""
    document = described(attrs.evolve(ica.dataset(), editions=()))
    assert document["isBasedOn"] == document["citation"] == []


def test_files() -> None:
    """Every file with data can be downloaded, schemas are none; the address is relative to the description."""
    parts = {part.path: part for part in made_up.parts() if "/schema/" not in part.path}
    assert [download["contentUrl"] for download in DOCUMENT["distribution"]] == list(parts)
    for download in DOCUMENT["distribution"]:
        part = parts[download["contentUrl"]]
        assert download["@type"] == "DataDownload"
        assert download["encodingFormat"] == part.media_type
        assert (download["contentSize"], download["sha256"]) == (f"{len(part.content)} B", part.sha256)


def test_variables() -> None:
    """What is measured are columns of the agreements; a date stands there once."""
    columns = {column.name: column.description for column in ica.tables()[0].columns}
    variables = {variable["name"]: variable["description"] for variable in DOCUMENT["variableMeasured"]}
    assert variables.items() <= columns.items()
    assert {"type", "signed", "confidence"} <= variables.keys()
    assert not [name for name in variables if name.endswith(("_earliest", "_latest"))]


def test_hostile_texts() -> None:
    """Any text comes back as it was."""
    assert described(made_up.dataset(title=made_up.HOSTILE))["name"] == made_up.HOSTILE
