"""The description of a data release in DCAT as Turtle, as text; rdflib reads it in tests/standards."""

from __future__ import annotations

import re

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._package import _dcat
from india_cyber_agreements._package._parts import Part
from tests.package import made_up


def described(dataset: ica.Dataset) -> str:
    """Return the description of a dataset."""
    return _dcat.describe(dataset, made_up.parts()).content.decode()


TEXT = described(ica.dataset())


def test_dataset() -> None:
    """The dataset is named by its package URL and is a version of what has the same URL without version."""
    version = ica.dataset().info.version
    assert f"\n<pkg:pypi/india-cyber-agreements@{version}>\n    a dcat:Dataset ;\n" in TEXT
    assert f'\n    dcat:version "{version}" ;\n' in TEXT
    assert "\n    dcat:isVersionOf <pkg:pypi/india-cyber-agreements> ;\n" in TEXT
    assert "\n    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;\n" in TEXT


def test_prefixes() -> None:
    """Every prefix that is used is declared, and every one declared is used."""
    declared = re.findall(r"^@prefix (\w+): <[^>]+> \.$", TEXT, re.MULTILINE)
    bare = re.sub(r'<[^>]*>|"(\\.|[^"\\])*"', "", TEXT.replace("@prefix", ""))
    used = re.findall(r"(\w+):\w", bare)
    assert sorted(declared) == sorted(set(used))


def test_distributions() -> None:
    """Every file with data is a distribution, with its size and its digest; schemas are none."""
    parts = [part for part in made_up.parts() if "/schema/" not in part.path]
    assert re.findall(r"dcat:distribution <#([^>]+)>", TEXT) == [part.path for part in parts]
    for part in parts:
        block = TEXT.partition(f"\n<#{part.path}>\n")[2].partition(" .\n")[0]
        assert f"dcat:downloadURL <{part.path}>" in block
        assert f"dcat:mediaType <https://www.iana.org/assignments/media-types/{part.media_type}>" in block
        assert f'dcat:byteSize "{part.size}"^^xsd:nonNegativeInteger' in block
        assert f'spdx:checksumValue "{part.sha256}"^^xsd:hexBinary' in block


def test_media_types_without_parameters() -> None:
    """Parameters are no part of a registered media type."""
    part = Part(path="a.csv", content=b"", media_type="text/csv;charset=utf-8", description="A table.")
    assert "media-types/text/csv>" in _dcat.describe(ica.dataset(), [part]).content.decode()


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("1989", '"1989"^^xsd:gYear'),
        ("0989", '"0989"^^xsd:gYear'),
        ("1989-02", '"1989-02"^^xsd:gYearMonth'),
        ("1989-02-20", '"1989-02-20"^^xsd:date'),
        ("1989-02~", '"1989-02"^^xsd:gYearMonth'),
    ],
)
def test_dates_keep_their_precision(date: str, written: str) -> None:
    """A date has the type that fits what is known of it."""
    assert f"dcat:startDate {written} " in described(made_up.dataset(coverage_start=ica.PartialDate.parse(date)))


@pytest.mark.parametrize(
    ("released", "written"),
    [(None, []), ("2026-12-01", ['"2026-12-01"^^xsd:date']), ("2026-12?", ['"2026-12"^^xsd:gYearMonth'])],
)
def test_day_of_release(released: str | None, written: list[str]) -> None:
    """A release has been issued, and a version under development has not."""
    date = ica.PartialDate.parse(released) if released else None
    text = described(attrs.evolve(made_up.dataset(released=date), editions=()))
    assert re.findall(r"dcterms:issued (.+) ;", text) == written


def test_texts_are_escaped() -> None:
    """What would end a text, or has no place in one, is escaped; everything else stays as it is."""
    text = described(made_up.dataset(title=made_up.HOSTILE))
    start = r'dcterms:title "A \"quoted\" \\ back\\nslash,\r\n\ta line, a \u0007bell, '
    assert start in text
    assert "🇮🇳 \U0001f91d" in text


def test_addresses_are_encoded() -> None:
    """A character that no address may have is encoded; others, and encoded ones, stay."""
    edition = attrs.evolve(ica.edition("cis-2017"), url='https://example.org/a b>"<\\^`{|}\n%20é?q=1#x')
    text = described(attrs.evolve(ica.dataset(), editions=(edition,)))
    assert "\n<https://example.org/a%20b%3E%22%3C%5C%5E%60%7B%7C%7D%0A%20é?q=1#x>\n" in text


def test_a_dataset_without_editions() -> None:
    """A dataset that grew from nothing is derived from nothing."""
    assert "prov:wasDerivedFrom" not in described(attrs.evolve(ica.dataset(), editions=()))
