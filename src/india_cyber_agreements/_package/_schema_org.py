"""The release as schema.org/Dataset in JSON-LD, which search engines for datasets read from web pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs

from .. import _json
from .._columns import ColumnKind
from .._dates import PartialDate
from .._editions import Edition
from .._ledger import DatasetInfo
from .._tables import TABLES
from ._facts import KEYWORDS, identifier, issued, licence, people
from ._parts import JSON_LD, Part

if TYPE_CHECKING:
    from .._dataset import Dataset

PATH = "schema-org.jsonld"
_SCHEMAS = "json/schema/"


def distributions(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the files that hold data, and not what data files keep to."""
    return tuple(part for part in parts if not part.path.startswith(_SCHEMAS))


def plain(date: PartialDate) -> str:
    """Return a date in the form of ISO 8601, which has no sign for doubt."""
    return str(attrs.evolve(date, qualifier=None))


def names(edition: Edition) -> list[str]:
    """Return the names of those who made an edition."""
    return [" ".join(part for part in (person.given, person.family) if part) for person in people(edition)]


def about(dataset: Dataset) -> dict[str, Any]:
    """Return what schema.org and Croissant alike say of a dataset as a whole.

    Its makers are a group and have one name; whoever made what it grew from is named there.
    """
    info = dataset.info
    makers = {"@type": "Organization", "name": info.creators[0].name}
    return {
        "name": info.title,
        "description": info.description,
        "identifier": identifier(info),
        "license": licence(info)[0],
        "creator": makers,
        "publisher": makers,
        "creditText": info.citation,
        "datePublished": plain(PartialDate.parse(issued(info))),
        "dateModified": plain(info.modified),
        "keywords": list(KEYWORDS),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "temporalCoverage": f"{plain(info.coverage_start)}/{plain(info.coverage_end)}",
        "spatialCoverage": {"@type": "Place", "name": "India"},
        "isBasedOn": [_work(edition, info) for edition in dataset.editions],
    }


def describe(dataset: Dataset, parts: Sequence[Part]) -> Part:
    """Return the description of a data release for search engines.

    Addresses of files are relative to the directory of the release.

    Args:
        dataset: The dataset.
        parts: Its data files.
    """
    described = about(dataset)
    if dataset.info.released is None:
        del described["datePublished"]  # which Croissant demands of every version, and schema.org of none
    document = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        **described,
        "version": dataset.info.version,
        "citation": [_reference(edition) for edition in dataset.editions],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": column.name, "description": column.description}
            for column in TABLES["agreements"].columns
            if column.kind is not ColumnKind.DATE  # first and last day of a date that is there already
        ],
        "distribution": [_download(part) for part in distributions(parts)],
    }
    return Part(
        path=PATH,
        content=_json.dump(document),
        media_type=JSON_LD,
        description="Description of the release as schema.org/Dataset, for web pages and search engines.",
    )


def _work(edition: Edition, info: DatasetInfo) -> dict[str, Any]:
    """Return an earlier edition as the work that a dataset is based on."""
    return {
        "@type": "CreativeWork",
        "name": edition.title,
        "url": edition.url,
        "creator": [{"@type": "Person", "name": name} for name in names(edition)],
        "publisher": {"@type": "Organization", "name": edition.publisher},
        "datePublished": plain(edition.published),
        "license": licence(attrs.evolve(info, licence=edition.licence))[0],
    }


def _reference(edition: Edition) -> str:
    """Return an earlier edition as a reference in words, to be cited beside the dataset."""
    return f"{', '.join(edition.creators)}. {edition.title}. {edition.publisher}, {edition.published}. {edition.url}"


def _download(part: Part) -> dict[str, Any]:
    """Return a file as something to download."""
    return {
        "@type": "DataDownload",
        "name": part.path,
        "description": part.description,
        "contentUrl": part.path,
        "encodingFormat": part.media_type,
        "contentSize": f"{part.size} B",
        "sha256": part.sha256,
    }
