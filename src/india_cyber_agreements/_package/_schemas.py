"""The schemas of the files of the static API: those of the records, as bundled, and what stands around the records."""

from __future__ import annotations

from .._strength import Standing
from ._endpoints import LINKS
from ._schema_words import (
    COUNT,
    Schema,
    bundled,
    file_of,
    list_of,
    mapping_of,
    nullable,
    object_of,
    pick,
    reached,
    reference,
    text,
)
from ._static_api import DATES, OTHERS, ROW

#: The files that hold one list: its field, and the schema of its members.
_LISTS = {
    "AgreementList": ("agreements", "AgreementRow"),
    "StandingList": ("standings", "StandingRow"),
    "CountryList": ("countries", "CountryRow"),
    "SourceList": ("sources", "Source"),
    "ConventionList": ("conventions", "Convention"),
    "EditionList": ("editions", "Edition"),
    "RedirectList": ("redirects", "Redirect"),
    "ChangeList": ("changes", "Change"),
}
_DERIVED = {
    "date": "The best single date for sorting; null where nothing says when it came about.",
    "signed": "Date of (first) signature; null where it is not known or there was none.",
    "in_force_since": "Documented date of entry into force, or null. A presumed one is told by the standings alone.",
    "ended": "Date on which it was terminated, expired or was superseded, or null.",
    "year": "Year of date, or null.",
    "is_bilateral": "Whether it is between India and one other country alone.",
    "is_governmental": "Whether governments or their agencies stand behind it.",
}
#: Columns of an edition that its totals count.
_COLUMNS = ("mlat", "mou", "framework")


def components() -> dict[str, Schema]:
    """Return the schemas by name: those of the API, then the bundled ones that they lead to."""
    records = bundled()
    own = {
        **_around(records["Dataset"]["properties"]),
        **{name: _list(field, row) for name, (field, row) in _LISTS.items()},
        **_agreements(records),
        **_countries(records),
        "Totals": _totals(records["Agreement"]["properties"]),
    }
    used = reached(own.values(), records)
    return {**own, **{name: schema for name, schema in records.items() if name in used}}


def _list(field: str, row: str) -> Schema:
    """Return the schema of a file that holds one list."""
    return file_of(f"The {field} of the dataset.", {field: list_of(row, "All of them.")})


def _around(dataset: Schema) -> dict[str, Schema]:
    """Return the schemas of what every file has, and of the entry point."""
    licence = {
        "identifier": dataset["licence"],
        "title": text("Its name for people."),
        "url": text("Where its text stands.", format="uri"),
    }
    counts: Schema = dict.fromkeys(("agreements", "countries", "sources", "conventions", "redirects"), COUNT)
    described = ("title", "description", "schema_version", "coverage_start", "coverage_end")
    return {
        "Href": text("Address of another file, relative to the file that it stands in.", format="uri-reference"),
        "Link": object_of("A link to another file.", {"href": reference("Href"), "title": text("What it leads to.")}),
        "Meta": object_of(
            "Which dataset and version a file belongs to.",
            {
                **pick(dataset, ("name", "version", "released", "modified", "licence")),
                "index": {"description": "Link to the file to begin with.", **reference("Href")},
            },
        ),
        "Index": file_of(
            "Where to begin.",
            {
                "identifier": text("Package URL (purl) of this version of the dataset.", format="uri"),
                **pick(dataset, described),
                "licence": object_of("Licence of the data.", licence),
                **pick(dataset, ("citation", "creators")),
                "counts": object_of("How many there are; of countries, those with an agreement.", counts),
                "links": object_of("Links to the lists, by name.", dict.fromkeys(LINKS, reference("Link"))),
            },
        ),
    }


def _agreements(records: dict[str, Schema]) -> dict[str, Schema]:
    """Return the schemas of agreements, of their rows and of their standings."""
    record = records["Agreement"]["properties"]
    href = {"href": reference("Href")}
    year: Schema = {"description": _DERIVED["year"], "type": ["integer", "null"]}
    dates = {name: nullable(reference("PartialDate"), _DERIVED[name]) for name in DATES}
    others = {name: {"description": _DERIVED[name], "type": "boolean"} for name in OTHERS}
    day: Schema = {"type": "string", "format": "date"}
    run = {
        "first": nullable(day, "First day of the run; null where it reaches back without a bound."),
        "last": nullable(day, "Last day of the run; null where it goes on without a bound."),
        "standing": {"description": "The standing on each of its days.", "enum": [each.value for each in Standing]},
        "reason": text("Why, in one sentence."),
    }
    target = {**pick(record, ("id", "title")), **href}
    partner = {**pick(records["CountryEntry"]["properties"], ("alpha_2", "alpha_3", "name")), **href}
    return {
        "AgreementRow": object_of(
            "An agreement in short.", {**pick(record, ROW), "date": dates["date"], "year": year, **href}
        ),
        "StandingRun": object_of("A run of days with one standing and one reason.", run),
        "StandingRow": object_of("Such a run of one agreement.", {"agreement": reference("AgreementId"), **run}),
        "Derived": object_of("What follows from events and parties.", {**dates, "year": year, **others}),
        "Partner": object_of("A partner of an agreement.", partner),
        "Referring": object_of(
            "An agreement with a relation to the one at hand.",
            {**pick(records["Relation"]["properties"], ("kind",)), **target},
        ),
        "Target": object_of("An agreement that took the place of a retired id.", target),
        "AgreementDetail": file_of(
            "One agreement, with what belongs to it.",
            {
                "agreement": reference("Agreement"),
                "derived": reference("Derived"),
                "standings": list_of("StandingRun", "The course of its standing, without a gap, earliest first."),
                "partners": list_of("Partner", "Its partners with their names."),
                "referred_by": list_of("Referring", "Agreements with a relation to it."),
                "sources": list_of("Source", "The sources that it cites, the best first."),
                "citation": text("How to cite the record."),
            },
        ),
        "RetiredAgreement": file_of(
            "What became of an id that was retired.",
            {
                "redirect": reference("Redirect"),
                "targets": list_of("Target", "The agreements that took its place; none where it was withdrawn."),
            },
        ),
    }


def _countries(records: dict[str, Schema]) -> dict[str, Schema]:
    """Return the schemas of countries."""
    entry = records["CountryEntry"]
    row = {
        **pick(entry["properties"], ("alpha_2", "alpha_3", "numeric", "name")),
        **pick(records["Coverage"]["properties"], ("outcome", "last_checked")),
        "agreements": {"description": "Number of its agreements.", **COUNT},
        "href": reference("Href"),
    }
    types = records["Agreement"]["properties"]["type"]["enum"]
    return {
        "CountryRow": object_of("A country or territory in short.", row),
        "Country": {**entry, "properties": {k: each for k, each in entry["properties"].items() if k != "aliases"}},
        "CountryDetail": file_of(
            "One country or territory.",
            {
                "country": reference("Country"),
                "coverage": reference("Coverage"),
                "totals": object_of("Numbers of its agreements by type.", dict.fromkeys(types, COUNT)),
                "agreements": list_of("AgreementRow", "Its agreements, by date."),
            },
        ),
    }


def _totals(record: Schema) -> Schema:
    """Return the schema of the totals."""
    classes = {name: record[name]["enum"] for name in ("type", "level", "form", "cyber_scope")}
    classes["topic"] = record["topics"]["items"]["enum"]
    counts = {name: object_of("Numbers by class.", dict.fromkeys(each, COUNT)) for name, each in classes.items()}
    counts["country"] = mapping_of("Numbers by ISO 3166-1 alpha-2 code.", "^[A-Z]{2}$", COUNT)
    counts["year"] = mapping_of("Numbers by year.", "^[0-9]{4}$", COUNT)
    unclassified = {"description": "How many have no class here: no date, no listed partner, no topic.", **COUNT}
    dimensions = {
        name: object_of(f"Totals by {name}.", {"unclassified": unclassified, "counts": each})
        for name, each in counts.items()
    }
    published = object_of("Numbers of cells by column.", dict.fromkeys(_COLUMNS, COUNT))
    return file_of(
        "How many agreements there are. One with several partners or topics counts once under each.",
        {
            "agreements": COUNT,
            "totals": object_of("By dimension.", dimensions),
            "editions": mapping_of(
                "Totals that earlier editions published, by edition.", "^[a-z0-9]+(-[a-z0-9]+)*$", published
            ),
        },
    )
