"""The built site, served on loopback, and a browser that reaches nothing else."""

from __future__ import annotations

import contextlib
import os
import pathlib
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Literal

import pytest

from docs import pages
from tests.chromium import WIDE, started
from tests.serving import serving

from .server import WithPolicy

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize

Scheme = Literal["light", "dark"]
#: Opens a page: its path within the site, the size of the window, the ground, and whether scripts run.
Visit = Callable[..., "Page"]


@pytest.fixture(scope="session")
def site() -> pathlib.Path:
    """Return the directory of the built site; the environment may name another one as ``SITE``."""
    named = os.environ.get("SITE")
    path = pathlib.Path(named) if named else pages.HERE / "_build" / "html"
    if not named and not (path / "index.html").exists():
        pytest.skip("the documentation is not built: run nox -s docs docs_browser")
    return path.resolve()


@pytest.fixture(scope="session")
def address(site: pathlib.Path) -> Iterator[str]:
    """Serve the site and return its address."""
    with serving(site, WithPolicy) as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a browser and return it."""
    yield from started("docs_browser")


def lost(request: Request) -> bool:
    """Return whether a request failed by itself, and not because one went on to another page meanwhile."""
    return request.failure != "net::ERR_ABORTED"


@contextlib.contextmanager
def watching(browser: Browser, address: str) -> Generator[Visit, None, None]:
    """Yield a function that opens a page of the site, as ``visit`` does, and fail at the end if anything went wrong.

    Args:
        browser: The browser.
        address: Where the site is served.
    """
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def visited(
        path: str,
        *,
        size: ViewportSize = WIDE,
        scheme: Scheme = "light",
        scripts: bool = True,
        clipboard: bool = False,
    ) -> Page:
        context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=scripts)
        if clipboard:
            context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}") if lost(request) else None)
        page.on(
            "response",
            lambda response: (
                complaints.append(f"{response.status}: {response.url}") if response.status >= 400 else None
            ),
        )
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((f"{address}/", "data:", "blob:"))
                else complaints.append(f"elsewhere: {request.url}")
            ),
        )
        page.goto(f"{address}/{path}")
        return page

    yield visited
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Return a function that opens a page of the site; the test fails if anything at all goes wrong in it.

    Wrong is an error in the console, an exception, a request that fails or is refused, and one to another host. The
    arguments are the path, the ``size`` of the window (``WIDE``), the ``scheme`` (``"light"`` or ``"dark"``), whether
    ``scripts`` run, and whether reading the clipboard is allowed.
    """
    with watching(browser, address) as visited:
        yield visited
