"""The landing page tells what the data have, and its map shows every partner."""

from __future__ import annotations

import doctest
import html
import itertools
import json
import math
import re

import attrs
import pytest

import india_cyber_agreements as ica
from docs import pages
from docs._land.rings import polygons
from docs._pages import land_map, landing
from docs._pages.paths import organisation_paths
from india_cyber_agreements._plot._places import to_map
from india_cyber_agreements._plot._theme import SHAPES
from india_cyber_agreements._plot._words import NAMES
from india_cyber_agreements._resources import read_bytes
from tests.docs import made_up

DATA = ica.dataset()
PAGE = landing.page(DATA)
INDEX = (pages.HERE / "index.md").read_text("utf-8")


def test_three_lines() -> None:
    """The lines of code on the page are three, and give what they say."""
    blocks = re.findall(r"```pycon\n(.*?)```", INDEX, re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "index.md", "index.md", 0)
    assert len(test.examples) == 3
    report: list[str] = []
    assert doctest.DocTestRunner().run(test, out=report.append).failed == 0, "".join(report)


def partners() -> dict[str, tuple[str, float, float]]:
    """Return what the map says of each partner by its code: its name to a screen reader, and its place."""
    found = re.findall(
        r'<a class="partner [^>]*? href="countries/(\w\w)\.html" data-code="(\w\w)" aria-label="([^"]*)"'
        r' transform="translate\((\S+) (\S+)\)">',
        PAGE,
    )
    assert all(path == code.lower() for path, code, *_ in found)
    return {code: (html.unescape(label), float(x), float(y)) for _, code, label, x, y in found}


def test_every_partner_is_on_the_map() -> None:
    """Each partner is a link that says its name and how many agreements there are, within what the map shows."""
    left, top, width, height = land_map.VIEW
    shown = partners()
    assert set(shown) == {country.alpha_2 for country in ica.countries()}
    for code, (label, x, y) in shown.items():
        number = len(ica.by_country(code))
        assert label == f"{ica.country(code).name}: {number} agreement{'' if number == 1 else 's'}"
        assert left < x < left + width
        assert top < y < top + height


def test_no_partner_hides_another() -> None:
    """The middles of two points are as far apart as the smallest point is wide."""
    places = [(x, y) for _, x, y in partners().values()]
    assert min(math.dist(*pair) for pair in itertools.combinations(places, 2)) >= 2 * land_map.radius(1)


def test_places_are_those_of_the_globe() -> None:
    """A partner lies where the projection has it, north above and east to the right of New Delhi, or close by."""
    shown = partners()
    for code, (_, x, y) in shown.items():
        country = ica.country(code)
        assert country.longitude is not None
        assert country.latitude is not None
        right, up = to_map((country.longitude, country.latitude))
        assert math.dist((x, -y), (right, up)) < 3 * land_map.radius(1)
    assert shown["RU"][2] < 0 < shown["LK"][2]
    assert shown["AE"][1] < 0 < shown["JP"][1]


@pytest.mark.parametrize(
    ("id_", "tie"),
    [("US", "mlat"), ("CN", "framework"), ("JP", "mou"), ("FJ", "joint-statement")],
)
def test_the_closest_tie(id_: str, tie: str) -> None:
    """Colour and shape of a partner are those of its closest tie."""
    assert land_map.closest(ica.by_country(id_)) == tie
    assert re.search(rf'<a class="partner[ \w]* tie-{tie}"[^>]*data-code="{id_}".*?<use href="#tie-{tie}"', PAGE)
    assert f'id="tie-{tie}"' in PAGE


def test_ties_are_those_of_the_package() -> None:
    """The map has a shape for each type, in the order and number of the package's own map."""
    assert list(land_map.SHAPES) == list(NAMES)
    assert len(land_map.SHAPES) == len(SHAPES)


def test_the_horizon_cuts_no_land() -> None:
    """Each line of the land's outline lies wholly within the horizon or wholly beyond it, so none needs to be cut."""
    topology = json.loads(read_bytes("land.json"))
    rings = [ring for polygon in polygons(topology, [topology["objects"]["land"]]) for ring in polygon]
    assert all(land_map.is_shown(ring) or not any(land_map.is_shown([point]) for point in ring) for ring in rings)
    assert sum(not land_map.is_shown(ring) for ring in rings) < 5


def test_the_outline_is_light() -> None:
    """The outline is made of steps on a grid, and takes less than a tenth of what the page may weigh."""
    outline = land_map.land()
    assert re.fullmatch(r"(M-?\d+[ -]\d+l[-\d ]+z)+", outline)
    assert 10_000 < len(outline) < 60_000


def test_a_partner_without_a_place_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """No partner is left out of the map in silence."""
    nowhere = attrs.evolve(ica.country("JP"), longitude=None, latitude=None)

    def found(_: str) -> ica.Country:
        """Return the country that has no place."""
        return nowhere

    monkeypatch.setattr(land_map, "country", found)
    with pytest.raises(ValueError, match="JP has no place on the map"):
        land_map.map_of(made_up.dataset(ica.get("in-jp-2015-cert-mou")))


def test_totals_are_those_of_the_data() -> None:
    """Each type has its number and leads to the explorer, as do the standings of today; the sources are counted."""
    found = re.findall(r'<a href="agreements/index\.html\?type=([\w-]+)">.*?<strong>(\d+)</strong>', PAGE)
    assert {type_: int(number) for type_, number in found} == dict(ica.totals())
    day = DATA.info.modified.latest
    standings = [agreement.standing_on(day).standing for agreement in DATA.agreements]
    today = dict(re.findall(r'<a href="agreements/index\.html\?standing=([\w-]+)"><strong>(\d+)</strong>', PAGE))
    above = [standing for standing in ica.Standing if standing > ica.Standing.NOT_IN_FORCE]
    assert today == {standing.value: str(standings.count(standing)) for standing in above}
    assert f"On {day.day} {day:%B} {day.year}, the day of the data" in PAGE
    assert f"<strong>{len(DATA.sources):,}</strong> sources" in PAGE


def test_organisations_are_reached() -> None:
    """Every organisation leads to its page and says how many agreements there are."""
    found = re.findall(r'<li><a href="([^"]*)\.html" data-organisation="([^"]*)">[^<]*</a> <span>(\d+)</span>', PAGE)
    assert {name: path for path, name, _ in found} == organisation_paths(DATA)
    assert {name: int(number) for _, name, number in found} == {
        name: len(ica.by_organisation(name)) for name in organisation_paths(DATA)
    }


def test_the_latest() -> None:
    """Before a partner is chosen the latest agreements are shown, each with its standing, the newest first."""
    card = PAGE.partition('<ul id="card-list">')[2].partition("</ul>")[0]
    ids = re.findall(r'href="agreements/([\w-]+)\.html"', card)
    dated = [agreement for agreement in DATA.agreements if agreement.date]
    assert ids == [agreement.id for agreement in reversed(dated[-4:])]
    treaty = landing.item(ica.get("in-us-mlat"), DATA.info.modified.latest)
    assert "<span>2001-10-17 · legal assistance treaty · in force</span>" in treaty
    statement = landing.item(ica.by_type("joint-statement")[0], DATA.info.modified.latest)
    assert "joint statement · adopted, never in force</span>" in statement


def test_hostile_texts() -> None:
    """Texts of the data stay texts, in the page and in the description."""
    data = made_up.dataset(made_up.hostile())
    data = attrs.evolve(data, info=attrs.evolve(data.info, description=f"</script>{made_up.HOSTILE}"))
    assert "<script" not in landing.page(data)
    described = landing.described(data)
    assert described.count("<script") == described.count("</script") == 1
    assert made_up.HOSTILE in json.loads(described.partition(">")[2].rpartition("</script>")[0])["description"]


def test_described() -> None:
    """The page describes the dataset to search engines, and points to no file that the site does not have."""
    described = landing.described(DATA)
    found = json.loads(described.removeprefix('<script type="application/ld+json">').removesuffix("</script>\n"))
    assert found["@context"] == "https://schema.org/"
    assert (found["@type"], found["version"]) == ("Dataset", DATA.info.version)
    assert found["license"].startswith("https://creativecommons.org/")
    assert "contentUrl" not in described


def test_one_of_each() -> None:
    """Numbers and their nouns agree where there is only one of a kind."""
    page = landing.page(made_up.dataset(ica.get("in-us-mlat")))
    assert "1 country, 0 organisations, 1 agreement by" in page
    assert "<strong>1</strong> <span>legal assistance treaty</span>" in page
    assert 'aria-label="United States: 1 agreement"' in page


def test_sections_are_introduced() -> None:
    """The page leads to every section of the site: from each table of contents to one page of it at least."""
    sections = re.findall(r"```\{toctree\}\n:hidden:\n(?::caption: [^\n]*\n)?\n(.*?)```", INDEX, re.DOTALL)
    linked = set(re.findall(r"\]\(([^)#]+)\.(?:md|ipynb)\)", INDEX))
    assert sections
    assert all(linked & set(section.split()) for section in sections)
