"""The definitions of the tidy tables: their columns, and how values are read off what a row stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
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
        attrgetter("agreements"),
        field("id", "Identifier; once released it resolves for ever.", attrgetter("id")),
        field("title", "Title of the instrument.", attrgetter("title")),
        field(
            "title_exact",
            "Whether the title is the instrument's own; otherwise it describes, because the text was not seen.",
            attrgetter("title_exact"),
            kind=_BOOLEAN,
        ),
        field("type", "Class of the instrument.", lambda a: str(a.type), vocabulary=AgreementType),
        field("form", "What the instrument calls itself.", lambda a: str(a.form), vocabulary=Form),
        field("level", "Who stands behind it.", lambda a: str(a.level), vocabulary=Level),
        field(
            "cyber_scope",
            "How much of it is about cyber security or cybercrime.",
            lambda a: str(a.cyber_scope),
            vocabulary=CyberScope,
        ),
        field(
            "cis_column",
            "Column of the 2017 table that agreements of its type belong to.",
            lambda a: str(a.type.cis_column),
            vocabulary=CisColumn,
        ),
        field(
            "countries",
            "ISO 3166-1 alpha-2 codes of the partners, joined by '; '; India is implied.",
            lambda a: joined(a.countries),
            required=False,
        ),
        field(
            "organisation", "Organisation or grouping that it belongs to.", attrgetter("organisation"), required=False
        ),
        partial(
            "date",
            "The best single date: signed, else adopted, in force, ratified, held, approved, announced.",
            attrgetter("date"),
        ),
        field("year", "Year of the date.", attrgetter("year"), kind=_INTEGER, required=False),
        partial("signed", "Date of (first) signature.", attrgetter("signed")),
        partial("in_force_since", "Documented date of entry into force.", attrgetter("in_force_since")),
        partial("ended", "Date of termination, expiry or supersession.", attrgetter("ended")),
        field(
            "is_bilateral",
            "Whether it is between India and one other country alone.",
            attrgetter("is_bilateral"),
            kind=_BOOLEAN,
        ),
        field(
            "is_governmental",
            "Whether governments or their agencies stand behind it.",
            attrgetter("is_governmental"),
            kind=_BOOLEAN,
        ),
        field("indian_body", "Who acts for India.", attrgetter("bodies.indian"), required=False),
        field("partner_body", "Who acts for the partner.", attrgetter("bodies.partner"), required=False),
        field("signatories", "Who signed, joined by '; '.", lambda a: joined(a.signatories), required=False),
        field("place", "Where it was signed, adopted or held.", attrgetter("place"), required=False),
        field("term", "What it says about how long it runs.", attrgetter("term"), required=False),
        field("topics", "What it is about, joined by '; '.", lambda a: joined(a.topics), required=False),
        field("summary", "What it is and does.", attrgetter("summary")),
        field(
            "confidence",
            "How well the record is evidenced.",
            lambda a: str(a.confidence),
            vocabulary=tuple(reversed(Confidence)),
            ordered=True,
        ),
        field(
            "notes", "Doubts, conflicts and whatever else a reader should know.", attrgetter("notes"), required=False
        ),
        field(
            "sources",
            "Ids of its sources, the best first, joined by '; '.",
            lambda a: source_ids([citation.source for citation in a.citations]),
            required=False,
        ),
        key="id",
    ),
    _define(
        "parties",
        "One row for each partner country of an agreement, and one for its organisation; India is implied.",
        lambda scope: parts(scope, parties),
        _id(attrgetter("agreement")),
        field("party", "ISO 3166-1 alpha-2 code of a country, or name of an organisation.", lambda part: part.value[1]),
        field("kind", "Country or organisation.", lambda part: part.value[0], vocabulary=PARTY_KINDS),
        field(
            "name",
            "Common English name.",
            lambda part: country(part.value[1]).name if part.value[0] == "country" else part.value[1],
        ),
        field("alpha_2", "ISO 3166-1 alpha-2 code.", _of_country(attrgetter("alpha_2")), required=False),
        field("alpha_3", "ISO 3166-1 alpha-3 code.", _of_country(attrgetter("alpha_3")), required=False),
        field("numeric", "ISO 3166-1 numeric code.", _of_country(attrgetter("numeric")), required=False),
        field(
            "longitude",
            "Longitude of a representative point, in degrees east of Greenwich (WGS 84).",
            _of_country(attrgetter("longitude")),
            kind=_NUMBER,
            required=False,
        ),
        field(
            "latitude",
            "Latitude of that point, in degrees north of the equator (WGS 84).",
            _of_country(attrgetter("latitude")),
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
        _id(attrgetter("agreement")),
        field("topic", "What it is about.", lambda part: str(part.value), vocabulary=Topic),
        key="agreement_id topic",
        refer={"agreement_id": _AGREEMENT},
    ),
    _define(
        "sources",
        "One row for each source.",
        attrgetter("sources"),
        field("id", "Identifier.", attrgetter("id")),
        field("url", "Address, exactly as it was used.", attrgetter("url"), required=False),
        field("title", "Title as published.", attrgetter("title")),
        field("publisher", "Who published it.", attrgetter("publisher")),
        partial("published", "Date of publication.", attrgetter("published")),
        field("language", "Language of the text, as a BCP 47 tag.", attrgetter("language")),
        field(
            "access",
            "Whether its text was read or it is only cited by another source.",
            lambda source: str(source.access),
            vocabulary=Access,
        ),
        key="id",
    ),
    _define(
        "agreement_sources",
        "One row for each source of an agreement.",
        lambda scope: parts(scope, attrgetter("citations")),
        _id(attrgetter("agreement")),
        field("source_id", "Id of the source.", attrgetter("value.source.id")),
        field("position", "Rank among the sources of the agreement, 1 the best.", attrgetter("number"), kind=_INTEGER),
        field("supports", "What the record takes from it.", attrgetter("value.supports")),
        key="agreement_id source_id",
        refer={"agreement_id": _AGREEMENT, "source_id": _SOURCE},
    ),
    _define(
        "events",
        "One row for each event of an agreement.",
        lambda scope: parts(scope, attrgetter("events")),
        _id(attrgetter("agreement")),
        field("event", "Position in the record, from 1 on.", attrgetter("number"), kind=_INTEGER),
        field("kind", "What happened.", lambda part: str(part.value.kind), vocabulary=EventKind),
        partial("date", "When, as precisely as the sources say.", attrgetter("value.date"), required=True),
        field(
            "precision",
            "How much of the date is known.",
            lambda part: str(part.value.date.precision),
            vocabulary=Precision,
        ),
        field(
            "qualifier",
            "? for an uncertain date, ~ for an approximate one (EDTF level 1).",
            lambda part: part.value.date.qualifier and str(part.value.date.qualifier),
            vocabulary=Qualifier,
            required=False,
        ),
        field("note", "What there is to know about the event.", attrgetter("value.note"), required=False),
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
        _id(attrgetter("event.agreement")),
        field("event", "Position of the event in the record.", attrgetter("event.number"), kind=_INTEGER),
        field("source_id", "Id of the source.", attrgetter("source")),
        key="agreement_id event source_id",
        refer={"agreement_id event": _EVENT, "source_id": _SOURCE},
    ),
    _define(
        "rival_dates",
        "One row for each date that other sources give for an event.",
        rivals,
        _id(attrgetter("event.agreement")),
        field("event", "Position of the event in the record.", attrgetter("event.number"), kind=_INTEGER),
        field("rival", "Position among the rival dates, from 1 on.", attrgetter("number"), kind=_INTEGER),
        partial("date", "The rival date.", attrgetter("claim.date"), required=True),
        field("note", "What there is to know about the claim.", attrgetter("claim.note"), required=False),
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
        _id(attrgetter("agreement")),
        field(
            "kind",
            "Kind, read from the agreement to the target.",
            lambda p: str(p.value.kind),
            vocabulary=RelationKind,
        ),
        field("target", "Id of the other agreement.", attrgetter("value.target")),
        key="agreement_id kind target",
        refer={"agreement_id": _AGREEMENT, "target": _AGREEMENT},
    ),
    _define(
        "edition_cells",
        "One row for each cell of an earlier edition that is not empty.",
        cells,
        field("edition", "Id of the edition.", attrgetter("edition.id")),
        field("cell", "Position of the cell, from 1 on.", attrgetter("number"), kind=_INTEGER),
        field("row", "Row of the table.", attrgetter("cell.row"), kind=_INTEGER),
        field("label", "Country label as printed.", attrgetter("cell.label")),
        field("alpha_2", "ISO 3166-1 alpha-2 code that the label means.", attrgetter("country"), required=False),
        field("cis_column", "Column of the table.", lambda item: str(item.cell.column), vocabulary=CisColumn),
        field("date_label", "Date as printed.", attrgetter("cell.date_label"), required=False),
        field(
            "urls", "Addresses that it links, verbatim, joined by '; '.", lambda i: joined(i.cell.urls), required=False
        ),
        field("finding", "What became of it on checking.", lambda item: str(item.cell.finding), vocabulary=Finding),
        field("note", "Why.", attrgetter("cell.note")),
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
        attrgetter("coverage"),
        field("alpha_2", "ISO 3166-1 alpha-2 code.", attrgetter("country")),
        field("alpha_3", "ISO 3166-1 alpha-3 code.", lambda entry: country(entry.country).alpha_3),
        field("name", "Common English name.", lambda entry: country(entry.country).name),
        field(
            "outcome",
            "Found, none found, or not searched.",
            lambda entry: str(entry.outcome),
            vocabulary=CoverageOutcome,
        ),
        partial("last_checked", "When it was last searched for.", attrgetter("last_checked")),
        field("note", "How thorough the search was, or what came near.", attrgetter("note"), required=False),
        key="alpha_2",
    ),
    _define(
        "country_year",
        "One row for each partner country, year and type: how many agreements were in force on some day of the year.",
        panel,
        field("alpha_2", "ISO 3166-1 alpha-2 code.", attrgetter("country.alpha_2")),
        field("alpha_3", "ISO 3166-1 alpha-3 code.", attrgetter("country.alpha_3")),
        field("name", "Common English name.", attrgetter("country.name")),
        field("year", "Year.", attrgetter("year"), kind=_INTEGER),
        field(
            "type",
            "Class of the instrument; joint statements are never in force and have no row.",
            lambda row: str(row.type),
            vocabulary=AgreementType,
        ),
        field(
            "in_force",
            "Agreements whose standing was presumed or better on some day of the year.",
            attrgetter("in_force"),
            kind=_INTEGER,
        ),
        field(
            "possible",
            "Further agreements whose standing was possible on some day of the year, and never better.",
            attrgetter("possible"),
            kind=_INTEGER,
        ),
        key="alpha_2 year type",
    ),
)
