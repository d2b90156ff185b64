"""The data release: tables, data files, static API, and descriptors by which standards find their way in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from .._extras import require
from .._progress import Progress
from ._parts import PLAIN, Part
from ._place import LAST, empty, staged
from ._readme import overview

if TYPE_CHECKING:
    from .._dataset import Dataset

# What makes the files is imported when a release is made.
# ruff: noqa: PLC0415

__all__ = ["Part", "overview", "parts", "save_package"]


def _descriptors() -> tuple[Callable[[Dataset, Sequence[Part]], Part], ...]:
    """Return what makes the descriptors of data files."""
    from . import _citation_file, _croissant, _csvw, _datapackage, _dcat, _schema_org, _zenodo

    modules = (_csvw, _datapackage, _croissant, _schema_org, _dcat, _citation_file, _zenodo)
    return tuple(module.describe for module in modules)


def parts(dataset: Dataset, progress: Progress) -> tuple[Part, ...]:
    """Return the files of a data release, in the order in which they are made.

    The same dataset gives the same bytes. Descriptors tell of the tables and the data files; of the API tells its own.

    Args:
        dataset: The dataset.
        progress: Tells how far it is.

    Raises:
        DatasetError: The dataset lacks something that it refers to, or holds something else that ``load`` refuses.
        MissingExtraError: pyarrow is not installed.
    """
    from . import _data_files, _openapi, _readme, _static_api, _tidy

    require("pyarrow.parquet", "arrow")  # before any work
    files = tuple(_data_files.data_files(dataset))  # first, since that looks whether the dataset is whole
    data = (*_tidy.tidy_files(dataset, progress), *files)
    api = tuple(_static_api.files(dataset))
    described = (*data, *(describe(dataset, data) for describe in _descriptors()))
    whole = (*described, *api, _openapi.describe(dataset, api))
    readme = _readme.describe(dataset, whole)
    return (*whole, readme, _digests((*whole, readme)))


def _digests(files: Sequence[Part]) -> Part:
    """Return the list of digests that ``sha256sum -c`` reads."""
    lines = (f"{part.sha256}  {part.path}\n" for part in sorted(files, key=lambda part: part.path))
    return Part(
        path=LAST,
        content="".join(lines).encode(),
        media_type=PLAIN,
        description="The SHA-256 of every other file.",
    )


def save_package(dataset: Dataset, directory: str | os.PathLike[str]) -> tuple[Part, ...]:
    """Write a data release and return its files.

    All is written in another directory, which then gets the name, or what stands in it goes into the empty directory
    that is there; nothing is left of it if anything fails.

    Args:
        dataset: The dataset, as ``load()`` or ``dataset()`` gave it.
        directory: Where to write; absent or empty.

    Raises:
        ArgumentError: The directory is neither absent nor empty, or the current one; or no file can have such a path.
        ArgumentTypeError: ``directory`` is no path.
        DatasetError: The dataset lacks something that it refers to, or holds something else that ``load`` refuses.
        MissingExtraError: pyarrow is not installed.
        OSError: The directory cannot be written.
    """
    target = empty(directory)
    with staged(target) as staging, Progress("Writing the data release") as progress:
        files = parts(dataset, progress)
        for part in progress.follow(files):
            path = staging.joinpath(*part.path.split("/"))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(part.content)
    return files
