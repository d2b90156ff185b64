"""The difference between two datasets: what is told of each kind of change."""

from __future__ import annotations

from typing import Any, get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import india_cyber_agreements as ica
from india_cyber_agreements import ChangeKind, _codec
from india_cyber_agreements._diff._compare import DATES, fields
from india_cyber_agreements._diff._model import date_kind
from tests.property.strategies import BY_DAY, BY_MONTH, BY_YEAR, qualified

ID = "in-us-mlat"
DATA = ica.dataset()
RECORD = ica.get(ID)
#: What a change is told as: field, kind, old and new value.
Told = tuple[str, str, str | None, str | None]


def told(changes: tuple[ica.FieldChange, ...]) -> list[Told]:
    """Return changes without their reasons."""
    return [(change.field, change.kind.value, change.old, change.new) for change in changes]


def with_record(record: ica.Agreement, **others: Any) -> ica.Dataset:
    """Return the dataset with another record of the same id, and with other parts."""
    rest = DATA.agreements.where(lambda agreement: agreement.id != record.id)
    return attrs.evolve(DATA, agreements=rest | ica.AgreementSet.of([record]), **others)


def edited(**changes: Any) -> ica.RecordChange:
    """Return what is told of the record after some of its fields changed."""
    difference = ica.diff(DATA, with_record(attrs.evolve(RECORD, **changes)))
    (found,) = difference.changed
    assert attrs.evolve(difference, changed=(), old=DATA.info, new=DATA.info) == ica.diff(DATA, DATA)
    return found


def without_record(**others: Any) -> ica.Dataset:
    """Return the dataset without the record, and with other parts."""
    return attrs.evolve(DATA, agreements=DATA.agreements.where(lambda agreement: agreement.id != ID), **others)


def row(field: str, release: str = "2027.1.0", reason: str = "The text was found.") -> ica.Change:
    """Return a row of the change log."""
    return ica.Change(release=release, agreement=ID, field=field, reason=reason)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("2016", "2016-08", "more-precise"),
        ("2016", "2016-08-15", "more-precise"),
        ("2016-08", "2016-08-15", "more-precise"),
        ("2016?", "2016-08", "more-precise"),
        ("2016?", "2016-08?", "more-precise"),
        ("2016~", "2016-08-15", "more-precise"),
        ("2016-08-15", "2016", "less-precise"),
        ("2016-08", "2016?", "less-precise"),
        ("2016?", "2016", "more-certain"),
        ("2016-08-15~", "2016-08-15", "more-certain"),
        ("2016-08", "2016-08?", "less-certain"),
        ("2016", "2017", "changed"),
        ("2016-08", "2017", "changed"),
        ("2016", "2017-08", "changed"),
        ("2016", "2016-08?", "changed"),
        ("2016-08?", "2016", "changed"),
        ("2016?", "2016~", "changed"),
        ("2016~", "2016-08?", "changed"),
    ],
)
def test_kinds_of_dates(old: str, new: str, kind: str) -> None:
    """A date is more precise if it means fewer of the same days and is in no more doubt, and so on."""
    assert date_kind(old, new).value == kind


MIRRORED = {
    ChangeKind.MORE_PRECISE: ChangeKind.LESS_PRECISE,
    ChangeKind.MORE_CERTAIN: ChangeKind.LESS_CERTAIN,
    ChangeKind.CHANGED: ChangeKind.CHANGED,
    ChangeKind.LESS_PRECISE: ChangeKind.MORE_PRECISE,
    ChangeKind.LESS_CERTAIN: ChangeKind.MORE_CERTAIN,
}
DATE = qualified(st.sampled_from((*BY_DAY, *BY_MONTH, *BY_YEAR)))


@given(DATE, DATE)
def test_dates_read_backwards(old: str, new: str) -> None:
    """What is more precise forwards is less precise backwards, and only a shorter range is more precise."""
    if old == new:
        return
    kind = date_kind(old, new)
    assert date_kind(new, old) is MIRRORED[kind]
    before, after = map(ica.PartialDate.parse, (old, new))
    shorter = after.latest - after.earliest < before.latest - before.earliest
    assert shorter or kind is not ChangeKind.MORE_PRECISE


def test_fields_that_hold_dates() -> None:
    """Every field of the model that holds a partial date is compared as one."""
    kinds: list[Any] = [ica.DateClaim, ica.Event, ica.PartyCount, *_codec.FILES.values()]
    found = {
        field.name
        for kind in kinds
        for field in attrs.fields(attrs.resolve_types(kind))
        if ica.PartialDate in (field.type, *get_args(field.type))
    }
    assert found == DATES


def event(text: str) -> dict[str, Any]:
    """Return an event as the data file has it: its kind, its date and, where there is a third word, its note."""
    kind, date, *note = text.split(" ", 2)
    return {"kind": kind, "date": date, "sources": ["a"], **({"note": note[0]} if note else {})}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["signed 2016"], ["signed 2016", "held 2017"], [("events[held]", "added", None, "2017")]),
        (["signed 2016", "held 2017"], ["signed 2016"], [("events[held]", "removed", "2017", None)]),
        (["signed 2016"], ["signed 2016-08"], [("events[signed].date", "more-precise", "2016", "2016-08")]),
        (["signed 2016"], ["signed 2018"], [("events[signed].date", "changed", "2016", "2018")]),
        (["signed 2016"], ["signed 2016 text"], [("events[signed].note", "added", None, "text")]),
        (
            ["signed 2016"],
            ["adopted 2016"],
            [("events[signed]", "removed", "2016", None), ("events[adopted]", "added", None, "2016")],
        ),
        (
            ["held 2016", "held 2018"],
            ["held 2016", "held 2017"],
            [("events[held 2018].date", "changed", "2018", "2017")],
        ),
        (
            ["held 2016", "held 2018"],
            ["held 2018-05", "held 2020", "held 2021"],
            [
                ("events[held 2016]", "removed", "2016", None),
                ("events[held 2018].date", "more-precise", "2018", "2018-05"),
                ("events[held 2020]", "added", None, "2020"),
                ("events[held 2021]", "added", None, "2021"),
            ],
        ),
        (["held 2016-05 a", "held 2016"], ["held 2016-05"], [
            ("events[held 2016]", "removed", "2016", None),
            ("events[held 2016-05].note", "removed", "a", None),
        ]),
        (
            ["signed 2016", "held 2017"],
            ["held 2017", "signed 2016"],
            [("events", "reordered", "signed, held", "held, signed")],
        ),
        (
            ["held 2016", "signed 2016", "held 2017"],
            ["held 2017", "held 2016", "signed 2016"],
            [("events", "reordered", "held 2016, signed, held 2017", "held 2017, held 2016, signed")],
        ),
    ],
)  # fmt: skip
def test_events(old: list[str], new: list[str], expected: list[Told]) -> None:
    """Events of one kind belong together by their dates, and one that is alone of its kind may move."""
    found = fields({"events": list(map(event, old))}, {"events": list(map(event, new))})
    assert told(tuple(found)) == expected


def test_fields_of_a_record() -> None:
    """Every field is compared: words, truth values, bodies, lists, citations, relations, rivals."""
    first, *rest = RECORD.citations
    event, *events = RECORD.events
    topic = next(topic for topic in ica.Topic if topic not in RECORD.topics)
    rival = ica.DateClaim(date=ica.PartialDate.parse("2001-10-18"), sources=event.sources)
    other = ica.get("in-jp-2022-cybersecurity-moc").citations[0]
    change = edited(
        title_exact=not RECORD.title_exact,
        bodies=ica.Bodies(indian="A ministry", partner=RECORD.bodies.partner),
        signatories=("Somebody", *RECORD.signatories),
        events=(attrs.evolve(event, rivals=(rival,)), *events),
        topics=(*RECORD.topics, topic),
        relations=(ica.Relation(kind=ica.RelationKind.EXTENDS, target="in-fr-mlat"),),
        citations=(attrs.evolve(first, supports="all"), *rest, other),
        place=None,
        notes="New.",
    )
    exact = ("true", "false") if RECORD.title_exact else ("false", "true")
    indian = RECORD.bodies.indian
    assert set(told(change.fields)) == {
        ("title_exact", "changed", *exact),
        ("bodies.indian", "changed" if indian else "added", indian, "A ministry"),
        ("signatories", "added", None, "Somebody"),
        (f"events[{event.kind}].rivals[2001-10-18]", "added", None, "2001-10-18"),
        ("topics", "added", None, topic.value),
        ("relations[extends/in-fr-mlat]", "added", None, "in-fr-mlat"),
        (f"citations[{first.source.id}].supports", "changed", first.supports, "all"),
        (f"citations[{other.source.id}]", "added", None, other.supports),
        ("place", "removed", RECORD.place, None),
        ("notes", "changed" if RECORD.notes else "added", RECORD.notes, "New."),
    }
    assert (change.id, change.title, change.reclassified) == (ID, RECORD.title, False)
    assert {field.name for field in change.fields} >= {"bodies", "events", "citations"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", ica.AgreementType.AGREEMENT),
        ("form", ica.Form.AGREEMENT),
        ("level", ica.Level.AGENCY),
        ("cyber_scope", ica.CyberScope.DEDICATED),
    ],
)
def test_reclassified(field: str, value: Any) -> None:
    """A record with another type, form, level or scope is re-classified."""
    difference = ica.diff(DATA, with_record(attrs.evolve(RECORD, **{field: value})))
    assert difference.reclassified == difference.changed
    assert difference.counts()["agreements"] == {
        "added": 0, "removed": 0, "without-redirect": 0, "changed": 1, "reclassified": 1
    }  # fmt: skip
    assert told(difference.changed[0].fields) == [(field, "changed", getattr(RECORD, field).value, value)]


def test_counted_dates() -> None:
    """Dates of events, and of their rivals, are counted by what became of them."""
    first, *rest = RECORD.events
    events = (attrs.evolve(first, date=ica.PartialDate.parse(str(first.date.year))), *rest)
    difference = ica.diff(with_record(attrs.evolve(RECORD, events=events)), DATA)
    assert {kind: count for kind, count in difference.counts()["dates"].items() if count} == {"more-precise": 1}
    assert "Dates:                      1 more precise\n" in str(difference)


def test_added() -> None:
    """A new record is told with all that it has."""
    difference = ica.diff(without_record(), DATA)
    assert list(difference.added) == [RECORD]
    assert difference.added.totals()["mlat"] == 1
    assert (difference.removed, difference.changed, bool(difference)) == ((), (), True)
    assert f"\n  {ID}\n    {RECORD.title[:40]}" in str(difference)
    assert f"- `{ID}` {RECORD.title}: mlat, {RECORD.date}\n" in difference.to_markdown()
    assert repr(difference) == f"<Difference {DATA.info.version} to {DATA.info.version}: 1 added, 0 removed, 0 changed>"


@pytest.mark.parametrize(
    ("kind", "targets", "words"),
    [
        (ica.RedirectKind.MERGED_INTO, ("in-fr-mlat",), "merged into in-fr-mlat. Reason: Why."),
        (
            ica.RedirectKind.SPLIT_INTO,
            ("in-fr-mlat", "in-bg-mlat"),
            "split into in-fr-mlat and in-bg-mlat. Reason: Why.",
        ),
        (ica.RedirectKind.WITHDRAWN, (), "withdrawn. Reason: Why."),
    ],
)
def test_retired(kind: ica.RedirectKind, targets: tuple[str, ...], words: str) -> None:
    """A record that went is told with what became of its id."""
    redirect = ica.Redirect(id=ID, kind=kind, targets=targets, release="2027.1.0", reason="Why.")
    difference = ica.diff(DATA, without_record(redirects=(*DATA.redirects, redirect)))
    assert difference.removed == (ica.Removal(agreement=RECORD, redirect=redirect),)
    assert difference.faults == ()
    assert difference.redirects.added == (ID,)
    assert words in " ".join(str(difference).split())
    assert words in difference.to_markdown()
    assert difference.to_dict()["removed"][0]["redirect"] == {
        "id": ID, "kind": kind.value, "targets": list(targets), "release": "2027.1.0", "reason": "Why."
    }  # fmt: skip


def test_gone() -> None:
    """A record that went without a redirect is told as a fault."""
    difference = ica.diff(DATA, without_record())
    assert [removal.agreement.id for removal in difference.faults] == [ID]
    assert "1 removed, 1 of them without a redirect" in str(difference)
    assert "**removed without a redirect" in difference.to_markdown()
    assert difference.to_dict()["removed"][0]["redirect"] is None


@pytest.mark.parametrize(
    ("before", "after", "field", "whole"),
    [
        ([], [row("place")], "The text was found.", None),
        ([], [row("*")], None, "The text was found."),
        ([], [row("title")], None, None),
        ([row("place")], [row("place")], "The text was found.", None),
        ([row("place", "2026.1.0")], [row("place", "2026.1.0")], None, None),
        ([], [row("place", "2026.1.0")], "The text was found.", None),
        ([], [row("place"), row("place", "2027.2.0", "And again.")], "The text was found. And again.", None),
    ],
    ids=["field", "record", "other-field", "later-release", "told-before", "new-row", "both"],
)
def test_reasons(before: list[ica.Change], after: list[ica.Change], field: str | None, whole: str | None) -> None:
    """The reason of a change is that of the rows of the change log which came since the older version."""
    edited = with_record(attrs.evolve(RECORD, place="Elsewhere"), changes=tuple(after))
    difference = ica.diff(attrs.evolve(DATA, changes=tuple(before)), edited)
    (change,) = difference.changed
    assert (change.fields[0].reason, change.reason) == (field, whole)
    reason = field or whole
    for text in (" ".join(str(difference).split()), difference.to_markdown()):
        assert (str(reason) in text) is (reason is not None)


def test_other_parts() -> None:
    """What is around the agreements is compared as well: what came, what went, and what is different."""
    source, convention, entry, edition = DATA.sources[0], DATA.conventions[0], DATA.coverage[0], DATA.editions[0]
    cell = edition.cells[0]
    cells = (attrs.evolve(cell, note="Other."), *edition.cells[1:])
    difference = ica.diff(
        attrs.evolve(DATA, coverage=DATA.coverage[:-1], changes=(row("title"), row("title"))),
        attrs.evolve(
            DATA,
            info=attrs.evolve(DATA.info, coverage_start=ica.PartialDate.parse("1947"), title="New"),
            sources=(attrs.evolve(source, title="New"), *DATA.sources[1:]),
            conventions=(attrs.evolve(convention, counts=()), *DATA.conventions[1:]),
            coverage=(attrs.evolve(entry, note="New"), *DATA.coverage[1:]),
            editions=(attrs.evolve(edition, cells=cells),),
            changes=(row("title"),),
            redirects=(),
        ),
    )
    assert [name for name, part in difference.parts() if part] == [
        "sources", "conventions", "coverage", "editions", "redirects", "changes"
    ]  # fmt: skip
    assert told(difference.sources.changed[0].fields) == [("title", "changed", source.title, "New")]
    assert difference.conventions.changed[0].title == convention.short_title
    assert {change.kind for change in difference.conventions.changed[0].fields} == {ChangeKind.REMOVED}
    assert difference.coverage.added == (DATA.coverage[-1].country,)
    assert difference.coverage.changed[0].id == entry.country
    assert [change.field for change in difference.editions.changed[0].fields] == [
        f"cells[{cell.row}/{cell.column}].note"
    ]
    assert difference.redirects.removed == tuple(redirect.id for redirect in DATA.redirects)
    assert difference.changes.removed == (f"2027.1.0/{ID}/title",)
    assert [change.field for change in difference.dataset] == ["title", "coverage_start"]
    assert not any((difference.added, difference.removed, difference.changed))
    words = (*difference.redirects.removed, f"2027.1.0/{ID}/title", "coverage_start", f"cells[{cell.row}")
    assert all(word in text for word in words for text in (str(difference), difference.to_markdown()))


def test_what_is_stamped_is_no_difference() -> None:
    """Version, days and digests differ between any two releases; the digests of what a dataset does not hold count."""
    info = attrs.evolve(DATA.info, version="2030.1.0", released=ica.PartialDate.parse("2030-01-02"))
    files = [attrs.evolve(file, sha256="0" * 64) for file in info.files if file.path != "land.json"]
    land = [file for file in info.files if file.path == "land.json"]
    stamped = [file for file in files if file.path != "countries.json"]
    countries = [file for file in info.files if file.path == "countries.json"]
    same = attrs.evolve(DATA, info=attrs.evolve(info, files=(*countries, *stamped, *land)))
    assert not ica.diff(DATA, same)
    other = attrs.evolve(DATA, info=attrs.evolve(info, files=(*files, *land)))
    assert [change.field for change in ica.diff(DATA, other).dataset] == ["files[countries.json].sha256"]


def test_wrong_arguments() -> None:
    """What is no version is refused."""
    with pytest.raises(ica.ArgumentTypeError, match="old: 5 is of type int"):
        ica.diff(5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    with pytest.raises(ica.DatasetError, match="no such directory"):
        ica.diff(DATA, "no/such/directory")
