"""The landing page in a browser: its map, with the agreements of a partner beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import india_cyber_agreements as ica
from docs._pages.markdown import noun
from docs._pages.paths import organisation_paths
from tests.chromium import NARROW, WIDE

from .conftest import Scheme, Visit
from .told import DATA, DAY, LAST, expected

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Response, ViewportSize

ALL = DATA.agreements
#: Where the middles of all points are in the window, by code.
_PLACES = """() => Object.fromEntries([...document.querySelectorAll('#map .partner')].map(each => {
  const box = each.querySelector('use').getBoundingClientRect();
  return [each.dataset.code, [box.x + box.width / 2, box.y + box.height / 2]];
}))"""
LOOKS = pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide", "narrow"])


def until(year: int, *types: ica.AgreementType) -> ica.AgreementSet:
    """Return the agreements of some types up to a year, those without a date coming with the last."""
    return ALL.by_type(*(types or ica.AgreementType)).where(lambda agreement: (agreement.year or LAST) <= year)


def numbers(agreements: ica.AgreementSet) -> dict[str, int]:
    """Return the number of agreements of each partner country by its name."""
    return {country.name: len(agreements.by_country(country)) for country in agreements.countries()}


def shown(page: Page) -> dict[str, int]:
    """Return the partners that the map shows, each with the number that it says."""
    labels: list[str] = page.locator("#map .partner:visible").evaluate_all("all => all.map(each => each.ariaLabel)")
    found = (re.fullmatch(r"(.+): (\d+) agreements?", label) for label in labels)
    return {match[1]: int(match[2]) for match in found if match}


def partner(page: Page, name: str) -> Locator:
    """Return the link of a partner on the map."""
    return page.locator(f'#map .partner[data-code="{ica.country(name).alpha_2}"]')


def middle(page: Page, name: str) -> tuple[float, float]:
    """Return where the middle of a partner's point is in the window, after bringing it into view."""
    point = partner(page, name)
    point.scroll_into_view_if_needed()
    box = point.locator("use").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def title(page: Page, words: str) -> None:
    """Wait until what stands beside the map has a title."""
    page.wait_for_function("words => document.getElementById('card-title').textContent === words", arg=words)


def card(page: Page) -> dict[str, str]:
    """Return what stands beside the map: what is said of each agreement by its id."""
    found: list[tuple[str, str]] = page.locator("#card-list li").evaluate_all(
        "all => all.map(each => [each.querySelector('a').getAttribute('href'), each.querySelector('span').textContent])"
    )
    return {href.removeprefix("agreements/").removesuffix(".html"): said for href, said in found}


def test_pointing(visit: Visit) -> None:
    """Whoever is pointed at in the middle of its point answers, with every agreement, and its point leads to its page.

    The way to the list crosses other partners, which do not take over.
    """
    page = visit("index.html")
    assert shown(page) == numbers(ALL)
    page.locator("#map").scroll_into_view_if_needed()
    places: dict[str, list[float]] = page.evaluate(_PLACES)
    for code, place in places.items():
        page.mouse.move(*place)
        title(page, ica.country(code).name)
        assert card(page) == expected(ALL.by_country(code))
        assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('a').dataset.code", place) == code
    page.mouse.move(*middle(page, "Germany"))
    title(page, "Germany")
    box = page.locator("#card-list li a").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + 5, steps=8)
    page.wait_for_timeout(200)
    assert page.locator("#card-title").inner_text() == "Germany"


def test_a_click_leads_to_the_page(visit: Visit) -> None:
    """A click on a partner leads to the page of the country, and a title to that of the agreement."""
    page = visit("index.html")
    page.mouse.move(*middle(page, "Singapore"))
    page.mouse.click(*middle(page, "Singapore"))
    page.wait_for_url("**/countries/sg.html")
    page = visit("index.html")
    page.mouse.move(*middle(page, "United States"))
    title(page, "United States")
    page.locator('#card-list a[href$="in-us-mlat.html"]').click()
    page.wait_for_url("**/agreements/in-us-mlat.html")


def test_a_tap_tells_first(browser: Browser, address: str) -> None:
    """On a touch screen the first tap, which need not be exact, tells of a partner, the second leads to its page."""
    context = browser.new_context(viewport=NARROW, has_touch=True)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    x, y = middle(page, "Australia")
    page.touchscreen.tap(x + 14, y + 8)
    title(page, "Australia")
    assert card(page) == expected(ALL.by_country("Australia"))
    assert page.url.endswith("/index.html")
    page.touchscreen.tap(*middle(page, "Brazil"))
    title(page, "Brazil")
    assert page.url.endswith("/index.html")
    page.touchscreen.tap(*middle(page, "Brazil"))
    page.wait_for_url("**/countries/br.html")
    context.close()


@pytest.mark.parametrize("year", [2010, 2016, LAST])
def test_the_slider(year: int, visit: Visit) -> None:
    """The map shows what there was by the end of a year, says so in words, and tells standings as they were then."""
    page = visit("index.html")
    page.locator("#map-year").fill(str(year))
    assert shown(page) == numbers(until(year))
    names = {agreement.organisation for agreement in until(year) if agreement.organisation}
    when = f"by the end of {year}" if year < LAST else f"by {DAY.day} {DAY:%B} {DAY.year}"
    said = page.locator("#map-shown").inner_text()
    organisations = noun(len(names), "organisation")
    assert said == f"{len(until(year).countries())} countries, {organisations}, {len(until(year))} agreements {when}"
    partner(page, "United States").focus()
    assert card(page) == expected(until(year).by_country("United States"), year)


def test_the_slider_is_where_it_was_left(visit: Visit) -> None:
    """The keyboard moves the slider by a year, and the sizes come back to those that the page was made with."""
    page = visit("index.html")
    measure = "all => all.map(each => [each.getAttribute('class'), each.innerHTML, each.ariaLabel])"
    drawn = page.locator("#map .partner").evaluate_all(measure)
    without = visit("index.html", scripts=False).locator("#map .partner").evaluate_all(measure)
    assert drawn == without
    page.locator("#map-year").press("Home")
    page.locator("#map-year").press("ArrowRight")
    assert page.locator("#map-until").inner_text() == str(int(page.locator("#map-year").get_attribute("min") or 0) + 1)
    page.locator("#map-year").press("End")
    assert page.locator("#map .partner").evaluate_all(measure) == drawn


@pytest.mark.parametrize("type_", list(ica.AgreementType))
def test_the_filter(type_: ica.AgreementType, visit: Visit) -> None:
    """A type leaves the partners with agreements of this type, alone and with a year."""
    page = visit("index.html")
    page.locator("#map-type").select_option(type_.value)
    assert shown(page) == numbers(until(LAST, type_))
    ties = set(
        page.locator("#map .partner:visible use").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    )
    assert ties == {f"#tie-{type_}"}
    page.locator("#map-year").fill("2015")
    assert shown(page) == numbers(until(2015, type_))
    page.locator(".today a").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.ariaLabel") in {
        f"{name}: {noun(number, 'agreement')}" for name, number in shown(page).items()
    }


def test_nothing_left(visit: Visit) -> None:
    """A partner without agreements of a type is told so, and its point is gone until they come back."""
    page = visit("index.html")
    page.locator("#map-partner").select_option("FJ")
    page.locator("#map-type").select_option("mlat")
    assert page.locator("#card-note").inner_text().startswith("No agreement of this type by ")
    assert not partner(page, "Fiji").is_visible()
    assert card(page) == {}
    page.locator("#map-type").select_option("")
    assert partner(page, "Fiji").is_visible()
    assert card(page) == expected(ALL.by_country("Fiji"))


def test_the_latest(visit: Visit) -> None:
    """Before a partner is chosen the latest agreements are told, of the type and up to the year."""
    page = visit("index.html")
    page.locator("#map-type").select_option("mlat")
    page.locator("#map-year").fill("2015")
    treaties = until(2015, ica.AgreementType.MLAT)
    latest = list(expected(treaties.where(lambda agreement: agreement.date is not None)))[-4:]
    assert list(card(page)) == latest[::-1]
    assert page.locator("#card-more").get_attribute("href") == "agreements/index.html?type=mlat&to=2015"


def test_the_keyboard(visit: Visit) -> None:
    """The map is one stop; arrows lead from name to name, telling of each; Enter leads to its page, Escape back."""
    page = visit("index.html")
    first, second, *_, last = sorted(numbers(ALL), key=lambda name: name.casefold())
    page.locator(".today a").last.focus()
    page.keyboard.press("Tab")
    title(page, first)
    page.keyboard.press("ArrowRight")
    title(page, second)
    assert card(page) == expected(ALL.by_country(second))
    page.keyboard.press("End")
    title(page, last)
    page.keyboard.press("ArrowDown")
    title(page, first)
    page.keyboard.press("Escape")
    title(page, "The latest")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "map-partner"
    page.keyboard.press("Shift+Tab")
    title(page, first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/countries/*.html")
    assert page.url.endswith(f"/{ica.country(first).alpha_2.lower()}.html")


def test_organisations(visit: Visit) -> None:
    """An organisation is pointed at, chosen or followed like a country, and its number follows the year."""
    page = visit("index.html")
    link = page.locator('#organisations a[data-organisation="BRICS"]')
    link.hover()
    title(page, "BRICS")
    assert card(page) == expected(ALL.by_organisation("BRICS"))
    page.locator("#map-partner").select_option("EU")
    title(page, "EU")
    page.locator("#map-year").fill("2016")
    assert card(page) == expected(until(2016).by_organisation("EU"), 2016)
    assert link.locator("xpath=../span").inner_text() == str(len(until(2016).by_organisation("BRICS")))
    link.click()
    page.wait_for_url(f"**/{organisation_paths(DATA)['BRICS']}.html")


def test_the_same_in_the_explorer(visit: Visit) -> None:
    """What is shown of a partner is one step from the explorer, with the same filters."""
    page = visit("index.html")
    more = page.locator("#card-more")
    assert more.get_attribute("href") == "agreements/index.html"
    page.locator("#map-partner").select_option("JP")
    page.locator("#map-type").select_option("mou")
    page.locator("#map-year").fill("2020")
    assert more.get_attribute("href") == "agreements/index.html?country=JP&type=mou&to=2020"
    ids = list(card(page))
    more.click()
    page.wait_for_url("**/agreements/index.html?**")
    page.wait_for_load_state()
    assert page.locator("table.agreements tbody tr:visible").evaluate_all("all => all.map(row => row.id)") == ids


def test_without_scripts(visit: Visit) -> None:
    """Without scripts the points are links, the latest stand beside them, and nothing is there that would not work."""
    page = visit("index.html", scripts=False)
    assert shown(page) == numbers(ALL)
    assert len(card(page)) == 4
    assert not page.locator("#map-year").is_visible()
    assert not page.locator("#map-shown").is_visible()
    assert page.locator("#find").get_attribute("action") == "agreements/index.html"
    partner(page, "Bhutan").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/countries/bt.html")


@LOOKS
def test_nothing_runs_out_of_the_window(size: ViewportSize, scheme: Scheme, visit: Visit) -> None:
    """Map, list and search fit the window, also while they are in use."""
    page = visit("index.html", size=size, scheme=scheme)
    page.locator("#find-words").fill("united")
    box = page.locator("#find-results").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    page.keyboard.press("Escape")
    page.locator("#map-partner").select_option("US")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for selector in ("#map", ".panel", "#card-list"):
        part = page.locator(selector).bounding_box()
        assert part is not None
        assert part["width"] <= size["width"]
    ground = page.evaluate("getComputedStyle(document.querySelector('.panel')).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", ground)[:3])) > 400) is (scheme == "light")


def test_telling_moves_nothing(visit: Visit) -> None:
    """Whatever is told, the page stays as high as it was."""
    page = visit("index.html")
    height = page.evaluate("document.documentElement.scrollHeight")
    for code in ("US", "FJ", ""):
        page.locator("#map-partner").select_option(code)
        assert page.evaluate("document.documentElement.scrollHeight") == height


def test_the_page_is_light(browser: Browser, address: str) -> None:
    """The page and everything that it loads take well below a megabyte, and few requests."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    loaded: list[Response] = []
    page.on("response", lambda response: loaded.append(response))
    page.goto(f"{address}/index.html")
    page.wait_for_load_state("networkidle")
    sizes = [len(response.body()) for response in loaded]
    context.close()
    assert sum(sizes) < 600_000
    assert len(sizes) < 30
