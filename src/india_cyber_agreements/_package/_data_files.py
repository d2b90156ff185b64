"""The data files of a dataset as a data release carries them, so that ``load`` reads them again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from .. import _bundled, _checks, _codec, _content
from .._editions import Edition
from .._errors import DatasetError, Problem, shown
from .._ledger import FileDigest
from .._resources import read_bytes
from ._parts import JSON, SCHEMA, Part

if TYPE_CHECKING:
    from .._dataset import Dataset

_DESCRIPTION = "dataset.json"
#: What each file holds, for readers of the release.
_CONTENTS: Mapping[str, str] = {
    _DESCRIPTION: "what the dataset is, with digests of the other files beside it",
    "sources.json": "every source",
    "agreements.json": "every agreement",
    "conventions.json": "conventions open to many, with India's position",
    "coverage.json": "what was searched, country by country, and what came of it",
    "redirects.json": "what became of retired ids",
    "changes.json": "changes to released records",
    "released.json": "every id that was ever released, with the digest of its record",
    "countries.json": "names and codes by which countries are found",
    "land.json": "the outline of the land on maps",
}


def _schemas() -> Iterator[str]:
    """Yield the paths of the JSON Schemas, one for each kind of data file."""
    for file in _codec.FILES:
        yield f"schema/{'edition' if _is_edition(file) else file.removesuffix('.json')}.schema.json"


def _is_edition(file: str) -> bool:
    """Return whether a data file holds an earlier edition."""
    return _codec.FILES.get(file) is Edition


def _canonical(dataset: Dataset) -> dict[str, bytes]:
    """Return a dataset as data files in canonical form, with their digests in its description.

    What belongs to the bundled dataset alone is not among them: the table of names, the land, the ledger of released
    ids.

    Raises:
        DatasetError: ``load`` would refuse the files, as they lack something that others of them refer to, say.
    """
    contents: dict[str, Any] = {
        "sources.json": dataset.sources,
        "agreements.json": dataset.agreements,
        "conventions.json": dataset.conventions,
        "coverage.json": dataset.coverage,
        "redirects.json": dataset.redirects,
        "changes.json": dataset.changes,
        **{f"editions/{edition.id}.json": edition for edition in dataset.editions},
    }
    unknown = [
        Problem(file=file, path="$.id", message=f"{shown(file)} is no data file; they are {', '.join(_codec.FILES)}")
        for file in sorted(contents.keys() - _codec.FILES.keys())
    ]
    if unknown:
        raise DatasetError(unknown)
    files = {file: _codec.canonical(file, contents[file]) for file in sorted(contents)}
    digests = (FileDigest(path=file, sha256=hashlib.sha256(content).hexdigest()) for file, content in files.items())
    info = attrs.evolve(dataset.info, files=tuple(digests))
    files = {_DESCRIPTION: _codec.canonical(_DESCRIPTION, info), **files}
    problems = _checks.integrity(_content.from_members(files))
    if problems:
        raise DatasetError(problems)
    return files


def _as_bundled(dataset: Dataset) -> dict[str, bytes]:
    """Return the bundled data files as they are."""
    return {file: read_bytes(file) for file in (_DESCRIPTION, *(digest.path for digest in dataset.info.files))}


def data_files(dataset: Dataset) -> Iterator[Part]:
    """Yield the data files of a dataset below ``json/``, then the JSON Schemas that they keep to.

    Args:
        dataset: The dataset; the bundled one comes as it is bundled, any other in canonical form.

    Raises:
        DatasetError: The dataset lacks something that it refers to, or holds something else that ``load`` refuses.
    """
    files = _as_bundled(dataset) if dataset is _bundled.dataset() else _canonical(dataset)
    for file, content in files.items():
        what = "an earlier edition, as published" if _is_edition(file) else _CONTENTS[file]
        yield Part(path=f"json/{file}", content=content, media_type=JSON, description=f"Data file: {what}.")
    for file in _schemas():
        name = file.partition("/")[2].partition(".")[0]
        text = f"JSON Schema (2020-12) of the data file of {name}."
        yield Part(path=f"json/{file}", content=read_bytes(file), media_type=SCHEMA, description=text)
