"""Pages of countries and organisations: each partner has one, and every country is accounted for."""

from __future__ import annotations

import attrs
import pytest

import india_cyber_agreements as ica
from docs._pages.country_page import country_pages
from docs._pages.organisation_page import organisation_pages
from docs._pages.partner_page import closest
from docs._pages.paths import organisation_paths
from tests import hostile
from tests.docs import made_up
from tests.docs.fragments import fragment, is_harmless

DATA = ica.dataset()
COUNTRIES = country_pages(DATA)
ORGANISATIONS = organisation_pages(DATA)


def test_every_partner_has_a_page() -> None:
    """Each country and each organisation with an agreement has a page, and nobody else."""
    codes = {f"countries/{partner.alpha_2.lower()}.md" for partner in ica.countries()}
    assert COUNTRIES.keys() == codes | {"countries/index.md"}
    names = {agreement.organisation for agreement in ica.agreements() if agreement.organisation}
    assert len(ORGANISATIONS) == len(names) + 1
    assert "organisations/counter-ransomware-initiative.md" in ORGANISATIONS


@pytest.mark.parametrize("partner", ica.countries(), ids=lambda partner: partner.alpha_2)
def test_all_agreements_of_a_country(partner: ica.Country) -> None:
    """A country's page has all of its agreements, in the pictures and in the table, and how to ask for them."""
    page = COUNTRIES[f"countries/{partner.alpha_2.lower()}.md"]
    found = fragment(page)
    ids = ica.by_country(partner).ids
    assert sorted(id_ for id_ in found.ids if id_.startswith("in-")) == sorted(ids)
    for id_ in ids:
        assert found.links.count(f"../agreements/{id_}.html") >= 2
    assert f'ica.by_country("{partner.name}")' in found.text
    assert f"../agreements/index.html?country={partner.alpha_2}" in found.links
    assert page.startswith("---\norphan: true\n")


@pytest.mark.parametrize("name", organisation_paths(DATA))
def test_all_agreements_of_an_organisation(name: str) -> None:
    """An organisation's page has all of its agreements, and how to ask for them."""
    found = fragment(ORGANISATIONS[f"{organisation_paths(DATA)[name]}.md"])
    assert sorted(id_ for id_ in found.ids if id_.startswith("in-")) == sorted(ica.by_organisation(name).ids)
    assert f'ica.by_organisation("{name}")' in found.text


def test_the_closest_tie() -> None:
    """The closest tie is the closest type; of a type that which stands surest, and then the latest."""
    day = DATA.info.modified.latest
    assert closest(ica.by_country("US"), day).id == "in-us-mlat"
    japan = ica.by_country("Japan").by_type("mou")
    assert closest(ica.by_country("Japan"), day) == japan[-1]


def test_every_country_is_accounted_for() -> None:
    """The page of all countries names each entry of the coverage, whatever came of the search."""
    page = COUNTRIES["countries/index.md"]
    shown = fragment(page).text
    assert [entry.country for entry in DATA.coverage if ica.country(entry.country).name not in shown] == []
    assert [
        entry.note
        for entry in DATA.coverage
        if entry.note
        and entry.note not in shown
        and entry.country not in {partner.alpha_2 for partner in ica.countries()}
    ] == []


def test_several_states_are_told() -> None:
    """Where agreements are not with one country alone, its page says how many."""
    several = len(ica.by_country("Japan")) - len(ica.by_country("Japan").bilateral())
    assert f"Of these, {several} are of several states" in COUNTRIES["countries/jp.md"]
    assert "of several states" not in COUNTRIES["countries/ch.md"]


def test_without_organisations() -> None:
    """A dataset whose agreements all are with single countries has a page of organisations that says so."""
    data = made_up.dataset(ica.get("in-us-mlat"))
    pages = organisation_pages(data)
    assert list(pages) == ["organisations/index.md"]
    assert "0 organisations" in pages["organisations/index.md"]


def test_without_anything() -> None:
    """A dataset without agreements has pages of all countries and all organisations."""
    data = attrs.evolve(made_up.dataset(), coverage=())
    assert list(country_pages(data)) == ["countries/index.md"]
    assert list(organisation_pages(data)) == ["organisations/index.md"]


def test_names_that_are_alike_have_addresses_of_their_own() -> None:
    """Organisations whose names differ in signs alone, or have no letters, do not share an address."""
    names = ("A/B", "A B", "index", "\N{SNOWMAN}", "\N{COMET}", "x" * 300)
    model = ica.get("in-us-mlat")
    records = [attrs.evolve(model, id=f"in-{number}", organisation=name) for number, name in enumerate(names)]
    paths = organisation_paths(made_up.dataset(*records))
    assert set(paths) == set(names)
    assert len(set(paths.values()) | {"organisations/index"}) == len(names) + 1
    assert all(len(path) < 100 and path.count("/") == 1 for path in paths.values())


@pytest.mark.parametrize("record", [made_up.hostile(), *hostile.records()], ids=lambda record: record.id)
def test_texts_stay_texts(record: ica.Agreement) -> None:
    """Hostile texts neither run nor break anything."""
    data = made_up.dataset(record)
    coverage = tuple(attrs.evolve(entry, note=record.summary) for entry in data.coverage)
    data = attrs.evolve(data, coverage=coverage)
    pages = {**country_pages(data), **organisation_pages(data)}
    assert [name for name, page in pages.items() if not is_harmless(page)] == []
