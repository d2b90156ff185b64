"""A browser without a network, as several kinds of tests start it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

#: Names under which Chromium and its kin are installed.
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name leads anywhere but to this machine: what a page asks of another host fails.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}


def started(session: str) -> Iterator[Browser]:
    """Start a browser, yield it and end it.

    Args:
        session: The session of nox that has what is needed.
    """
    reason = f"playwright is not installed: run nox -s {session}"
    playwright = pytest.importorskip("playwright.sync_api", reason=reason)
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip(f"no browser found under the names {', '.join(_NAMES)}")
    with playwright.sync_playwright() as driver:
        found: Browser = driver.chromium.launch(executable_path=path, args=_OPTIONS)
        yield found
        found.close()
