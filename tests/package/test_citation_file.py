"""CITATION.cff and the metadata for Zenodo: what they say, and that the one in the checkout is up to date."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._package import _citation_file, _facts, _yaml, _zenodo
from tests.package import made_up

INFO = ica.dataset().info
ROOT = pathlib.Path(__file__).parent.parent.parent


def zenodo(**info: Any) -> Any:
    """Return the metadata for Zenodo of the dataset, described with other values."""
    return json.loads(_zenodo.describe(made_up.dataset(**info), ()).content)


def test_in_the_checkout(release: pathlib.Path) -> None:
    """The files at the root of the checkout are those of the data release."""
    for ours, theirs in (("CITATION.cff", "CITATION.cff"), (".zenodo.json", "zenodo.json")):
        assert ROOT.joinpath(ours).read_bytes() == release.joinpath(theirs).read_bytes()
    assert ROOT.joinpath("CITATION.cff").read_bytes().decode() == _citation_file.text(ica.dataset())


def test_citation_file() -> None:
    """It says how to cite the dataset, and names the edition that it grew from with those who made it."""
    lines = _citation_file.text(ica.dataset()).splitlines()
    for line in (
        'cff-version: "1.2.0"',
        'type: "dataset"',
        f'title: "{INFO.title}"',
        f'version: "{INFO.version}"',
        'license: "CC-BY-4.0"',
        f'    value: "pkg:pypi/{INFO.name}@{INFO.version}"',
        f'  - name: "{INFO.creators[0].name}"',
        f'    title: "{ica.edition().title}"',
        '      - family-names: "Naidu"',
        '        given-names: "Saumyaa"',
        f'    url: "{ica.edition().url}"',
    ):
        assert line in lines


def test_date_of_release() -> None:
    """A date of release stands there once there is one."""
    before = _citation_file.text(made_up.dataset(released=None))
    after = _citation_file.text(made_up.dataset(released=ica.PartialDate.parse("2026-12-01")))
    assert "date-released" not in before
    assert 'date-released: "2026-12-01"\n' in after


def test_without_editions() -> None:
    """A dataset that grew from no edition has no references, and is derived from nothing."""
    alone = attrs.evolve(ica.dataset(), editions=())
    assert "references" not in _citation_file.text(alone)
    assert json.loads(_zenodo.describe(alone, ()).content)["related_identifiers"] == []


def test_edition_of_a_year() -> None:
    """An edition of which only the year is known has no month, and a maker with one name no given name."""
    edition = attrs.evolve(ica.edition(), published=ica.PartialDate.parse("2017"), creators=("Plato",))
    text = _citation_file.text(attrs.evolve(ica.dataset(), editions=(edition,)))
    assert "month:" not in text
    assert '      - family-names: "Plato"\n    publisher:' in text


@pytest.mark.parametrize(
    ("creator", "given", "family"),
    [("Saumyaa Naidu (map)", "Saumyaa", "Naidu"), ("Ada B. Lovelace", "Ada B.", "Lovelace"), ("Plato", None, "Plato")],
)
def test_people(creator: str, given: str | None, family: str) -> None:
    """A name has a family name, its last word; what stands in brackets belongs to no name."""
    (person,) = _facts.people(attrs.evolve(ica.edition(), creators=(creator,)))
    assert (person.given, person.family) == (given, family)


def test_yaml() -> None:
    """Mappings and sequences nest in each other, and no text is anything but a text."""
    text = _yaml.dump({"a": [{"b": "x: #'\"\\\n", "c": [1, 2]}, ["d", "no"]], "e": {"f": "2026-12-01"}})
    assert text == (
        'a:\n  - b: "x: #\'\\"\\\\\\n"\n    c:\n      - 1\n      - 2\n  - - "d"\n    - "no"\ne:\n  f: "2026-12-01"\n'
    )


def test_zenodo() -> None:
    """The metadata say what is deposited, by whom, under which licence, and from what it was made."""
    found = zenodo()
    assert found["upload_type"] == "dataset"
    assert (found["title"], found["version"]) == (INFO.title, INFO.version)
    assert found["creators"] == [{"name": INFO.creators[0].name}]
    assert found["license"] == "cc-by-4.0"
    assert found["related_identifiers"][0]["identifier"] == ica.edition().url
    assert found["related_identifiers"][0]["relation"] == "isDerivedFrom"
    assert "publication_date" not in zenodo(released=None)
    assert zenodo(released=ica.PartialDate.parse("2026-12-01"))["publication_date"] == "2026-12-01"


def test_zenodo_escapes() -> None:
    """The description is HTML, in which texts stand as they are."""
    found = zenodo(description="a < b & c")
    assert found["description"].startswith("<p>a &lt; b &amp; c</p>")
