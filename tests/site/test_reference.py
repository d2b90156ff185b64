"""The built reference has an entry for everything public, and the site tells other sites and editors where it is."""

from __future__ import annotations

import json
import pathlib
import re
import zlib

import attrs
import pytest

from docs._pages.command_line import actions, commands
from docs._pages.schemas import FILES
from docs._site.public import PACKAGE, names
from india_cyber_agreements._cli import _PROG


@attrs.frozen
class Entry:
    """A line of the inventory."""

    name: str
    #: Domain and kind, such as ``py:class``.
    kind: str
    #: Page and anchor within the site.
    place: str


@pytest.fixture(scope="module")
def inventory(site: pathlib.Path) -> list[Entry]:
    """Return what the inventory of the site lists (its second version, as Sphinx writes it)."""
    content = site.joinpath("objects.inv").read_bytes()
    _, _, packed = content.partition(b"compressed using zlib.\n")
    lines = re.findall(r"^(.+?) (\S+:\S+) -?\d+ (\S*) .+$", zlib.decompress(packed).decode(), re.MULTILINE)
    return [Entry(name, kind, place.replace("$", name)) for name, kind, place in lines]


def test_everything_public_has_an_entry(inventory: list[Entry], site: pathlib.Path) -> None:
    """Each public name and attribute is in the inventory, which leads to a page that has it.

    Private homes are there as well, since the annotations of other projects lead to these.
    """
    found = {entry.name: entry.place for entry in inventory if entry.kind.startswith("py:")}
    assert set(names()) <= set(found)
    assert found[f"{PACKAGE}._model.Agreement"] == found[f"{PACKAGE}.Agreement"]
    pages = {place.partition("#")[0] for place in found.values()}
    texts = {page: site.joinpath(page).read_text("utf-8") for page in pages}
    for place in found.values():
        page, _, anchor = place.partition("#")
        assert f'id="{anchor}"' in texts[page]


def test_every_option_has_an_entry(inventory: list[Entry]) -> None:
    """Each argument and option of each command is in the inventory."""
    found = {entry.name for entry in inventory if entry.kind == "std:cmdoption"}
    for name, parser in commands().items():
        for action in actions(parser):
            for option in action.option_strings or [str(action.metavar)]:
                assert f"{_PROG}-{name}.{option}" in found


def test_no_signature_names_a_private_module(site: pathlib.Path) -> None:
    """What is shown of the reference reads as a caller writes it, but for the errors that a terminal shows."""
    for page in site.joinpath("reference").glob("*.html"):
        text = re.sub(r"<pre>.*?</pre>", "", page.read_text("utf-8"), flags=re.DOTALL)
        assert not re.findall(rf"{PACKAGE}\._[a-z]\w*", text), page.name


def test_schemas_are_served(site: pathlib.Path) -> None:
    """Each schema stands where the page leads, under its own identifier."""
    page = site.joinpath("reference", "schemas.html").read_text("utf-8")
    for name in FILES:
        (href,) = {*re.findall(rf'href="([^"]*/{name}\.schema\.json)"', page)}
        content = json.loads(site.joinpath("reference", href).read_text("utf-8"))
        assert content["$id"] == pathlib.PurePath(href).name
