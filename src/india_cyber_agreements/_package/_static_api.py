"""The static JSON API of a data release: files that any web page or program can read from wherever they are hosted.

Every file is an object with a ``meta`` that says which version it belongs to. Records stand in it as in the data
files, where what is empty is left out; whatever the API adds has all its fields, with null where there is nothing. A
link is an ``href``, relative to the file that it stands in. Nothing depends on the day on which the files are made.

Ids and codes become names of files. That is safe because both were checked when the dataset was loaded or, bundled,
built: ids of agreements and of redirects fit ``AGREEMENT_ID`` and differ from each other, codes are of ISO 3166-1
(``_check_records``, ``_check_files``).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from .. import _codec, _json
from .._cite import cite_agreement, cite_dataset
from .._countries import country
from .._totals import DIMENSIONS, totals
from . import _facts
from ._endpoints import ENDPOINTS, LINKS, ROOT
from ._parts import JSON, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .._dataset import Dataset
    from .._ledger import Redirect
    from .._model import Agreement

_Object = dict[str, Any]

#: What a row of a list takes over from an agreement.
ROW = ("id", "title", "type", "form", "level", "cyber_scope", "countries", "organisation", "topics")
#: What follows from the events and parties of an agreement, by the names of its properties: dates, and truths.
DATES = ("date", "signed", "in_force_since", "ended")
OTHERS = ("is_bilateral", "is_governmental")


def files(dataset: Dataset) -> Iterator[Part]:
    """Yield the files of the API, its description in OpenAPI apart.

    Args:
        dataset: The dataset, as ``load()`` or ``dataset()`` gave it.
    """
    info = dataset.info
    for name, value, body in _bodies(dataset):
        endpoint = ENDPOINTS[name]
        path = endpoint.at(value)
        meta = {
            "name": info.name,
            "version": info.version,
            "released": _written(info.released),
            "modified": str(info.modified),
            "licence": info.licence,
            "index": "../" * path.count("/") + ENDPOINTS["index"].path,
        }
        yield Part(
            path=f"{ROOT}/{path}",
            content=_json.dump({"meta": meta, **body}),
            media_type=JSON,
            description=f"{endpoint.summary}: {value}." if value else endpoint.description,
        )


def _bodies(dataset: Dataset) -> Iterator[tuple[str, str, _Object]]:
    """Yield the name of an endpoint, for a family the value of its parameter, and what the file holds but for meta."""
    agreements = dataset.agreements
    codes = sorted(
        {entry.country for entry in dataset.coverage} | {code for record in agreements for code in record.countries}
    )
    yield "index", "", _index(dataset)
    yield "agreements", "", {"agreements": [_row(record) for record in agreements]}
    runs = [{"agreement": record.id, **run} for record in agreements for run in _standings(record)]
    yield "standings", "", {"standings": runs}
    yield "countries", "", {"countries": [_country_row(code, dataset) for code in codes]}
    yield "totals", "", _totals(dataset)
    yield "sources", "", {"sources": _records(dataset.sources)}
    yield "conventions", "", {"conventions": _codec.unstructure_records(dataset.conventions)}
    yield "editions", "", {"editions": _records(dataset.editions)}
    yield "redirects", "", {"redirects": _records(dataset.redirects)}
    yield "changes", "", {"changes": _records(dataset.changes)}
    yield from _details(dataset)
    yield from (("agreement", redirect.id, _retired(redirect, dataset)) for redirect in dataset.redirects)
    yield from (("country", code, _country(code, dataset)) for code in codes)


def _written(value: object) -> str | None:
    """Return a value in written form, or None for None."""
    return None if value is None else str(value)


def _records(records: Iterable[object]) -> list[_Object]:
    """Return records as the data files have them."""
    write = _codec.unstructurer()
    return [write(record) for record in records]


def _index(dataset: Dataset) -> _Object:
    """Return what the entry point holds."""
    info = dataset.info
    url, title = _facts.licence(info)
    return {
        "identifier": _facts.identifier(info),
        "title": info.title,
        "description": info.description,
        "schema_version": info.schema_version,
        "coverage_start": str(info.coverage_start),
        "coverage_end": str(info.coverage_end),
        "licence": {"identifier": info.licence, "title": title, "url": url},
        "citation": cite_dataset(info, "text"),
        "creators": _records(info.creators),
        "counts": {
            "agreements": len(dataset.agreements),
            "countries": len(dataset.agreements.countries()),
            "sources": len(dataset.sources),
            "conventions": len(dataset.conventions),
            "redirects": len(dataset.redirects),
        },
        "links": {name: {"href": href, "title": link} for name, (href, link) in LINKS.items()},
    }


def _href(name: str, value: str, up: str) -> str:
    """Return a link to a file of a family.

    Args:
        name: Name of the endpoint.
        value: Value of its parameter.
        up: What leads from the file that the link stands in to ``ROOT``.
    """
    return up + ENDPOINTS[name].at(value)


def _row(agreement: Agreement, up: str = "") -> _Object:
    """Return an agreement in short."""
    return {
        **{name: getattr(agreement, name) for name in ROW},
        "date": _written(agreement.date),
        "year": agreement.year,
        "href": _href("agreement", agreement.id, up),
    }


def _standings(agreement: Agreement) -> Iterator[_Object]:
    """Yield the runs of days of an agreement's standing; the first begins with null and the last ends so."""
    for period in agreement.standing_periods:
        yield {
            "first": None if period.first == dt.date.min else str(period.first),
            "last": None if period.last == dt.date.max else str(period.last),
            "standing": period.standing.value,
            "reason": period.reason,
        }


def _details(dataset: Dataset) -> Iterator[tuple[str, str, _Object]]:
    """Yield the file of each agreement."""
    referring: dict[str, list[_Object]] = {}
    for record in dataset.agreements:
        for relation in record.relations:
            link = {"kind": relation.kind.value, **_reference(record)}
            referring.setdefault(relation.target, []).append(link)
    records = _codec.unstructure_records(dataset.agreements)
    for agreement, written in zip(dataset.agreements, records, strict=True):
        detail = {
            "agreement": written,
            "derived": {
                **{name: _written(getattr(agreement, name)) for name in DATES},
                "year": agreement.year,
                **{name: getattr(agreement, name) for name in OTHERS},
            },
            "standings": list(_standings(agreement)),
            "partners": [_partner(code) for code in agreement.countries],
            "referred_by": referring.get(agreement.id, []),
            "sources": _records(agreement.sources),
            "citation": cite_agreement(agreement, dataset.info, "text"),
        }
        yield "agreement", agreement.id, detail


def _reference(agreement: Agreement) -> _Object:
    """Return a link from a file of an agreement to another."""
    return {"id": agreement.id, "title": agreement.title, "href": _href("agreement", agreement.id, "../")}


def _partner(code: str) -> _Object:
    """Return a link from a file of an agreement to a partner."""
    found = country(code)
    return {"alpha_2": code, "alpha_3": found.alpha_3, "name": found.name, "href": _href("country", code, "../")}


def _retired(redirect: Redirect, dataset: Dataset) -> _Object:
    """Return the file of a retired id."""
    targets = (dataset.resolve(target)[0] for target in redirect.targets)
    return {"redirect": _codec.unstructure(redirect), "targets": [_reference(target) for target in targets]}


def _country_row(code: str, dataset: Dataset) -> _Object:
    """Return a country or territory in short."""
    found = country(code)
    coverage = dataset.coverage_of(found)
    return {
        "alpha_2": code,
        "alpha_3": found.alpha_3,
        "numeric": found.numeric,
        "name": found.name,
        "outcome": coverage.outcome.value,
        "last_checked": _written(coverage.last_checked),
        "agreements": len(dataset.agreements.by_country(found)),
        "href": _href("country", code, ""),
    }


def _country(code: str, dataset: Dataset) -> _Object:
    """Return the file of a country or territory."""
    found = country(code)
    agreements = dataset.agreements.by_country(found)
    return {
        "country": _codec.unstructure(found),
        "coverage": _codec.unstructure(dataset.coverage_of(found)),
        "totals": dict(agreements.totals()),
        "agreements": [_row(agreement, "../") for agreement in agreements],
    }


def _totals(dataset: Dataset) -> _Object:
    """Return the totals in every dimension, and those that earlier editions published."""
    counted = {by: totals(dataset.agreements, by) for by in DIMENSIONS}
    return {
        "agreements": len(dataset.agreements),
        "totals": {by: {"unclassified": each.unclassified, "counts": dict(each)} for by, each in counted.items()},
        "editions": {edition.id: edition.totals() for edition in dataset.editions},
    }
