"""Saved pictures in a browser without a network: drawn, pointed at, filtered, narrow and wide, light and dark."""

from __future__ import annotations

import pathlib
import re
from typing import TYPE_CHECKING

import pytest

import india_cyber_agreements as ica
from tests import hostile
from tests.chromium import NARROW, WIDE

from .conftest import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

ALL = ica.agreements()
LAST = ica.dataset().info.coverage_end.year
KINDS = ("map", "timeline", "matrix")


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Save every picture of the whole dataset, and those of hostile records."""
    path = tmp_path_factory.mktemp("pictures")
    for kind in KINDS:
        getattr(ALL, kind)().save(path / f"{kind}.html")
        getattr(hostile.records(), kind)().save(path / f"hostile-{kind}.html")
    return path


def drawn(page: Page, times: int = 1) -> Page:
    """Wait until a picture is drawn, for the first time or again."""
    page.wait_for_function("times => Number(document.documentElement.dataset.drawn) >= times", arg=times)
    return page


def partners(page: Page) -> dict[str, int]:
    """Return the partners that a map shows, each with its number of agreements."""
    labels = page.locator(".partners_marks [aria-label]").evaluate_all("all => all.map(e => e.ariaLabel)")
    found = (re.search(r"Agreements: (\d+);.* Partner: ([^;]+);", label) for label in labels)
    return {match[2]: int(match[1]) for match in found if match}


def expected(year: int, types: tuple[ica.AgreementType, ...] = tuple(ica.AgreementType)) -> dict[str, int]:
    """Return the partners with agreements of some types up to a year, undated ones coming with the last."""
    found: dict[str, int] = {}
    for agreement in ALL.by_type(*types):
        if (agreement.date.earliest.year if agreement.date else LAST) <= year:
            for code in agreement.countries:
                name = ica.country(code).name
                found[name] = found.get(name, 0) + 1
    return found


def move_to(page: Page, selector: str) -> str:
    """Point at the middle of something and return what the hover says."""
    page.locator(selector).first.scroll_into_view_if_needed()
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#vg-tooltip-element.visible")
    return page.locator("#vg-tooltip-element").inner_text()


def test_every_partner_is_drawn(directory: pathlib.Path, open_page: OpenPage) -> None:
    """The map shows every partner country of the data, and no console has anything to complain about."""
    page = drawn(open_page(directory / "map.html"))
    assert partners(page) == expected(LAST)
    assert set(partners(page)) == {country.name for country in ica.countries()}


def test_no_partner_hides_another(directory: pathlib.Path, open_page: OpenPage) -> None:
    """Whatever partner is pointed at in its middle, it is this one that answers."""
    page = drawn(open_page(directory / "map.html"))
    for country in ica.countries():
        page.mouse.move(0, 0)
        assert country.name in move_to(page, f'.partners_marks [aria-label*="Partner: {country.name};"]')


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", ["Singapore", "Mauritius", "Hong Kong", "Bahrain"])
def test_small_partners_can_be_pointed_at(
    name: str, size: ViewportSize, directory: pathlib.Path, open_page: OpenPage
) -> None:
    """Pointing at a small partner shows its name and each of its agreements with date, type, title and standing."""
    page = drawn(open_page(directory / "map.html", size=size))
    said = move_to(page, f'.partners_marks [aria-label*="Partner: {name};"]')
    assert name in said
    for agreement in ica.by_country(name):
        assert f"{agreement.date or 'undated'} · " in said
        assert " ".join(agreement.title.split())[:60] in said
    assert re.search(r"\((in force|presumed in force|possibly in force|not in force|adopted, never in force)\)", said)


def test_the_slider(directory: pathlib.Path, open_page: OpenPage) -> None:
    """The network grows: fewer partners in 2010 than in 2025, each year with exactly those of the data."""
    page = drawn(open_page(directory / "map.html"))
    slider = page.locator("input[type=range]")
    numbers: dict[int, int] = {}
    for year in (2010, 2025):
        slider.fill(str(year))
        page.wait_for_function("year => window.view.signal('year') === year", arg=year)
        page.evaluate("window.view.runAsync().then(() => null)")
        assert partners(page) == expected(year)
        numbers[year] = len(partners(page))
    assert numbers[2010] < numbers[2025]
    slider.press("ArrowLeft")
    page.wait_for_function("window.view.signal('year') === 2024")


def test_the_hover_follows_the_slider(directory: pathlib.Path, open_page: OpenPage) -> None:
    """The standing that is told is that of the end of the slider's year."""
    page = drawn(open_page(directory / "map.html"))
    treaty = ica.get("in-us-mlat")
    for year, words in ((2004, "(not in force)"), (2010, "(in force)")):
        page.locator("input[type=range]").fill(str(year))
        page.wait_for_function("year => window.view.signal('year') === year", arg=year)
        page.mouse.move(0, 0)
        said = move_to(page, '.partners_marks [aria-label*="Partner: United States;"]')
        line = next(line for line in said.splitlines() if treaty.title[:40] in line)
        assert line.endswith(words)


def test_the_filter(directory: pathlib.Path, open_page: OpenPage) -> None:
    """Choosing a type leaves the partners with agreements of that type."""
    page = drawn(open_page(directory / "map.html"))
    page.locator("select").select_option(label="legal assistance treaty")
    page.wait_for_function("window.view.signal('kind') === 'legal assistance treaty'")
    page.evaluate("window.view.runAsync().then(() => null)")
    assert partners(page) == expected(LAST, (ica.AgreementType.MLAT,))


def test_the_timeline(directory: pathlib.Path, open_page: OpenPage) -> None:
    """Pointing at a bar tells the agreement, its standing, since when, and why; at a mark, the event."""
    page = drawn(open_page(directory / "timeline.html"))
    treaty = ica.get("in-us-mlat")
    said = move_to(page, f'.confirmed_marks [aria-label*="{treaty.title[:100]}"]')
    assert treaty.title[:60] in said
    assert "confirmed in force" in said
    assert "2005-10-03" in said
    assert "Entry into force is documented" in said
    said = move_to(page, f'.events_marks [aria-label*="{treaty.title[:100]}"]')
    assert re.search(r"signed|in force|ratified|operational", said)


def test_the_matrix(directory: pathlib.Path, open_page: OpenPage) -> None:
    """Pointing at a cell tells partner, type, number and titles."""
    page = drawn(open_page(directory / "matrix.html"))
    said = move_to(page, '.cells_marks [aria-label*="Partner: Singapore; Type: memorandum"]')
    memoranda = ica.by_country("Singapore").by_type("mou")
    assert str(len(memoranda)) in said
    assert all(" ".join(agreement.title.split())[:60] in said for agreement in memoranda)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_narrow(kind: str, scheme: str, directory: pathlib.Path, open_page: OpenPage) -> None:
    """On a telephone nothing runs out of the window, and the table beside the picture opens and scrolls by itself."""
    page = drawn(open_page(directory / f"{kind}.html", size=NARROW, scheme=scheme))
    page.locator("summary").click()
    assert page.locator("table tbody tr").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert page.evaluate("document.getElementById('chart').scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("kind", KINDS)
def test_another_width(kind: str, tmp_path: pathlib.Path, open_page: OpenPage) -> None:
    """A width that the user sets is the one that the page keeps to."""
    getattr(ica.by_country("Japan"), kind)().properties(width=500).save(tmp_path / "x.html")
    page = drawn(open_page(tmp_path / "x.html"))
    box = page.locator("#chart svg").bounding_box()
    assert box is not None
    assert 480 <= box["width"] <= 500


def test_the_ground_changes(directory: pathlib.Path, open_page: OpenPage) -> None:
    """When the reader's setting turns dark the picture does too, and slider and filter stay where they were."""
    page = drawn(open_page(directory / "map.html"))
    page.locator("input[type=range]").fill("2010")
    page.wait_for_function("window.view.signal('year') === 2010")
    before = page.locator(".land_marks path").first.get_attribute("fill")
    page.emulate_media(color_scheme="dark")
    drawn(page, 2)
    assert page.locator(".land_marks path").first.get_attribute("fill") != before
    assert page.evaluate("window.view.signal('year')") == 2010
    assert partners(page) == expected(2010)


def test_the_window_changes(directory: pathlib.Path, open_page: OpenPage) -> None:
    """A picture follows the width of its window."""
    page = drawn(open_page(directory / "map.html"))
    page.set_viewport_size(NARROW)
    drawn(page, 2)
    box = page.locator("#chart svg").bounding_box()
    assert box is not None
    assert box["width"] <= NARROW["width"]


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_texts(kind: str, directory: pathlib.Path, open_page: OpenPage) -> None:
    """Nothing of a hostile record runs, neither when it is drawn nor when it is pointed at."""
    page = drawn(open_page(directory / f"hostile-{kind}.html"))
    page.on("dialog", lambda _: pytest.fail("a script of the data ran"))
    layer = {"map": "partners", "timeline": "events", "matrix": "cells"}[kind]
    said = move_to(page, f".{layer}_marks [aria-label]")
    assert hostile.SCRIPT in said
    assert page.locator("#vg-tooltip-element script, #vg-tooltip-element img").count() == 0
