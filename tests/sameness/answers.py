"""Answers: what queries, names, dates, citations and errors come to, as text."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import json
import pathlib
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any, get_args

import attrs

import india_cyber_agreements as ica
from india_cyber_agreements._resources import read_bytes
from tests import hostile

from .items import Item, as_json, told

SUITE = pathlib.Path(__file__).parent.parent / "suite"
#: The first day of every quarter that somebody might ask about.
QUARTERS = [dt.date(year, month, 1) for year in range(1985, 2041) for month in (1, 4, 7, 10)]
#: Ends of periods, the open ones included.
ENDS = (None, "1999", "2008-11", "2013-02-28", "2016", "2017-05", "2021-12-31", "2026", None)
WINDOWS = tuple(itertools.combinations(ENDS, 2))
BY: tuple[ica.Dimension, ...] = get_args(ica.Dimension)
WORDS = ("ransomware", "critical infrastructure", "CERT-In", "cyber", "Ärger", "mutual", "ministry of home", "5G", "ss")
DATES = (
    "2016", "2016-08", "2016-08-15", "2003?", "2003~", "2003%", "2016-02-29", "2015-02-29", "2016-13", "16", "",
    "٢٠١٦", "2016-8", "2016-08-15T00:00", "20160815", " 2016", "0000", "9999-12-31", "2016/2017", "1985-04~",
)  # fmt: skip


def sets() -> dict[str, ica.AgreementSet]:
    """Return sets of all kinds by what they hold."""
    return {
        "all": ica.agreements(),
        "Japan": ica.by_country("Japan"),
        "BRICS": ica.by_organisation("BRICS"),
        "treaties": ica.by_type("mlat", "agreement"),
        "none": ica.agreements()[:0],
        "hostile": hostile.records(),
    }


def outcome(call: Callable[[], object]) -> str:
    """Return what a call gives, or which error it raises and what that says."""
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            found = call()
    except Exception as error:  # noqa: BLE001 - whichever comes is told
        return f"{type(error).__name__}: {error}"
    return as_json([repr(found), *(str(warning.message) for warning in caught)])


def _each(ask: Callable[[Any], object], values: Iterable[Any]) -> list[str]:
    """Return what a question comes to for each of some values."""
    return [f"{value}: {outcome(functools.partial(ask, value))}" for value in values]


def shown() -> Iterator[Item]:
    """Yield how results look."""
    for name, some in sets().items():
        yield told(f"repr of the set: {name}", [repr(some), str(some), repr(some.undetermined)])
        yield told(f"HTML of the set: {name}", [some._repr_html_()])
        yield told(f"ids of the set: {name}", some.ids)
        yield told(f"countries of the set: {name}", map(repr, some.countries()))
        for by in BY:
            totals = some.totals(by)
            yield told(f"totals by {by}: {name}", [repr(totals), as_json(dict(totals)), totals._repr_html_()])
    for agreement in (*ica.agreements(), *hostile.records()):
        fields = (f"{field.name} = {getattr(agreement, field.name)!r}" for field in attrs.fields(type(agreement)))
        shown = (repr(agreement), str(agreement), agreement._repr_html_())
        derived = (agreement.signed, agreement.in_force_since, agreement.ended, agreement.date, agreement.year)
        yield told(f"agreement {agreement.id}", [*shown, *map(repr, derived), *fields])


def standings() -> Iterator[Item]:
    """Yield the standing of every agreement on many days, and its runs of days."""
    for agreement in ica.agreements():
        days = set(QUARTERS)
        for event in agreement.events:
            for bound in (event.date.earliest, event.date.latest):
                days |= {bound + dt.timedelta(days=number) for number in (-1, 0, 1)}
        answers = [agreement.standing_on(day) for day in sorted(days)]
        yield told(f"standings of {agreement.id}", [f"{a.day} {a.standing} {a.reason} {a.events}" for a in answers])
        yield told(f"periods of {agreement.id}", map(repr, agreement.standing_periods))


def queries() -> Iterator[Item]:
    """Yield what queries find."""
    every = ica.agreements()
    for start, end in WINDOWS:
        for at_least, throughout in itertools.product(ica.Standing, (False, True)):
            name = f"in force from {start} to {end}, {at_least}, throughout: {throughout}"
            found = every.in_force_between(start, end, at_least=at_least, throughout=throughout)
            yield told(name, [found.ids, found.undetermined.ids])
        signed = every.signed_between(start, end)
        yield told(f"signed from {start} to {end}", [signed.ids, signed.undetermined.ids])
    for word in WORDS:
        yield told(f"search for {word}", every.search(word).ids)
    yield told("bilateral", every.bilateral().ids)
    yield told("governmental", every.governmental().ids)


def names() -> Iterator[Item]:
    """Yield which country each name means: those that the package knows, as they are, in capitals and misspelt."""
    table = json.loads(read_bytes("countries.json"))
    known: list[str] = [name for each in table["countries"] for name in (each["name"], *each.get("aliases", ()))]
    known += [each[code] for each in table["countries"] for code in ("alpha_2", "alpha_3", "numeric")]
    known += [name for each in table["organisations"] for name in (each["name"], *each.get("aliases", ()))]
    known += [each["name"] for each in table["ambiguous"]]
    known += [label.label for label in ica.edition().labels]
    cases = json.loads(SUITE.joinpath("countries.json").read_text("utf-8"))
    known += [case["name"] for case in cases if isinstance(case["name"], str)]
    forms: dict[str, Callable[[str], str]] = {
        "as they are": str,
        "in capitals": str.upper,
        "without their third letter": lambda name: name[:2] + name[3:],
        "twice": lambda name: f"{name} {name}",
    }
    for form, change in forms.items():
        names = sorted({change(name) for name in known})
        yield told(f"countries by names {form}", _each(ica.country, names))
        yield told(f"organisations by names {form}", _each(ica.by_organisation, names))
    codes = [each["alpha_2"] for each in table["countries"]]
    yield told("agreements by country", _each(lambda code: ica.by_country(code).ids, codes))
    yield told("coverage", _each(ica.coverage, codes))


def records() -> Iterator[Item]:
    """Yield tables, citations, the 2017 table and what belongs to the dataset."""
    data = ica.dataset()
    for table in ica.tables():
        yield told(f"definition of the table {table.name}", [repr(table)])
        for name, some in sets().items():
            rows = some.to_records(table.name)  # type: ignore[arg-type]
            yield told(f"rows of {table.name}: {name}", map(as_json, rows))
    for style in ("text", "bibtex", "ris", "csl-json"):
        cited = (None, *data.agreements)
        yield told(f"citations as {style}", [ica.cite(each, style=style) for each in cited])
    edition = ica.edition()
    yield told("the 2017 table", [repr(edition), edition.totals(), *edition.labels, *edition.cells])
    yield told("reconciliation", [edition.reconcile(), repr(edition.reconcile())])
    yield told("what belongs to the dataset", [repr(data), repr(data.info), *data.sources, *data.changes])
    yield told("conventions and redirects", [*data.conventions, *data.redirects, *data.coverage])
    for name, found in {"other": ica.diff(ica.load(SUITE / "dataset"), data), "none": ica.diff(data, data)}.items():
        yield told(f"difference: {name}", [found, repr(found), found.to_json(), found.to_markdown()])


def mistakes() -> Iterator[Item]:
    """Yield what is said of mistakes."""
    calls: dict[str, Callable[[], object]] = {
        "country": lambda: ica.country("Atlantis"),
        "type of a country": lambda: ica.country(3.5),  # type: ignore[arg-type]
        "organisation": lambda: ica.by_organisation("BRIKS"),
        "id": lambda: ica.get("in-us-mla"),
        "type": lambda: ica.by_type("treaty"),
        "window": lambda: ica.in_force_between("2020", "2010"),
        "standing": lambda: ica.in_force_between(None, None, at_least="maybe"),
        "dimension": lambda: ica.totals(by="colour"),  # type: ignore[call-overload]
        "edition": lambda: ica.edition("cis-2016"),
        "style": lambda: ica.cite(style="apa"),
        "release": lambda: ica.changes(since="yesterday"),
        "directory": lambda: ica.load("no-such-directory"),
        "suffix": lambda: ica.agreements().save("x.doc"),
        "table": lambda: ica.agreements().to_records("agreement"),  # type: ignore[arg-type]
        "truth value": lambda: bool(ica.Standing.CONFIRMED),
        "order of dates": lambda: ica.PartialDate.parse("2016") < ica.PartialDate.parse("2017"),
    }
    yield told("mistakes", [f"{name}: {outcome(call)}" for name, call in calls.items()])

    def bounds(text: str) -> object:
        date = ica.PartialDate.parse(text)
        return date, str(date), date.earliest, date.latest, date.precision, date.qualifier

    yield told("dates", _each(bounds, DATES))
