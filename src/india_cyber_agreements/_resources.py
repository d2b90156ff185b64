"""Reading the bundled data files, from a directory or from inside a zipped wheel."""

from __future__ import annotations

import os


def read_bytes(path: str) -> bytes:
    """Return the bytes of a bundled data file.

    Whatever imported the package is asked for them (PEP 302), since that takes no import; ``importlib_resources`` finds
    them where an importer cannot give any.

    Args:
        path: Path below ``data/``, with ``/`` between parts.
    """
    parts = ("data", *path.split("/"))
    get_data = getattr(__spec__.loader, "get_data", None)
    if get_data is not None:
        content: bytes = get_data(os.path.join(os.path.dirname(__file__), *parts))  # noqa: PTH118, PTH120 - as text
        return content
    import importlib_resources  # noqa: PLC0415 - costs more than reading the files does

    return importlib_resources.files("india_cyber_agreements").joinpath(*parts).read_bytes()
