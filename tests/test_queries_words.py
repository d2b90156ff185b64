"""What queries say when they refuse something, word for word, and what they do at the edges."""

from __future__ import annotations

import datetime as dt
import pathlib
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import AgreementSet, Standing
from tests.standing_records import Record

if TYPE_CHECKING:
    from collections.abc import Callable

ALL = ica.agreements()
MLAT = ("mlat", "treaty")
MOU = ("mou", "memorandum-of-understanding")
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
    (ALL.search, None, "text: None is of type NoneType, which is not accepted; use a string."),
    (ALL.search, "--", "text: '--' is not allowed; use a text with at least one letter or digit."),
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
