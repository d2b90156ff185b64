"""Pages say the sizes of their drawings."""

from __future__ import annotations

import pathlib

import pytest

from docs._site import sizes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<img alt="a" src="../_images/a.svg" />', '<img width="12" height="34" alt="a" src="../_images/a.svg" />'),
        ('<img class="b" src="../_images/a.svg">', '<img width="12" height="34" class="b" src="../_images/a.svg">'),
        ('<img width="1" src="../_images/a.svg">', '<img width="1" src="../_images/a.svg">'),
        ('<img src="../_images/unsized.svg">', '<img src="../_images/unsized.svg">'),
        ('<img src="../_images/missing.svg">', '<img src="../_images/missing.svg">'),
        ('<img src="data:image/svg+xml,a.svg">', '<img src="data:image/svg+xml,a.svg">'),
        ('<img src="a.png">', '<img src="a.png">'),
    ],
)
def test_sizes(before: str, after: str, tmp_path: pathlib.Path) -> None:
    """A drawing of the site gets the size that it has, once; whatever else is on a page stays as it is."""
    images, pages = tmp_path / "_images", tmp_path / "how-to"
    for folder in (images, pages):
        folder.mkdir()
    (images / "a.svg").write_text(
        '<svg xmlns="x" class="marks" width="11.6" height="34" viewBox="0 0 12 34"/>', "utf-8"
    )
    (images / "unsized.svg").write_text('<svg xmlns="x"/>', "utf-8")
    page = pages / "a.html"
    page.write_text(before, "utf-8")
    for _ in range(2):
        sizes.say(tmp_path)
        assert page.read_text("utf-8") == after
