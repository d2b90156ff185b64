"""The site reaches every page, and generated pages are written once."""

from __future__ import annotations

import pathlib
import re

import india_cyber_agreements as ica
from docs import pages

INDEX = (pages.HERE / "index.md").read_text("utf-8")


def entries() -> set[str]:
    """Return the pages that the tables of contents of the index name."""
    blocks = re.findall(r"```\{toctree\}\n(.*?)```", INDEX, re.DOTALL)
    return {line for block in blocks for line in block.splitlines() if line and not line.startswith(":")}


def test_every_page_is_reached() -> None:
    """Every page, written by hand or generated, stands in a table of contents of the index, and nothing else does."""
    by_hand = {path.stem for path in pages.HERE.glob("*.md")} - {"index"}
    by_hand |= {f"notebooks/{path.stem}" for path in pages.HERE.glob("notebooks/*.ipynb")}
    assert entries() == by_hand | {f"_generated/{name}" for name in pages.generated(ica.dataset())}


def test_every_page_is_introduced() -> None:
    """The index says of every page what it holds."""
    assert all(f"]({entry}.md)" in INDEX or f"]({entry}.ipynb)" in INDEX for entry in entries())


def test_pages_are_written_once(tmp_path: pathlib.Path) -> None:
    """Pages are written where they are missing or differ, and left alone where they would not change."""
    directory = tmp_path / "new" / "pages"
    pages.write(ica.dataset(), directory)
    written = {path.stem: path.read_text("utf-8") for path in directory.iterdir()}
    assert written == pages.generated(ica.dataset())
    before = (directory / "audit.md").stat().st_mtime_ns
    (directory / "state.md").write_text("old", "utf-8")
    pages.write(ica.dataset(), directory)
    assert (directory / "audit.md").stat().st_mtime_ns == before
    assert (directory / "state.md").read_text("utf-8") == written["state"]
