"""The pictures and citations that pages show are made, each of them, and shown."""

from __future__ import annotations

import pathlib
import re
import xml.etree.ElementTree as ET

import pytest

import india_cyber_agreements as ica
from docs import pages
from docs._pages import pictures
from docs._pages.citations import citations

DATA = ica.dataset()
TEXTS = [path.read_text("utf-8") for folder in (".", "how-to") for path in pages.HERE.joinpath(folder).glob("*.md")]


def shown(folder: str) -> set[str]:
    """Return the names of the files in a folder that pages show."""
    return {
        name for text in TEXTS for name in re.findall(rf"^```{{\w+}} (?:\.\./)?({folder}/\S+)$", text, re.MULTILINE)
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Draw the pictures, and return the folder that they are in."""
    directory = tmp_path_factory.mktemp("docs")
    pictures.write(DATA, directory)
    return directory / pictures.FOLDER


def test_pictures(folder: pathlib.Path) -> None:
    """Each picture that a page shows is drawn, for a light and for a dark ground, and says its version in full."""
    drawn = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    assert set(drawn) == set(pictures.NAMES)
    assert shown(pictures.FOLDER) == {f"{pictures.FOLDER}/{name}" for name in drawn}
    for name, svg in drawn.items():
        assert ET.fromstring(svg).tag.endswith("}svg"), name  # noqa: S314 - our own picture
        assert f"india-cyber-agreements {ica.__version__}" in svg
        if name.endswith("-light.svg"):
            assert drawn[name.replace("light", "dark")] != svg


def test_pictures_are_written_once(folder: pathlib.Path) -> None:
    """A picture that would not change is left alone, and one that is not what it should be is drawn anew."""
    same, other = (folder / name for name in pictures.NAMES[:2])
    before, drawn = same.stat().st_mtime_ns, other.read_text("utf-8")
    other.write_text("another", "utf-8")
    pictures.write(DATA, folder.parent)
    assert same.stat().st_mtime_ns == before
    assert other.read_text("utf-8") == drawn


def test_citations() -> None:
    """The page on citing shows what the package gives."""
    made = citations(DATA)
    assert shown("_citations") == set(made)
    assert {text.removesuffix("\n") for text in made.values()} == {ica.cite(), ica.cite(style="bibtex")}
