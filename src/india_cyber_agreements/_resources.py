"""Reading the bundled data files, from a directory or from inside a zipped wheel."""

from __future__ import annotations


def read_bytes(path: str) -> bytes:
    """Return the bytes of a bundled data file.

    Args:
        path: Path below ``data/``, with ``/`` between parts.
    """
    import importlib_resources  # noqa: PLC0415 - no file is read, nor its reader imported, before the first query

    return importlib_resources.files("india_cyber_agreements").joinpath("data", *path.split("/")).read_bytes()
