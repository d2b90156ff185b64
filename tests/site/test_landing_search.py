"""The search of the landing page in a browser: as one types, by keyboard, and on to the explorer."""

from __future__ import annotations

import re
import urllib.parse
from typing import TYPE_CHECKING

import pytest

import india_cyber_agreements as ica

from .conftest import Visit
from .told import DATA, expected

if TYPE_CHECKING:
    from playwright.sync_api import Page

ALL = DATA.agreements


def search(page: Page, words: str) -> None:
    """Search for words, in all texts."""
    page.locator("#find-words").focus()
    page.wait_for_function("() => window.texts")
    page.locator("#find-words").fill(words)


def found(page: Page) -> list[str]:
    """Return the ids of the agreements that the search shows."""
    hrefs: list[str] = page.locator("#find-results a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    return [href.removeprefix("agreements/").removesuffix(".html") for href in hrefs[:-1]]


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("turkiye", "in-tr-mlat"),
        ("in-us-mlat", "in-us-mlat"),
        ("CRITICAL infrastructure poland", "in-pl-2024-action-plan"),
        ("brics", None),
        ("japan cert", "in-jp-2015-cert-mou"),
    ],
)
def test_the_search(words: str, id_: str | None, visit: Visit) -> None:
    """Agreements are found as one types by title, id, partner, subject and organisation, whatever case and accents."""
    page = visit("index.html")
    page.locator("#find-words").focus()
    page.wait_for_function("() => window.texts")
    page.keyboard.type(words)
    ids = found(page)
    assert ids
    assert id_ is None or ids[0] == id_
    first = ica.get(ids[0])
    said = page.locator("#find-results a").first.inner_text()
    assert first.title in said
    assert f" · {expected(ALL.where(lambda agreement: agreement.id == first.id))[first.id]}" in said
    assert page.locator("#find-count").inner_text().endswith(" found.")


def test_partners_come_first(visit: Visit) -> None:
    """A search for a country shows those with that country alone first, the newest first, and counts all of them."""
    page = visit("index.html")
    search(page, "Japan")
    alone = [agreement.id for agreement in reversed(ALL.by_country("Japan")) if agreement.is_bilateral]
    assert found(page) == alone[: len(found(page))]
    with_texts = len(ALL.by_country("Japan") | ica.search("Japan"))
    assert page.locator("#find-results a").last.inner_text() == f"All {with_texts} in the explorer"


def test_the_search_by_keyboard(visit: Visit) -> None:
    """Arrows lead into the list and round, Escape closes it, Enter follows what they are at."""
    page = visit("index.html")
    box, results = page.locator("#find-words"), page.locator("#find-results")
    search(page, "singapore")
    at = "document.activeElement.getAttribute('href') ?? document.activeElement.id"
    links = results.locator("a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    seen: list[str] = []
    for _ in range(len(links) + 1):
        page.keyboard.press("ArrowDown")
        seen.append(page.evaluate(at))
    assert seen == [*links, "find-words"]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert results.is_hidden()
    assert page.evaluate(at) == "find-words"
    assert box.input_value() == "singapore"
    page.keyboard.press("End")
    page.keyboard.type(" mou")
    assert results.is_visible()
    page.keyboard.press("Tab")
    page.locator("#map-partner").focus()
    assert results.is_hidden()
    box.focus()
    page.keyboard.press("ArrowDown")
    first = page.evaluate(at)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{first}")


@pytest.mark.parametrize("words", ["critical infrastructure", "CERT-In", "mlat", "in-us-mlat", "Côte & data"])
def test_from_the_search_to_the_explorer(words: str, visit: Visit) -> None:
    """The last entry, and Enter in the box, lead to the explorer with what was typed, which finds as many."""
    page = visit("index.html")
    search(page, words)
    last = page.locator("#find-results a").last
    assert last.get_attribute("href") == f"agreements/index.html?q={urllib.parse.quote(words)}"
    number = "".join(re.findall(r"All (\d+) in", last.inner_text())) or "0"
    page.locator("#find-words").press("Enter")
    page.wait_for_url("**/agreements/index.html?q=*")
    page.wait_for_load_state()
    assert page.locator("#filter-q").input_value() == words
    assert page.locator("#filter-count").inner_text() == f"{number} of {len(ALL)} agreements"


def test_nothing_is_found(visit: Visit) -> None:
    """A search without a find says so, and an empty one shows nothing."""
    page = visit("index.html")
    search(page, "xyzzy")
    assert page.locator("#find-results a").all_inner_texts() == ["No agreement: to the explorer"]
    assert page.locator("#find-count").inner_text() == "0 agreements found."
    page.locator("#find-words").fill(" ")
    assert page.locator("#find-results").is_hidden()
