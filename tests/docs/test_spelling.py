"""The list of words that no dictionary has is in order, and holds no more than the texts need."""

from __future__ import annotations

import json
import re

import india_cyber_agreements as ica
from docs import pages

WORDS = (pages.HERE / "spelling.txt").read_text("utf-8").split()
ROOT = pages.HERE.parent


def texts() -> str:
    """Return all texts that pages show: those by hand, those of notebooks, the generated ones and docstrings."""
    by_hand = [*ROOT.glob("*.md"), *pages.HERE.glob("[!_]*/*.md"), *pages.HERE.glob("*.md"), *ROOT.glob("src/**/*.py")]
    notebooks = [json.loads(path.read_text("utf-8")) for path in pages.HERE.glob("notebooks/*.ipynb")]
    cells = ["".join(cell["source"]) for notebook in notebooks for cell in notebook["cells"]]
    return "\n".join([*(path.read_text("utf-8") for path in by_hand), *cells, *pages.generated(ica.dataset()).values()])


def test_words_are_in_order() -> None:
    """Words stand in alphabetical order whatever their case, each once."""
    assert sorted(set(WORDS), key=lambda word: (word.casefold(), word)) == WORDS


def test_words_are_used() -> None:
    """Each word stands in some text; one that no text has any more is taken off the list."""
    found = {word.casefold() for word in re.findall(r"[^\W\d_]+", texts())}
    assert [word for word in WORDS if word.casefold() not in found] == []
