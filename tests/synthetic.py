"""Made-up datasets of any size, for what has to be known of large ones: the same seed gives the same bytes.

A record is the same whatever the size of the dataset, so that a larger one holds the smaller. Every size has equally
many of those that a selective query is to find: agreements with each of the ``RARE_COUNTRIES``, those that say
``RARE_WORD``, and those alive in the ``QUIET`` years, before which and after which everything else lies.
"""

from __future__ import annotations

import datetime as dt
import json
import pathlib
import random
from collections.abc import Iterable, Iterator
from typing import Any

from india_cyber_agreements import AgreementType, CyberScope, Form, Level, Topic
from india_cyber_agreements._countries import index

#: How many agreements, in every size, are what a selective query finds.
RARE = 40
RARE_COUNTRIES = ("KI", "MH", "NR", "PW", "TO", "TV", "VU", "WS")
RARE_WORD = "quaternion"
#: First and last day of a time in which no more than those are alive.
QUIET = (dt.date(2001, 1, 1), dt.date(2003, 12, 31))
#: How long the chain of relations is that every dataset of more records holds.
CHAIN = 2_000
#: A source for so many agreements.
_PER_SOURCE = 4
_SEED = "agreements"
_WORDS = (
    "cyber", "security", "incident", "response", "information", "sharing", "critical", "infrastructure", "capacity",
    "building", "digital", "forensics", "legal", "assistance", "crime", "evidence", "network", "telecom", "research",
    "training", "exercise", "standards", "policy", "trust", "supply", "chain",
)  # fmt: skip
_BODIES = ("Ministry of Home Affairs", "CERT-In", "Ministry of External Affairs", "National Security Council", "MeitY")
_PLACES = ("New Delhi", "Geneva", "Tōkyō", "São Paulo", "Nairobi", "Wien")
_ORGANISATIONS = ("ASEAN", "BRICS", "Quad", "SAARC", "European Union", "BIMSTEC", "G20")
_STATEMENTS = (Form.JOINT_STATEMENT, Form.JOINT_COMMUNIQUE, Form.DECLARATION)
#: Forms of each type, the first of a type the most frequent.
_FORMS = {
    AgreementType.MLAT: (Form.TREATY, Form.AGREEMENT),
    AgreementType.AGREEMENT: (Form.AGREEMENT, Form.PROTOCOL, Form.CONVENTION),
    AgreementType.MOU: (Form.MEMORANDUM_OF_UNDERSTANDING, Form.MEMORANDUM_OF_COOPERATION, Form.OTHER),
    AgreementType.JOINT_STATEMENT: _STATEMENTS,
    AgreementType.FRAMEWORK: (Form.DIALOGUE, Form.WORKING_GROUP, Form.FRAMEWORK, Form.ROADMAP),
}
_TYPES = tuple(_FORMS)
_TYPE_WEIGHTS = (1, 1, 10, 6, 4)
_TREATIES = frozenset({AgreementType.MLAT, AgreementType.AGREEMENT})

Record = dict[str, Any]


def partners() -> tuple[str, ...]:
    """Return the codes that a partner can have, the rare ones not among them."""
    return tuple(
        code
        for code, country in sorted(index().by_code.items())
        if country.withdrawn is None and code not in {"IN", *RARE_COUNTRIES}
    )


def identifier(number: int) -> str:
    """Return the id of the record with a number."""
    return f"in-s{number:07d}"


def source_identifier(number: int) -> str:
    """Return the id of the source with a number."""
    return f"source-{number:07d}"


class _Days:
    """Draws dates of every precision, one after the other."""

    def __init__(self, dice: random.Random, first: dt.date) -> None:
        """Start at a day."""
        self._dice = dice
        self._day = first

    def then(self, least: int, most: int, *, whole: bool = False) -> str:
        """Return a date some days later: mostly a day, otherwise a month or a year, now and then uncertain.

        Args:
            least: How many days later at least.
            most: How many days later at most.
            whole: Whether it has to be a day.
        """
        self._day += dt.timedelta(days=self._dice.randint(least, most))
        precision = 9 if whole else self._dice.randrange(20)
        if precision == 0:
            return f"{self._day:%Y}"
        if precision <= 2:
            return f"{self._day:%Y-%m}"
        return self._day.isoformat() + ("~" if precision == 3 else "?" if precision == 4 else "")


def _events(dice: random.Random, number: int, type_: AgreementType, era: str) -> list[tuple[str, str]]:
    """Return kinds and dates of the events of a record, earliest first."""
    if era == "quiet":
        return [("signed", f"1999-0{1 + number % 9}-11"), ("terminated", f"2004-0{1 + number % 9}-21")]
    early = era == "early"
    days = _Days(dice, dt.date(1989, 1, 1) if early else dt.date(2005, 1, 1))
    first = days.then(0, 3_000 if early else 7_000)
    if type_ is AgreementType.JOINT_STATEMENT:
        return [("adopted", first)]
    found = [("announced", first)] if dice.random() < 0.2 else []
    found.append(
        ("held" if type_ is AgreementType.FRAMEWORK and dice.random() < 0.5 else "signed", days.then(400, 500))
    )
    if type_ in _TREATIES:
        found.append(("in-force", days.then(400, 500)))
    if early:
        # Over before the quiet years, without a doubt that could last into them.
        return [*found, (dice.choice(("terminated", "expired")), f"2000-0{1 + number % 9}-15")]
    if dice.random() < 0.3:
        found.append(("operational", days.then(400, 500)))
    if dice.random() < 0.3:
        found.append(("expires", days.then(800, 1_100)))
        if dice.random() < 0.5:
            found.append(("renewed", days.then(400, 450)))
    return found


def _era(number: int) -> str:
    """Return when a record was alive: the first ones in the quiet years, three in ten before, the others after."""
    if number < RARE:
        return "quiet"
    return "early" if number % 10 < 3 else "late"


def _countries(dice: random.Random, number: int, codes: tuple[str, ...]) -> list[str]:
    """Return the partners of a record: mostly one, now and then several; a few countries have many agreements."""
    if RARE <= number < RARE * (1 + len(RARE_COUNTRIES)):
        return [RARE_COUNTRIES[number // RARE - 1]]
    count = 1 if dice.random() < 0.85 else dice.randint(2, 8)
    return sorted({codes[int(len(codes) * dice.random() ** 2)] for _ in range(count)})


def _relations(dice: random.Random, number: int) -> list[dict[str, str]]:
    """Return relations to earlier records: one long chain, and a few here and there."""
    if 0 < number <= CHAIN:
        return [{"kind": "extends", "target": identifier(number - 1)}]
    if number % 40 == 1 and number > CHAIN:
        return [{"kind": "supersedes", "target": identifier(number - 1)}]
    if number > CHAIN and dice.random() < 0.1:
        return [{"kind": dice.choice(("implements", "same-subject")), "target": identifier(dice.randrange(number))}]
    return []


def agreement(number: int, codes: tuple[str, ...]) -> Record:
    """Return the record with a number, as a data file holds it.

    Args:
        number: Its number, from 0 on.
        codes: What ``partners`` returns.
    """
    dice = random.Random(f"{_SEED} {number}")  # noqa: S311 - drawn again the same, and nothing hangs on it
    era = _era(number)
    type_ = AgreementType.MOU if era == "quiet" else dice.choices(_TYPES, _TYPE_WEIGHTS)[0]
    # Its own source, so that each is cited, and some of those that earlier records have.
    own = number // _PER_SOURCE
    others = (dice.randrange(own + 1) for _ in range(dice.randrange(3)))
    cited = [source_identifier(each) for each in dict.fromkeys((own, *others))]
    events: list[Record] = []
    for kind, date in _events(dice, number, type_, era):
        event: Record = {"kind": kind, "date": date, "sources": [dice.choice(cited)]}
        if dice.random() < 0.05:
            event["rivals"] = [{"date": str(2030 + number % 9), "sources": cited[:1], "note": "another year"}]
        events.append(event)
    if number % 40 == 0 and number >= CHAIN:  # the next record says that it supersedes this one
        over = "2038" if era == "late" else "2000-11-30"
        events.append({"kind": "superseded", "date": over, "sources": cited[:1]})
    words = " ".join(dice.choices(_WORDS, k=dice.randint(8, 24)))
    countries = _countries(dice, number, codes)
    record: Record = {
        "id": identifier(number),
        "title": f"{dice.choice(_WORDS).title()} {words[:40].rsplit(' ', 1)[0]} ({number})",
        "title_exact": dice.random() < 0.6,
        "type": type_.value,
        "form": dice.choice(_FORMS[type_]).value,
        "level": dice.choices(tuple(Level), (12, 8, 1, 1, 1))[0].value,
        "cyber_scope": dice.choice(tuple(CyberScope)).value,
        "countries": countries,
    }
    if len(countries) > 1:
        record["organisation"] = dice.choice(_ORGANISATIONS)
    record["bodies"] = {"indian": dice.choice(_BODIES), "partner": f"Ministry of {dice.choice(_WORDS).title()}"}
    if dice.random() < 0.3:
        record["place"] = dice.choice(_PLACES)
    record["events"] = events
    record["topics"] = sorted(topic.value for topic in set(dice.choices(tuple(Topic), k=dice.randint(1, 4))))
    rare = f" It speaks of a {RARE_WORD}." if number % 7 == 3 and number < 7 * RARE else ""
    record["summary"] = f"The sides work together on {words}.{rare}"
    relations = _relations(dice, number)
    if relations:
        record["relations"] = relations
    record["citations"] = [{"source": each, "supports": "date and parties"} for each in cited]
    record["confidence"] = dice.choice(("high", "high", "medium"))
    return record


def _source(number: int) -> Record:
    """Return the source with a number, as a data file holds it."""
    return {
        "id": source_identifier(number),
        "url": f"https://example.org/{number:07d}",
        "title": f"Report {number}",
        "publisher": f"Publisher {number % 97}",
        "published": f"{1990 + number % 35}",
        "language": "en",
        "access": "read",
    }


def _coverage(codes: Iterable[str]) -> Iterator[Record]:
    """Yield an entry of coverage for each country."""
    for code in codes:
        yield {"country": code, "outcome": "found", "last_checked": "2026-11"}


_DESCRIPTION: Record = {
    "name": "made-up-agreements",
    "title": "Made-up agreements",
    "description": "Nothing in here ever was.",
    "version": "2026.11.0",
    "schema_version": "1.0.0",
    "released": "2026-11-27",
    "modified": "2026-11-27",
    "coverage_start": "1989",
    "coverage_end": "2039",
    "licence": "CC0-1.0",
    "creators": [{"name": "Nobody", "role": "dataset"}],
    "citation": "Nobody. Made-up agreements.",
}


def _edition() -> Record:
    """Return an edition with two cells."""
    finding = {"column": "mou", "finding": "confirmed", "note": "as printed"}
    return {
        "id": "cis-2017",
        "title": "An earlier edition",
        "publisher": "Nobody",
        "creators": ["Nobody"],
        "published": "2017-04",
        "url": "https://example.org/edition",
        "licence": "CC0-1.0",
        "labels": [{"label": "Kiribati", "country": RARE_COUNTRIES[0]}],
        "cells": [
            {"row": row, "label": "Kiribati", "agreements": [identifier(RARE + row)], **finding} for row in (1, 2)
        ],
    }


def _write(path: pathlib.Path, records: Iterable[Record]) -> None:
    """Write a list of records, one on a line, without ever holding all of them."""
    with path.open("w", encoding="utf-8") as file:
        separator = "[\n"
        for record in records:
            file.write(separator + json.dumps(record, ensure_ascii=False, separators=(",", ":")))
            separator = ",\n"
        file.write("[]\n" if separator == "[\n" else "\n]\n")


def write(directory: pathlib.Path, size: int) -> None:
    """Write the data files of a made-up dataset.

    Args:
        directory: Where to; it is made if need be.
        size: How many agreements it has.
    """
    codes = partners()
    sources = (size - 1) // _PER_SOURCE + 1
    (directory / "editions").mkdir(parents=True, exist_ok=True)
    (directory / "dataset.json").write_text(json.dumps(_DESCRIPTION), "utf-8")
    (directory / "editions" / "cis-2017.json").write_text(json.dumps(_edition()), "utf-8")
    _write(directory / "sources.json", map(_source, range(sources)))
    _write(directory / "agreements.json", (agreement(number, codes) for number in range(size)))
    _write(directory / "coverage.json", _coverage(sorted((*codes, *RARE_COUNTRIES))))
    for empty in ("conventions.json", "changes.json", "redirects.json"):
        _write(directory / empty, ())
