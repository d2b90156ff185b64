"""The metadata of a deposit at Zenodo, as its deposit API takes them (https://developers.zenodo.org)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .. import _json
from .._html._elements import element, together
from . import _facts
from ._parts import JSON, Part

if TYPE_CHECKING:
    from .._dataset import Dataset

PATH = "zenodo.json"


def describe(dataset: Dataset, _: Sequence[Part]) -> Part:
    """Return the metadata of a deposit, in the form of the file ``.zenodo.json`` that Zenodo looks for in repositories.

    A version that is not released has no date of publication.

    Args:
        dataset: The dataset.
        _: Its data files, of which this says nothing.
    """
    info = dataset.info
    metadata: dict[str, Any] = {
        "title": info.title,
        "upload_type": "dataset",
        "description": str(together(element("p", info.description), element("p", info.citation))),
        "creators": [{"name": info.creators[0].name}],
        "access_right": "open",
        "license": info.licence.lower(),
        "version": info.version,
        "language": "eng",
        "keywords": list(_facts.KEYWORDS),
        **({"publication_date": str(info.released)} if info.released else {}),
        "related_identifiers": [
            {"identifier": edition.url, "relation": "isDerivedFrom", "resource_type": "dataset"}
            for edition in dataset.editions
        ],
    }
    return Part(
        path=PATH,
        content=_json.dump(metadata),
        media_type=JSON,
        description="Metadata for a deposit of this version at Zenodo.",
    )
