"""The parts of the page on the state of the record that are counted: records, sources, events, treaties, standing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from india_cyber_agreements import (
    Access,
    AgreementType,
    Confidence,
    CyberScope,
    EventKind,
    Form,
    Level,
    Precision,
    Standing,
)

from .hosts import Host, host_of, is_copy
from .markdown import code, noun, share, table, text, unbroken

if TYPE_CHECKING:
    import enum
    from collections.abc import Callable, Iterable, Mapping

    from india_cyber_agreements import Agreement, Dataset


def has_independent_source(record: Agreement, table_urls: frozenset[str]) -> bool:
    """Return whether a record has a source that was read and is not one of the earlier editions.

    Args:
        record: The record.
        table_urls: Addresses of the earlier editions.
    """
    return any(source.access is Access.READ and source.url not in table_urls for source in record.sources)


def _cross(
    records: Iterable[Agreement], vocabulary: Iterable[enum.StrEnum], value: Callable[[Agreement], enum.StrEnum]
) -> list[str]:
    """Return a table of records by one class and by confidence."""
    records = list(records)
    rows: list[tuple[object, ...]] = []
    for member in vocabulary:
        mine = [record for record in records if value(record) is member]
        if mine:
            rows.append((code(member.value), len(mine), *_by_confidence(mine)))
    rows.append(("**all**", len(records), *_by_confidence(records)))
    return table(("", "records", *(confidence.value for confidence in Confidence)), rows, numbers=True)


def _by_confidence(records: list[Agreement]) -> list[int]:
    """Return the numbers of records of each confidence."""
    return [sum(record.confidence is confidence for record in records) for confidence in Confidence]


def records(data: Dataset, table_urls: frozenset[str]) -> list[str]:
    """Return the section on records."""
    records = data.agreements
    sound = sum(has_independent_source(record, table_urls) for record in records)
    vague = sum(not record.title_exact for record in records)
    return [
        "## Records",
        "",
        (
            f"{noun(len(records), 'record')}; {sum(r.is_bilateral for r in records)} of them with one country alone."
            f" {sound} ({share(sound, len(records))}) have at least one source that was read and is not the 2017 table."
            f" {vague} carry a descriptive title because the instrument's own was not seen."
        ),
        "",
        "By type and confidence:",
        "",
        *_cross(records, AgreementType, lambda record: record.type),
        "By form:",
        "",
        *_cross(records, Form, lambda record: record.form),
        "By level:",
        "",
        *_cross(records, Level, lambda record: record.level),
        "By how much is about cyber security or cybercrime:",
        "",
        *_cross(records, CyberScope, lambda record: record.cyber_scope),
    ]


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    """Return the key by which counted names stand, the most frequent first."""
    name, count = item
    return -count, name


def sources(data: Dataset) -> list[str]:
    """Return the section on sources."""
    sources = data.sources
    read = [source for source in sources if source.access is Access.READ]
    copies = sum(map(is_copy, sources))
    hosts = [(host_of(source.url), source.access) for source in sources]
    tongues = Counter(source.language for source in sources)
    return [
        "## Sources",
        "",
        (
            f"{noun(len(sources), 'source')}: {len(read)} ({share(len(read), len(sources))}) were read, often only from"
            f" their beginning, and {len(sources) - len(read)} are only cited by another source."
            f" {copies} ({share(copies, len(sources))}) are copies on another host than the publisher's."
        ),
        "",
        "By host:",
        "",
        *table(
            ("", "sources", "read", "cited"),
            (
                (
                    kind.value,
                    sum(host is kind for host, _ in hosts),
                    hosts.count((kind, Access.READ)),
                    hosts.count((kind, Access.CITED)),
                )
                for kind in Host
            ),
            numbers=True,
        ),
        (
            "This is read off the name of the host alone. Counted as Indian government are names under `gov.in`,"
            " `nic.in` and `mil.in`; as another government those under `.gov` and `.mil` and their like in a country,"
            " such as `gov.sg`, `gob.mx`, `gouv.fr` and `go.jp`; as intergovernmental those under `europa.eu`, `un.org`"
            " and `.int`. Governments and parliaments with other names count as any other host, so the official share"
            " is understated; most other hosts are newspapers and news agencies."
        ),
        "",
        "By language, as a BCP 47 tag: "
        + ", ".join(f"{code(tag)} {count}" for tag, count in sorted(tongues.items(), key=_most_first))
        + ".",
        "",
    ]


def events(data: Dataset) -> list[str]:
    """Return the section on events and their dates."""
    pairs = [(record, event) for record in data.agreements for event in record.events]
    rows: list[tuple[object, ...]] = []
    for label, kinds in (*((code(kind.value), {kind}) for kind in EventKind), ("**all**", set(EventKind))):
        dates = [event.date for _, event in pairs if event.kind in kinds]
        precise = [sum(date.precision is precision for date in dates) for precision in reversed(Precision)]
        rows.append((label, len(dates), *precise, sum(date.qualifier is not None for date in dates)))
    rivals = [(record, event) for record, event in pairs if event.rivals]
    return [
        "## Events and dates",
        "",
        (
            f"{noun(len(pairs), 'event')}. The last column counts dates that are qualified, because they were inferred"
            " or their source is doubtful; they are also counted by precision."
        ),
        "",
        *table(
            ("", "events", *(f"to the {precision.value}" for precision in reversed(Precision)), "qualified"),
            rows,
            numbers=True,
        ),
        "### Rival dates",
        "",
        (
            f"For {noun(len(rivals), 'event')} the sources do not agree. The date that is best evidenced stands; the"
            " rivals are kept with their sources."
        ),
        "",
        *table(
            ("record", "event", "date that stands", "rivals"),
            (
                (
                    code(record.id),
                    code(event.kind.value),
                    unbroken(event.date),
                    "; ".join(
                        text(f"{rival.date} ({rival.note})" if rival.note else rival.date) for rival in event.rivals
                    ),
                )
                for record, event in rivals
            ),
        ),
    ]


def _to_the_day(record: Agreement, kind: EventKind) -> bool:
    """Return whether an event of a kind is dated to the day and without a qualifier."""
    events = record.events_of(kind)
    return any(event.date.precision is Precision.DAY and event.date.qualifier is None for event in events)


#: What may be known of a treaty, and how to tell.
_TREATY_TESTS: Mapping[str, Callable[[Agreement], bool]] = {
    "signing date known": lambda record: record.signed is not None,
    "signing date known to the day": lambda record: _to_the_day(record, EventKind.SIGNED),
    "entry into force known": lambda record: record.in_force_since is not None,
    "entry into force known to the day": lambda record: _to_the_day(record, EventKind.IN_FORCE),
    "attested as operational": lambda record: bool(record.events_of(EventKind.OPERATIONAL)),
    "entry into force known or attested as operational": lambda record: bool(
        record.events_of(EventKind.IN_FORCE, EventKind.OPERATIONAL)
    ),
}


def treaties(data: Dataset) -> list[str]:
    """Return the section on mutual legal assistance treaties."""
    treaties = [record for record in data.agreements if record.type is AgreementType.MLAT]
    silent = [r for r in treaties if not r.events_of(EventKind.IN_FORCE, EventKind.OPERATIONAL)]
    rows = [(name, sum(map(test, treaties))) for name, test in _TREATY_TESTS.items()]
    ids = ", ".join(code(record.id) for record in silent)
    return [
        "## Mutual legal assistance treaties",
        "",
        (
            f"How far the course of the {noun(len(treaties), 'treaty', 'treaties')} is documented. An entry into force"
            " that is known only by its year mostly comes from the foreign ministry's list of operational treaties and"
            " is qualified."
        ),
        "",
        *table(("", "treaties"), [*rows, ("**all**", len(treaties))], numbers=True),
        *([f"Neither in force nor operational by any source: {ids}.", ""] if silent else []),
    ]


def standing(data: Dataset) -> list[str]:
    """Return the section on standing, on the last day that the facts speak of."""
    day = data.info.modified.latest
    answers = [(record.type, record.standing_on(day).standing) for record in data.agreements]
    scale = sorted(Standing, reverse=True)
    rows: list[tuple[object, ...]] = [
        (code(type_.value), *(answers.count((type_, standing)) for standing in scale)) for type_ in AgreementType
    ]
    rows.append(("**all**", *(sum(found is standing for _, found in answers) for standing in scale)))
    return [
        "## Standing",
        "",
        (
            f"The facts are as of {data.info.modified}, so this is how things stood on"
            f" {day.isoformat()}. [In force, and how sure](../explanation/in-force.md) explains the scale."
        ),
        "",
        *table(("", *(standing.value for standing in scale)), rows, numbers=True),
    ]
