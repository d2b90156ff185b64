"""Sorting and searching a saved page, and how pages and fragments fit where they stand."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Any, Literal

import pytest

import india_cyber_agreements as ica
from tests import hostile
from tests.chromium import NARROW, WIDE

from .conftest import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

EVERY = ica.agreements()
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Return the page of all agreements."""
    path = tmp_path_factory.mktemp("page") / "all.html"
    EVERY.save(path)
    return path


def column(page: Page, name: str) -> list[str]:
    """Return what is seen of a column, from top to bottom."""
    script = """name => {
      const heads = [...document.querySelectorAll('thead th')];
      const place = heads.findIndex(head => head.textContent === name);
      return [...document.querySelectorAll('tbody tr')].filter(row => row.checkVisibility())
        .map(row => row.cells[place].textContent.trim());
    }"""
    texts: list[str] = page.evaluate(script, name)
    return texts


def sorts(page: Page) -> dict[str, str]:
    """Return which columns say that they are sorted, and how."""
    script = """() => Object.fromEntries([...document.querySelectorAll('th[aria-sort]')]
      .map(head => [head.textContent, head.ariaSort]))"""
    found: dict[str, str] = page.evaluate(script)
    return found


def overflow(page: Page) -> int:
    """Return by how many pixels a page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider


def head(page: Page, name: str) -> Any:
    """Return the button of a column."""
    return page.locator("thead").get_by_role("button", name=name, exact=True)


@SIZES
def test_sorting_dates(saved: pathlib.Path, open_page: OpenPage, size: ViewportSize) -> None:
    """Dates sort by the days that they can mean, and what has none comes last both ways."""
    page = open_page(saved, size=size)
    assert sorts(page) == {}
    dates = sorted((a.in_force_since for a in EVERY if a.in_force_since), key=lambda date: date.sort_key)
    ordered = [(date.earliest, date.latest) for date in dates]
    for way, expected in (("ascending", ordered), ("descending", ordered[::-1])):
        head(page, "In force since").click()
        assert sorts(page) == {"In force since": way}
        shown = column(page, "In force since")
        found = [ica.PartialDate.parse(text) for text in shown[: len(dates)]]
        assert [(date.earliest, date.latest) for date in found] == expected
        assert set(shown[len(dates) :]) == {""}


def test_sorting_words(saved: pathlib.Path, open_page: OpenPage) -> None:
    """Words sort as words, confidence from high to low; a second column sorts anew; Enter and Space press as well."""
    page = open_page(saved)
    head(page, "Confidence").focus()
    page.keyboard.press("Enter")
    ranks = [list(ica.Confidence).index(ica.Confidence(word)) for word in column(page, "Confidence")]
    assert ranks == sorted(ranks)
    head(page, "Id").focus()
    page.keyboard.press("Space")
    assert column(page, "Id") == sorted(EVERY.ids)
    page.keyboard.press("Enter")
    assert column(page, "Id") == sorted(EVERY.ids, reverse=True)
    assert sorts(page) == {"Id": "descending"}


def test_searching(saved: pathlib.Path, open_page: OpenPage) -> None:
    """Every word must occur in some cell; case and accents do not count; the number is told to screen readers."""
    page = open_page(saved)
    field, count = page.get_by_role("searchbox", name="Search"), page.get_by_role("status")
    whole = f"{len(EVERY)} agreements"
    assert count.text_content() == whole
    assert count.get_attribute("aria-live") == "polite"
    japan = {a.id for a in EVERY.by_country("Japan").by_type("mou")}
    field.fill("  MOU japan ")
    assert japan <= set(column(page, "Id"))
    assert all(
        "mou" in id_ or type_ == "mou" for id_, type_ in zip(column(page, "Id"), column(page, "Type"), strict=True)
    )
    assert count.text_content() == f"{len(column(page, 'Id'))} of {whole}"
    field.fill("turkiye")
    assert {a.id for a in EVERY.by_country("Türkiye")} <= set(column(page, "Id"))
    field.fill("no such words")
    assert (column(page, "Id"), count.text_content()) == ([], f"0 of {whole}")
    field.fill("")
    assert (column(page, "Id"), count.text_content()) == (list(EVERY.ids), whole)


def test_searching_what_is_cut(saved: pathlib.Path, open_page: OpenPage) -> None:
    """The end of a long title is found, though the cell does not show it."""
    long = max(EVERY, key=lambda agreement: len(agreement.title))
    page = open_page(saved)
    page.get_by_role("searchbox").fill(long.title)
    assert column(page, "Id") == [long.id]
    (shown,) = column(page, "Title")
    assert long.title[-20:] not in shown


def test_sorting_what_was_found(saved: pathlib.Path, open_page: OpenPage) -> None:
    """Sorting keeps the rows that were not found out of sight, and searching keeps the order."""
    page = open_page(saved)
    page.get_by_role("searchbox").fill("brics")
    before = column(page, "Id")
    head(page, "Id").click()
    assert column(page, "Id") == sorted(before)
    page.get_by_role("searchbox").fill("")
    assert column(page, "Id") == sorted(EVERY.ids)


@SIZES
def test_without_scripts(saved: pathlib.Path, open_page: OpenPage, size: ViewportSize) -> None:
    """Where no scripts run, the whole table stands there, and nothing that would not work."""
    page = open_page(saved, size=size, scripts=False)
    assert page.locator("tbody tr:visible").count() == len(EVERY)
    assert page.get_by_role("searchbox").count() == page.get_by_role("button").count() == 0
    assert page.get_by_text(f"{len(EVERY)} agreements.").is_visible()


@SIZES
@SCHEMES
def test_page_fits(
    saved: pathlib.Path, open_page: OpenPage, size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    """The page is as wide as the window, and its text stands out from its ground, light or dark."""
    page = open_page(saved, size=size, scheme=scheme)
    assert overflow(page) == 0
    ground, text = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    brightness = [sum(map(int, colour[4:-1].split(","))) / 765 for colour in (ground, text)]
    assert (brightness[0] > 0.9 and brightness[1] < 0.1) if scheme == "light" else brightness[0] < 0.1 < brightness[1]


def test_labels_on_a_narrow_screen(saved: pathlib.Path, open_page: OpenPage) -> None:
    """On a narrow screen cells stand below each other, each with the name of its column."""
    page = open_page(saved, size=NARROW)
    label = page.evaluate("getComputedStyle(document.querySelector('tbody td'), '::before').content")
    assert label == '"Date: "'
    wide = open_page(saved, size=WIDE)
    assert wide.evaluate("getComputedStyle(document.querySelector('tbody td'), '::before').content") == "none"


def test_print(saved: pathlib.Path, open_page: OpenPage) -> None:
    """On paper there is no field to search in, and the table stays."""
    page = open_page(saved)
    page.emulate_media(media="print")
    assert not page.get_by_role("searchbox").is_visible()
    assert page.locator("tbody tr:visible").count() == len(EVERY)


@SIZES
def test_hostile_page(tmp_path: pathlib.Path, open_page: OpenPage, size: ViewportSize) -> None:
    """Hostile texts run nothing and break nothing."""
    hostile.records().save(tmp_path / "hostile.html")
    page = open_page(tmp_path / "hostile.html", size=size)
    assert overflow(page) == 0
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0
    shown = column(page, "Title")
    assert [text in shown for text in hostile.TEXTS[:2]] == [True, True]
    page.get_by_role("searchbox").fill("<script>")
    assert len(column(page, "Id")) == 1


@SIZES
@SCHEMES
def test_fragments_fit(
    tmp_path: pathlib.Path, open_page: OpenPage, size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    """What a notebook shows takes text and ground from its page, and never makes it wider than the window."""
    some: list[Any] = [
        EVERY,
        hostile.records(),
        *hostile.records(),
        max(EVERY, key=lambda agreement: len(agreement.citations)),
        EVERY.totals("country"),
        EVERY.totals("form"),
        ica.edition("cis-2017"),
        ica.get("in-us-mlat").standing_on("2020-01-01"),
    ]
    content = "".join(thing._repr_html_() for thing in some)
    text = {"light": "rgb(1, 2, 3)", "dark": "rgb(250, 251, 252)"}[scheme]
    style = f"color: {text}; background: {'white' if scheme == 'light' else 'black'}"
    path = tmp_path / "notebook.html"
    path.write_text(f'<!DOCTYPE html><meta charset="utf-8"><body style="{style}">{content}', "utf-8")
    page = open_page(path, size=size, scheme=scheme)
    assert overflow(page) == 0
    assert page.locator(".ica-box").count() == len(some)
    script = "[...document.querySelectorAll('.ica-box *')].map(part => [getComputedStyle(part).color,"
    colours = page.evaluate(f"{script} getComputedStyle(part).backgroundColor].join('; '))")
    assert set(colours) == {f"{text}; rgba(0, 0, 0, 0)"}
