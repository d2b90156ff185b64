"""Records that the schemas accept, and what is put into them to see it refused or accepted."""

from __future__ import annotations

import copy
from typing import Any

#: A step into a sample: a key, or a position in a list.
Path = tuple[str | int, ...]

#: One record of each class with every field that can stand together.
SAMPLES: dict[str, Any] = {
    "agreements": [
        {
            "id": "in-xx-2016-example",
            "title": "Memorandum of Understanding on Examples",
            "title_exact": True,
            "type": "mou",
            "form": "memorandum-of-understanding",
            "level": "agency",
            "cyber_scope": "dedicated",
            "countries": ["JP", "US"],
            "organisation": "Quad",
            "bodies": {"indian": "CERT-In", "partner": "Example Agency"},
            "signatories": ["A. Example, Director"],
            "place": "New Delhi",
            "events": [
                {
                    "kind": "signed",
                    "date": "2016-08-15?",
                    "sources": ["example-a", "example-b"],
                    "note": "The day is inferred.",
                    "rivals": [{"date": "2016-08-16", "sources": ["example-c"], "note": "As reported."}],
                }
            ],
            "term": "5 years",
            "topics": ["incident-response", "information-sharing"],
            "summary": "The two agencies share information on examples.",
            "relations": [{"kind": "part-of", "target": "in-xx-2015-example"}],
            "citations": [
                {"source": "example-a", "supports": "title, date"},
                {"source": "example-b", "supports": "date"},
                {"source": "example-c", "supports": "the rival date"},
            ],
            "confidence": "medium",
            "notes": "An example.",
        }
    ],
    "changes": [
        {
            "release": "2026.12.0",
            "agreement": "in-xx-2016-example",
            "field": "place",
            "old": "Delhi",
            "new": "New Delhi",
            "reason": "The text was found.",
            "source": "example-a",
        }
    ],
    "conventions": [
        {
            "id": "example-convention",
            "title": "Convention on Examples",
            "short_title": "Example Convention",
            "form": "convention",
            "host": "Example Council",
            "cyber_scope": "dedicated",
            "opened": {"date": "2001-11-23", "sources": ["example-a"], "note": "In Exampleton."},
            "in_force": {"date": "2004-07", "sources": ["example-a"]},
            "position": "party",
            "joined": {"date": "2011", "sources": ["example-b"]},
            "attested": {"date": "2026-11", "sources": ["example-b"]},
            "counts": [{"parties": 78, "signatories": 2, "date": "2025-01", "sources": ["example-a", "example-b"]}],
            "topics": ["cybercrime"],
            "summary": "Parties help each other with examples.",
            "citations": [
                {"source": "example-a", "supports": "title, dates, count"},
                {"source": "example-b", "supports": "the position"},
            ],
            "notes": "An example.",
        }
    ],
    "countries": {
        "countries": [
            {
                "alpha_2": "AN",
                "alpha_3": "ANT",
                "numeric": "530",
                "name": "Netherlands Antilles",
                "withdrawn": "2010-12-15",
                "longitude": -68.9,
                "latitude": 12.2,
                "aliases": ["Dutch Antilles"],
            }
        ],
        "ambiguous": [{"name": "Korea", "countries": ["KP", "KR"]}],
        "organisations": [{"name": "EU", "aliases": ["European Union"]}],
    },
    "coverage": [{"country": "NO", "outcome": "none-found", "last_checked": "2026-11", "note": "One search."}],
    "dataset": {
        "name": "example",
        "title": "Example",
        "description": "An example.",
        "version": "2026.11.0",
        "schema_version": "1.0.0",
        "released": "2026-11-30",
        "modified": "2026-11",
        "coverage_start": "1989",
        "coverage_end": "2026",
        "licence": "CC-BY-4.0",
        "creators": [{"name": "Example", "role": "everything"}],
        "citation": "Example, 2026.",
        "files": [{"path": "editions/example.json", "sha256": "0123456789abcdef" * 4}],
    },
    "edition": {
        "id": "example-2017",
        "title": "Example",
        "publisher": "Example",
        "creators": ["A. Example"],
        "published": "2017-04",
        "url": "https://example.org/",
        "licence": "CC-BY-4.0",
        "labels": [
            {
                "label": "Netherlands Antiles",
                "country": None,
                "historical": "AN",
                "same_as": "Dutch Antilles",
                "note": "Sic.",
            }
        ],
        "cells": [
            {
                "row": 1,
                "label": "Netherlands Antiles",
                "column": "mou",
                "urls": ["http://example.org/a"],
                "date_label": "Aug 2016",
                "agreements": ["in-xx-2016-example"],
                "finding": "wrong-date",
                "note": "An example.",
            }
        ],
    },
    "redirects": [
        {
            "id": "in-xx-old",
            "kind": "merged-into",
            "targets": ["in-xx-2016-example"],
            "release": "2026.12.0",
            "reason": "The two are one.",
        }
    ],
    "released": [{"id": "in-xx-2016-example", "release": "2026.11.0", "digest": "0123456789abcdef"}],
    "sources": [
        {
            "id": "example-a",
            "url": "https://example.org/a",
            "title": "Example",
            "publisher": "Example",
            "published": "2016-08",
            "language": "en",
            "access": "read",
        }
    ],
}

#: In place of a value: the key is taken away.
GONE = object()

#: Schema, path into its sample, what is put there, and in the test's name what is broken about it.
BROKEN: tuple[tuple[str, Path, object, str], ...] = (
    ("agreements", (), {}, "no-list"),
    ("agreements", (0,), "in-xx-2016-example", "no-object"),
    ("agreements", (0, "status"), "in force", "unknown-field"),
    ("agreements", (0, "id"), GONE, "id-missing"),
    ("agreements", (0, "citations"), GONE, "citations-missing"),
    ("agreements", (0, "id"), "xx-2016-example", "id-without-in"),
    ("agreements", (0, "id"), "in-XX-2016", "id-with-capitals"),
    ("agreements", (0, "id"), "in--2016", "id-with-two-hyphens"),
    ("agreements", (0, "title"), "", "title-empty"),
    ("agreements", (0, "title_exact"), "true", "text-for-boolean"),
    ("agreements", (0, "title_exact"), 1, "number-for-boolean"),
    ("agreements", (0, "type"), "treaty", "unknown-type"),
    ("agreements", (0, "form"), "MoU", "unknown-form"),
    ("agreements", (0, "form"), "declaration", "statement-of-another-type"),
    ("agreements", (0, "level"), None, "level-null"),
    ("agreements", (0, "countries"), "JP", "text-for-list"),
    ("agreements", (0, "countries"), None, "null-for-list"),
    ("agreements", (0, "countries"), ["JP", "JP"], "country-twice"),
    ("agreements", (0, "countries"), ["jp"], "code-in-lower-case"),
    ("agreements", (0, "countries"), ["JPN"], "code-of-three-letters"),
    ("agreements", (0, "countries"), ["JP\n"], "code-with-newline"),
    ("agreements", (0, "countries"), ["IN", "JP"], "india-as-partner"),
    ("agreements", (0, "organisation"), "", "organisation-empty"),
    ("agreements", (0, "bodies"), "CERT-In", "text-for-object"),
    ("agreements", (0, "bodies", "third"), "Example", "unknown-field-of-bodies"),
    ("agreements", (0, "signatories", 0), "", "signatory-empty"),
    ("agreements", (0, "topics"), ["defence", "defence"], "topic-twice"),
    ("agreements", (0, "topics", 0), "cyber", "unknown-topic"),
    ("agreements", (0, "relations", 0, "kind"), "renewed", "unknown-relation"),
    ("agreements", (0, "relations", 0, "target"), "example", "bad-target"),
    ("agreements", (0, "citations"), [], "no-citation"),
    ("agreements", (0, "citations", 0, "source"), "Example A", "bad-source-id"),
    ("agreements", (0, "citations", 0, "source"), {"id": "example-a"}, "source-as-object"),
    ("agreements", (0, "citations", 0, "supports"), GONE, "supports-missing"),
    ("agreements", (0, "events", 0, "kind"), "ratification", "unknown-event"),
    ("agreements", (0, "events", 0, "date"), GONE, "date-missing"),
    ("agreements", (0, "events", 0, "date"), 2016, "date-as-number"),
    ("agreements", (0, "events", 0, "date"), "", "date-empty"),
    ("agreements", (0, "events", 0, "date"), "2016-00", "month-0"),
    ("agreements", (0, "events", 0, "date"), "2016-13", "month-13"),
    ("agreements", (0, "events", 0, "date"), "2016-08-00", "day-0"),
    ("agreements", (0, "events", 0, "date"), "2016-08-32", "day-32"),
    ("agreements", (0, "events", 0, "date"), "2016-02-30", "30-february"),
    ("agreements", (0, "events", 0, "date"), "2016-02-31", "31-february"),
    ("agreements", (0, "events", 0, "date"), "2016-04-31", "31-april"),
    ("agreements", (0, "events", 0, "date"), "2016-11-31", "31-november"),
    ("agreements", (0, "events", 0, "date"), "2016-8", "month-of-one-digit"),
    ("agreements", (0, "events", 0, "date"), "2016-08-15T00:00", "date-with-time"),
    ("agreements", (0, "events", 0, "date"), "2016?~", "two-qualifiers"),
    ("agreements", (0, "events", 0, "date"), "?2016", "qualifier-in-front"),
    ("agreements", (0, "events", 0, "date"), "15 August 2016", "date-in-words"),
    ("agreements", (0, "events", 0, "sources"), [], "event-without-source"),
    ("agreements", (0, "events", 0, "sources"), ["example-a", "example-a"], "source-twice"),
    ("agreements", (0, "events", 0, "rivals", 0, "sources"), [], "rival-without-source"),
    ("agreements", (0, "events", 0, "rivals", 0, "kind"), "signed", "unknown-field-of-rival"),
    ("changes", (0, "release"), "2026.12", "release-without-patch"),
    ("changes", (0, "field"), "", "field-empty"),
    ("changes", (0, "reason"), GONE, "reason-missing"),
    ("changes", (0, "old"), ["Delhi"], "list-for-text"),
    ("conventions", (0, "id"), "in-example", "id-of-an-agreement"),
    ("conventions", (0, "id"), "Example", "id-with-capital"),
    ("conventions", (0, "position"), "outside", "unknown-position"),
    ("conventions", (0, "position"), "non-party", "joined-without-joining"),
    ("conventions", (0, "attested"), GONE, "attested-missing"),
    ("conventions", (0, "opened"), "2001-11-23", "date-without-source"),
    ("conventions", (0, "opened", "sources"), [], "no-source-of-opening"),
    ("conventions", (0, "counts", 0, "parties"), -1, "fewer-than-none"),
    ("conventions", (0, "counts", 0, "parties"), "78", "text-for-number"),
    ("conventions", (0, "counts", 0, "sources"), GONE, "count-without-source"),
    ("conventions", (0, "citations"), [], "no-citation"),
    ("countries", ("organisations",), GONE, "organisations-missing"),
    ("countries", ("land",), [], "unknown-field-of-table"),
    ("countries", ("countries", 0, "alpha_2"), "ANT", "long-code"),
    ("countries", ("countries", 0, "alpha_3"), "AN", "short-code"),
    ("countries", ("countries", 0, "alpha_3"), "ANT\n", "long-code-with-newline"),
    ("countries", ("countries", 0, "longitude"), "-68.9", "text-for-number"),
    ("countries", ("countries", 0, "longitude"), -180.01, "beyond-the-antimeridian"),
    ("countries", ("countries", 0, "longitude"), True, "boolean-for-number"),
    ("countries", ("countries", 0, "longitude"), GONE, "latitude-alone"),
    ("countries", ("countries", 0, "latitude"), 90.5, "beyond-the-pole"),
    ("countries", ("countries", 0, "latitude"), GONE, "longitude-alone"),
    ("countries", ("countries", 0, "numeric"), 530, "number-for-digits"),
    ("countries", ("countries", 0, "numeric"), "53", "two-digits"),
    ("countries", ("countries", 0, "numeric"), "530\n", "digits-with-newline"),
    ("countries", ("countries", 0, "aliases"), ["A", "A"], "alias-twice"),
    ("countries", ("ambiguous", 0, "countries"), ["KR"], "not-ambiguous"),
    ("coverage", (0, "outcome"), "searched", "unknown-outcome"),
    ("coverage", (0, "outcome"), "not-searched", "date-without-search"),
    ("coverage", (0, "last_checked"), GONE, "search-without-date"),
    ("coverage", (0, "country"), "Norway", "name-for-code"),
    ("dataset", ("version",), "2026.011.0", "month-with-zero"),
    ("dataset", ("version",), "2026.13.0", "version-of-month-13"),
    ("dataset", ("version",), "2026.11.0rc1", "unknown-suffix"),
    ("dataset", ("schema_version",), "1.0", "two-numbers"),
    ("dataset", ("modified",), None, "modified-null"),
    ("dataset", ("name",), "Example data", "name-with-space"),
    ("dataset", ("licence",), "CC BY 4.0", "licence-with-spaces"),
    ("dataset", ("creators",), [], "no-creator"),
    ("dataset", ("files", 0, "sha256"), "0123456789ABCDEF" * 4, "digest-in-capitals"),
    ("dataset", ("files", 0, "sha256"), "0123456789abcdef", "short-digest"),
    ("dataset", ("files", 0, "sha256"), "0123456789abcdef" * 4 + "\n", "digest-with-newline"),
    ("dataset", ("files", 0, "path"), "../example.json", "path-outside"),
    ("dataset", ("files", 0, "path"), "/example.json", "absolute-path"),
    ("edition", ("labels", 0, "country"), GONE, "country-missing"),
    ("edition", ("id",), "Example 2017", "id-with-space"),
    ("edition", ("creators",), [], "no-creator"),
    ("edition", ("cells", 0, "row"), 0, "row-0"),
    ("edition", ("cells", 0, "row"), 1.5, "broken-row"),
    ("edition", ("cells", 0, "row"), "1", "text-for-number"),
    ("edition", ("cells", 0, "column"), "agreement", "unknown-column"),
    ("edition", ("cells", 0, "column"), "comment", "comment-with-date"),
    ("edition", ("cells", 0, "finding"), "true", "unknown-finding"),
    ("edition", ("cells", 0, "urls", 0), "www.example.org", "url-without-scheme"),
    ("edition", ("cells", 0, "agreements"), ["in-a", "in-a"], "agreement-twice"),
    ("edition", ("_agreements",), {}, "private-field"),
    ("edition", ("url",), None, "url-null"),
    ("redirects", (0, "kind"), "renamed", "unknown-redirect"),
    ("redirects", (0, "kind"), "split-into", "split-into-one"),
    ("redirects", (0, "kind"), "withdrawn", "withdrawn-with-target"),
    ("redirects", (0, "targets"), [], "merged-into-nothing"),
    ("redirects", (0, "targets"), ["in-a", "in-b"], "merged-into-two"),
    ("released", (0, "id"), "xx-2016-example", "id-without-in"),
    ("released", (0, "release"), "2026.11", "release-without-patch"),
    ("released", (0, "digest"), "0123456789ABCDEF", "digest-in-capitals"),
    ("released", (0, "digest"), "0123456789abcdef\n", "digest-with-newline"),
    ("sources", (0, "id"), "example_a", "id-with-underscore"),
    ("sources", (0, "url"), "ftp://example.org/a", "url-of-other-scheme"),
    ("sources", (0, "published"), "August 2016", "published-in-words"),
    ("sources", (0, "language"), "English", "name-for-language"),
    ("sources", (0, "access"), "seen", "unknown-access"),
    ("sources", (0, "publisher"), GONE, "publisher-missing"),
)

#: Schema, path into its sample, what is put there, and in the test's name what is unusual but sound about it.
SOUND: tuple[tuple[str, Path, object, str], ...] = (
    ("agreements", (), [], "no-record"),
    ("agreements", (0, "organisation"), None, "no-organisation"),
    ("agreements", (0, "countries"), [], "organisation-alone"),
    ("agreements", (0, "countries"), GONE, "organisation-alone-short"),
    ("agreements", (0, "bodies"), {}, "no-bodies"),
    ("agreements", (0, "bodies", "partner"), None, "no-partner-body"),
    ("agreements", (0, "events"), GONE, "no-events"),
    ("agreements", (0, "events", 0, "rivals"), [], "no-rivals"),
    ("agreements", (0, "events", 0, "date"), "2016", "year"),
    ("agreements", (0, "events", 0, "date"), "2016-08", "month"),
    ("agreements", (0, "events", 0, "date"), "2016-02-29", "leap-day"),
    ("agreements", (0, "events", 0, "date"), "1998~", "approximate"),
    ("agreements", (0, "events", 0, "date"), "2003-05?", "uncertain"),
    ("agreements", (0, "notes"), None, "no-notes"),
    ("changes", (0, "old"), None, "new-value"),
    ("changes", (0, "field"), "*", "whole-record"),
    ("conventions", (0, "in_force"), None, "not-in-force"),
    ("conventions", (0, "joined"), GONE, "date-of-joining-not-known"),
    ("conventions", (0, "counts", 0, "signatories"), None, "signatories-not-known"),
    ("countries", ("countries", 0, "withdrawn"), None, "current-country"),
    ("countries", ("countries", 0, "longitude"), 180, "whole-number"),
    ("coverage", (0,), {"country": "NO", "outcome": "not-searched"}, "not-searched"),
    ("dataset", ("version",), "2026.1.10.dev3", "version-in-preparation"),
    ("dataset", ("released",), None, "not-released"),
    ("edition", ("labels", 0, "country"), "CW", "current-label"),
    ("edition", ("cells", 0, "urls"), ["http://example.org/a"] * 2, "same-link-twice"),
    ("redirects", (0, "targets"), ["in-a"], "merged"),
    ("sources", (0, "url"), None, "address-not-recorded"),
    ("sources", (0, "language"), "pt-BR", "language-with-region"),
)


def put(sample: object, path: Path, value: object) -> object:
    """Return a copy of a sample in which one value is another or gone."""
    if not path:
        return value
    result: Any = copy.deepcopy(sample)
    place = result
    for step in path[:-1]:
        place = place[step]
    if value is GONE:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return result
