"""The canonical form of data files, and the two readers, which make the same of them."""

from __future__ import annotations

import json
import random
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _codec, _trusted
from india_cyber_agreements._country_table import CountryEntry, OrganisationEntry
from india_cyber_agreements._resources import read_bytes
from tests.standing_records import SOURCE, Record

CITING = {"agreements.json", "conventions.json"}
#: Files that hold one object.
WHOLE = {"dataset.json", "countries.json", "editions/cis-2017.json"}
SOURCES = {source.id: source for source in ica.dataset().sources}


def kind_of(file: str) -> Any:
    """Return the type of what a file holds."""
    kind = _codec.FILES[file]
    return kind if file in WHOLE else tuple[kind, ...]  # type: ignore[valid-type]


def content_of(file: str) -> Any:
    """Return what a bundled file holds, as the reader makes it that looks for mistakes."""
    reader = _codec.Reader(SOURCES if file in CITING else None)
    return reader.read(_codec.parse_json(read_bytes(file)), kind_of(file))


@pytest.mark.parametrize("file", _codec.FILES)
def test_bundled_files_are_canonical(file: str) -> None:
    """What a bundled file holds is written as it stands there, in whatever order its records come."""
    content = content_of(file)
    if file not in WHOLE:
        content = random.Random(7).sample(content, len(content))  # noqa: S311 - any order will do
    assert _codec.canonical(file, content) == read_bytes(file)


@pytest.mark.parametrize("file", _codec.FILES)
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
    assert _codec.dump({"a": ["Türkiye"], "b": {}}) == '{\n  "a": [\n    "Türkiye"\n  ],\n  "b": {}\n}\n'.encode()


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
