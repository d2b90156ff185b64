"""The site reaches every page, and generated files are written once."""

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
    sources = {path for end in ("md", "ipynb") for path in pages.HERE.glob(f"**/*.{end}")}
    by_hand = {path.relative_to(pages.HERE).with_suffix("").as_posix() for path in sources} - {"index"}
    by_hand = {name for name in by_hand if not name.startswith(("_", *pages.GENERATED))}
    generated = {
        name.removesuffix(".md")
        for name, content in pages.generated(ica.dataset()).items()
        if name.endswith(".md") and not content.startswith("---\norphan: true\n")
    }
    assert entries() == by_hand | generated | {"genindex"}  # which Sphinx makes


def test_pages_are_written_once(tmp_path: pathlib.Path) -> None:
    """Pages are written where they are missing or differ, and left alone where they would not change."""
    directory = tmp_path / "new" / "pages"
    pages.write(ica.dataset(), directory)
    written = {path.relative_to(directory).as_posix(): path.read_text("utf-8") for path in directory.glob("**/*.*")}
    assert written == pages.generated(ica.dataset())
    record = directory / "record"
    before = (record / "audit.md").stat().st_mtime_ns
    (record / "state.md").write_text("old", "utf-8")
    (record / "gone.md").write_text("of a record that is no more", "utf-8")
    pages.write(ica.dataset(), directory)
    assert (record / "audit.md").stat().st_mtime_ns == before
    assert (record / "state.md").read_text("utf-8") == written["record/state.md"]
    assert not (record / "gone.md").exists()
