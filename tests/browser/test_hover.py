"""What is told of a mark that is pointed at: all of it in sight, and of the mark that lies nearest."""

from __future__ import annotations

import itertools
import pathlib
from typing import TYPE_CHECKING

import pytest

import india_cyber_agreements as ica
from tests.chromium import NARROW, WIDE

from .conftest import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, ViewportSize

ALL = ica.agreements()
KINDS = ("map", "timeline", "matrix")
TABLET: ViewportSize = {"width": 768, "height": 1024}
SMALL: ViewportSize = {"width": 320, "height": 844}
SIZES = pytest.mark.parametrize("size", [WIDE, TABLET, NARROW, SMALL], ids=["wide", "tablet", "narrow", "small"])

#: Returns by how many pixels the box of the hover leaves the window, and its texts leave the box.
OUTSIDE = """() => {
  const tip = document.getElementById('vg-tooltip-element'), box = tip.getBoundingClientRect();
  const beyond = (inner, outer) => Math.max(outer.left - inner.left, inner.right - outer.right,
    outer.top - inner.top, inner.bottom - outer.bottom);
  const texts = [...tip.querySelectorAll('td.value')].map(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return beyond(range.getBoundingClientRect(), box);
  });
  return [beyond(box, {left: 0, top: 0, right: innerWidth, bottom: innerHeight}), Math.max(...texts)];
}"""


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Save every picture of the whole dataset."""
    path = tmp_path_factory.mktemp("hovers")
    for kind in KINDS:
        getattr(ALL, kind)().save(path / f"{kind}.html")
    return path


def drawn(page: Page) -> Page:
    """Wait until a picture is drawn."""
    page.wait_for_function("Number(document.documentElement.dataset.drawn) >= 1")
    return page


def point_at(page: Page, mark: Locator, *, above: float = 0) -> str:
    """Point at the middle of a mark, or at some pixels above it, and return what the hover says."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - above)
    page.wait_for_selector("#vg-tooltip-element.visible")
    return page.locator("#vg-tooltip-element").inner_text()


def partner(page: Page, name: str) -> Locator:
    """Return the point of a partner."""
    return page.locator(f'.partners_marks [aria-label*="Partner: {name};"]')


@SIZES
def test_everything_is_in_sight(size: ViewportSize, directory: pathlib.Path, open_page: OpenPage) -> None:
    """No hover leaves the window, and no text leaves the box of its hover, however much there is to say."""
    page = drawn(open_page(directory / "map.html", size=size))
    for name in ("United States", "Russia", "Japan", "Maldives", "Bahrain", "Brazil", "Fiji"):
        page.mouse.move(0, 0)
        said = point_at(page, partner(page, name))
        assert name in said
        window, box = page.evaluate(OUTSIDE)
        assert window <= 0
        assert box <= 0.5


def test_every_partner_answers_on_a_telephone(directory: pathlib.Path, open_page: OpenPage) -> None:
    """Where points lie over each other, the one whose middle is pointed at answers."""
    page = drawn(open_page(directory / "map.html", size=NARROW))
    for country in ica.countries():
        page.mouse.move(0, 0)
        place = page.locator(f'.partners_marks [aria-label*="Partner: {country.name};"]').evaluate(
            "node => { const {e, f} = node.getScreenCTM(); return [e, f]; }"
        )
        page.mouse.move(*place)
        page.wait_for_selector("#vg-tooltip-element.visible")
        assert country.name in page.locator("#vg-tooltip-element").inner_text()


def test_the_capital_answers(directory: pathlib.Path, open_page: OpenPage) -> None:
    """The star says that it is New Delhi, though partners and lines are near."""
    page = drawn(open_page(directory / "map.html"))
    assert point_at(page, page.locator(".capital_marks path").first).strip() == "New Delhi"


def test_a_thin_bar_can_be_pointed_at(directory: pathlib.Path, open_page: OpenPage) -> None:
    """What is possible is drawn as a line, which answers to whoever points near it."""
    page = drawn(open_page(directory / "timeline.html"))
    said = point_at(page, page.locator(".possible_marks [aria-label]").last, above=5)
    assert "possible in force" in said


@SIZES
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut(kind: str, size: ViewportSize, directory: pathlib.Path, open_page: OpenPage) -> None:
    """A picture fits its box, and each of its texts fits the picture."""
    page = drawn(open_page(directory / f"{kind}.html", size=size))
    wide, room = page.evaluate(
        "[document.getElementById('chart').scrollWidth, document.getElementById('chart').clientWidth]"
    )
    assert wide <= room
    beyond = page.evaluate("""() => {
      const svg = document.querySelector('#chart svg'), box = svg.getBoundingClientRect();
      const outside = node => {
        const text = node.getBoundingClientRect();
        return text.width > 0 && (text.left < box.left - 1 || text.right > box.right + 1 || text.top < box.top - 1);
      };
      return [...svg.querySelectorAll('text')].filter(outside).map(node => node.textContent);
    }""")
    assert beyond == []


@pytest.mark.parametrize("size", [WIDE, NARROW, SMALL], ids=["wide", "narrow", "small"])
def test_headings_do_not_touch(size: ViewportSize, directory: pathlib.Path, open_page: OpenPage) -> None:
    """The headings of the matrix stand apart."""
    page = drawn(open_page(directory / "matrix.html", size=size))
    heads = page.locator("#chart .role-axis-label text").evaluate_all(
        "all => all.filter(node => ['MLAT', 'agreement', 'MoU', 'statement', 'framework'].includes(node.textContent))"
        ".map(node => node.getBoundingClientRect()).map(({left, right}) => [left, right])"
    )
    assert len(heads) == len(ica.AgreementType)
    heads.sort()
    assert all(one[1] + 2 <= other[0] for one, other in itertools.pairwise(heads))
