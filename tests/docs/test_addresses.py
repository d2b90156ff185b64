"""The page that the link check of sources reads."""

from __future__ import annotations

import re

import india_cyber_agreements as ica
from docs import addresses


def test_every_source_is_linked() -> None:
    """Every address there is stands on the page as one link, whatever characters it has."""
    sources = ica.dataset().sources
    links = re.findall(r"^- \S+: <([^<>\s]+)>$", addresses.page(sources), re.MULTILINE)
    assert links == [source.url for source in sources if source.url]
