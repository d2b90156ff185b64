"""The canonical form of data files, and the two readers, which make the same of them."""

from __future__ import annotations

import json
import random
import re
import sys
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _codec, _json, _trusted
from india_cyber_agreements._country_table import CountryEntry, OrganisationEntry
from india_cyber_agreements._resources import read_bytes
from tests.standing_records import SOURCE, Record

CITING = {"agreements.json", "conventions.json"}
#: Files that hold one object.
WHOLE = {"dataset.json", "countries.json", "editions/cis-2017.json"}
#: Every bundled file that holds records or what they need.
FILES = (
    *("dataset.json", "sources.json", "agreements.json", "conventions.json", "coverage.json", "redirects.json"),
    *("changes.json", "released.json", "countries.json", "editions/cis-2017.json"),
)
SOURCES = {source.id: source for source in ica.dataset().sources}


def kind_of(file: str) -> Any:
    """Return the type of what a file holds."""
    kind = _codec.FILES[file]
    return kind if file in WHOLE else tuple[kind, ...]  # type: ignore[valid-type]


def content_of(file: str) -> Any:
    """Return what a bundled file holds, as the reader makes it that looks for mistakes."""
    reader = _codec.Reader(SOURCES if file in CITING else None)
    return reader.read(_json.parse_json(read_bytes(file)), kind_of(file))


@pytest.mark.parametrize("file", FILES)
def test_bundled_files_are_canonical(file: str) -> None:
    """What a bundled file holds is written as it stands there, in whatever order its records come."""
    content = content_of(file)
    if file not in WHOLE:
        content = random.Random(7).sample(content, len(content))  # noqa: S311 - any order will do
    assert _codec.canonical(file, content) == read_bytes(file)


def test_an_edition_is_written_without_what_it_was_joined_with() -> None:
    """An edition that knows its agreements is written as one that does not."""
    assert ica.edition().reconcile().instruments
    assert _codec.canonical("editions/cis-2017.json", ica.edition()) == read_bytes("editions/cis-2017.json")


@pytest.mark.parametrize("file", FILES)
def test_both_readers_make_the_same(file: str) -> None:
    """The reader that trusts the bundle makes of it what the reader that checks does, of the same types throughout."""
    trusted = _trusted.Reader(SOURCES.__getitem__ if file in CITING else None)
    made, expected = trusted.read(_trusted.parsed(file), kind_of(file)), content_of(file)
    assert made == expected
    assert repr(made) == repr(expected)
    assert _codec.canonical(file, made) == read_bytes(file)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("text", str),
        (3, float),
        ([1, 2.5], tuple[float, ...]),
        ("2016-08?", ica.PartialDate),
        ("read", ica.Access),
        ({"name": "Quad"}, OrganisationEntry),
        ({"name": "Quad", "aliases": ["the Quad"]}, OrganisationEntry),
        ({"alpha_2": "JP", "alpha_3": "JPN", "numeric": "392", "name": "Japan", "latitude": 36}, CountryEntry),
    ],
)
def test_both_readers_make_the_same_of_one_value(value: object, kind: Any) -> None:
    """A single value, too, is made into the same by both: whole numbers become others where others may stand."""
    made, expected = _trusted.Reader().read(value, kind), _codec.Reader().read(value, kind)
    assert (made, repr(made), type(made)) == (expected, repr(expected), type(expected))


def test_sources_are_written_whole_unless_records_cite_them() -> None:
    """A record of the data files names its sources by id; elsewhere an object is written with everything inside it."""
    agreement = Record.read("mou", "memorandum-of-understanding", "signed 2010-05-01?").agreement()
    (written,) = _codec.unstructure_records([agreement])
    assert written["events"] == [{"kind": "signed", "date": "2010-05-01?", "sources": ["example"]}]
    whole = _codec.unstructure(agreement)
    assert whole["events"][0]["sources"] == [_codec.unstructure(SOURCE)] == [_codec.unstructurer()(SOURCE)]
    assert list(whole) == [field.name for field in attrs.fields(type(agreement)) if field.name in whole]
    assert {"countries", "place", "notes", "topics"} & whole.keys() == set()


def test_text_of_a_file() -> None:
    """A file is UTF-8 with two spaces of indent and a final newline, its letters as they are."""
    assert _json.dump({"a": ["Türkiye"], "b": {}}) == '{\n  "a": [\n    "Türkiye"\n  ],\n  "b": {}\n}\n'.encode()


def test_changes_stand_by_release_agreement_and_field() -> None:
    """Releases compare as numbers; what stands in no release comes first."""
    keys = [
        ("soon", "in-z", "z"),
        ("2026.9.0", "in-b", "title"),
        ("2026.10.0", "in-a", "date"),
        ("2026.10.0", "in-a", "title"),
        ("2026.10.0", "in-b", "date"),
    ]
    changes = [ica.Change(release=r, agreement=a, field=f, reason="One.") for r, a, f in reversed(keys)]
    written = json.loads(_codec.canonical("changes.json", changes))
    assert [(row["release"], row["agreement"], row["field"]) for row in written] == keys


def test_redirects_stand_by_id() -> None:
    """Retired ids stand in the order of the alphabet, each with what became of it."""
    kind = ica.RedirectKind.MERGED_INTO
    redirects = [
        ica.Redirect(id=id_, kind=kind, targets=("in-us-mlat",), release="2026.12.0", reason="One.")
        for id_ in ("in-c", "in-a", "in-b")
    ]
    written = json.loads(_codec.canonical("redirects.json", redirects))
    assert [row["id"] for row in written] == ["in-a", "in-b", "in-c"]
    assert written[0] == {
        "id": "in-a",
        "kind": "merged-into",
        "targets": ["in-us-mlat"],
        "release": "2026.12.0",
        "reason": "One.",
    }


def test_what_is_left_out_is_the_default() -> None:
    """A value that is the default may stand in a file or not, and is not written."""
    bare = {"id": "a", "title": "A", "publisher": "P", "language": "en", "access": "read"}
    full = {**bare, "url": None}
    reader = _codec.Reader()
    assert reader.read(bare, ica.Source) == reader.read(full, ica.Source)
    assert json.loads(_codec.canonical("sources.json", [reader.read(full, ica.Source)])) == [bare]


def test_a_source_that_stands_in_for_a_broken_one() -> None:
    """The users of a broken source are read with one that has its id and says nothing."""
    source = _codec.placeholder_source("some-id")
    assert source == ica.Source(id="some-id", title="", publisher="", language="", access=ica.Access.CITED)


@pytest.mark.parametrize(
    ("value", "kind", "at", "found"),
    [
        (5, ica.PartyCount, "$", ("$", "expected an object, found 5")),
        ([5], tuple[str, ...], "$[3].a", ("$[3].a[0]", "expected a string, found 5")),
        ("mail @ home", ica.Access, "$.x", ("$.x", "expected one of 'read', 'cited', found 'mail @ home'")),
        (True, int, "$", ("$", "expected a whole number, found True")),
        ("1", bool, "$", ("$", "expected true or false, found '1'")),
    ],
)
def test_one_value(value: object, kind: Any, at: str, found: tuple[str, str]) -> None:
    """A value of the wrong shape is told with the path that it stands at."""
    with pytest.raises(_codec.StructureError) as caught:
        _codec.Reader().read(value, kind, at)
    assert caught.value.found == (found,)
    assert caught.value.args == ([found],)


@pytest.mark.parametrize(("items", "told", "rest"), [(99, 99, 0), (100, 100, 0), (101, 100, 1), (130, 100, 30)])
def test_many_broken_items(items: int, told: int, rest: int) -> None:
    """The first hundred broken items of a list are told, each with its place, and how many were not looked at."""
    with pytest.raises(_codec.StructureError) as caught:
        _codec.Reader().read(["sound", *range(items)], tuple[str, ...], "$.x")
    expected = [(f"$.x[{at + 1}]", f"expected a string, found {at}") for at in range(told)]
    if rest:
        expected.append(("$.x", f"100 items are broken: the {rest} after them were not looked at"))
    assert list(caught.value.found) == expected


@pytest.mark.parametrize(("fields", "more"), [(20, ""), (21, " and 1 more"), (25, " and 5 more")])
def test_many_unknown_fields(fields: int, more: str) -> None:
    """The first twenty unknown fields of an object are named, each in short, and how many more there are."""
    names = [f"f{number:02}".ljust(200, "x") for number in range(fields)]
    with pytest.raises(_codec.StructureError) as caught:
        _codec.Reader().read(dict.fromkeys(names, 1) | {"name": "Quad"}, OrganisationEntry)
    named = ", ".join(f"'{name[:79]}…" for name in names[:20])
    assert caught.value.found == (("$", f"unknown field: {named}{more}; allowed: name, aliases"),)


def test_fields_that_no_file_holds_are_not_allowed() -> None:
    """What an edition holds besides its file is neither taken from a file nor named as allowed."""
    edition = json.loads(read_bytes("editions/cis-2017.json")) | {"_agreements": [], "agreements": []}
    with pytest.raises(_codec.StructureError) as caught:
        _codec.Reader().read(edition, ica.Edition)
    ((path, message),) = caught.value.found
    assert (path, message.partition("; allowed: ")[0]) == ("$", "unknown field: '_agreements', 'agreements'")
    assert "_agreements" not in message.partition("; allowed: ")[2].split(", ")


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        (b"[[[]]]", True),
        (b"[[[[]]]]", False),
        (b'{"a": {"b": {}}}', True),
        (b'{"a": {"b": {"c": {}}}}', False),
        (b"[[[]], [[]], {}, [[]]]", True),
        (b"[[], [], [[[]]]]", False),
        (b"[{}, {}, [[{}]]]", False),
        (b'["[[[[[{{{", "\\"[[[[[", "[[\\n[["]', True),
        (b'["\\\\", [[[]]]]', False),
    ],
)
def test_levels_are_counted_where_python_does_not(text: bytes, *, sound: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Python has no measure of its own, levels of JSON are counted, and brackets in texts are none."""
    monkeypatch.setattr(_json, "_DEEPEST", 3)
    if sound:
        assert _json.parse_json(text) == json.loads(text)
        return
    with pytest.raises(ValueError, match=r"^not usable: the JSON is nested too deeply$"):
        _json.parse_json(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b'{"a": 1, "b": 2, "b": 3}', "a key stands twice in one object: 'b'"),
        (b'{"%s": 1, "%s": 2}' % (b"k" * 200, b"k" * 200), f"a key stands twice in one object: '{'k' * 79}…"),
        (b"[1, Infinity]", "not JSON: Infinity is no JSON number"),
        (b"[\n 1,]", "not JSON: "),
        (b"[1\xff", "the file is not UTF-8: byte 2 is 0xff"),
    ],
)
def test_texts_that_are_refused(text: bytes, message: str) -> None:
    """A text that is no JSON, or more than JSON, is refused with the reason alone."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}") as caught:
        _json.parse_json(text)
    assert caught.value.__suppress_context__ or caught.value.__cause__ is None


def test_text_that_no_json_has_is_no_level() -> None:
    """A line that ends within a text is what is wrong, and not the brackets after it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_json, "_DEEPEST", 3)
        with pytest.raises(ValueError, match=r"^not JSON: "):
            _json.parse_json(b'["\\\n[[[[", 1]')


def test_python_measures_depth_itself() -> None:
    """Several hundred levels are read, except where Python cannot tell how many are too many."""
    assert _json.parse_json(b"[" * 600 + b"]" * 600)
    if sys.platform == "emscripten":
        with pytest.raises(ValueError, match="nested too deeply"):
            _json.parse_json(b"[" * 1001 + b"]" * 1001)


def test_hints_are_given_while_they_take_little_time() -> None:
    """The nearest id of a source is told for twenty unknown ids, and as long as looking for them takes little time."""
    sources = {f"some-source-{number}": _codec.placeholder_source(f"some-source-{number}") for number in range(10)}

    def told(*ids: str) -> list[str]:
        """Return what is said of ids that no source has."""
        with pytest.raises(_codec.StructureError) as caught:
            _codec.Reader(sources).read(list(ids), tuple[ica.Source, ...])
        return [message for _, message in caught.value.found]

    slip, hint = "some-source-1x", " (nearest: 'some-source-1')"
    assert told(slip, slip, "~") == [
        f"no source has the id '{slip}'{hint}",
        f"no source has the id '{slip}'{hint}",
        "no source has the id '~'",
    ]
    with pytest.raises(_codec.StructureError) as caught:
        _codec.Reader(sources).read([["some-source-1"], None], tuple[ica.Source, ...])
    messages = [message for _, message in caught.value.found]
    assert messages == ["no source has the id ['some-source-1']", "no source has the id None"]
    slips = [f"{slip}{'y' * number}" for number in range(22)]
    assert ["nearest" in message for message in told(*slips, slips[0], slips[21])] == [
        *[True] * 20,
        False,
        False,
        True,
        False,
    ]
    assert told(*slips)[21] == f"no source has the id '{slips[21]}'"
    assert ["nearest" in message for message in told(slip, "z" * 900_000, slips[1])] == [True, False, True]
    assert ["nearest" in message for message in told(slip, "z" * 2_000_000, slips[1])] == [True, False, False]


@pytest.mark.parametrize(
    ("raw", "path", "record"),
    [
        ([{"id": "a"}, {"id": "b"}], "$[1].title", "b"),
        ([{"country": "JP", "agreement": "a"}], "$[0]", "JP"),
        ([{"id": 5, "agreement": "a"}], "$[0]", "a"),
        ([{"title": "a"}], "$[0]", None),
        ([5], "$[0]", None),
        ([{"id": "a"}], "$", None),
        ({"id": "a"}, "$[0]", None),
        (None, "$", None),
    ],
)
def test_record_of_a_problem(raw: object, path: str, record: str | None) -> None:
    """A problem belongs to the record that its path leads into, where it leads into one that has a name."""
    problem = _json.problem("a.json", raw, path, "Wrong.")
    assert problem == ica.Problem(file="a.json", record=record, path=path, message="Wrong.")
