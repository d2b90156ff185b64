"""Writing agreements to files: one module for each family of formats."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

import attrs

from .._errors import ArgumentError
from .._files import path_of, replace
from .._progress import Progress
from .._scope import Scope

# A format is imported when it is written.
# ruff: noqa: PLC0415


def _csv(scope: Scope, table: str, progress: Progress) -> bytes:
    """Write one table as CSV."""
    from ._text import to_csv

    return to_csv(scope, table, progress).encode()


def _json(scope: Scope, _: str, progress: Progress) -> bytes:
    """Write everything as one JSON object."""
    from ._text import to_json

    return to_json(scope, progress).encode()


def _jsonl(scope: Scope, _: str, progress: Progress) -> bytes:
    """Write one agreement on a line."""
    from ._text import to_jsonl

    return to_jsonl(scope, progress).encode()


def _bib(scope: Scope, _: str, progress: Progress) -> bytes:
    """Write a BibTeX entry for each agreement."""
    from ._text import to_bibtex

    return to_bibtex(scope, progress).encode()


def _geojson(scope: Scope, _: str, progress: Progress) -> bytes:
    """Write a point for each partner country."""
    from ._geo import to_geojson

    return to_geojson(scope, progress).encode()


def _html(scope: Scope, _: str, progress: Progress) -> bytes:
    """Write a page with a table."""
    from ._page import to_html

    return to_html(tuple(progress.follow(scope.agreements)), scope.info).encode()


def _parquet(scope: Scope, table: str, progress: Progress) -> bytes:
    """Write one table as Parquet."""
    from ._binary import to_parquet

    return to_parquet(scope, table, progress)


def _sqlite(scope: Scope, _: str, progress: Progress) -> bytes:
    """Write all tables as a SQLite database."""
    from ._sqlite import to_sqlite

    return to_sqlite(scope, progress)


def _xlsx(scope: Scope, _: str, progress: Progress) -> bytes:
    """Write all tables as sheets of a workbook."""
    from ._binary import to_xlsx

    return to_xlsx(scope, progress)


@attrs.frozen
class _Format:
    """How a format is written, and whether it holds one table of the caller's choice."""

    write: Callable[[Scope, str, Progress], bytes]
    takes_table: bool = False


_FORMATS: Mapping[str, _Format] = {
    ".json": _Format(_json),
    ".jsonl": _Format(_jsonl),
    ".csv": _Format(_csv, takes_table=True),
    ".parquet": _Format(_parquet, takes_table=True),
    ".sqlite": _Format(_sqlite),
    ".geojson": _Format(_geojson),
    ".xlsx": _Format(_xlsx),
    ".bib": _Format(_bib),
    ".html": _Format(_html),
}
#: Suffixes of the formats.
SUFFIXES = tuple(_FORMATS)


def text(scope: Scope, format_: str) -> str:
    """Return what ``save`` would write in one of the text formats.

    Args:
        scope: What to write.
        format_: Suffix of the format, without its dot.
    """
    with Progress(f"Writing {format_}") as progress:
        return _FORMATS[f".{format_}"].write(scope, "agreements", progress).decode()


def save(scope: Scope, path: str | os.PathLike[str], table: str | None = None) -> None:
    """Write a scope to a file, whose suffix chooses the format.

    Args:
        scope: What to write.
        path: Where to write; what stands there is replaced only once all is written.
        table: Name of a table, for formats that hold one; the agreements where none is given.

    Raises:
        ArgumentError: The suffix is not known, no file can have such a path, the format does not take a table, or a
            text has half a character in it, which no file can hold.
        ArgumentTypeError: ``path`` is no path.
        MissingExtraError: The format needs an extra that is not installed.
        OSError: The file cannot be written.
    """
    allowed = f"a path that ends in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
    target = path_of("path", path, allowed)
    format_ = _FORMATS.get(target.suffix.lower())
    if format_ is None:
        raise ArgumentError("path", os.fspath(path), allowed)
    if table is not None and not format_.takes_table:
        single = " or ".join(suffix for suffix, entry in _FORMATS.items() if entry.takes_table)
        raise ArgumentError("table", table, f"it with {single} only; {target.suffix.lower()} holds no single table")
    try:
        with Progress(f"Writing {target.name}") as progress:
            content = format_.write(scope, table or "agreements", progress)
    except UnicodeEncodeError as error:
        near = error.object[max(error.start - 20, 0) : error.end + 20]
        raise ArgumentError("agreements", near, "texts of whole characters; half of one stands here") from None
    replace(target, content)
