"""What must hold between the data files, beyond the shape of each record.

``integrity`` is what a dataset needs to be used at all; ``upkeep`` is what the released files are held to besides.
"""

from __future__ import annotations

import graphlib
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator

from . import _codec
from ._content import Content, Located, canonical_files
from ._countries import index
from ._dates import Precision
from ._enums import AgreementType, CisColumn, CoverageOutcome, EventKind, RedirectKind, RelationKind
from ._errors import Problem, shown
from ._model import Agreement
from ._parts import DateClaim, Event

_AGREEMENT_ID = re.compile(r"in(-[a-z0-9]+)+")
_SOURCE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_VERSION = re.compile(r"[0-9]{4}\.([1-9]|1[0-2])\.(0|[1-9][0-9]*)(\.dev[0-9]+)?")
_FILE_OF_AGREEMENTS = "agreements.json"

_CONCLUDED = (EventKind.RENEWED, EventKind.EXPIRES, EventKind.EXPIRED, EventKind.TERMINATED, EventKind.SUPERSEDED)
#: What cannot come before what: an event on the right never lies wholly before the first one on the left.
_ORDER = {
    EventKind.SIGNED: (EventKind.RATIFIED, EventKind.IN_FORCE, EventKind.OPERATIONAL, *_CONCLUDED),
    EventKind.ADOPTED: (EventKind.IN_FORCE, EventKind.OPERATIONAL, *_CONCLUDED),
    EventKind.RATIFIED: (EventKind.IN_FORCE,),
    EventKind.IN_FORCE: _CONCLUDED,
}
#: The same by the later event.
_NEVER_AFTER = {kind: [first for first, laters in _ORDER.items() if kind in laters] for kind in EventKind}
#: The event that the target of a relation carries.
_ECHO = {RelationKind.RENEWS: EventKind.RENEWED, RelationKind.SUPERSEDES: EventKind.SUPERSEDED}

#: How many circles of relations are reported at most.
_CIRCLES = 20

Check = Callable[[Content], Iterator[Problem]]


def _at(agreement: Agreement, path: str, message: str) -> Problem:
    """Return a problem of a record of an agreement."""
    return Problem(file=_FILE_OF_AGREEMENTS, record=agreement.id, path=path, message=message)


def _duplicates(content: Content) -> Iterator[Problem]:
    """Each id stands once."""
    groups = {
        "sources.json": content.source_ids,
        _FILE_OF_AGREEMENTS: content.agreement_ids,
        "coverage.json": Counter(located.record.country for located in content.coverage),
        "redirects.json": Counter(located.record.id for located in content.redirects),
    }
    for file, ids in groups.items():
        for id_, count in ids.items():
            if count > 1:
                yield Problem(file=file, record=id_, path="$", message=f"duplicate id: it stands {count} times")


def _patterns(content: Content) -> Iterator[Problem]:
    """Ids and addresses fit their pattern."""
    for located in content.agreements:
        if not _AGREEMENT_ID.fullmatch(located.record.id):
            message = f"{shown(located.record.id)} is no agreement id: 'in-' and lower-case words joined by hyphens"
            yield _at(located.record, f"{located.path}.id", message)
    for source in content.sources:
        if not _SOURCE_ID.fullmatch(source.record.id):
            message = f"{shown(source.record.id)} is no source id: lower-case words joined by hyphens"
            yield Problem(file="sources.json", record=source.record.id, path=f"{source.path}.id", message=message)
        if source.record.url is not None and not source.record.url.startswith(("https://", "http://")):
            message = f"{shown(source.record.url)} is no http or https address"
            yield Problem(file="sources.json", record=source.record.id, path=f"{source.path}.url", message=message)


def _versions(content: Content) -> Iterator[Problem]:
    """Versions and releases are calendar versions."""
    versions: list[tuple[str, str | None, str, str]] = [
        *(("dataset.json", None, "$.version", info.version) for info in [content.info] if info),
        *(("redirects.json", r.record.id, f"{r.path}.release", r.record.release) for r in content.redirects),
        *(("changes.json", c.record.agreement, f"{c.path}.release", c.record.release) for c in content.changes),
    ]
    for file, record, path, version in versions:
        if not _VERSION.fullmatch(version):
            message = f"{shown(version)} is no calendar version YYYY.MM.PATCH"
            yield Problem(file=file, record=record, path=path, message=message)
    if content.info and content.info.released and content.info.released.precision is not Precision.DAY:
        yield Problem(file="dataset.json", path="$.released", message="a day of release is a whole date, YYYY-MM-DD")


def _countries(content: Content) -> Iterator[Problem]:
    """Every country code exists, once, and India is not its own partner."""
    current = {code for code, country in index().by_code.items() if country.withdrawn is None}
    for located in content.agreements:
        codes = located.record.countries
        for position, code in enumerate(codes):
            if code not in current or code == "IN":
                message = f"{shown(code)} is not the ISO 3166-1 alpha-2 code of a partner of India"
                yield _at(located.record, f"{located.path}.countries[{position}]", message)
        if list(codes) != sorted(set(codes)):
            message = "codes stand once each and in alphabetical order"
            yield _at(located.record, f"{located.path}.countries", message)
        if not codes and not located.record.organisation:
            yield _at(located.record, f"{located.path}.countries", "a record names a country or an organisation")
    for entry in content.coverage:
        if entry.record.country not in current:
            message = f"{shown(entry.record.country)} is not an ISO 3166-1 alpha-2 code"
            yield Problem(
                file="coverage.json", record=entry.record.country, path=f"{entry.path}.country", message=message
            )


def _citations(content: Content) -> Iterator[Problem]:
    """Every record cites sources, each once, and every date in it has one of them."""
    for located in content.agreements:
        record = located.record
        cited = {source.id for source in record.sources}
        if not cited:
            yield _at(record, f"{located.path}.citations", "a record cites at least one source")
        if len(cited) < len(record.citations):
            yield _at(record, f"{located.path}.citations", "a source is cited twice")
        for path, claim in _claims(located):
            if not claim.sources:
                yield _at(record, f"{path}.sources", "an event or a rival date names at least one source")
            for source in claim.sources:
                if source.id not in cited:
                    yield _at(record, f"{path}.sources", f"{source.id!r} is not among the citations of the record")


def _claims(located: Located[Agreement]) -> Iterator[tuple[str, Event | DateClaim]]:
    """Yield every event and rival date of a record with its path."""
    for position, event in enumerate(located.record.events):
        path = f"{located.path}.events[{position}]"
        yield path, event
        yield from ((f"{path}.rivals[{number}]", rival) for number, rival in enumerate(event.rivals))


def _dates(content: Content) -> Iterator[Problem]:
    """Events stand by date, none lies impossibly early, and rival dates differ from the date they rival."""
    for located in content.agreements:
        record = located.record
        path = f"{located.path}.events"
        for position, (before, after) in enumerate(itertools.pairwise(record.events), 1):
            if before.date.sort_key > after.date.sort_key:
                message = f"{after.date} stands after {before.date}: events stand by date"
                yield _at(record, f"{path}[{position}].date", message)
        for position, event in enumerate(record.events):
            if any(rival.date == event.date for rival in event.rivals):
                yield _at(record, f"{path}[{position}].rivals", "a rival date differs from the date of the event")
            for kind in _NEVER_AFTER[event.kind]:
                for first in record.events_of(kind)[:1]:
                    if first.date.earliest > event.date.latest:
                        message = f"{event.kind.value} {event.date} lies before {kind.value} {first.date}"
                        yield _at(record, f"{path}[{position}].date", message)


def _forms(content: Content) -> Iterator[Problem]:
    """A statement by form is a statement by type."""
    statements = {"joint-statement", "joint-communique", "declaration"}
    for located in content.agreements:
        record = located.record
        if record.form.value in statements and record.type is not AgreementType.JOINT_STATEMENT:
            message = f"a {record.form.value} is of type 'joint-statement', not {record.type.value!r}"
            yield _at(record, f"{located.path}.type", message)


def _relations(content: Content) -> Iterator[Problem]:
    """Relations lead to records, and their targets know of it where it touches their standing."""
    by_id = {located.record.id: located.record for located in content.agreements}
    for located in content.agreements:
        record = located.record
        for position, relation in enumerate(record.relations):
            path = f"{located.path}.relations[{position}]"
            target = by_id.get(relation.target)
            if relation.target not in content.agreement_ids:
                yield _at(record, f"{path}.target", f"no agreement has the id {shown(relation.target)}")
            elif relation.target == record.id:
                yield _at(record, f"{path}.target", "a record has no relation to itself")
            echo = _ECHO.get(relation.kind)
            if target and echo and not target.events_of(echo):
                yield _at(record, path, f"{relation.target!r} lacks the event {echo.value!r} that goes with it")


def _circles(content: Content) -> Iterator[Problem]:
    """Relations do not lead in a circle."""
    at = {located.record.id: located for located in content.agreements}
    graph = {id_: {r.target for r in located.record.relations} - {id_} for id_, located in at.items()}
    for _ in range(_CIRCLES):
        try:
            graphlib.TopologicalSorter(graph).prepare()
        except graphlib.CycleError as error:
            # Told from the smallest id on, and in the direction of the relations, which is against the sorter's.
            circle: list[str] = error.args[1][:0:-1]
            first = circle.index(min(circle))
            circle = [*circle[first:], *circle[:first], circle[first]]
            graph[circle[0]].discard(circle[1])
            located = at[circle[0]]
            message = f"relations lead in a circle: {' → '.join(circle)}"
            yield _at(located.record, f"{located.path}.relations", message)
        else:
            return


def _editions(content: Content) -> Iterator[Problem]:
    """Cells and records agree: ids exist, and the cell's country is a partner."""
    by_id = {located.record.id: located.record for located in content.agreements}
    for located in content.editions:
        file = f"editions/{located.record.id}.json"
        labels = {label.label: label for label in located.record.labels}
        if len(labels) < len(located.record.labels):
            yield Problem(file=file, path="$.labels", message="a label stands twice")
        for position, cell in enumerate(located.record.cells):
            path = f"$.cells[{position}]"
            label = labels.get(cell.label)
            if label is None:
                yield Problem(
                    file=file, path=f"{path}.label", message=f"{shown(cell.label)} is no label of the edition"
                )
            for id_ in cell.agreements:
                record = by_id.get(id_)
                if id_ not in content.agreement_ids:
                    message = f"no agreement has the id {shown(id_)}"
                    yield Problem(file=file, path=f"{path}.agreements", message=message)
                elif record and label and label.country not in record.countries:
                    message = f"{label.country} is no partner of {id_!r}"
                    yield Problem(file=file, path=f"{path}.agreements", message=message)
            if cell.column is CisColumn.COMMENT and cell.date_label:
                yield Problem(file=file, path=f"{path}.date_label", message="a comment has no date")


def _history(content: Content) -> Iterator[Problem]:
    """Redirects and changes speak of ids that exist or existed."""
    live = set(content.agreement_ids)
    retired = {located.record.id for located in content.redirects}
    for located in content.redirects:
        redirect = located.record

        def at(field: str, message: str, path: str = located.path, id_: str = redirect.id) -> Problem:
            return Problem(file="redirects.json", record=id_, path=f"{path}.{field}", message=message)

        if redirect.id in live:
            yield at("id", "a retired id is not the id of a record")
        for target in redirect.targets:
            if target not in live:
                yield at("targets", f"no agreement has the id {shown(target)}")
        fewest, most = {RedirectKind.MERGED_INTO: (1, 1), RedirectKind.WITHDRAWN: (0, 0)}.get(redirect.kind, (2, 99))
        if not fewest <= len(redirect.targets) <= most:
            yield at("targets", f"{redirect.kind.value} does not go with {len(redirect.targets)} targets")
    for change in content.changes:
        if change.record.agreement not in live | retired:
            message = f"no agreement has or had the id {shown(change.record.agreement)}"
            yield Problem(
                file="changes.json", record=change.record.agreement, path=f"{change.path}.agreement", message=message
            )
        if change.record.source is not None and change.record.source not in content.source_ids:
            message = f"no source has the id {shown(change.record.source)}"
            yield Problem(
                file="changes.json", record=change.record.agreement, path=f"{change.path}.source", message=message
            )


def _used_sources(content: Content) -> Iterator[Problem]:
    """Every source is used."""
    used = {source.id for located in content.agreements for source in located.record.sources}
    used |= {located.record.source for located in content.changes if located.record.source}
    for located in content.sources:
        if located.record.id not in used:
            message = "no record cites this source"
            yield Problem(file="sources.json", record=located.record.id, path=located.path, message=message)


def _covered(content: Content) -> Iterator[Problem]:
    """Every country has an entry of coverage, and it says "found" where there is a record, and only there."""
    current = {code for code, country in index().by_code.items() if country.withdrawn is None}
    missing = current - {located.record.country for located in content.coverage}
    for code in sorted(missing):
        yield Problem(file="coverage.json", record=code, path="$", message=f"{code} has no entry")
    found = {code for located in content.agreements for code in located.record.countries}
    for located in content.coverage:
        entry = located.record
        if (entry.outcome is CoverageOutcome.FOUND) is not (entry.country in found):
            message = f"{entry.outcome.value!r} does not agree with the records"
            yield Problem(file="coverage.json", record=entry.country, path=f"{located.path}.outcome", message=message)
        if (entry.outcome is CoverageOutcome.NOT_SEARCHED) is not (entry.last_checked is None):
            message = "whoever searched says when, and nobody else does"
            yield Problem(
                file="coverage.json", record=entry.country, path=f"{located.path}.last_checked", message=message
            )


def _canonical(content: Content) -> Iterator[Problem]:
    """Files are in canonical form, and their digests are those that ``dataset.json`` states."""
    if content.problems:
        return
    for file, wanted in canonical_files(content).items():
        if content.files[file] == wanted:
            continue
        what = (
            "not in canonical form, or a digest is out of date" if file == "dataset.json" else "not in canonical form"
        )
        yield Problem(file=file, path="$", message=f"{what}: run 'india-cyber-agreements format'")


_INTEGRITY: tuple[Check, ...] = (
    _duplicates,
    _patterns,
    _versions,
    _countries,
    _citations,
    _dates,
    _forms,
    _relations,
    _circles,
    _editions,
    _history,
)
_UPKEEP: tuple[Check, ...] = (_used_sources, _covered, _canonical)


def _run(content: Content, checks: tuple[Check, ...]) -> tuple[Problem, ...]:
    """Run checks over content, and put what they find behind what reading found, in the order of the files."""
    order = {file: position for position, file in enumerate(_codec.FILES)}
    found = [*content.problems, *(problem for check in checks for problem in check(content))]
    return tuple(sorted(found, key=lambda problem: order.get(problem.file, -1)))


def integrity(content: Content) -> tuple[Problem, ...]:
    """Return every reason not to use the files, in the order of the files."""
    return _run(content, _INTEGRITY)


def upkeep(content: Content) -> tuple[Problem, ...]:
    """Return those reasons, and everything else that released files must not have."""
    return _run(content, (*_INTEGRITY, *_UPKEEP))
