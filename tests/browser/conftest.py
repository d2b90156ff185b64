"""A browser without a network, which several tests share."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

import pytest

from tests.chromium import WIDE, started

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

#: Opens a file: path, size of the window, ground, and whether scripts run.
OpenPage = Callable[..., "Page"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a browser and return it."""
    yield from started("outside")


def leaves(address: str, path: pathlib.Path) -> bool:
    """Return whether a page at a path that asks for an address leaves its own file."""
    return address.partition("#")[0] != path.as_uri() and not address.startswith(("data:", "blob:"))


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Return a function that opens a file without a network; the test fails if the page complains or asks for more.

    Its arguments are the path, the ``size`` of the window (``WIDE``), the ``scheme`` (``"light"`` or ``"dark"``) and
    whether ``scripts`` run.
    """
    complaints: list[str] = []

    def opened(
        path: pathlib.Path,
        *,
        size: ViewportSize = WIDE,
        scheme: Literal["light", "dark"] = "light",
        scripts: bool = True,
    ) -> Page:
        context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=scripts)
        context.set_offline(True)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if leaves(request.url, path) else None)
        page.goto(path.as_uri())
        return page

    yield opened
    for context in browser.contexts:
        context.close()
    assert complaints == []
