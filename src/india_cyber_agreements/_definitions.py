"""The definitions of the tidy tables: their columns, and how values are read off what a row stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from ._columns import Cell, ColumnKind, Field, ForeignKey, Table, field, joined, partial, source_ids
from ._countries import country
from ._dates import Precision, Qualifier
from ._enums import (
    Access,
    AgreementType,
    CisColumn,
    Confidence,
    CoverageOutcome,
    CyberScope,
    EventKind,
    Finding,
    Form,
    Level,
    RelationKind,
    Topic,
)
from ._items import (
    PARTY_KINDS,
    Part,
    cell_agreements,
    cells,
    event_sources,
    parties,
    parts,
    relations,
    rivals,
)
from ._model import Agreement
from ._panel import panel
from ._scope import Scope

_INTEGER, _NUMBER, _BOOLEAN = ColumnKind.INTEGER, ColumnKind.NUMBER, ColumnKind.BOOLEAN


def _of_country(read: Callable[[Any], Cell]) -> Callable[[Part], Cell]:
    """Return a reader of a party that is a country, which reads nothing off an organisation."""
    return lambda part: read(country(part.value[1])) if part.value[0] == "country" else None


@attrs.frozen(kw_only=True)
class Definition:
    """A table, the things that its rows stand for, and how values are read off them."""

    table: Table
    fields: tuple[Field, ...]
    items: Callable[[Scope], Iterable[Any]]


def _define(
    name: str,
    description: str,
    items: Callable[[Scope], Iterable[Any]],
    *columns: Field | tuple[Field, ...],
    key: str,
    refer: Mapping[str, tuple[str, str]] | None = None,
) -> Definition:
    """Define a table; names of columns in ``key`` and ``refer`` stand in one string, with spaces between."""
    fields = tuple(each for column in columns for each in (column if isinstance(column, tuple) else (column,)))
    keys = tuple(
        ForeignKey(columns=tuple(columns.split()), table=table, references=tuple(references.split()))
        for columns, (table, references) in (refer or {}).items()
    )
    table = Table(
        name=name,
        description=description,
        columns=tuple(each.column for each in fields),
        primary_key=tuple(key.split()),
        foreign_keys=keys,
    )
    return Definition(table=table, fields=fields, items=items)


_AGREEMENT = ("agreements", "id")
_SOURCE = ("sources", "id")
_EVENT = ("events", "agreement_id event")


def _id(read: Callable[[Any], Agreement]) -> Field:
    """Return the column that says to which agreement a row belongs."""
    return field("agreement_id", "Id of the agreement.", lambda item: read(item).id)


#: Every table, in an order in which no table refers to a later one.
DEFINITIONS = (
    _define(
        "agreements",
        "One row for each agreement.",
        lambda scope: scope.agreements,
        field("id", "Identifier; once released it resolves for ever.", lambda a: a.id),
        field("title", "Title of the instrument.", lambda a: a.title),
        field(
            "title_exact",
            "Whether the title is the instrument's own; otherwise it describes, because the text was not seen.",
            lambda a: a.title_exact,
            kind=_BOOLEAN,
        ),
        field("type", "Class of the instrument.", lambda a: a.type.value, vocabulary=AgreementType),
        field("form", "What the instrument calls itself.", lambda a: a.form.value, vocabulary=Form),
        field("level", "Who stands behind it.", lambda a: a.level.value, vocabulary=Level),
        field(
            "cyber_scope",
            "How much of it is about cyber security or cybercrime.",
            lambda a: a.cyber_scope.value,
            vocabulary=CyberScope,
        ),
        field(
            "cis_column",
            "Column of the 2017 table that agreements of its type belong to.",
            lambda a: a.type.cis_column.value,
            vocabulary=CisColumn,
        ),
        field(
            "countries",
            "ISO 3166-1 alpha-2 codes of the partners, joined by '; '; India is implied.",
            lambda a: joined(a.countries),
            required=False,
        ),
        field("organisation", "Organisation or grouping that it belongs to.", lambda a: a.organisation, required=False),
        partial(
            "date",
            "The best single date: signed, else adopted, in force, ratified, held, approved, announced.",
            lambda a: a.date,
        ),
        field("year", "Year of the date.", lambda a: a.year, kind=_INTEGER, required=False),
        partial("signed", "Date of (first) signature.", lambda a: a.signed),
        partial("in_force_since", "Documented date of entry into force.", lambda a: a.in_force_since),
        partial("ended", "Date of termination, expiry or supersession.", lambda a: a.ended),
        field(
            "is_bilateral",
            "Whether it is between India and one other country alone.",
            lambda a: a.is_bilateral,
            kind=_BOOLEAN,
        ),
        field(
            "is_governmental",
            "Whether governments or their agencies stand behind it.",
            lambda a: a.is_governmental,
            kind=_BOOLEAN,
        ),
        field("indian_body", "Who acts for India.", lambda a: a.bodies.indian, required=False),
        field("partner_body", "Who acts for the partner.", lambda a: a.bodies.partner, required=False),
        field("signatories", "Who signed, joined by '; '.", lambda a: joined(a.signatories), required=False),
        field("place", "Where it was signed, adopted or held.", lambda a: a.place, required=False),
        field("term", "What it says about how long it runs.", lambda a: a.term, required=False),
        field("topics", "What it is about, joined by '; '.", lambda a: joined(a.topics), required=False),
        field("summary", "What it is and does.", lambda a: a.summary),
        field(
            "confidence",
            "How well the record is evidenced.",
            lambda a: a.confidence.value,
            vocabulary=tuple(reversed(Confidence)),
            ordered=True,
        ),
        field("notes", "Doubts, conflicts and whatever else a reader should know.", lambda a: a.notes, required=False),
        field(
            "sources",
            "Ids of its sources, the best first, joined by '; '.",
            lambda a: source_ids(a.sources),
            required=False,
        ),
        key="id",
    ),
    _define(
        "parties",
        "One row for each partner country of an agreement, and one for its organisation; India is implied.",
        lambda scope: parts(scope, parties),
        _id(lambda part: part.agreement),
        field("party", "ISO 3166-1 alpha-2 code of a country, or name of an organisation.", lambda part: part.value[1]),
        field("kind", "Country or organisation.", lambda part: part.value[0], vocabulary=PARTY_KINDS),
        field(
            "name",
            "Common English name.",
            lambda part: country(part.value[1]).name if part.value[0] == "country" else part.value[1],
        ),
        field("alpha_2", "ISO 3166-1 alpha-2 code.", _of_country(lambda found: found.alpha_2), required=False),
        field("alpha_3", "ISO 3166-1 alpha-3 code.", _of_country(lambda found: found.alpha_3), required=False),
        field("numeric", "ISO 3166-1 numeric code.", _of_country(lambda found: found.numeric), required=False),
        field(
            "longitude",
            "Longitude of a representative point, in degrees east of Greenwich (WGS 84).",
            _of_country(lambda found: found.longitude),
            kind=_NUMBER,
            required=False,
        ),
        field(
            "latitude",
            "Latitude of that point, in degrees north of the equator (WGS 84).",
            _of_country(lambda found: found.latitude),
            kind=_NUMBER,
            required=False,
        ),
        key="agreement_id kind party",
        refer={"agreement_id": _AGREEMENT},
    ),
    _define(
        "agreement_topics",
        "One row for each topic of an agreement.",
        lambda scope: parts(scope, lambda agreement: dict.fromkeys(agreement.topics)),
        _id(lambda part: part.agreement),
        field("topic", "What it is about.", lambda part: part.value.value, vocabulary=Topic),
        key="agreement_id topic",
        refer={"agreement_id": _AGREEMENT},
    ),
    _define(
        "sources",
        "One row for each source.",
        lambda scope: scope.sources,
        field("id", "Identifier.", lambda source: source.id),
        field("url", "Address, exactly as it was used.", lambda source: source.url, required=False),
        field("title", "Title as published.", lambda source: source.title),
        field("publisher", "Who published it.", lambda source: source.publisher),
        partial("published", "Date of publication.", lambda source: source.published),
        field("language", "Language of the text, as a BCP 47 tag.", lambda source: source.language),
        field(
            "access",
            "Whether its text was read or it is only cited by another source.",
            lambda source: source.access.value,
            vocabulary=Access,
        ),
        key="id",
    ),
    _define(
        "agreement_sources",
        "One row for each source of an agreement.",
        lambda scope: parts(scope, lambda agreement: agreement.citations),
        _id(lambda part: part.agreement),
        field("source_id", "Id of the source.", lambda part: part.value.source.id),
        field("position", "Rank among the sources of the agreement, 1 the best.", lambda p: p.number, kind=_INTEGER),
        field("supports", "What the record takes from it.", lambda part: part.value.supports),
        key="agreement_id source_id",
        refer={"agreement_id": _AGREEMENT, "source_id": _SOURCE},
    ),
    _define(
        "events",
        "One row for each event of an agreement.",
        lambda scope: parts(scope, lambda agreement: agreement.events),
        _id(lambda part: part.agreement),
        field("event", "Position in the record, from 1 on.", lambda part: part.number, kind=_INTEGER),
        field("kind", "What happened.", lambda part: part.value.kind.value, vocabulary=EventKind),
        partial("date", "When, as precisely as the sources say.", lambda part: part.value.date, required=True),
        field(
            "precision",
            "How much of the date is known.",
            lambda part: part.value.date.precision.value,
            vocabulary=Precision,
        ),
        field(
            "qualifier",
            "? for an uncertain date, ~ for an approximate one (EDTF level 1).",
            lambda part: part.value.date.qualifier and part.value.date.qualifier.value,
            vocabulary=Qualifier,
            required=False,
        ),
        field("note", "What there is to know about the event.", lambda part: part.value.note, required=False),
        field(
            "sources",
            "Ids of the sources that say so, joined by '; '.",
            lambda part: source_ids(part.value.sources),
        ),
        key="agreement_id event",
        refer={"agreement_id": _AGREEMENT},
    ),
    _define(
        "event_sources",
        "One row for each source of an event.",
        event_sources,
        _id(lambda item: item.event.agreement),
        field("event", "Position of the event in the record.", lambda item: item.event.number, kind=_INTEGER),
        field("source_id", "Id of the source.", lambda item: item.source),
        key="agreement_id event source_id",
        refer={"agreement_id event": _EVENT, "source_id": _SOURCE},
    ),
    _define(
        "rival_dates",
        "One row for each date that other sources give for an event.",
        rivals,
        _id(lambda item: item.event.agreement),
        field("event", "Position of the event in the record.", lambda item: item.event.number, kind=_INTEGER),
        field("rival", "Position among the rival dates, from 1 on.", lambda item: item.number, kind=_INTEGER),
        partial("date", "The rival date.", lambda item: item.claim.date, required=True),
        field("note", "What there is to know about the claim.", lambda item: item.claim.note, required=False),
        field(
            "sources", "Ids of the sources that give it, joined by '; '.", lambda item: source_ids(item.claim.sources)
        ),
        key="agreement_id event rival",
        refer={"agreement_id event": _EVENT},
    ),
    _define(
        "relations",
        "One row for each relation from an agreement to another one that is here too.",
        relations,
        _id(lambda part: part.agreement),
        field(
            "kind",
            "Kind, read from the agreement to the target.",
            lambda p: p.value.kind.value,
            vocabulary=RelationKind,
        ),
        field("target", "Id of the other agreement.", lambda part: part.value.target),
        key="agreement_id kind target",
        refer={"agreement_id": _AGREEMENT, "target": _AGREEMENT},
    ),
    _define(
        "edition_cells",
        "One row for each cell of an earlier edition that is not empty.",
        cells,
        field("edition", "Id of the edition.", lambda item: item.edition.id),
        field("cell", "Position of the cell, from 1 on.", lambda item: item.number, kind=_INTEGER),
        field("row", "Row of the table.", lambda item: item.cell.row, kind=_INTEGER),
        field("label", "Country label as printed.", lambda item: item.cell.label),
        field("alpha_2", "ISO 3166-1 alpha-2 code that the label means.", lambda item: item.country, required=False),
        field("cis_column", "Column of the table.", lambda item: item.cell.column.value, vocabulary=CisColumn),
        field("date_label", "Date as printed.", lambda item: item.cell.date_label, required=False),
        field(
            "urls", "Addresses that it links, verbatim, joined by '; '.", lambda i: joined(i.cell.urls), required=False
        ),
        field("finding", "What became of it on checking.", lambda item: item.cell.finding.value, vocabulary=Finding),
        field("note", "Why.", lambda item: item.cell.note),
        key="edition cell",
    ),
    _define(
        "edition_cell_agreements",
        "One row for each agreement here that a cell of an earlier edition reports.",
        cell_agreements,
        field("edition", "Id of the edition.", lambda item: item[0].edition.id),
        field("cell", "Position of the cell.", lambda item: item[0].number, kind=_INTEGER),
        field("agreement_id", "Id of the agreement.", lambda item: item[1]),
        key="edition cell agreement_id",
        refer={"edition cell": ("edition_cells", "edition cell"), "agreement_id": _AGREEMENT},
    ),
    _define(
        "coverage",
        "One row for each country or territory: what a search for its agreements came to.",
        lambda scope: scope.coverage,
        field("alpha_2", "ISO 3166-1 alpha-2 code.", lambda entry: entry.country),
        field("alpha_3", "ISO 3166-1 alpha-3 code.", lambda entry: country(entry.country).alpha_3),
        field("name", "Common English name.", lambda entry: country(entry.country).name),
        field(
            "outcome",
            "Found, none found, or not searched.",
            lambda entry: entry.outcome.value,
            vocabulary=CoverageOutcome,
        ),
        partial("last_checked", "When it was last searched for.", lambda entry: entry.last_checked),
        field("note", "How thorough the search was, or what came near.", lambda entry: entry.note, required=False),
        key="alpha_2",
    ),
    _define(
        "country_year",
        "One row for each partner country, year and type: how many agreements were in force on some day of the year.",
        panel,
        field("alpha_2", "ISO 3166-1 alpha-2 code.", lambda row: row.country.alpha_2),
        field("alpha_3", "ISO 3166-1 alpha-3 code.", lambda row: row.country.alpha_3),
        field("name", "Common English name.", lambda row: row.country.name),
        field("year", "Year.", lambda row: row.year, kind=_INTEGER),
        field(
            "type",
            "Class of the instrument; joint statements are never in force and have no row.",
            lambda row: row.type.value,
            vocabulary=AgreementType,
        ),
        field(
            "in_force",
            "Agreements whose standing was presumed or better on some day of the year.",
            lambda row: row.in_force,
            kind=_INTEGER,
        ),
        field(
            "possible",
            "Further agreements whose standing was possible on some day of the year, and never better.",
            lambda row: row.possible,
            kind=_INTEGER,
        ),
        key="alpha_2 year type",
    ),
)
