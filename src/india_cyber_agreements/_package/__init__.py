"""The data release: tables, data files, static API, and descriptors by which standards find their way in them."""

from __future__ import annotations

import os
import pathlib
import secrets
import shutil
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from .._errors import ArgumentError, ArgumentTypeError
from .._extras import require
from .._progress import Progress
from ._parts import PLAIN, Part
from ._readme import overview

if TYPE_CHECKING:
    from .._dataset import Dataset

# What makes the files is imported when a release is made.
# ruff: noqa: PLC0415

__all__ = ["Part", "overview", "parts", "save_package"]

_ALLOWED = "the path of a directory that is absent or empty, and not the current one"


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
        MissingExtraError: pyarrow is not installed.
    """
    from . import _data_files, _openapi, _readme, _static_api, _tidy

    require("pyarrow.parquet", "arrow")  # before any work
    data = (*_tidy.tidy_files(dataset, progress), *_data_files.data_files(dataset))
    api = tuple(_static_api.files(dataset))
    described = (*data, *(describe(dataset, data) for describe in _descriptors()))
    whole = (*described, *api, _openapi.describe(dataset, api))
    readme = _readme.describe(dataset, whole)
    return (*whole, readme, _digests((*whole, readme)))


def _digests(files: Sequence[Part]) -> Part:
    """Return the list of digests that ``sha256sum -c`` reads."""
    lines = (f"{part.sha256}  {part.path}\n" for part in sorted(files, key=lambda part: part.path))
    return Part(
        path="SHA256SUMS",
        content="".join(lines).encode(),
        media_type=PLAIN,
        description="The SHA-256 of every other file.",
    )


def _empty(directory: str | os.PathLike[str]) -> pathlib.Path:
    """Return the whole path of a directory that a release can become.

    Raises:
        ArgumentError: Something stands there.
        ArgumentTypeError: It is no path.
        OSError: It cannot be looked into.
    """
    if not isinstance(directory, str | os.PathLike):
        raise ArgumentTypeError("directory", directory, _ALLOWED)
    target = pathlib.Path(os.path.realpath(directory))  # through a link, the release comes where it leads to
    target.parent.stat()  # where that is missing, the error says so now, and not after all the work
    taken = target.exists() and (not target.is_dir() or any(target.iterdir()))
    if taken or target == pathlib.Path.cwd():
        raise ArgumentError("directory", os.fspath(directory), _ALLOWED)
    return target


def save_package(dataset: Dataset, directory: str | os.PathLike[str]) -> tuple[Part, ...]:
    """Write a data release and return its files.

    All is written in a directory beside, which then gets the name; nothing is left of it if anything fails.

    Args:
        dataset: The dataset.
        directory: Where to write; absent or empty.

    Raises:
        ArgumentError: The directory is neither absent nor empty, or the current one.
        ArgumentTypeError: ``directory`` is no path.
        MissingExtraError: pyarrow is not installed.
        OSError: The directory cannot be written.
    """
    target = _empty(directory)
    with Progress("Writing the data release") as progress:
        files = parts(dataset, progress)
        _write(target, files, progress)
    return files


def _write(target: pathlib.Path, files: Sequence[Part], progress: Progress) -> None:
    """Write files into a directory beside a target, and move that to the target.

    Raises:
        OSError: That is not possible.
    """
    beside = target.with_name(f".india-cyber-agreements-{secrets.token_hex(8)}.part")
    try:
        beside.mkdir()
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(target)) from None
    try:
        for part in progress.follow(files):
            path = beside.joinpath(*part.path.split("/"))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(part.content)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
            target.rmdir()  # not every system moves a directory over another one, even if that is empty
        beside.rename(target)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
