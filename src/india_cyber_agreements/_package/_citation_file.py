"""The Citation File Format, version 1.2.0 (https://citation-file-format.github.io), which repositories show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import _facts, _yaml
from ._parts import YAML, Part

if TYPE_CHECKING:
    from .._dataset import Dataset
    from .._editions import Edition
    from .._ledger import DatasetInfo

PATH = "CITATION.cff"


def _person(person: _facts.Person) -> dict[str, _yaml.Node]:
    """Return somebody as an author."""
    names: dict[str, _yaml.Node] = {"family-names": person.family}
    return {**names, "given-names": person.given} if person.given else names


def _licence(work: DatasetInfo | Edition) -> dict[str, _yaml.Node]:
    """Return the licence of a work; by its address unless it is known, as the format refuses other identifiers."""
    return {"license": work.licence} if _facts.knows_licence(work) else {"license-url": _facts.licence(work)[0]}


def _reference(edition: Edition) -> dict[str, _yaml.Node]:
    """Return an edition as a work that the dataset refers to."""
    month: dict[str, _yaml.Node] = {"month": edition.published.month} if edition.published.month else {}
    return {
        "type": "data",
        "title": edition.title,
        "authors": [_person(person) for person in _facts.people(edition)],
        "publisher": {"name": edition.publisher},
        "year": edition.published.year,
        **month,
        **_licence(edition),
        "url": edition.url,
    }


def text(dataset: Dataset) -> str:
    """Return the text of CITATION.cff.

    The makers of the dataset are a group, and stand as an entity; the makers of the editions that it grew from stand
    with these, in the references. A version that is not released has no date of release.

    Args:
        dataset: The dataset.
    """
    info = dataset.info
    released: dict[str, _yaml.Node] = {"date-released": str(info.released)} if info.released else {}
    references: dict[str, _yaml.Node] = (
        {"references": [_reference(edition) for edition in dataset.editions]} if dataset.editions else {}
    )
    return _yaml.dump(
        {
            "cff-version": "1.2.0",
            "message": "If you use these data, please cite them as below, with the version.",
            "type": "dataset",
            "title": info.title,
            "abstract": info.description,
            "authors": [{"name": info.creators[0].name}],
            "version": info.version,
            **released,
            **_licence(info),
            "identifiers": [
                {"type": "other", "value": _facts.identifier(info), "description": "Package URL of this version"}
            ],
            "keywords": list(_facts.KEYWORDS),
            **references,
        }
    )


def describe(dataset: Dataset, _: Sequence[Part]) -> Part:
    """Return the citation file.

    Args:
        dataset: The dataset.
        _: Its data files, of which this says nothing.
    """
    return Part(
        path=PATH,
        content=text(dataset).encode(),
        media_type=YAML,
        description="How to cite the dataset, in the Citation File Format.",
    )
