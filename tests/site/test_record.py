"""Pages of agreements, countries and organisations in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import india_cyber_agreements as ica
from tests.chromium import NARROW, WIDE

from .conftest import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

#: A treaty, a memorandum with rival dates, one without a date, a statement of several states, a retired id; partners.
PAGES = (
    "agreements/in-us-mlat.html",
    "agreements/in-sg-2015-cybersecurity-mou.html",
    f"agreements/{next(a.id for a in ica.agreements() if any(e.rivals for e in a.events))}.html",
    f"agreements/{next(a.id for a in ica.agreements() if not a.date)}.html",
    f"agreements/{max(ica.agreements(), key=lambda a: len(a.title)).id}.html",
    f"agreements/{max(ica.agreements(), key=lambda a: len(a.countries)).id}.html",
    f"agreements/{ica.dataset().redirects[0].id}.html",
    "countries/us.html",
    "countries/ch.html",
    "organisations/brics.html",
    "organisations/counter-ransomware-initiative.html",
    "countries/index.html",
    "organisations/index.html",
    "agreements/index.html",
)


def opened(visit: Visit, path: str) -> Page:
    """Return a page once all of it has come, so that nothing is broken off when it leads elsewhere."""
    page: Page = visit(path)
    page.wait_for_load_state("networkidle")
    return page


def outside(page: Page) -> list[str]:
    """Return what runs out of the window to the right and is seen."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('article *')]
          .filter(part => !part.closest('pre, .scrolls, thead, svg') && part.checkVisibility())
          .filter(part => part.getBoundingClientRect().right > innerWidth + 1)
          .map(part => `${part.tagName} ${part.className} ${part.textContent.slice(0, 60)}`)"""
    )
    return found


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", PAGES)
def test_everything_fits(path: str, size: ViewportSize, visit: Visit) -> None:
    """Nothing on a page runs out of the window."""
    assert outside(visit(path, size=size)) == []


def test_the_answer_is_seen_first(visit: Visit) -> None:
    """Without scrolling one sees how an agreement stands, and why."""
    page = visit("agreements/in-us-mlat.html")
    answer = page.locator(".answer")
    box = answer.bounding_box()
    assert box
    assert box["y"] + box["height"] < WIDE["height"]
    assert "In force on" in answer.inner_text()
    assert page.title().startswith(ica.get("in-us-mlat").title)


def test_numbers_of_sources_lead_to_them(visit: Visit) -> None:
    """The number beside a source of an event leads to that source in the list of the page."""
    page = visit("agreements/in-us-mlat.html")
    reference = page.locator(".references a[href^='#source-']").first
    number = reference.inner_text().strip("[]")
    reference.click()
    assert page.url.endswith(f"#source-{number}")
    assert page.locator(f"#source-{number}").is_visible()


@pytest.mark.parametrize("style", ["bibtex", "ris", "csl-json"])
def test_citations_are_copied_whole(style: str, visit: Visit) -> None:
    """A citation opens, and its button copies what the package writes."""
    page = visit("agreements/in-us-mlat.html", clipboard=True)
    names = {"bibtex": "BibTeX", "ris": "RIS", "csl-json": "CSL-JSON"}
    details = page.locator("details").filter(has=page.get_by_text(names[style], exact=True))
    details.locator("summary").click()
    details.hover()
    details.locator("button.copybtn").click()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == ica.cite("in-us-mlat", style=style).strip()


def test_a_timeline_leads_to_agreements(visit: Visit) -> None:
    """Each row of a country's timeline leads to its agreement, also with the keyboard."""
    page = opened(visit, "countries/jp.html")
    rows = page.locator(".timeline-rows a")
    assert rows.count() == len(ica.by_country("Japan"))
    rows.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/agreements/{ica.by_country('Japan')[0].id}.html")


def test_a_country_leads_to_its_filter(visit: Visit) -> None:
    """The numbers by type of a country lead to just these agreements in the explorer."""
    page = opened(visit, "countries/jp.html")
    page.locator(".by-type a").first.click()
    page.wait_for_url("**/agreements/index.html?country=JP&type=mou")
    found = page.locator(".agreements tbody tr").filter(visible=True)
    assert found.count() == len(ica.by_country("Japan").by_type("mou"))


def test_all_in_order_of_date(visit: Visit) -> None:
    """From the first agreement one comes to the next, and back."""
    first, second, *_ = ica.agreements().ids
    page = opened(visit, f"agreements/{first}.html")
    page.locator(".neighbours .after a").click()
    page.wait_for_url(f"**/{second}.html")
    page.wait_for_load_state("networkidle")
    page.locator(".neighbours .before a").click()
    page.wait_for_url(f"**/{first}.html")
