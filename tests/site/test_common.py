"""What works the same on every page: themes, copy buttons, the drawers of narrow windows, the search of texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.chromium import NARROW

from .conftest import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page


def ground(page: Page) -> int:
    """Return how bright the ground of a page is, from 0 to 765."""
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(map(int, re.findall(r"\d+", colour)[:3]))


def test_the_theme_switches(visit: Visit) -> None:
    """The switch turns a light page dark, the choice stays, and it comes round to what the system says."""
    page = visit("how-to/frames.html")
    assert ground(page) > 700
    switch = page.locator(".theme-toggle-content .theme-toggle")
    seen: list[tuple[str, bool]] = []
    for _ in range(3):
        switch.click()
        seen.append((page.evaluate("document.body.dataset.theme"), ground(page) > 400))
    assert sorted(seen) == [("auto", True), ("dark", False), ("light", True)]
    while page.evaluate("document.body.dataset.theme") != "dark":
        switch.click()
    page.goto(page.url.replace("how-to/frames", "record/state"))
    assert ground(page) < 200


def test_a_button_copies_what_is_typed(visit: Visit) -> None:
    """A copy button copies the input of an example, without prompts and without results."""
    page = visit("tutorial.html", clipboard=True)
    block = page.locator("div.highlight-pycon, div.highlight-pycon3").first
    block.hover()
    block.locator("button.copybtn").click()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    shown = block.locator("pre").inner_text().splitlines()
    typed = [line[4:] for line in shown if line.startswith((">>> ", "... "))]
    assert typed
    assert copied.splitlines() == typed


def test_a_button_copies_a_command(visit: Visit) -> None:
    """A copy button copies a command without its prompt."""
    page = visit("reference/static-api.html", clipboard=True)
    block = page.locator("div.highlight-console").first
    block.hover()
    block.locator("button.copybtn").click()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("india-cyber-agreements export")


def test_drawers_open_with_the_keyboard(visit: Visit) -> None:
    """On a narrow screen the navigation opens with Enter, says so, and closes with Escape."""
    page = visit("how-to/frames.html", size=NARROW)
    button = page.get_by_role("button", name="The site")
    link = page.locator(".sidebar-tree a").first
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    link.wait_for()
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"


def test_the_content_is_one_step_away(visit: Visit) -> None:
    """The first step of the keyboard leads past the navigation."""
    page = visit("how-to/frames.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#furo-main-content")


def test_texts_are_found(visit: Visit) -> None:
    """The search of texts finds a page by its words, keeps them in its field, and asks nobody else."""
    page = visit("search.html?q=standing+reason")
    page.locator("#search-results li a[href^='explanation/in-force.html']").first.wait_for()
    assert page.get_by_label("Words").input_value() == "standing reason"
