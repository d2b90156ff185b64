"""What loading says of broken values, word for word: where they stand, what is wrong, what belongs there."""

from __future__ import annotations

import json
import pathlib
import shutil
from typing import TYPE_CHECKING, Any

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._resources import read_bytes
from tests.test_load_errors import edit, problems, record, write

if TYPE_CHECKING:
    from collections.abc import Callable

VICTIM = "in-us-mlat"
#: A dataset of a few records.
SMALL = pathlib.Path(__file__).parent / "suite" / "dataset"


@pytest.fixture
def directory(tmp_path: pathlib.Path) -> pathlib.Path:
    """Return a copy of the small dataset that a test may break."""
    return pathlib.Path(shutil.copytree(SMALL, tmp_path / "data"))


def set_to(**values: object) -> Callable[[Any], None]:
    """Return a change that sets fields of the victim."""

    def change(value: Any) -> None:
        record(value).update(values)

    return change


def without(field: str) -> Callable[[Any], None]:
    """Return a change that takes a field from the victim."""

    def change(value: Any) -> None:
        del record(value)[field]

    return change


#: A change to the victim, the end of the path of its problem, and the message.
OF_A_RECORD: dict[str, tuple[Callable[[Any], None], str, str]] = {
    "number for a text": (set_to(title=5), ".title", "expected a string, found 5"),
    "list for a text": (set_to(summary=["x"]), ".summary", "expected a string, found ['x']"),
    "space for a text": (
        set_to(summary=" \n"),
        ".summary",
        "a text has at least one character that is not white space",
    ),
    "half a character": (
        set_to(title="Agré\udc00"),
        ".title",
        "the text has half a character at position 4: 'Agré\\udc00'",
    ),
    "number for a truth value": (set_to(title_exact=1), ".title_exact", "expected true or false, found 1"),
    "null for a truth value": (set_to(title_exact=None), ".title_exact", "expected true or false, found None"),
    "text for a list": (set_to(topics="cybercrime"), ".topics", "expected a list, found 'cybercrime'"),
    "object for a list": (set_to(topics={}), ".topics", "expected a list, found {}"),
    "text for an object": (set_to(bodies="CERT-In"), ".bodies", "expected an object, found 'CERT-In'"),
    "list for an object": (set_to(events=[()]), ".events[0]", "expected an object, found []"),
    "near word": (
        set_to(confidence="hihg"),
        ".confidence",
        "expected one of 'high', 'medium', 'low', found 'hihg' (nearest: 'high')",
    ),
    "far word": (
        set_to(confidence="0"),
        ".confidence",
        "expected one of 'high', 'medium', 'low', found '0'",
    ),
    "number for a word": (
        set_to(confidence=3),
        ".confidence",
        "expected one of 'high', 'medium', 'low', found 3",
    ),
    "list for a word": (
        set_to(confidence=[]),
        ".confidence",
        "expected one of 'high', 'medium', 'low', found []",
    ),
    "missing field": (without("summary"), ".summary", "required field missing: 'summary'"),
    "unknown fields": (
        set_to(sealed=True, Ratified=1),
        "]",
        (
            "unknown field: 'Ratified', 'sealed'; allowed: id, title, title_exact, type, form, level, cyber_scope, "
            "countries, organisation, bodies, signatories, place, events, term, topics, summary, relations, citations, "
            "confidence, notes"
        ),
    ),
}


@pytest.mark.parametrize("case", OF_A_RECORD)
def test_problem_of_a_record(case: str, directory: pathlib.Path) -> None:
    """A broken value is the one problem that is told, with file, record, path, and what belongs there."""
    change, path, message = OF_A_RECORD[case]
    edit(directory, "agreements.json", change)
    (found,) = problems(directory)
    assert (found.file, found.record, found.message) == ("agreements.json", VICTIM, message)
    assert found.path.endswith(path)
    assert found.path.startswith("$[")
    assert str(found) == f"agreements.json: {VICTIM}: {found.path}: {message}"


def test_problems_within_a_record(directory: pathlib.Path) -> None:
    """Several broken values of one record are each told, with the path down to the value."""

    def change(value: Any) -> None:
        broken = record(value)
        broken["events"][0].update(date=2016, kind="sigend")
        broken["events"][1]["date"] = "2016-13"
        broken["events"][2]["sources"] = ["ciela", 7]
        broken["title"] = None

    edit(directory, "agreements.json", change)
    at = next(i for i, item in enumerate(json.loads(read(directory))) if item["id"] == VICTIM)
    found = {problem.path: problem.message for problem in problems(directory)}
    kinds = ", ".join(repr(kind.value) for kind in ica.EventKind)
    assert found.pop(f"$[{at}].events[1].date").startswith("'2016-13' is not a partial date: month")
    assert found == {
        f"$[{at}].title": "expected a string, found None",
        f"$[{at}].events[0].date": "expected a partial date in quotes, found 2016",
        f"$[{at}].events[0].kind": f"expected one of {kinds}, found 'sigend' (nearest: 'signed')",
        f"$[{at}].events[2].sources[0]": found[f"$[{at}].events[2].sources[0]"],
        f"$[{at}].events[2].sources[1]": "no source has the id 7",
    }
    assert found[f"$[{at}].events[2].sources[0]"].startswith("no source has the id 'ciela'")


def read(directory: pathlib.Path) -> str:
    """Return the text of the agreements."""
    return directory.joinpath("agreements.json").read_text("utf-8")


def test_nearest_source_is_named(directory: pathlib.Path) -> None:
    """An id of a source that is nearly one of those that exist is told with it; one that is like none, alone."""
    known = [source.id for source in ica.load(directory).sources]
    edit(
        directory,
        "agreements.json",
        lambda value: record(value)["events"][0].update(sources=[f"{known[3]}x", "~", f"{known[3]}x"]),
    )
    messages = [problem.message for problem in problems(directory)]
    slip = f"no source has the id '{known[3]}x' (nearest: {known[3]!r})"
    assert messages == [slip, "no source has the id '~'", slip]


def test_file_that_is_one_object(directory: pathlib.Path) -> None:
    """A problem in a file that holds one object has a path and no record; a number may be whole or not."""
    write(directory, "countries.json", json.loads(read_bytes("countries.json")))
    edit(directory, "countries.json", lambda value: value["countries"][0].update(longitude="1", latitude=1))
    edit(directory, "editions/cis-2017.json", lambda value: value["cells"][0].update(row=1.0))
    found = [str(problem) for problem in problems(directory)]
    assert found == [
        "countries.json: $.countries[0].longitude: expected a number, found '1'",
        "editions/cis-2017.json: $.cells[0].row: expected a whole number, found 1.0",
    ]


@pytest.mark.parametrize(("file", "key"), [("coverage.json", "country"), ("changes.json", "agreement")])
def test_records_without_an_id_go_by_another_name(file: str, key: str, directory: pathlib.Path) -> None:
    """A problem in a record that has no id names it by its country or its agreement."""
    entry = {"release": "2026.11.0", "agreement": VICTIM, "field": "title", "reason": 5}
    write(directory, "changes.json", [entry])
    edit(directory, "coverage.json", lambda value: value[0].update(outcome=5))
    found = {problem.file: problem for problem in problems(directory)}
    assert found[file].record == {"country": "AD", "agreement": VICTIM}[key]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[\n  {]", "not JSON: Expecting property name enclosed in double quotes in line 2, column 4"),
        (b"[\xff]", "the file is not UTF-8: byte 1 is 0xff"),
        (b"\x0f\x80", "the file is not UTF-8: byte 1 is 0x80"),
        (b'[{"id": 1, "a": 0, "a": 0, "id": 2}]', "a key stands twice in one object: 'id'"),
        (b'[{"a": 0, "b": {"c": 1, "c": 1}}]', "a key stands twice in one object: 'c'"),
        (b"[NaN]", "not JSON: NaN is no JSON number"),
        (b"[-Infinity]", "not JSON: -Infinity is no JSON number"),
        (b"[" * 100_000, "not usable: the JSON is nested too deeply"),
        (b"[" + b"9" * 5000 + b"]", "not usable: a number has too many digits"),
    ],
)
def test_text_that_is_no_json(content: bytes, message: str, directory: pathlib.Path) -> None:
    """A file that is no JSON is one problem of the file, with the place in it where there is one."""
    directory.joinpath("redirects.json").write_bytes(content)
    (found,) = problems(directory)
    assert (found.file, found.record, found.path, found.message) == ("redirects.json", None, "$", message)
