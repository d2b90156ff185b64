"""Ids of records in texts lead to the pages of these records."""

from __future__ import annotations

import pathlib
import re

import pytest


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("explanation/codebook.html", "../agreements/in-us-mlat.html"),
        ("explanation/sources.html", "../agreements/in-ca-mlat.html"),
    ],
)
def test_ids_are_links(site: pathlib.Path, page: str, address: str) -> None:
    """An id that stands as code is a link, and once only, so that links are not within links."""
    text = (site / page).read_text("utf-8")
    id_ = pathlib.PurePosixPath(address).stem
    shown = f'<code class="[^"]*"><span class="pre">{id_}</span></code>'
    assert re.search(f'<a class="reference internal" href="{re.escape(address)}">{shown}</a>', text)
    assert len(re.findall(shown, text)) == len(re.findall(f"<a [^>]*>{shown}</a>", text))
