"""What must hold between the data files, beyond the shape of each record.

``integrity`` is what a dataset needs to be used at all; ``upkeep`` is what the released files are held to besides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import _check_conventions, _check_files, _check_records, _codec, _draft, _history, _json
from ._check_records import AGREEMENTS
from ._content import Content, canonical_files
from ._countries import index
from ._enums import AgreementType, Confidence, CoverageOutcome, EventKind
from ._errors import Problem, shown
from ._escape import visible
from ._garbage import left_lying
from ._progress import Progress

#: What the ids of treaties on legal assistance end in.
_MLAT_ENDINGS = ("-mlat", "-mla-convention")

Check = Callable[[Content], Iterator[Problem]]


def _used_sources(content: Content) -> Iterator[Problem]:
    """Every source is used, as far as all records that could use one were read."""
    if content.broken & {"sources.json", AGREEMENTS, "conventions.json", "changes.json"}:
        return
    used = {source.id for located in content.agreements for source in located.record.sources}
    used |= {source.id for located in content.conventions for source in located.record.sources}
    used |= {located.record.source for located in content.changes if located.record.source}
    for located in content.sources:
        if located.record.id not in used:
            message = "no record cites this source"
            yield Problem(file="sources.json", record=located.record.id, path=located.path, message=message)


def _covered(content: Content) -> Iterator[Problem]:
    """Every country has an entry of coverage, and it says "found" where there is a record, and only there."""
    if content.broken & {"coverage.json", "sources.json", AGREEMENTS}:
        return
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


def _house_rules(content: Content) -> Iterator[Problem]:
    """Records keep to the rules of the codebook that a program can see."""
    for located in content.agreements:
        record = located.record
        wrong: list[tuple[str, str]] = []
        if record.is_bilateral and not record.id.startswith(f"in-{record.countries[0].lower()}-"):
            wrong.append(("id", "the id of a bilateral record goes on with its partner's code"))
        if (record.type is AgreementType.MLAT) is not record.id.endswith(_MLAT_ENDINGS):
            wrong.append(("id", f"records of type 'mlat', and no others, end in {' or '.join(_MLAT_ENDINGS)}"))
        if record.confidence is Confidence.LOW and not record.notes:
            wrong.append(("notes", "a record of low confidence says why"))
        if not record.summary.endswith((".", ".)")):
            wrong.append(("summary", "a summary is made of whole sentences"))
        for field, message in wrong:
            yield Problem(file=AGREEMENTS, record=record.id, path=f"{located.path}.{field}", message=message)


def _dates_covered(content: Content) -> Iterator[Problem]:
    """No event lies outside of the time that the dataset speaks of, but for the end of a term."""
    info = content.info
    if info is None:
        return
    for located in content.agreements:
        for position, event in enumerate(located.record.events):
            early = event.date.latest < info.coverage_start.earliest
            late = event.date.earliest > info.coverage_end.latest and event.kind is not EventKind.EXPIRES
            if early or late:
                message = f"{event.date} lies outside of the dataset's {info.coverage_start} to {info.coverage_end}"
                path = f"{located.path}.events[{position}].date"
                yield Problem(
                    file=AGREEMENTS, record=located.record.id, path=path, message=f"{message}: mend one of the two"
                )


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Yield every text in a JSON value with its path."""
    if isinstance(value, str):
        yield path, value
    elif _json.is_list(value):
        for position, item in enumerate(value):
            yield from _texts(item, f"{path}[{position}]")
    elif _json.is_object(value):
        for key, item in value.items():
            yield from _texts(item, f"{path}.{key}")


def _plain_texts(content: Content) -> Iterator[Problem]:
    """No text has a character that nobody sees, and that breaks a line, turns its direction or commands a terminal."""
    for file in sorted(content.files.keys() - content.broken):
        raw = _json.parse_json(content.files[file])
        for path, text in _texts(raw, "$"):
            strange = next((char for char in text if visible(char) != char), None)
            if strange is not None:
                message = f"{strange!r} in {shown(text)} is not seen or does something; texts are made of what is seen"
                yield _json.problem(file, raw, path, message)


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


_INTEGRITY: tuple[Check, ...] = (*_check_records.CHECKS, *_check_conventions.CHECKS, *_check_files.CHECKS)
_UPKEEP: tuple[Check, ...] = (
    *_draft.CHECKS,
    _house_rules,
    _dates_covered,
    _used_sources,
    _covered,
    _plain_texts,
    *_history.CHECKS,
    _canonical,
)


def _run(content: Content, checks: tuple[Check, ...]) -> tuple[Problem, ...]:
    """Run checks over content, and put what they find behind what reading found, in the order of the files."""
    order = {file: position for position, file in enumerate(_codec.FILES)}
    with left_lying(), Progress("Checking") as progress:
        found = [*content.problems, *(problem for check in progress.follow(checks) for problem in check(content))]
    return tuple(sorted(found, key=lambda problem: order.get(problem.file, -1)))


def integrity(content: Content) -> tuple[Problem, ...]:
    """Return every reason not to use the files, in the order of the files."""
    return _run(content, _INTEGRITY)


def upkeep(content: Content) -> tuple[Problem, ...]:
    """Return those reasons, and everything else that released files must not have."""
    return _run(content, (*_INTEGRITY, *_UPKEEP))
