"""Queries on the module and on a result: what they return, how they chain, what they refuse."""

from __future__ import annotations

import datetime as dt
import pickle
from typing import Any

import attrs
import pycountry
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import AgreementSet, AgreementType, Standing, Totals

ALL = ica.agreements()


class Weird(dt.date):
    """A date without numbers, such as the "not a time" of pandas."""

    year = float("nan")  # type: ignore[assignment]


def test_order() -> None:
    """Agreements stand by date, undated ones last, then by id."""
    keys = [(a.date is None, str(a.date.earliest) if a.date else "", a.id if a.date is None else "") for a in ALL]
    assert keys == sorted(keys)
    assert len({a.id for a in ALL}) == len(ALL)


def test_get() -> None:
    """An id gives its agreement; module and dataset agree."""
    for agreement in ALL:
        assert ica.get(agreement.id) is agreement
        assert ica.dataset().get(agreement.id) is agreement


def test_get_unknown() -> None:
    """An unknown id is a LookupError with the nearest ids."""
    with pytest.raises(ica.UnknownAgreementError) as caught:
        ica.get("in-us-mlta")
    assert caught.value.suggestions[0] == "in-us-mlat"
    assert "in-us-mlat" in str(caught.value)


@pytest.mark.parametrize("value", [None, 1, 1.5, b"in-us-mlat", ["in-us-mlat"]])
def test_get_wrong_type(value: Any) -> None:
    """An id is a string."""
    with pytest.raises(ica.ArgumentTypeError, match="in-us-mlat"):
        ica.get(value)


def test_by_country() -> None:
    """Every form of a country gives the same agreements: exactly those that name it."""
    expected = tuple(a.id for a in ALL if "JP" in a.countries)
    assert expected
    for form in ("Japan", "jp", "JPN", 392, "392", ica.country("Japan"), pycountry.countries.get(alpha_2="JP")):
        assert form is not None
        assert ica.by_country(form).ids == expected


def test_by_several_countries() -> None:
    """Several countries give the union."""
    assert ica.by_country("Japan", "Kenya") == ica.by_country("Japan") | ica.by_country("Kenya")


def test_by_country_without_agreements() -> None:
    """A known country with nothing gives an empty set."""
    empty = ica.by_country("Liechtenstein")
    assert (len(empty), list(empty), empty.ids, repr(empty)) == (0, [], (), "<AgreementSet of 0 agreements>")


def test_india_is_a_party_to_all() -> None:
    """India itself gives every agreement."""
    assert ica.by_country("India") == ALL


def test_by_organisation() -> None:
    """An organisation is found by abbreviation, name and any case; a known one with nothing gives an empty set."""
    assert ica.by_organisation("eu").ids == ica.by_organisation("European Union").ids
    assert all(a.organisation == "EU" for a in ica.by_organisation("EU"))
    assert len(ica.by_organisation("NATO")) == 0
    assert ica.by_organisation("BRICS", "Quad") == ica.by_organisation("BRICS") | ica.by_organisation("Quad")


def test_by_organisation_knows_those_of_the_set() -> None:
    """A dataset may have organisations that the bundled table of names lacks."""
    own = attrs.evolve(ALL[0], id="in-x", organisation="Delhi Group")
    assert AgreementSet.of([own]).by_organisation("delhi group").ids == ("in-x",)


def test_organisations_stay_known() -> None:
    """An organisation of a set stays known to what is filtered from it, and is then empty."""
    own = attrs.evolve(ALL[0], id="in-x", organisation="Delhi Group", type=AgreementType.MOU)
    found = AgreementSet.of([own, ica.get("in-us-mlat")])
    treaties = found.by_type("mlat")
    for part in (treaties, found[:0], found & treaties, found - found, treaties | treaties):
        assert len(part.by_organisation("delhi group")) == 0


def test_by_organisation_unknown() -> None:
    """An unknown organisation raises with suggestions."""
    with pytest.raises(ica.UnknownOrganisationError) as caught:
        ica.by_organisation("BRIX")
    assert "BRICS" in caught.value.suggestions


def test_by_type_in_any_case() -> None:
    """The written form of a type may have any case, like names elsewhere."""
    assert ica.by_type("MLAT", "MoU") == ica.by_type("mlat", "mou")


@pytest.mark.parametrize("type_", AgreementType)
def test_by_type(type_: AgreementType) -> None:
    """A type gives exactly its agreements, as a member and in written form."""
    expected = [a for a in ALL if a.type is type_]
    assert list(ica.by_type(type_)) == list(ica.by_type(type_.value)) == expected


def test_types_partition() -> None:
    """All types together give everything."""
    assert ica.by_type(*AgreementType) == ALL


@pytest.mark.parametrize(
    ("query", "error", "given"),
    [
        (lambda: ica.by_type("mlats"), ica.ArgumentError, "mlats"),
        (lambda: ica.by_type(""), ica.ArgumentError, "''"),
        (lambda: ica.by_type(), ica.ArgumentError, "types"),
        (lambda: ica.by_type(1.5), ica.ArgumentTypeError, "1.5"),  # type: ignore[arg-type]
        (lambda: ica.by_country(), ica.ArgumentError, "countries"),
        (lambda: ica.by_country(""), ica.ArgumentError, "''"),
        (lambda: ica.by_country(1.5), ica.ArgumentTypeError, "1.5"),  # type: ignore[arg-type]
        (lambda: ica.by_organisation(), ica.ArgumentError, "organisations"),
        (lambda: ica.by_organisation(" "), ica.ArgumentError, "' '"),
        (lambda: ica.by_organisation(5), ica.ArgumentTypeError, "5"),  # type: ignore[arg-type]
        (lambda: ica.search(""), ica.ArgumentError, "''"),
        (lambda: ica.search(" -- "), ica.ArgumentError, "--"),
        (lambda: ica.search(None), ica.ArgumentTypeError, "None"),  # type: ignore[arg-type]
        (lambda: ica.totals("colour"), ica.ArgumentError, "colour"),  # type: ignore[call-overload]
        (lambda: ica.totals(None), ica.ArgumentTypeError, "None"),  # type: ignore[call-overload]
        (lambda: ica.in_force_between("2020", "2019"), ica.ArgumentError, "2019"),
        (lambda: ica.in_force_between("2020", "2019"), ica.ArgumentError, "2020"),
        (lambda: ica.in_force_between(2015.0, "2019"), ica.ArgumentTypeError, "2015.0"),  # type: ignore[arg-type]
        (lambda: ica.in_force_between(2015, "2019"), ica.ArgumentTypeError, "2015"),  # type: ignore[arg-type]
        (lambda: ica.in_force_between("", "2019"), ica.ArgumentError, "''"),
        (lambda: ica.in_force_between("2016-02-30", "2019"), ica.ArgumentError, "2016-02-30"),
        (lambda: ica.in_force_between("2015", "yesterday"), ica.ArgumentError, "yesterday"),
        (lambda: ica.in_force_between("2015", "2019", at_least="maybe"), ica.ArgumentError, "maybe"),
        (lambda: ica.in_force_between("2015", "2019", at_least=2), ica.ArgumentTypeError, "2"),  # type: ignore[arg-type]
        (lambda: ica.signed_between("2020", "2019"), ica.ArgumentError, "2019"),
        (lambda: ica.agreements().where("mlat"), ica.ArgumentTypeError, "mlat"),  # type: ignore[arg-type]
        (lambda: ica.by_country(["Japan", "Kenya"]), ica.ArgumentTypeError, "separate arguments"),  # type: ignore[arg-type]
        (lambda: ica.by_type(("mlat", "mou")), ica.ArgumentTypeError, "separate arguments"),  # type: ignore[arg-type]
        (lambda: ica.in_force_between(Weird(2020, 1, 1), None), ica.ArgumentError, "Weird"),
        (lambda: AgreementSet.of([1]), ica.ArgumentTypeError, "agreements only"),  # type: ignore[list-item]
        (lambda: ica.edition(None), ica.ArgumentTypeError, "None"),  # type: ignore[arg-type]
        (lambda: ica.edition("cis-2018"), ica.UnknownEditionError, "cis-2017"),
        (lambda: ica.changes(since="yesterday"), ica.ArgumentError, "yesterday"),
        (lambda: ica.changes(since=2026), ica.ArgumentTypeError, "2026"),  # type: ignore[arg-type]
        (lambda: ica.cite(style="mla"), ica.ArgumentError, "mla"),
        (lambda: ica.cite(style=None), ica.ArgumentTypeError, "None"),  # type: ignore[arg-type]
        (lambda: ica.get("in-us-mlat").standing_on("2015"), ica.ArgumentError, "2015"),
        (lambda: ica.get("in-us-mlat").standing_on(1.5), ica.ArgumentTypeError, "1.5"),  # type: ignore[arg-type]
        (lambda: ica.get("in-us-mlat").events_of("sealed"), ica.ArgumentError, "sealed"),
        (lambda: ica.coverage("Atlantis"), ica.UnknownCountryError, "Atlantis"),
    ],
)
def test_wrong_arguments(query: Any, error: type[Exception], given: str) -> None:
    """Wrong arguments raise the documented error, which names what was given and what is allowed."""
    with pytest.raises(error) as caught:
        query()
    assert given in str(caught.value)
    assert isinstance(caught.value, ica.IndiaCyberAgreementsError)
    assert issubclass(error, ValueError | TypeError | LookupError)
    if isinstance(caught.value, ica.ArgumentError | ica.ArgumentTypeError):
        assert "use " in str(caught.value)
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
        assert str(again) == str(caught.value)


def test_in_force_forms_of_dates() -> None:
    """Dates, datetimes, partial dates and strings of any precision mean the same; None is open."""
    expected = ica.in_force_between("2010-01-01", "2015-06-30")
    assert expected == ica.in_force_between("2010", "2015-06")
    assert expected == ica.in_force_between(dt.date(2010, 1, 1), dt.datetime(2015, 6, 30, 23, 59, tzinfo=dt.UTC))
    assert expected == ica.in_force_between(ica.PartialDate.parse("2010?"), ica.PartialDate.parse("2015-06"))
    assert ica.in_force_between(None, None) == ica.in_force_between(dt.date.min, dt.date.max)
    assert ica.in_force_between(None, "1988") == AgreementSet()


def test_in_force_agrees_with_standing() -> None:
    """On a single day the result is exactly the agreements whose standing reaches what is asked."""
    for day in ("1995-01-01", "2008-06-15", "2017-04-30", "2026-11-22"):
        for needed in Standing:
            expected = [a for a in ALL if a.standing_on(day).standing >= needed]
            assert list(ica.in_force_between(day, day, at_least=needed)) == expected
            assert list(ica.in_force_between(day, day, at_least=needed.value, throughout=True)) == expected


def test_undetermined() -> None:
    """Undetermined are those that the weaker question would have let in, and filters apply to them too."""
    strong = ica.in_force_between("2015", "2015")
    possible = ica.in_force_between("2015", "2015", at_least="possible")
    assert strong.undetermined == possible - strong
    assert len(strong.undetermined) > 0
    assert strong.by_type("mlat").undetermined == strong.undetermined.by_type("mlat")
    assert len(possible.undetermined) == 0
    assert repr(strong).endswith(
        f"… {len(strong.undetermined)} left out because the evidence is too weak: see .undetermined"
    )
    assert len(strong[:5].undetermined) == len((strong | possible).undetermined) == 0
    again = strong.in_force_between("2016", "2016")
    assert set(again) == set(strong) & set(ica.in_force_between("2016", "2016"))
    assert set(strong.undetermined) & set(ica.in_force_between("2016", "2016")) <= set(again.undetermined)


def test_signed_between() -> None:
    """Only what was certainly signed in the period is in; what may have been is undetermined."""
    signed = ica.signed_between("2015", "2015")
    for agreement in ALL:
        date = agreement.signed
        inside = date is not None and date.year == 2015
        assert (agreement in signed) is inside
    month = next(a for a in ALL if a.signed and a.signed.precision is ica.Precision.MONTH)
    assert month.signed is not None
    first_half = ica.signed_between(month.signed.earliest, month.signed.earliest + dt.timedelta(days=9))
    assert month.id not in first_half.ids
    assert month.id in first_half.undetermined.ids
    assert month.id in first_half.signed_between(None, None).undetermined.ids
    assert month.id not in ica.signed_between(None, month.signed.earliest - dt.timedelta(days=1)).undetermined.ids


def test_search() -> None:
    """A text is found whatever its case, accents and hyphens, in title, bodies, summary and topics."""
    found = ica.search("Critical Infrastructure")
    assert found == ica.search("critical-infrastructure") == ica.search("CRÍTICAL  infrastructure")
    by_topic = [a for a in ALL if ica.Topic.CRITICAL_INFRASTRUCTURE in a.topics]
    assert by_topic
    assert set(by_topic) <= set(found)
    assert "in-us-2025-cybercrime-investigations-mou" in ica.search("cybercrime investigations").ids
    assert len(ica.search("no such words anywhere")) == 0


def test_chain() -> None:
    """Queries chain on a result, in any order."""
    one = ica.agreements().by_country("US").by_type("mou").in_force_between("2012", "2012").search("cert-in")
    other = ica.search("CERT-In").in_force_between("2012", "2012").by_type("mou").by_country("US")
    assert one == other
    assert len(one) > 0
    assert one.totals()["mou"] == len(one)


def test_filters() -> None:
    """Governmental and bilateral leave out what their names say."""
    left_out = ALL - ALL.governmental()
    assert {a.level.value for a in left_out} == {"academic", "commercial"}
    assert all(len(a.countries) == 1 and a.organisation is None for a in ALL.bilateral())
    assert all(len(a.countries) != 1 or a.organisation for a in ALL - ALL.bilateral())


def test_sequence() -> None:
    """A set is a sequence: length, positions, slices, membership, index."""
    assert ALL[0] is next(iter(ALL))
    assert ALL[-1].id == ALL.ids[-1]
    assert ALL[2:4].ids == ALL.ids[2:4]
    assert isinstance(ALL[2:4], AgreementSet)
    assert ALL[0] in ALL
    assert ica.get("in-us-mlat") not in ica.by_type("mou")
    assert [id_ for id_ in ("in-us-mlat", "in-xx") if id_ in ALL] == ["in-us-mlat"]  # type: ignore[comparison-overlap]
    assert AgreementSet(list(ALL)) == ALL
    assert ALL.index(ALL[3]) == 3
    with pytest.raises(IndexError):
        ALL[len(ALL)]


def test_set_operators_take_sets_only() -> None:
    """Set algebra with another kind of thing is a TypeError, and equality with one is false."""
    for operation in ("__or__", "__and__", "__sub__"):
        assert getattr(ALL, operation)([]) is NotImplemented
    assert list(ALL) != ALL


def test_values() -> None:
    """Results are immutable, hashable, equal by value and picklable."""
    for value in (ALL[:5], ica.get("in-us-mlat"), ica.edition(), ica.coverage("Japan"), ica.dataset().info):
        again = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
        assert again == value
        assert hash(again) == hash(value)
        with pytest.raises(AttributeError):
            value.id = "other"  # type: ignore[union-attr,misc] # that it is refused is the point
    assert pickle.loads(pickle.dumps(ica.totals())) == ica.totals()  # noqa: S301 - our own bytes
    assert pickle.loads(pickle.dumps(ica.edition())).reconcile() == ica.edition().reconcile()  # noqa: S301


def test_agreement_properties() -> None:
    """The convenience properties follow from the events."""
    treaty = ica.get("in-us-mlat")
    assert (str(treaty.signed), str(treaty.in_force_since), treaty.ended) == ("2001-10-17", "2005-10-03", None)
    assert (str(treaty.date), treaty.year) == ("2001-10-17", 2001)
    assert treaty.is_bilateral
    assert treaty.is_governmental
    assert repr(treaty).startswith("<Agreement in-us-mlat: ")
    superseded = ica.get("in-gb-2021-roadmap-2030")
    assert str(superseded.ended) == "2025-07-24"
    assert attrs.evolve(treaty, events=()).year is None


def test_countries() -> None:
    """The countries of a set are its partners, by name."""
    assert [country.name for country in ica.by_organisation("Quad").countries()] == [
        "Australia",
        "Japan",
        "United States",
    ]
    assert {country.alpha_2 for country in ica.countries()} == {code for a in ALL for code in a.countries}


def test_coverage() -> None:
    """Found, none found and not searched are told apart."""
    outcomes = {entry.country: entry.outcome for entry in ica.dataset().coverage}
    assert len(outcomes) == 249
    assert ica.coverage("Japan").outcome is ica.CoverageOutcome.FOUND
    assert set(outcomes.values()) == set(ica.CoverageOutcome)
    assert ica.coverage("Netherlands Antilles").outcome is ica.CoverageOutcome.NOT_SEARCHED


@pytest.mark.parametrize("by", ["type", "country", "topic", "level", "form", "cyber_scope"])
def test_totals(by: ica.Dimension) -> None:
    """Totals count what can be counted by hand, add up where classes exclude each other, and are a mapping."""
    totals: Totals[Any] = ica.totals(by)
    assert totals.by == by
    assert totals.agreements == len(ALL)
    if by in {"type", "level", "form", "cyber_scope"}:
        assert sum(totals.values()) == len(ALL)
        assert totals.unclassified == 0
    for class_, number in totals.items():
        if by == "country":
            assert number == len(ica.by_country(class_))
        elif by == "topic":
            assert number == sum(class_ in a.topics for a in ALL)
        else:
            assert number == sum(getattr(a, by) == class_ for a in ALL)
    assert dict(totals) == totals
    assert len(totals) == len(list(totals))
    with pytest.raises(KeyError):
        totals["no such class"]


def test_totals_by_year() -> None:
    """Years are whole numbers in order; what has no date is counted apart."""
    totals = ica.totals("year")
    assert list(totals) == sorted(totals)
    assert totals[2016] == sum(a.year == 2016 for a in ALL)
    assert totals.unclassified == sum(a.date is None for a in ALL)
    assert sum(totals.values()) + totals.unclassified == len(ALL)
    assert "by='year'" in repr(totals)


def test_totals_of_a_part() -> None:
    """A part keeps every class of a vocabulary, so that parts compare."""
    assert list(ica.by_type("mlat").totals()) == list(ica.totals())
    assert AgreementSet().totals()["mlat"] == 0


def test_totals_in_any_case() -> None:
    """The name of a dimension may have any case; the result tells the name as it is."""
    assert ica.agreements().totals("YEAR").by == "year"  # type: ignore[call-overload]


def test_repr() -> None:
    """At a prompt a set shows its size and its first members, within 80 columns."""
    lines = repr(ALL).splitlines()
    assert lines[0] == f"<AgreementSet of {len(ALL)} agreements>"
    assert lines[-1] == f"… {len(ALL) - 10} more"
    assert max(map(len, lines)) <= 80
    assert repr(ica.agreements()[:1]).splitlines()[0] == "<AgreementSet of 1 agreement>"
    assert repr(ica.edition()) == "<Edition cis-2017: 226 labels, 110 cells>"
    assert repr(ica.dataset()).startswith("<Dataset india-cyber-agreements ")
    treaty = ica.get("in-us-mlat")
    assert repr(treaty.events[2]) == "<Event 2005-10-03 in-force>"
    assert repr(treaty.citations[0]) == f"<Citation {treaty.sources[0].id}>"
    assert repr(treaty.sources[0]) == f"<Source {treaty.sources[0].id}>"
    rival = next(rival for a in ALL for event in a.events for rival in event.rivals)
    assert repr(rival) == f"<DateClaim {rival.date}>"
    assert repr(treaty.standing_on("2006-01-01")) == f"<StandingAnswer {treaty.standing_on('2006-01-01')}>"
    assert repr(ica.edition().reconcile()) == "<Reconciliation: 103 cells, 93 distinct instruments>"


def test_they_do_all_that_sequences_do() -> None:
    """A set can be gone through backwards, and asked for positions and numbers, as a sequence can."""
    some = ALL[:5]
    assert list(reversed(some)) == list(some)[::-1]
    assert [some.index(agreement) for agreement in some] == [0, 1, 2, 3, 4]
    assert (some.count(some[2]), some.count(ALL[5]), some.count("in-us-mlat")) == (1, 0, 0)
    with pytest.raises(ValueError, match="not in tuple"):
        some.index(ALL[5])
    with pytest.raises(ValueError, match="not in tuple"):
        some.index(some[0], 1)


def test_records() -> None:
    """Records are flat, have the same keys and keep what is not known as None."""
    records = ALL.to_records()
    assert len(records) == len(ALL)
    assert len({tuple(record) for record in records}) == 1
    treaty = next(record for record in records if record["id"] == "in-us-mlat")
    assert (treaty["countries"], treaty["signed"]) == ("US", "2001-10-17")
    assert treaty["date_earliest"] == dt.date(2001, 10, 17)
    assert treaty["organisation"] is None


@pytest.mark.parametrize("throughout", [False, True], ids=["some-day", "every-day"])
@pytest.mark.parametrize("at_least", ["possible", "presumed", "confirmed"])
def test_many_and_few_in_force(at_least: str, *, throughout: bool) -> None:
    """Whether few or most agreements are in force, a period gives those whose own runs of days say so."""
    numbers: set[bool] = set()
    judge = all if throughout else any
    for first in range(1947, 2026, 6):
        start, end = dt.date(first, 7, 1), dt.date(first + 2, 6, 30)

        def reach(agreement: ica.Agreement, standing: str, start: dt.date = start, end: dt.date = end) -> bool:
            runs = [run for run in agreement.standing_periods if run.first <= end and run.last >= start]
            return judge(run.standing >= standing for run in runs)

        found = ALL.in_force_between(start, end, at_least=at_least, throughout=throughout)
        expected = [agreement.id for agreement in ALL if reach(agreement, at_least)]
        assert list(found.ids) == expected
        assert list(found.undetermined.ids) == [
            agreement.id for agreement in ALL if reach(agreement, "possible") and agreement.id not in expected
        ]
        numbers.add(len(found) * 8 < len(ALL))
    assert numbers == {True, False}
