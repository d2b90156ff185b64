"""What queries say when they refuse something, word for word, and what they do at the edges."""

from __future__ import annotations

import datetime as dt
import gc
import pathlib
import weakref
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import AgreementSet, Standing
from india_cyber_agreements._index import Answers
from tests.standing_records import Record

if TYPE_CHECKING:
    from collections.abc import Callable

ALL = ica.agreements()
MLAT = ("mlat", "treaty")
MOU = ("mou", "memorandum-of-understanding")
#: From binary numbers to what look-up passes over.
SPACE_AND_DOTS = str.maketrans("01", " .")
TYPES = ", ".join(repr(type_.value) for type_ in ica.AgreementType)

REFUSALS: tuple[tuple[Callable[[Any], object], object, str], ...] = (
    (
        lambda _: ALL.by_country(),
        None,
        "countries: () is not allowed; use at least one value, as in by_country('Japan', 'Kenya').",
    ),
    (
        ALL.by_country,
        ["Japan"],
        (
            "countries: ['Japan'] is of type list, which is not accepted; use separate arguments, as in "
            "by_country('Japan', 'Kenya')."
        ),
    ),
    (
        lambda _: ALL.by_organisation(),
        None,
        "organisations: () is not allowed; use at least one value, as in by_organisation('BRICS', 'Quad').",
    ),
    (
        lambda _: ALL.by_type(),
        None,
        "types: () is not allowed; use at least one value, as in by_type('mlat', 'mou').",
    ),
    (ALL.by_type, "pact", f"types: 'pact' is not allowed; use one of {TYPES}."),
    (ALL.by_type, 5, f"types: 5 is of type int, which is not accepted; use one of {TYPES}."),
    (
        lambda value: ALL.in_force_between(None, None, at_least=value),
        "sure",
        "at_least: 'sure' is not allowed; use one of 'not-in-force', 'possible', 'presumed', 'confirmed'.",
    ),
    (
        ALL.where,
        "mlat",
        "predicate: 'mlat' is of type str, which is not accepted; use a function from an Agreement to a truth value.",
    ),
    (ALL.search, 5, "text: 5 is of type int, which is not accepted; use a string."),
    (
        ALL.search,
        "--",
        "text: '--' is not allowed; use a text with at least one letter or digit and at most 2,000 characters.",
    ),
    (
        AgreementSet.of,
        [1],
        "agreements: 1 is of type int, which is not accepted; use agreements only.",
    ),
)


@pytest.mark.parametrize(("query", "value", "message"), REFUSALS, ids=[row[2] for row in REFUSALS])
def test_refusal(query: Callable[[Any], object], value: object, message: str) -> None:
    """The message names the argument, what was given and what is allowed."""
    with pytest.raises(ica.IndiaCyberAgreementsError) as caught:
        query(value)
    assert str(caught.value) == message


def some(**events: str) -> AgreementSet:
    """Return a set of memoranda, each of an id and events."""
    return AgreementSet.of(Record.read(*MOU, written).agreement(f"in-{id_}") for id_, written in events.items())


def test_presumed_suffices_unless_more_is_asked_for() -> None:
    """What is in force for all that is known is in; what only may be is undetermined."""
    found = some(a="signed 2010-05-01", b="announced 2010", c="signed 2020").in_force_between("2012", "2013")
    assert found.ids == ("in-a",)
    assert found.undetermined.ids == ("in-b",)
    assert found.undetermined.undetermined.ids == ()
    confirmed = some(a="signed 2010-05-01", d="signed 2010-05-01; expires 2014").in_force_between(
        "2012", "2013", at_least="CONFIRMED"
    )
    assert (confirmed.ids, confirmed.undetermined.ids) == (("in-d",), ("in-a",))


def test_periods_touch_at_their_ends() -> None:
    """The first and the last day of a period count, and the days beside them do not."""
    found = some(a="signed 2010-05-01; terminated 2012-05-01")
    for start, end, inside in (
        ("2009-01-01", "2010-04-30", False),
        ("2009-01-01", "2010-05-01", True),
        ("2012-05-01", "2013-01-01", True),
        ("2012-05-02", "2013-01-01", False),
    ):
        assert bool(found.in_force_between(start, end)) is inside
        assert bool(found.in_force_between(start, end, throughout=True)) is (start == end and inside)
    assert found.in_force_between("2010-05-01", "2012-05-01", throughout=True) == found
    assert not found.in_force_between("2010-04-30", "2012-05-01", throughout=True)
    assert not found.in_force_between("2010-05-01", "2012-05-02", throughout=True)


def test_dates_of_signature_lie_in_the_period_or_may() -> None:
    """A date lies in a period with both of its bounds; with one of them it may."""
    found = some(a="signed 2010-05", b="signed 2010-05-01", c="signed 2010-05-31", d="announced 2010-05")
    for start, end, certain, possible in (
        ("2010-05-01", "2010-05-31", "abc", ""),
        ("2010-05-01", "2010-05-30", "b", "a"),
        ("2010-05-02", "2010-05-31", "c", "a"),
        ("2010-05-02", "2010-05-30", "", "a"),
        ("2010-05-31", "2010-05-31", "c", "a"),
        ("2010-05-01", "2010-05-01", "b", "a"),
        ("2010-06-01", "2010-07-01", "", ""),
        ("2010-04-01", "2010-04-30", "", ""),
        (None, "2010-05-31", "abc", ""),
        ("2010-05-01", None, "abc", ""),
    ):
        signed = found.signed_between(start, end)
        assert set(signed.ids) == {f"in-{id_}" for id_ in certain}
        assert set(signed.undetermined.ids) == {f"in-{id_}" for id_ in possible}


def test_what_was_left_out_stays_in_order() -> None:
    """What two questions leave undetermined stands by date and id, each once."""
    found = some(z="announced 2001", y="signed 2003", x="signed 2002", w="announced 2000")
    left_out = found.signed_between("2002-02", "2003-10").undetermined
    assert left_out.ids == ("in-x", "in-y")
    again = found.in_force_between("2002-02", "2002-10").in_force_between("2002-03", None, at_least="confirmed")
    assert again.ids == ()
    assert again.undetermined.ids == ("in-w", "in-z", "in-x")


def test_positions_between_bounds() -> None:
    """Looking for an agreement may begin and end somewhere."""
    part = ALL[:5]
    assert part.index(part[2], 2) == part.index(part[2], 0, 3) == 2
    for bounds in ((3,), (0, 2)):
        with pytest.raises(ValueError, match="not in tuple"):
            part.index(part[2], *bounds)


def test_parts_know_the_dataset() -> None:
    """A part of a dataset, however it was made, tells in its files what the dataset says of it; a mixture does not."""
    data = ica.load(pathlib.Path(__file__).with_name("suite") / "dataset")
    whole = data.agreements
    for part in (
        whole[:2],
        whole & whole,
        whole - whole[:1],
        whole | whole[:1],
        whole.by_type("mlat"),
        whole.search("a"),
    ):
        assert part._scope().info is data.info
    assert (whole | ALL.by_country("Kenya"))._scope().info is None
    assert AgreementSet.of(list(whole))._scope().info is None
    assert AgreementSet()._scope().info is None


def test_search_looks_through_every_text() -> None:
    """A phrase is found in title, bodies, organisation, summary and topics, and not across two of them."""
    one = attrs.evolve(
        ALL[0],
        title="Alpha One",
        organisation="Bravo",
        bodies=ica.Bodies(indian="Charlie Body", partner="Delta"),
        summary="Echo.",
        topics=(ica.Topic.CYBERCRIME, ica.Topic.CAPACITY_BUILDING),
        notes="Foxtrot.",
    )
    found = AgreementSet.of([one, *ALL[1:3]])
    for text in ("alpha", "bravo", "charlie body", "DELTA", "echo", "cybercrime", "capacity building"):
        assert one.id in found.search(text).ids, text
    for text in ("foxtrot", "one charlie", "body delta", "cybercrime capacity"):
        assert one.id not in found.search(text).ids, text


def test_longest_text_to_search_for() -> None:
    """A text may be as long as the message says, and not one character longer."""
    assert len(ALL.search("a" * 2000)) == 0
    with pytest.raises(ica.ArgumentError, match="at most 2,000 characters"):
        ALL.search("a" * 2001)


def test_sets_that_are_made_by_hand() -> None:
    """A set keeps the order that it is given, and knows the organisations of ``of`` alone."""
    backwards = AgreementSet(reversed(list(ALL[:3])))
    assert backwards.ids == tuple(reversed(ALL[:3].ids))
    assert AgreementSet.of(backwards).ids == ALL[:3].ids
    assert len(AgreementSet.of([ALL[0], ALL[0]])) == 1
    assert AgreementSet() == AgreementSet([]) != ALL
    assert hash(AgreementSet()) == hash(AgreementSet([]))
    assert hash(ALL[:3]) != hash(backwards)
    assert Standing.PRESUMED >= "presumed"
    assert ALL.signed_between(dt.date.min, None).undetermined == AgreementSet()


def test_a_notebook_shows_the_titles() -> None:
    """As HTML a set shows its agreements, and how many a question left out."""
    shown = some(a="signed 2010-05-01", b="announced 2010").in_force_between("2012", "2013")._repr_html_()
    assert "Example" in shown
    assert "1 left out" in shown


def wrong_type(query: Callable[[Any], object], value: object) -> None:
    """Ask for something of a type that is refused."""
    with pytest.raises(ica.ArgumentTypeError):
        query(value)


@pytest.mark.parametrize("again", [False, True], ids=["first", "again"])
def test_an_answer_does_not_depend_on_earlier_questions(*, again: bool) -> None:
    """A question gives the same however often, and what is refused is refused whatever was answered before."""
    part = AgreementSet(ALL)
    japan = tuple(a.id for a in ALL if "JP" in a.countries)
    for _ in range(1 + again):
        assert part.by_country("Japan").ids == part.by_country(392).ids == part.by_country("Japan", "jp").ids == japan
        assert set(part.by_type("mlat", "mou")) == set(part.by_type("mlat")) | set(part.by_type("mou"))
        assert set(part.by_organisation("EU", "Quad")) == {a for a in ALL if a.organisation in {"EU", "Quad"}}
        wrong_type(part.by_country, 392.0)
        wrong_type(part.by_country, ["Japan"])
        wrong_type(part.by_type, ["mlat"])
        wrong_type(part.by_organisation, ["EU"])
        for throughout in (False, True):
            found = part.in_force_between("2012", "2016", throughout=throughout)
            days = [dt.date(year, month, 1) for year in range(2012, 2017) for month in range(1, 13)]
            reaching = {a.id for a in ALL if all(a.standing_on(day).standing >= Standing.PRESUMED for day in days)}
            assert (reaching == set(found.ids)) is throughout
        wrong_type(lambda start: part.in_force_between(start, "2016"), ["2012"])


def test_answers_are_forgotten_when_they_become_many() -> None:
    """However many questions are asked of one set, their answers do not all stay in memory, whatever was asked."""
    part = AgreementSet(ALL[:2])
    first = (
        weakref.ref(part.by_country("Norway")),
        weakref.ref(part.by_organisation("NATO")),
        weakref.ref(part.by_type("mlat")),
        weakref.ref(part.in_force_between("1950", "1951")),
    )
    for number in range(10_100):
        part.by_country(f"{number:b}".translate(SPACE_AND_DOTS) + "Norway")
    gc.collect()
    assert [each() for each in first] == [None] * 4


def test_room_for_answers() -> None:
    """Answers are kept while they have ten thousand members and four times those of the set, each counting one more."""
    answers: Answers[str] = Answers(25)
    for number in range(100):
        assert answers.keep(answers.types, (str(number),), "some", 100) == "some"
    assert len(answers.types) == 100
    answers.keep(answers.countries, ("a",), "other", 0)
    assert (answers.types, answers.countries) == ({}, {("a",): "other"})
    answers.keep(answers.periods, ("b", None), "large", 10_098)
    assert (len(answers.countries), len(answers.periods)) == (1, 1)
    answers.keep(answers.organisations, ("c",), "last", 0)
    assert (answers.countries, answers.periods, answers.organisations) == ({}, {}, {("c",): "last"})


def test_answers_are_at_hand_when_asked_for_again() -> None:
    """A question that was asked before is answered at once, with the same set; also where sets are large."""
    part = AgreementSet([ALL[0]] * 3000)
    questions: tuple[Callable[[], AgreementSet], ...] = (
        lambda: part.by_type(*ica.AgreementType),
        lambda: part.by_country("India"),
        lambda: part.by_country("India", "Norway"),
        lambda: part.in_force_between(None, None, at_least="not-in-force"),
        lambda: part.in_force_between(None, None, at_least=Standing.NOT_IN_FORCE, throughout=True),
        lambda: part.by_organisation("NATO"),
        lambda: part.by_country("Norway"),
    )
    answers = [question() for question in questions]
    assert [len(answer) for answer in answers] == [3000] * 5 + [0] * 2
    assert all(question() is answer for question, answer in zip(questions, answers, strict=True))


def test_filters_apply_to_what_was_left_out() -> None:
    """What a question by date left undetermined goes through the filters that follow, in the documented order."""
    mou = Record.read(*MOU, "announced 2010")
    unsure = [
        attrs.evolve(mou.agreement("in-b"), countries=("JP",)),
        attrs.evolve(mou.agreement("in-a"), countries=("JP", "KE"), organisation="Quad"),
        attrs.evolve(Record.read(*MLAT, "announced 2009").agreement("in-c"), organisation="EU"),
    ]
    found = AgreementSet.of(unsure).in_force_between("2012", "2013")
    assert (found.ids, found.undetermined.ids) == ((), ("in-c", "in-a", "in-b"))
    for part, left_out in (
        (found.by_country("Japan"), ("in-a", "in-b")),
        (found.by_country("Kenya"), ("in-a",)),
        (found.by_country("Kenya", "Japan"), ("in-a", "in-b")),
        (found.by_country("Norway"), ()),
        (found.by_country("India"), ("in-c", "in-a", "in-b")),
        (found.by_type("mou"), ("in-a", "in-b")),
        (found.by_type("mlat", "mou"), ("in-c", "in-a", "in-b")),
        (found.by_organisation("Quad"), ("in-a",)),
        (found.by_organisation("EU", "Quad"), ("in-c", "in-a")),
        (found.bilateral(), ("in-b",)),
        (found.in_force_between("2012", None, at_least="possible"), ("in-c", "in-a", "in-b")),
        (found.in_force_between("2012", None, throughout=True), ("in-c", "in-a", "in-b")),
        (found.in_force_between(None, "2009-12", throughout=False), ("in-c",)),
        (found.in_force_between(None, "2009-12", throughout=True), ()),
    ):
        assert part.ids == ()
        assert part.undetermined.ids == left_out


def test_a_set_in_another_order_keeps_it() -> None:
    """Filters keep the order of a set; what they leave undetermined stands in the documented one."""
    found = some(a="signed 2010", b="signed 2011", c="announced 2009", d="announced 2008")[::-1]
    assert found.ids == ("in-b", "in-a", "in-c", "in-d")
    answer = found.in_force_between("2012", "2013")
    assert (answer.ids, answer.undetermined.ids) == (("in-b", "in-a"), ("in-d", "in-c"))
    assert found.by_type("mou").ids == found.ids
    assert found.by_type("mou", "mlat").ids == found.ids


def test_form_counts_as_well_as_type() -> None:
    """A memorandum in the form of a treaty needs an entry into force, and a statement is never in force."""
    found = AgreementSet.of(
        [
            Record.read("mou", "treaty", "signed 2010").agreement("in-a"),
            Record.read(*MOU, "signed 2010").agreement("in-b"),
            Record.read("joint-statement", "roadmap", "adopted 2010").agreement("in-c"),
        ]
    ).in_force_between("2012", "2013")
    assert (found.ids, found.undetermined.ids) == (("in-b",), ("in-a",))


def test_what_is_possible_on_some_days_alone_is_not_left_out_of_every_day() -> None:
    """Where every day is asked about, what the evidence allows on some of them only is no candidate."""
    found = some(a="announced 2012-06-01", b="announced 2011")
    assert found.in_force_between("2012", "2013", throughout=True).undetermined.ids == ("in-b",)
    assert found.in_force_between("2012", "2013").undetermined.ids == ("in-b", "in-a")


def test_what_was_left_out_counts_once() -> None:
    """A set made by hand may hold one agreement twice; what is left out of it is told once."""
    unsure = Record.read(*MOU, "announced 2010").agreement("in-a")
    assert AgreementSet([unsure, unsure]).in_force_between("2012", "2013").undetermined.ids == ("in-a",)


def test_what_shares_an_id_counts_apart() -> None:
    """Two agreements that differ are two, even with one id and date; the same one counts once, wherever it stands."""
    one, other = ALL[0], attrs.evolve(ALL[0], title="Another")
    assert len(AgreementSet.of([one, other, one, other, ALL[1], one])) == 3
    both = AgreementSet.of([one, other])
    assert (len(both & AgreementSet.of([one])), len(both - AgreementSet.of([one]))) == (1, 1)
    assert one in both
    assert other in both
    assert other not in AgreementSet.of([one])
    assert "no agreement" not in both  # type: ignore[comparison-overlap]
    assert 5 not in both  # type: ignore[comparison-overlap]


def test_positions_are_those_of_a_sequence() -> None:
    """Positions, slices and going backwards mean what they mean for a tuple."""
    part = ALL[:4]
    members = tuple(part)
    assert [part[i] for i in (0, 3, -1, -4)] == [members[i] for i in (0, 3, -1, -4)]
    assert part[1:3].ids == part.ids[1:3]
    assert part[::-2].ids == part.ids[::-2]
    assert tuple(reversed(part)) == members[::-1]
    assert [a.alpha_2 for a in some(a="signed 2010").countries()] == []


def test_a_set_is_made_of_what_is_named() -> None:
    """A set is made of members, by position or by name; all else is named."""
    part = AgreementSet(members=iter(ALL[:2]), left_out=iter(ALL[2:4]), organisations=frozenset({"Delhi Group"}))
    for _ in range(2):
        assert (part.ids, part.undetermined.ids) == (ALL.ids[:2], ALL.ids[2:4])
        assert len(part.by_organisation("delhi group")) == 0
        assert part.where(lambda agreement: agreement in ALL[1:3]).undetermined.ids == ALL.ids[2:3]
    sure = part.where(lambda _: True)
    assert sure.undetermined == sure.undetermined == ALL[2:4]
    assert part._scope().info is None
    make: Any = AgreementSet
    for named in ((), frozenset[str](), None):
        with pytest.raises(TypeError):
            make((), named)
    data = ica.dataset()
    assert AgreementSet(ALL[:1], origin=lambda: data)._scope().info is data.info
    with pytest.raises(ica.UnknownOrganisationError):
        AgreementSet(ALL[:1]).by_organisation("delhi group")


def test_a_union_knows_the_organisations_of_both() -> None:
    """An organisation that one side alone knows is known to the union, also when none of its agreements is left."""
    own = attrs.evolve(ALL[0], id="in-x", organisation="Delhi Group")
    for union in (AgreementSet.of([own]) | ALL[1:2], ALL[1:2] | AgreementSet.of([own])):
        assert union.by_organisation("delhi group").ids == ("in-x",)
        assert len(union[:0].by_organisation("delhi group")) == 0


def test_a_set_is_not_something_else() -> None:
    """A set equals sets alone, and asking whether it does gives true or false."""
    part = ALL[:3]
    for other in ([], (), None, list(part)):
        assert (part == other) is False
        assert (part != other) is True
    assert (part == AgreementSet(part)) is True


def test_what_was_left_out_before_and_what_is_left_out_now() -> None:
    """A question by date adds what it leaves out to what an earlier one did, in the documented order."""
    before, now, never = (
        Record.read(*MOU, written).agreement(f"in-{id_}")
        for id_, written in (("a", "announced 2009"), ("b", "announced 2008"), ("c", "announced 2020"))
    )
    found = AgreementSet([now, never], left_out=[before, never]).in_force_between("2012", "2013")
    assert (found.ids, found.undetermined.ids) == ((), ("in-b", "in-a"))
