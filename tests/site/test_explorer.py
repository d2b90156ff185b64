"""The explorer in a browser: filters, their Python, their address, sorting, and what can be taken away."""

from __future__ import annotations

import csv
import io
import pathlib
import urllib.parse
from typing import TYPE_CHECKING, Any

import pytest

import india_cyber_agreements as ica
from tests.chromium import NARROW

from .conftest import Visit
from .test_every_kind import SHIFTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXPLORER = "agreements/index.html"
DAY = ica.dataset().info.modified.latest


def shown(page: Page) -> list[str]:
    """Return the ids of the rows that are shown, from top to bottom."""
    ids: list[str] = page.evaluate(
        "[...document.querySelectorAll('.agreements tbody tr')].filter(row => !row.hidden).map(row => row.id)"
    )
    return ids


def expression(page: Page) -> str:
    """Return the Python expression of the filter."""
    return page.locator(".explorer pre").inner_text().strip()


def evaluated(page: Page) -> ica.AgreementSet:
    """Return what the Python expression of the filter gives."""
    found: Any = eval(expression(page), {"ica": ica})  # noqa: S307 - what a reader is told to run
    assert isinstance(found, ica.AgreementSet)
    return found


#: Filters as an address has them, some with words that only ids, types, names of partners or texts hold.
FILTERS = (
    "",
    "country=JP&type=mlat",
    "country=jp",
    "country=US&type=mou&standing=presumed",
    "organisation=BRICS",
    "organisation=ASEAN+Regional+Forum&from=2012&to=2014",
    "type=joint-statement&scope=dedicated",
    "topic=critical-infrastructure&from=2016",
    "to=1999",
    "standing=at-least-presumed",
    "standing=at-least-presumed&scope=dedicated&type=framework",
    "standing=possible",
    "standing=not-in-force&country=GB",
    "q=ransomware",
    "q=Japan",
    "q=japan+memorandum",
    "q=mlat+swiss",
    "q=CERT-In",
    "q=C%C3%B4te",
    "q=%22quoted%22+%5C+%26",
    "q=cyber&country=AU&type=mou&scope=dedicated&topic=incident-response&standing=presumed&from=2000&to=2026",
    "q=nothing+of+the+kind",
)


@pytest.mark.parametrize("query", FILTERS)
def test_filters_and_their_python(query: str, visit: Visit) -> None:
    """What a filter shows is what its Python expression gives, and what the count says."""
    page = visit(f"{EXPLORER}?{query}")
    rows = shown(page)
    assert sorted(rows) == sorted(evaluated(page).ids)
    assert page.locator("#filter-count").inner_text() == f"{len(rows)} of {len(ica.agreements())} agreements"
    assert page.locator("#filter-notice").is_hidden()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("country=JP&type=mou", lambda: ica.by_country("Japan").by_type("mou")),
        ("organisation=Quad", lambda: ica.by_organisation("Quad")),
        ("standing=at-least-presumed", lambda: ica.in_force_between(DAY, DAY)),
        ("scope=dedicated", lambda: ica.agreements().where(lambda a: a.cyber_scope == "dedicated")),
        ("from=2010&to=2012", lambda: ica.agreements().where(lambda a: a.year in {2010, 2011, 2012})),
        ("q=ransomware", lambda: ica.search("ransomware")),
        ("q=Japan", lambda: ica.search("japan") | ica.by_country("Japan")),
    ],
)
def test_filters_mean_what_they_say(query: str, expected: Any, visit: Visit) -> None:
    """A filter shows what a reader would ask the package for."""
    assert sorted(shown(visit(f"{EXPLORER}?{query}"))) == sorted(expected().ids)


def test_choosing_changes_address_and_count(visit: Visit) -> None:
    """A choice filters at once, stands in the address, and is there again after reloading and after coming back."""
    page = visit(EXPLORER)
    assert page.locator("#filter-count").get_attribute("role") == "status"
    page.get_by_label("Country").select_option("Japan")
    page.get_by_label("Type").select_option("mou")
    page.get_by_label("From year").fill("2015")
    page.wait_for_url("**?country=JP&type=mou&from=2015")
    page.wait_for_load_state("networkidle")
    before = shown(page)
    assert 0 < len(before) < len(ica.by_country("Japan"))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert shown(page) == before
    assert page.get_by_label("Country").input_value() == "JP"
    page.locator(".agreements tbody tr:not([hidden]) th a").first.click()
    page.wait_for_url("**/in-*.html")
    page.wait_for_load_state("networkidle")
    page.go_back()
    page.wait_for_load_state("networkidle")
    assert shown(page) == before
    page.get_by_role("button", name="Reset").click()
    assert urllib.parse.urlsplit(page.url).query == ""
    assert len(shown(page)) == len(ica.agreements())
    assert page.evaluate("document.activeElement.name") == "q"


def test_typing_filters(visit: Visit) -> None:
    """Words that are typed filter shortly after, and stand in the address."""
    page = visit(EXPLORER)
    page.get_by_label("Words").press_sequentially("ransomware")
    page.wait_for_url("**?q=ransomware")
    assert set(shown(page)) == set(ica.search("ransomware").ids)


@pytest.mark.parametrize(
    ("query", "named", "kept"),
    [
        ("country=XX", "country=XX", ica.agreements()),
        ("colour=red&country=JP", "colour=red", ica.by_country("JP")),
        ("from=soon&country=JP", "from=soon", ica.by_country("JP")),
        ("sort=height", "sort=height", ica.agreements()),
        ("sort=constructor", "sort=constructor", ica.agreements()),
        ("toString=1", "toString=1", ica.agreements()),
        ("type=mou&type=mlat", "type=mlat", ica.by_type("mou")),
        ("standing=%3Cimg%20src%3Dx%3E", "standing=<img src=x>", ica.agreements()),
    ],
)
def test_what_is_not_known_is_told(query: str, named: str, kept: ica.AgreementSet, visit: Visit) -> None:
    """A value that the table does not know is told and left aside, and the rest of the filter stands."""
    page = visit(f"{EXPLORER}?{query}")
    assert named in page.locator("#filter-notice").inner_text()
    assert sorted(shown(page)) == sorted(kept.ids)


def test_years_the_wrong_way_round(visit: Visit) -> None:
    """A first year after the last is told."""
    page = visit(f"{EXPLORER}?from=2020&to=2010")
    assert "after the last" in page.locator("#filter-notice").inner_text()
    assert shown(page) == []


def test_sorting(visit: Visit) -> None:
    """Heads of columns sort, say how, and put it into the address; what has no date stays at the end."""
    page = visit(EXPLORER)
    head = page.locator("th[data-column=date]")
    assert head.get_attribute("aria-sort") == "descending"
    undated = [agreement.id for agreement in ica.agreements() if not agreement.date]
    dated = [agreement.id for agreement in ica.agreements() if agreement.date]
    assert shown(page)[: len(dated)] == dated[::-1]
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert shown(page)[: len(dated)] == dated
    assert sorted(shown(page)[len(dated) :]) == sorted(undated)
    page.get_by_role("button", name="Standing").click()
    assert page.url.endswith("?sort=-standing")
    assert head.get_attribute("aria-sort") is None
    ranks = [ica.get(id_).standing_on(DAY).standing.rank for id_ in shown(page)]
    assert ranks == sorted(ranks, reverse=True)
    page.get_by_role("button", name="Title").press("Enter")
    page.wait_for_url("**?sort=title")
    page.wait_for_load_state("networkidle")
    titles = [ica.get(id_).title.casefold() for id_ in shown(page)]
    assert titles[0] < titles[-1]
    page.reload()
    assert page.locator("th[data-column=title]").get_attribute("aria-sort") == "ascending"


def test_copying(visit: Visit) -> None:
    """The link and the expression can be copied."""
    page = visit(f"{EXPLORER}?country=JP", clipboard=True)
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.locator(".explorer button.copybtn").click()
    assert page.evaluate("navigator.clipboard.readText()").strip() == 'ica.by_country("JP")'


def test_saving_as_csv(visit: Visit, tmp_path: pathlib.Path) -> None:
    """What is shown can be saved as CSV, in the order that is shown."""
    page = visit(f"{EXPLORER}?country=US&sort=title")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    path = tmp_path / "agreements.csv"
    download.value.save_as(path)
    written = path.read_bytes().decode()
    assert written.count("\r\n") == written.count("\n") == len(shown(page)) + 1
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert [row["id"] for row in rows] == shown(page)
    for row in rows:
        agreement = ica.get(row["id"])
        assert row["title"] == agreement.title
        assert row["countries"].split() == list(agreement.countries)
        assert row[f"standing_on_{DAY}"] == agreement.standing_on(DAY).standing


def test_no_formula_in_csv(visit: Visit, tmp_path: pathlib.Path) -> None:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front, and quotes are doubled."""
    page = visit("organisations/index.html")
    page.wait_for_load_state("networkidle")
    page.context.add_init_script(
        """
        let value;
        Object.defineProperty(window, 'catalogue', {
          get: () => value,
          set: given => { given.agreements[0].title = '=1+"1"'; value = given; },
        });
        """
    )
    page.goto(page.url.replace("organisations/index.html", f"{EXPLORER}?sort=date"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    path = tmp_path / "agreements.csv"
    download.value.save_as(path)
    assert '"\'=1+""1"""' in path.read_text("utf-8")


def test_without_scripts(visit: Visit) -> None:
    """Where no scripts run, all rows are there, and no control that would not work."""
    page = visit(f"{EXPLORER}?country=JP", scripts=False)
    assert page.locator(".agreements tbody tr").count() == len(ica.agreements())
    assert page.locator(".agreements tbody tr").last.is_visible()
    assert not page.locator("#filter").is_visible()
    assert not page.get_by_role("button", name="Save as CSV").is_visible()


def test_from_a_disk(browser: Browser, site: pathlib.Path) -> None:
    """Opened from a disk, filters work too."""
    context = browser.new_context()
    there = context.new_page()
    there.goto(f"{(site / EXPLORER).as_uri()}?country=JP")
    assert sorted(shown(there)) == sorted(ica.by_country("Japan").ids)
    there.get_by_label("Type").select_option("mou")
    assert sorted(shown(there)) == sorted(ica.by_country("Japan").by_type("mou").ids)
    context.close()


def test_cards_on_a_narrow_screen(visit: Visit) -> None:
    """On a narrow screen rows are cards that fit into it, and an order can be chosen without heads."""
    page = visit(f"{EXPLORER}?country=US", size=NARROW)
    widths: list[float] = page.evaluate(
        """() => [...document.querySelectorAll('.agreements tr:not([hidden]) > *')]
          .map(cell => cell.getBoundingClientRect().right)"""
    )
    assert max(widths) <= NARROW["width"]
    page.get_by_label("Order").select_option("title")
    page.wait_for_url("**sort=title")
    titles = [ica.get(id_).title.casefold() for id_ in shown(page)]
    assert titles[0] < titles[-1]


def test_paper_has_what_is_shown(visit: Visit) -> None:
    """On paper stand the rows that are shown, the count and the expression, and no control."""
    page = visit(f"{EXPLORER}?country=JP&type=mou")
    page.emulate_media(media="print")
    visible = page.locator(".agreements tbody tr").filter(visible=True).count()
    assert visible == len(shown(page)) < 10
    assert page.locator("#filter-count").is_visible()
    assert not page.locator("#filter").is_visible()


@pytest.mark.parametrize("query", ["", "?country=JP&type=mou", "?standing=possible"])
def test_a_filter_in_the_address_moves_nothing(query: str, visit: Visit) -> None:
    """The page comes with its filter on: nothing that is there already moves."""
    assert visit(EXPLORER + query).evaluate(SHIFTS) < 0.02
