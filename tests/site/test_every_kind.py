"""What every kind of page keeps to: quiet, accessible, as wide as its window, in its place from the start."""

from __future__ import annotations

import os
import pathlib
from typing import TYPE_CHECKING, Any

import pytest

from tests.chromium import NARROW, WIDE

from .conftest import Scheme, Visit
from .kinds import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

EVERY_KIND = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
#: Light on a wide and dark on a narrow screen: each rule meets each ground and each width.
LOOKS = pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide", "narrow"])

#: How far things moved that were there already, as the browser measures it.
SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => resolve(sum), 400);
})"""
#: What runs out of the window to the right, were it not hidden or made to scroll by itself.
_WIDER = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the checker of accessibility, which the environment names as ``AXE``."""
    path = os.environ.get("AXE")
    if not path:
        pytest.skip("axe-core is not installed: run nox -s docs_browser")
    return pathlib.Path(path).read_text("utf-8")


def violations(page: Page, axe: str) -> list[str]:
    """Return the rules that a page breaks, each with the elements that do."""
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert len(found["passes"]) > 10
    return [
        f"{broken['id']}: {node['target']} {node['failureSummary']}"
        for broken in found["violations"]
        for node in broken["nodes"]
    ]


@EVERY_KIND
@LOOKS
def test_accessible_and_steady(path: str, size: ViewportSize, scheme: Scheme, visit: Visit, axe: str) -> None:
    """No rule of axe is broken, the page is as wide as its window, and what comes late moves nothing that is there."""
    page = visit(path, size=size, scheme=scheme)
    assert page.evaluate(SHIFTS) < 0.02
    assert page.evaluate(_WIDER) == 0
    assert violations(page, axe) == []


@EVERY_KIND
def test_without_scripts_and_on_paper(path: str, visit: Visit) -> None:
    """Where no scripts run the content is there; on paper it is, too, dark on white even where the screen is dark."""
    page = visit(path, scripts=False, scheme="dark")
    assert page.locator("h1").first.is_visible()
    assert len(page.locator("#furo-main-content").inner_text()) > 80
    page.emulate_media(media="print")
    assert page.locator("h1").first.is_visible()
    assert not page.locator(".sidebar-drawer").is_visible()
    text, ground, paper = page.evaluate(
        """() => {
          const {color, backgroundColor} = getComputedStyle(document.querySelector('.content'));
          return [color, backgroundColor, getComputedStyle(document.body).backgroundColor];
        }"""
    )
    assert text == "rgb(0, 0, 0)"
    assert ground in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert paper == "rgb(255, 255, 255)"


def test_the_guard_sees(visit: Visit, axe: str) -> None:
    """What is wrong would be found: a picture without words, and text that hardly stands out."""
    page = visit("index.html")
    page.evaluate(
        """() => {
          const image = document.createElement('img');
          image.src = '_static/mark.svg';
          const pale = document.createElement('p');
          pale.textContent = 'Hardly to be seen';
          pale.style.color = '#ccc';
          document.querySelector('article').append(image, pale);
        }"""
    )
    assert {found.partition(":")[0] for found in violations(page, axe)} == {"image-alt", "color-contrast"}
