"""README.md of the data release: what each file is, under which licence, and how to check it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .._cite import cite_dataset
from .._escape import escaped, visible
from . import _facts
from ._parts import MARKDOWN, Part

if TYPE_CHECKING:
    from .._dataset import Dataset

PATH = "README.md"
#: Files of these folders are told of together.
_FOLDERS = {
    "csv": "every table as CSV",
    "parquet": "every table as Parquet, with types",
    "json": "the data files as they are kept, with their JSON Schemas; `india_cyber_agreements.load` reads them",
    "api": "the static JSON API",
}
#: What describes the files beside it, and is told of by itself.
_DESCRIBING = frozenset({"csv/csv-metadata.json", "api/v1/openapi.json"})


def _folder(part: Part) -> str:
    """Return the first folder that a file is in; an empty text for one beside the others."""
    return part.path.partition("/")[0] if "/" in part.path else ""


def overview(parts: Sequence[Part]) -> tuple[tuple[str, str], ...]:
    """Return what stands directly in the directory of a release: the name, and what it is.

    Args:
        parts: The files of the release.
    """
    rows: dict[str, str] = {}
    for part in parts:
        folder = _folder(part)
        if folder:
            number = sum(_folder(other) == folder and other.path not in _DESCRIBING for other in parts)
            rows[f"{folder}/"] = f"{_FOLDERS[folder]} ({number} files)"
        else:
            rows[part.path] = part.description.removesuffix(".")
    return tuple(rows.items())


def _tables(parts: Sequence[Part]) -> list[str]:
    """Return the list of tables."""
    tables = {part.table.name: part.table.description for part in parts if part.table}
    return [f"- `{name}`: {description}" for name, description in tables.items()]


def _descriptors(parts: Sequence[Part]) -> list[str]:
    """Return the list of files in folders that are no data of the folder's kind but describe others."""
    return [f"- `{part.path}`: {part.description}" for part in parts if _folder(part) and part.path in _DESCRIBING]


def describe(dataset: Dataset, parts: Sequence[Part]) -> Part:
    """Return the page.

    Args:
        dataset: The dataset.
        parts: All other files that it names.
    """
    info = dataset.info
    address, title = _facts.licence(info)
    day = f"released {info.released}" if info.released else f"not released, last changed {info.modified}"
    lines = [
        f"# {escaped(info.title)}: data release {info.version}",
        "",
        # Texts of the dataset stand in the middle of a line, where none can begin a list or a heading.
        f"Version {info.version}, {day}; `{_facts.identifier(info)}`. {escaped(info.description)}",
        "",
        "## Files",
        "",
        *(f"- `{name}`: {what}." for name, what in overview(parts)),
        "- `SHA256SUMS`: the SHA-256 of every other file; `sha256sum -c SHA256SUMS` compares.",
        "",
        "In the folders, these describe the files beside them:",
        "",
        *_descriptors(parts),
        "",
        "## Tables",
        "",
        *_tables(parts),
        "",
        "Columns, keys and references between tables are described in `datapackage.json`. In CSV, what is not known is",
        "an empty cell; `NA` is Namibia. A text that a spreadsheet would run as a formula has an apostrophe before it.",
        "",
        "## Licence and citation",
        "",
        f"[{title}]({address}) (`{info.licence}`).",
        "",
        "To be cited as follows; `CITATION.cff` says the same.",
        "",
        f"    {visible(cite_dataset(info, 'text'))}",  # as code, to be copied letter for letter
    ]
    return Part(
        path=PATH,
        content="".join(f"{line}\n" for line in lines).encode(),
        media_type=MARKDOWN,
        description="What each file is.",
    )
