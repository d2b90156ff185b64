"""What was collected in one place, and the file that keeps it."""

from __future__ import annotations

import hashlib
import json
import pathlib
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from . import answers, files, terminal
from .items import Item, versions

#: What is collected, in groups, each of which is left out as a whole where a library is missing.
GROUPS: Mapping[str, Callable[[], Iterator[Item]]] = {
    "shown": answers.shown,
    "standings": answers.standings,
    "queries": answers.queries,
    "names": answers.names,
    "records": answers.records,
    "mistakes": answers.mistakes,
    "texts": files.texts,
    "databases": files.databases,
    "workbooks": files.workbooks,
    "parquet": files.parquet,
    "pictures": files.pictures,
    "releases": files.releases,
    "releases of text": files.releases_of_text,
    "commands": terminal.commands,
}
#: Why a group is left out that was not asked for.
_NOT_ASKED = "not asked for"
_MANIFEST = "manifest.json"


@attrs.frozen
class Collection:
    """What the package gave in one place."""

    #: Items by name.
    items: Mapping[str, Item]
    #: The group of each item.
    groups: Mapping[str, str]
    #: Groups that could not be had, each with the reason.
    left_out: Mapping[str, str]
    #: Versions of what has a hand in some item.
    versions: Mapping[str, str]

    @property
    def missing(self) -> bool:
        """Whether something was asked for that could not be had."""
        return any(reason != _NOT_ASKED for reason in self.left_out.values())

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each item."""
        return {name: hashlib.sha256(item.content).hexdigest() for name, item in self.items.items()}

    @property
    def summary(self) -> str:
        """How much it is, and what is missing."""
        size = sum(len(item.content) for item in self.items.values())
        wanted = {name: reason for name, reason in self.left_out.items() if reason != _NOT_ASKED}
        missing = "".join(f"; left out: {name} ({reason})" for name, reason in wanted.items())
        return f"{len(self.items)} items of {size} bytes{missing}"


def collect(groups: Iterable[str]) -> Collection:
    """Return what the package gives here.

    Args:
        groups: Names of groups.

    Raises:
        ValueError: Two items have the same name.
    """
    items: dict[str, Item] = {}
    group_of: dict[str, str] = {}
    wanted = tuple(groups)
    left_out = {group: _NOT_ASKED for group in GROUPS if group not in wanted}
    for group in wanted:
        try:
            found = list(GROUPS[group]())
        except ImportError as error:  # what an extra would install
            left_out[group] = str(error)
            continue
        for item in found:
            if item.name in items:
                message = f"two items are called {item.name}"
                raise ValueError(message)
            items[item.name] = item
            group_of[item.name] = group
    return Collection(items, group_of, left_out, versions())


def write(collection: Collection, path: pathlib.Path) -> None:
    """Keep a collection in a file.

    Args:
        collection: The collection.
        path: Where to keep it.
    """
    manifest = {
        "versions": collection.versions,
        "left_out": collection.left_out,
        "digests": collection.digests,
        "groups": collection.groups,
        "made_with": {name: item.made_with for name, item in collection.items.items()},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=2))
        for number, item in enumerate(collection.items.values()):
            archive.writestr(str(number), item.content)


def read(path: pathlib.Path) -> Collection:
    """Return the collection that a file keeps.

    Args:
        path: The file.
    """
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read(_MANIFEST))
        items = {
            name: Item(name, archive.read(str(number)), tuple(made_with))
            for number, (name, made_with) in enumerate(manifest["made_with"].items())
        }
    return Collection(items, manifest["groups"], manifest["left_out"], manifest["versions"])
