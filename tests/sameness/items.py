"""What is compared: named bytes, and what besides the data they depend on."""

from __future__ import annotations

import importlib.metadata
import json
import platform
import sqlite3
import sys
import zlib
from collections.abc import Iterable

import attrs


@attrs.frozen
class Item:
    """Something that the package gives."""

    #: What it is, in words.
    name: str
    #: Its bytes, or those of a text that tells it whole.
    content: bytes
    #: What else has a hand in the bytes; they are promised to be the same where this is the same.
    made_with: tuple[str, ...] = ()


def told(name: str, lines: Iterable[object], made_with: tuple[str, ...] = ()) -> Item:
    """Return an item of lines of text.

    Args:
        name: What it is.
        lines: Each is told by ``str``.
        made_with: What else has a hand in them.
    """
    # Surrogates cannot be written otherwise, and an item may be about one.
    return Item(name, "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace"), made_with)


def as_json(value: object) -> str:
    """Return a value of plain types as JSON in one line; what JSON does not know is told by ``str``."""
    return json.dumps(value, ensure_ascii=False, default=str)


#: Libraries that have a hand in some files.
LIBRARIES = ("altair", "pyarrow", "vl-convert-python", "xlsxwriter")
#: Python itself, where a module of its standard library has one: argparse lays out help, and json words what is wrong
#: with a text, in another way in some versions.
PYTHON = "python"


def versions() -> dict[str, str]:
    """Return the version of everything that has a hand in some item, where it is installed."""
    found = {
        PYTHON: ".".join(platform.python_version_tuple()[:2]),
        "sqlite": sqlite3.sqlite_version,
        "zlib": f"{zlib.ZLIB_RUNTIME_VERSION} on {sys.platform}",
    }
    for name in LIBRARIES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found
