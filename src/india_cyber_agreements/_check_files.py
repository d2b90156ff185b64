"""What must hold of the files around the records: description, editions, history, table of names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ._check_records import AGREEMENT_ID, AGREEMENTS, SCHEMES
from ._content import Content
from ._countries import index
from ._dates import Precision
from ._editions import Edition
from ._enums import CisColumn, RedirectKind
from ._errors import Problem, shown
from ._ledger import RELEASE_FORMS, Redirect, release_key
from ._text import fold_name

_SEMVER = re.compile(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}")
#: How many targets a redirect has, at least and at most, by kind.
_TARGETS = {RedirectKind.MERGED_INTO: (1, 1), RedirectKind.SPLIT_INTO: (2, 99), RedirectKind.WITHDRAWN: (0, 0)}


def _description(content: Content) -> Iterator[Problem]:
    """The dataset names its makers, and its versions and dates are what they say they are."""
    info = content.info
    if info is None:
        return
    if release_key(info.version) is None:
        message = f"{shown(info.version)} is no calendar version; use {RELEASE_FORMS}"
        yield Problem(file="dataset.json", path="$.version", message=message)
    if not _SEMVER.fullmatch(info.schema_version):
        message = f"{shown(info.schema_version)} is no semantic version MAJOR.MINOR.PATCH"
        yield Problem(file="dataset.json", path="$.schema_version", message=message)
    if not info.creators:
        yield Problem(file="dataset.json", path="$.creators", message="a dataset names at least one creator")
    if info.coverage_start.earliest > info.coverage_end.latest:
        message = f"{info.coverage_start} lies after the end, {info.coverage_end}"
        yield Problem(file="dataset.json", path="$.coverage_start", message=message)
    if info.released and info.released.precision is not Precision.DAY:
        yield Problem(file="dataset.json", path="$.released", message="a day of release is a whole date, YYYY-MM-DD")


def _editions(content: Content) -> Iterator[Problem]:
    """Editions are sound in themselves, and the records that their cells name exist and fit."""
    for file, located in zip(content.edition_files, content.editions, strict=True):
        for found in (_labels(located.record, file), _cells(located.record), _cell_records(located.record, content)):
            for path, message in found:
                yield Problem(file=file, path=path, message=message)


def _labels(edition: Edition, file: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the id, the address and the labels of an edition."""
    if f"editions/{edition.id}.json" != file:
        yield "$.id", f"{shown(edition.id)} is not the name of the file"
    if not edition.url.startswith(SCHEMES):
        yield "$.url", f"{shown(edition.url)} is no http or https address"
    if len({label.label for label in edition.labels}) < len(edition.labels):
        yield "$.labels", "a label stands twice"
    for position, label in enumerate(edition.labels):
        if label.country is not None and label.country not in index().by_code:
            yield f"$.labels[{position}].country", f"{shown(label.country)} is not an ISO 3166-1 alpha-2 code"


def _cells(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the cells of an edition in themselves."""
    labels = {label.label for label in edition.labels}
    for position, cell in enumerate(edition.cells):
        path = f"$.cells[{position}]"
        if cell.row < 1:
            yield f"{path}.row", f"rows count from 1, found {cell.row}"
        if cell.label not in labels:
            yield f"{path}.label", f"{shown(cell.label)} is no label of the edition"
        if cell.column is CisColumn.COMMENT and cell.date_label:
            yield f"{path}.date_label", "a comment has no date"
        for number, url in enumerate(cell.urls):
            if not url.startswith(SCHEMES):
                yield f"{path}.urls[{number}]", f"{shown(url)} is no http or https address"


def _cell_records(edition: Edition, content: Content) -> Iterator[tuple[str, str]]:
    """Yield where the cells of an edition do not agree with the records that they name."""
    if AGREEMENTS in content.unread:
        return
    by_id = {located.record.id: located.record for located in content.agreements}
    countries = {label.label: label.country for label in edition.labels}
    for position, cell in enumerate(edition.cells):
        for id_ in cell.agreements:
            country = countries.get(cell.label)
            if id_ not in content.agreement_ids:
                yield f"$.cells[{position}].agreements", f"no agreement has the id {shown(id_)}"
            elif country and id_ in by_id and country not in by_id[id_].countries:
                yield f"$.cells[{position}].agreements", f"{country} is no partner of {id_!r}"


def _redirects(content: Content) -> Iterator[Problem]:
    """Retired ids are ids, are retired, and lead to records."""
    for located in content.redirects:
        for field, message in _redirect(located.record, content):
            path = f"{located.path}.{field}"
            yield Problem(file="redirects.json", record=located.record.id, path=path, message=message)


def _redirect(redirect: Redirect, content: Content) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one redirect."""
    if not AGREEMENT_ID.fullmatch(redirect.id):
        yield "id", f"{shown(redirect.id)} is no agreement id"
    if redirect.id in content.agreement_ids:
        yield "id", "a retired id is not the id of a record"
    if release_key(redirect.release) is None:
        yield "release", f"{shown(redirect.release)} is no release; use {RELEASE_FORMS}"
    fewest, most = _TARGETS[redirect.kind]
    if not fewest <= len(redirect.targets) <= most:
        yield "targets", f"{redirect.kind.value} does not go with {len(redirect.targets)} targets"
    if AGREEMENTS not in content.unread:
        for target in redirect.targets:
            if target not in content.agreement_ids:
                yield "targets", f"no agreement has the id {shown(target)}"


def _changes(content: Content) -> Iterator[Problem]:
    """Changes belong to releases, and speak of records and sources that exist or existed."""
    ids = {*content.agreement_ids, *(located.record.id for located in content.redirects)}
    for located in content.changes:
        change = located.record
        wrong: list[tuple[str, str]] = []
        if release_key(change.release) is None:
            wrong.append(("release", f"{shown(change.release)} is no release; use {RELEASE_FORMS}"))
        if not content.unread & {AGREEMENTS, "redirects.json"} and change.agreement not in ids:
            wrong.append(("agreement", f"no agreement has or had the id {shown(change.agreement)}"))
        if change.source and "sources.json" not in content.unread and change.source not in content.source_ids:
            wrong.append(("source", f"no source has the id {shown(change.source)}"))
        for field, message in wrong:
            yield Problem(file="changes.json", record=change.agreement, path=f"{located.path}.{field}", message=message)


def _names(content: Content) -> Iterator[Problem]:
    """A name means one country or is listed as ambiguous between countries of the table, and each code stands once."""
    if content.countries is None:
        return
    entries = content.countries.countries
    codes = {entry.alpha_2 for entry in entries}
    owner: dict[str, str] = {}
    for position, entry in enumerate(entries):
        path = f"$.countries[{position}]"
        for name in (entry.alpha_2, entry.alpha_3, entry.numeric):
            if owner.setdefault(f"code {name}", path) != path:
                yield Problem(file="countries.json", record=entry.alpha_2, path=path, message=f"{name!r} stands twice")
        for name in {fold_name(name) for name in (entry.name, *entry.aliases)}:
            if owner.setdefault(name, entry.alpha_2) != entry.alpha_2:
                message = f"the name {name!r} means {owner[name]} already"
                yield Problem(file="countries.json", record=entry.alpha_2, path=path, message=message)
    for position, ambiguous in enumerate(content.countries.ambiguous):
        unknown = sorted(set(ambiguous.countries) - codes)
        if unknown or len(set(ambiguous.countries)) < len(("one", "another")):
            message = f"{shown(ambiguous.name)} is ambiguous between two or more countries of the table"
            yield Problem(file="countries.json", path=f"$.ambiguous[{position}].countries", message=message)


def _points(content: Content) -> Iterator[Problem]:
    """A country has both coordinates of its point or neither, and they lie on the globe."""
    if content.countries is None:
        return
    for position, entry in enumerate(content.countries.countries):
        point = {"longitude": (entry.longitude, 180), "latitude": (entry.latitude, 90)}
        given = sum(value is not None for value, _ in point.values())
        for name, (value, limit) in point.items():
            path = f"$.countries[{position}].{name}"
            if value is None and given:
                message = "a point has both longitude and latitude"
                yield Problem(file="countries.json", record=entry.alpha_2, path=path, message=message)
            if value is not None and not -limit <= value <= limit:
                message = f"{value} does not lie between -{limit} and {limit}"
                yield Problem(file="countries.json", record=entry.alpha_2, path=path, message=message)


#: The checks of this module.
CHECKS = (_description, _editions, _redirects, _changes, _names, _points)
