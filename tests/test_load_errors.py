"""Bad data files: every problem is found at once and located, and nothing is half-written."""

from __future__ import annotations

import json
import pathlib
import pickle
from typing import TYPE_CHECKING, Any

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _checks, _content, _json
from india_cyber_agreements._cli import main
from tests.bundle import bundle_instead

if TYPE_CHECKING:
    from collections.abc import Callable

#: The record that most tests break, and where it stands.
VICTIM = "in-us-mlat"


def read(directory: pathlib.Path, file: str) -> Any:
    """Return what a data file holds."""
    return json.loads(directory.joinpath(file).read_text("utf-8"))


def write(directory: pathlib.Path, file: str, value: object) -> None:
    """Write a data file."""
    directory.joinpath(file).write_text(json.dumps(value), "utf-8")


def edit(directory: pathlib.Path, file: str, change: Callable[[Any], object]) -> None:
    """Change what a data file holds."""
    value = read(directory, file)
    change(value)
    write(directory, file, value)


def record(value: Any, id_: str = VICTIM) -> Any:
    """Return a record of a list by its id."""
    return next(item for item in value if item.get("id") == id_)


def problems(directory: pathlib.Path) -> tuple[ica.Problem, ...]:
    """Return the problems that loading a directory raises."""
    with pytest.raises(ica.DatasetError) as caught:
        ica.load(directory)
    return caught.value.problems


def set_at(*path: str | int, to: object) -> Callable[[Any], None]:
    """Return a change that sets a value inside the victim."""

    def change(value: Any) -> None:
        target = record(value)
        for key in path[:-1]:
            target = target[key]
        target[path[-1]] = to

    return change


def source_of(value: Any) -> str:
    """Return the id of the victim's first source."""
    return str(record(value)["citations"][0]["source"])


#: A change to a file, the end of the JSON path of the problem, and words of its message.
CASES: dict[str, tuple[str, Callable[[Any], object], str, str]] = {
    "wrong type": ("agreements.json", set_at("title", to=5), ".title", "expected a string, found 5"),
    "wrong type of truth value": ("agreements.json", set_at("title_exact", to="yes"), ".title_exact", "true or false"),
    "truth value for a number": (
        "editions/cis-2017.json",
        lambda v: v["cells"][0].update(row=True),
        ".row",
        "whole number",
    ),
    "string for a list": ("agreements.json", set_at("topics", to="cybercrime"), ".topics", "expected a list"),
    "list for an object": ("agreements.json", set_at("events", 0, to=[]), ".events[0]", "expected an object"),
    "half a character": ("agreements.json", set_at("title", to="\ud800"), ".title", "half a character at position 0"),
    "null for a text": ("agreements.json", set_at("summary", to=None), ".summary", "expected a string"),
    "unknown field": ("agreements.json", set_at("sealed", to=True), "]", "unknown field: 'sealed'"),
    "unknown field inside": ("agreements.json", set_at("events", 0, "sealed", to=1), ".events[0]", "unknown field"),
    "missing field": (
        "agreements.json",
        lambda v: record(v).pop("summary"),
        ".summary",
        "required field missing: 'summary'",
    ),
    "unknown enum value": ("agreements.json", set_at("type", to="mlatt"), ".type", "(nearest: 'mlat')"),
    "enum of another type": ("agreements.json", set_at("type", to=3), ".type", "expected one of 'mlat'"),
    "month 13": ("agreements.json", set_at("events", 0, "date", to="2016-13"), ".events[0].date", "'2016-13'"),
    "30 February": ("agreements.json", set_at("events", 0, "date", to="2016-02-30"), ".events[0].date", "'2016-02-30'"),
    "date as a number": ("agreements.json", set_at("events", 0, "date", to=2016), ".events[0].date", "in quotes"),
    "dangling source": (
        "agreements.json",
        set_at("events", 0, "sources", 0, to="no-such-source"),
        ".events[0].sources[0]",
        "no source has the id 'no-such-source'",
    ),
    "source as a number": (
        "agreements.json",
        set_at("events", 0, "sources", 0, to=7),
        "sources[0]",
        "no source has the id 7",
    ),
    "event without a source": (
        "agreements.json",
        set_at("events", 0, "sources", to=[]),
        ".sources",
        "at least one source",
    ),
    "uncited source": (
        "agreements.json",
        lambda v: record(v)["events"][0].update(
            sources=[source_of([record(v, "in-bg-mlat") | {"id": VICTIM}])[:0] or "ciela"]
        ),
        ".events[0].sources[0]",
        "no source has the id 'ciela'",
    ),
    "no citation": (
        "agreements.json",
        lambda v: record(v).update(citations=[], events=[]),
        ".citations",
        "at least one source",
    ),
    "dangling relation": (
        "agreements.json",
        set_at("relations", to=[{"kind": "extends", "target": "in-xx"}]),
        ".relations[0].target",
        "no agreement has the id 'in-xx'",
    ),
    "relation to itself": (
        "agreements.json",
        set_at("relations", to=[{"kind": "extends", "target": VICTIM}]),
        ".relations[0].target",
        "no relation to itself",
    ),
    "renewal that its target does not know": (
        "agreements.json",
        set_at("relations", to=[{"kind": "supersedes", "target": "in-bg-mlat"}]),
        ".relations[0]",
        "lacks the event 'superseded'",
    ),
    "duplicate id": ("agreements.json", lambda v: v.append(dict(record(v))), "$", "duplicate id: it stands 2 times"),
    "id without its pattern": (
        "agreements.json",
        lambda v: v[0].update(id="IN_US"),
        "$[0].id",
        "'IN_US' is no agreement id",
    ),
    "signed after in force": (
        "agreements.json",
        lambda v: record(v)["events"][0].update(date="2009"),
        ".date",
        "lies before signed 2009",
    ),
    "events out of order": (
        "agreements.json",
        lambda v: record(v)["events"].reverse(),
        ".date",
        "events stand by date",
    ),
    "unknown country": ("agreements.json", set_at("countries", to=["XX"]), ".countries[0]", "'XX' is not the ISO"),
    "India as its own partner": (
        "agreements.json",
        set_at("countries", to=["IN"]),
        ".countries[0]",
        "partner of India",
    ),
    "countries out of order": ("agreements.json", set_at("countries", to=["US", "CA"]), ".countries", "alphabetical"),
    "no partner": ("agreements.json", set_at("countries", to=[]), ".countries", "a country or an organisation"),
    "statement of another type": (
        "agreements.json",
        set_at("form", to="joint-statement"),
        ".type",
        "a joint-statement is of type 'joint-statement'",
    ),
    "source id without its pattern": (
        "sources.json",
        lambda v: v[0].update(id="A B"),
        "$[0].id",
        "'A B' is no source id",
    ),
    "source without an address": ("sources.json", lambda v: v[0].update(url="ftp://x"), "$[0].url", "no http or https"),
    "empty text": ("agreements.json", set_at("summary", to=" "), ".summary", "at least one character"),
    "topic twice": (
        "agreements.json",
        lambda v: record(v)["topics"].append(record(v)["topics"][0]),
        ".topics",
        "twice",
    ),
    "no creator": ("dataset.json", lambda v: v.update(creators=[]), "$.creators", "at least one creator"),
    "schema version": ("dataset.json", lambda v: v.update(schema_version="x"), "$.schema_version", "'x'"),
    "coverage backwards": (
        "dataset.json",
        lambda v: v.update(coverage_start="2030"),
        "$.coverage_start",
        "2030 lies after",
    ),
    "edition of another name": (
        "editions/cis-2017.json",
        lambda v: v.update(id="../x"),
        "$.id",
        "not the name of the file",
    ),
    "edition without an address": ("editions/cis-2017.json", lambda v: v.update(url="javascript:1"), "$.url", "http"),
    "label of no country": (
        "editions/cis-2017.json",
        lambda v: v["labels"][0].update(country="ZZ"),
        ".country",
        "'ZZ'",
    ),
    "row below one": ("editions/cis-2017.json", lambda v: v["cells"][0].update(row=-1), ".row", "count from 1"),
    "cell address": (
        "editions/cis-2017.json",
        lambda v: v["cells"][0].update(urls=["javascript:1"]),
        ".urls[0]",
        "http",
    ),
    "retired id without its pattern": (
        "redirects.json",
        lambda v: v.insert(0, {"id": "../x", "kind": "withdrawn", "release": "2026.11.0", "reason": "r"}),
        "$[0].id",
        "'../x' is no agreement id",
    ),
    "retired in no release": (
        "redirects.json",
        lambda v: v.insert(0, {"id": "in-x", "kind": "withdrawn", "release": "soon", "reason": "r"}),
        "$[0].release",
        "'soon' is no release",
    ),
    "name of two countries": (
        "countries.json",
        lambda v: v["countries"][0].update(aliases=["Japan"]),
        "]",
        "the name 'japan' means AD already",
    ),
    "code of two countries": (
        "countries.json",
        lambda v: v["countries"][0].update(alpha_3="JPN"),
        "]",
        "'JPN' stands twice",
    ),
    "ambiguous between nothing": (
        "countries.json",
        lambda v: v["ambiguous"][0].update(countries=["QQ", "JP"]),
        ".countries",
        "countries of the table",
    ),
    "half a point": (
        "countries.json",
        lambda v: v["countries"][0].pop("longitude"),
        "$.countries[0].longitude",
        "both longitude and latitude",
    ),
    "point off the globe": (
        "countries.json",
        lambda v: v["countries"][1].update(longitude=180.5),
        "$.countries[1].longitude",
        "180.5 does not lie between -180 and 180",
    ),
    "point beyond the pole": (
        "countries.json",
        lambda v: v["countries"][1].update(longitude=24, latitude=-90.01),
        "$.countries[1].latitude",
        "-90.01 does not lie between -90 and 90",
    ),
    "text for a coordinate": (
        "countries.json",
        lambda v: v["countries"][0].update(longitude="1° 33' E"),
        ".longitude",
        "expected a number, found",
    ),
    "truth value for a coordinate": (
        "countries.json",
        lambda v: v["countries"][0].update(latitude=True),
        ".latitude",
        "expected a number, found True",
    ),
    "wrong version": ("dataset.json", lambda v: v.update(version="1.0"), "$.version", "YYYY.MM.PATCH"),
    "wrong release": (
        "changes.json",
        lambda v: v.insert(0, {"release": "2026.13.0", "agreement": VICTIM, "field": "*", "reason": "r"}),
        "$[0].release",
        "YYYY.MM.PATCH",
    ),
    "released in a month": ("dataset.json", lambda v: v.update(released="2026-11"), "$.released", "YYYY-MM-DD"),
    "unknown label": (
        "editions/cis-2017.json",
        lambda v: v["cells"][0].update(label="Oz"),
        "label",
        "'Oz' is no label",
    ),
    "label twice": ("editions/cis-2017.json", lambda v: v["labels"].append(v["labels"][0]), "$.labels", "twice"),
    "cell of an unknown agreement": (
        "editions/cis-2017.json",
        lambda v: v["cells"][0].update(agreements=["in-xx"]),
        "$.cells[0].agreements",
        "no agreement has the id 'in-xx'",
    ),
    "cell of another country": (
        "editions/cis-2017.json",
        lambda v: v["cells"][0].update(agreements=[VICTIM]),
        "$.cells[0].agreements",
        "AU is no partner of 'in-us-mlat'",
    ),
    "comment with a date": (
        "editions/cis-2017.json",
        lambda v: next(c for c in v["cells"] if c["column"] == "comment").update(date_label="May"),
        ".date_label",
        "a comment has no date",
    ),
    "coverage of no country": ("coverage.json", lambda v: v[0].update(country="XX"), "$[0].country", "'XX' is not"),
    "redirect of a living id": (
        "redirects.json",
        lambda v: v.insert(0, {"id": VICTIM, "kind": "withdrawn", "release": "2026.11.0", "reason": "r"}),
        "$[0].id",
        "not the id of a record",
    ),
    "redirect to nothing": (
        "redirects.json",
        lambda v: v.insert(
            0, {"id": "in-x", "kind": "merged-into", "targets": ["in-y"], "release": "2026.11.0", "reason": "r"}
        ),
        "$[0].targets",
        "no agreement has the id 'in-y'",
    ),
    "merger without a target": (
        "redirects.json",
        lambda v: v.insert(0, {"id": "in-x", "kind": "merged-into", "release": "2026.11.0", "reason": "r"}),
        "$[0].targets",
        "merged-into does not go with 0 targets",
    ),
    "change of nothing": (
        "changes.json",
        lambda v: v.insert(
            0, {"release": "2026.11.0", "agreement": "in-x", "field": "*", "reason": "r", "source": "no"}
        ),
        "$[0].agreement",
        "no agreement has or had the id 'in-x'",
    ),
    "change with a dangling source": (
        "changes.json",
        lambda v: v.insert(
            0, {"release": "2026.11.0", "agreement": VICTIM, "field": "*", "reason": "r", "source": "no"}
        ),
        "$[0].source",
        "no source has the id 'no'",
    ),
    "list of something else": ("redirects.json", lambda v: v.insert(0, None), "$[0]", "expected an object, found None"),
}


@pytest.mark.parametrize("case", CASES)
def test_located(case: str, data_directory: pathlib.Path) -> None:
    """A broken value is reported with its file, its record and its JSON path, in words that say what is allowed."""
    file, change, path, words = CASES[case]
    edit(data_directory, file, change)
    found = problems(data_directory)
    matching = [problem for problem in found if problem.path.endswith(path) and words in problem.message]
    assert matching, list(map(str, found))
    assert matching[0].file == file
    if file == "agreements.json":
        assert matching[0].record in {VICTIM, "IN_US"}
    assert len(found) <= 3


def test_uncited_and_twice(data_directory: pathlib.Path) -> None:
    """An event's source must be cited by the record, and a source is cited once."""

    def change(value: Any) -> None:
        other = record(value, "in-bg-mlat")["events"][0]["sources"]
        record(value)["events"][0]["sources"] = other
        record(value)["citations"].append(record(value)["citations"][0])
        rival: dict[str, Any] = {"date": record(value)["events"][0]["date"], "sources": []}
        record(value)["events"][0]["rivals"] = [rival]

    edit(data_directory, "agreements.json", change)
    messages = [problem.message for problem in problems(data_directory)]
    assert any("is not among the citations" in message for message in messages)
    assert "a source is cited twice" in messages
    assert "whatever has a date names at least one source" in messages
    assert "a rival date differs from the date of the event" in messages


def test_circles(data_directory: pathlib.Path) -> None:
    """Relations that lead in circles are reported once for each circle, from its smallest id on."""
    rings = (["in-us-mlat", "in-za-mlat", "in-vn-mlat"], ["in-bg-mlat", "in-ch-mlat"])

    def change(value: Any) -> None:
        for ring in rings:
            for id_, target in zip(ring, [*ring[1:], ring[0]], strict=True):
                record(value, id_)["relations"] = [{"kind": "extends", "target": target}]

    edit(data_directory, "agreements.json", change)
    assert sorted((problem.record, problem.message) for problem in problems(data_directory)) == [
        ("in-bg-mlat", "relations lead in a circle: in-bg-mlat → in-ch-mlat → in-bg-mlat"),
        ("in-us-mlat", "relations lead in a circle: in-us-mlat → in-za-mlat → in-vn-mlat → in-us-mlat"),
    ]


def test_many_circles(data_directory: pathlib.Path) -> None:
    """However many circles there are, the report ends."""

    def change(value: Any) -> None:
        for item in value:
            item["relations"] = [
                {"kind": "extends", "target": other["id"]} for other in value[:30] if other is not item
            ]

    edit(data_directory, "agreements.json", change)
    assert len([p for p in problems(data_directory) if "circle" in p.message]) == 20


def test_many_unknown_sources(data_directory: pathlib.Path) -> None:
    """Each dangling source is reported; the first ones with the nearest id."""

    def change(value: Any) -> None:
        for item in value[:60]:
            item["citations"][0]["source"] += "-x"

    edit(data_directory, "agreements.json", change)
    messages = [problem.message for problem in problems(data_directory) if problem.path.endswith("citations[0].source")]
    assert len(messages) == 60
    assert 20 <= sum("nearest" in message for message in messages) < 60


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[{]", "not JSON: Expecting property name"),
        (b"", "not JSON: Expecting value in line 1, column 1"),
        (b"[\xff]", "the file is not UTF-8: byte 1 is 0xff"),
        (b'[{"id": 1, "id": 2}]', "a key stands twice in one object: 'id'"),
        (b"[NaN]", "NaN is no JSON number"),
        (b"[" * 100_000, "nested too deeply"),
        (b"{}", "expected a list of records"),
        (b"[" + b"9" * 5000 + b"]", "too many digits"),
    ],
)
def test_broken_file(content: bytes, words: str, data_directory: pathlib.Path) -> None:
    """A file that is no JSON list says so, and blames no other file for it."""
    data_directory.joinpath("redirects.json").write_bytes(content)
    found = problems(data_directory)
    assert [problem.file for problem in found] == ["redirects.json"]
    assert words in found[0].message


@pytest.mark.parametrize(
    "content",
    [b"[" * 6, b'{"a": ' * 6, rb'[{"]]]": [{"[": "\"]]]", "b": [[[]]]}]}]'],
    ids=["lists", "objects", "brackets within texts"],
)
def test_depth_where_python_does_not_measure_it(
    content: bytes, data_directory: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In WebAssembly levels are counted before they are read, and brackets within texts are none."""
    data_directory.joinpath("redirects.json").write_bytes(content)
    monkeypatch.setattr(_json, "_DEEPEST", 5)
    with pytest.raises(ica.DatasetError, match=r"redirects\.json: .*nested too deeply"):
        ica.load(data_directory)
    monkeypatch.setattr(_json, "_DEEPEST", 500)
    with pytest.raises(ica.DatasetError) as caught:
        ica.load(data_directory)
    assert "nested too deeply" not in str(caught.value)


def test_missing_file(data_directory: pathlib.Path) -> None:
    """A missing file is named; the table of names may be missing."""
    data_directory.joinpath("coverage.json").unlink()
    assert [str(problem) for problem in problems(data_directory)] == ["coverage.json: $: the file is missing"]


def test_missing_table_of_names(data_directory: pathlib.Path) -> None:
    """Every dataset may use the bundled table of names."""
    data_directory.joinpath("countries.json").unlink()
    assert ica.load(data_directory).agreements == ica.agreements()


def test_whole_coordinates(data_directory: pathlib.Path) -> None:
    """A point at the very edge, of whole degrees, is one; ``format`` writes such numbers in one way."""
    edit(data_directory, "countries.json", lambda value: value["countries"][0].update(longitude=-180, latitude=90))
    ica.load(data_directory)
    assert main(["format", str(data_directory)]) == 0
    assert b'"longitude": -180.0,\n      "latitude": 90.0,' in data_directory.joinpath("countries.json").read_bytes()
    assert main(["check", str(data_directory)]) == 0


def test_digest_of_the_land(data_directory: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file without records is held to its digest alone, and may be missing."""
    data_directory.joinpath("land.json").write_text("another land", "utf-8")
    assert main(["check", str(data_directory)]) == 1
    assert "dataset.json: $: not in canonical form, or a digest is out of date" in capsys.readouterr().out
    assert main(["format", str(data_directory)]) == 0
    assert main(["check", str(data_directory)]) == 0
    assert data_directory.joinpath("land.json").read_text("utf-8") == "another land"
    data_directory.joinpath("land.json").unlink()
    assert ica.load(data_directory).agreements == ica.agreements()
    data_directory.joinpath("land.json").mkdir()
    assert [problem.file for problem in problems(data_directory)] == ["land.json"]


def test_unreadable_file(data_directory: pathlib.Path) -> None:
    """A file that cannot be read is named with the reason."""
    data_directory.joinpath("coverage.json").unlink()
    data_directory.joinpath("coverage.json").mkdir()
    assert "cannot be read" in str(problems(data_directory)[0])


def test_missing_directory(tmp_path: pathlib.Path) -> None:
    """A directory that is not there is one clear problem."""
    with pytest.raises(ica.DatasetError, match="there is no such directory"):
        ica.load(tmp_path / "nowhere")


@pytest.mark.parametrize("value", [None, 5, b"data"])
def test_load_takes_a_path(value: Any) -> None:
    """A path is a string or a path object."""
    with pytest.raises(ica.ArgumentTypeError, match="directory"):
        ica.load(value)


def test_broken_dataset_description(data_directory: pathlib.Path) -> None:
    """Without a sound description there is no dataset."""
    edit(data_directory, "dataset.json", lambda value: value.pop("version"))
    assert "required field missing: 'version'" in str(problems(data_directory)[0])


def test_all_at_once(data_directory: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All problems of all files come at once, in the order of the files; a broken source does not blame its users."""
    edit(data_directory, "sources.json", lambda value: value[0].update(access="heard"))
    edit(data_directory, "agreements.json", set_at("type", to="pact"))
    edit(data_directory, "agreements.json", lambda value: record(value, "in-bg-mlat").update(title=None))
    edit(data_directory, "agreements.json", lambda value: record(value, "in-za-mlat").update(countries=["US"]))
    edit(data_directory, "coverage.json", lambda value: value.append(dict(value[0])))
    data_directory.joinpath("changes.json").unlink()
    found = problems(data_directory)
    assert [(problem.file, problem.record) for problem in found] == [
        ("sources.json", read(data_directory, "sources.json")[0]["id"]),
        ("agreements.json", "in-bg-mlat"),
        ("agreements.json", "in-us-mlat"),
        ("coverage.json", "AD"),
        ("changes.json", None),
        ("editions/cis-2017.json", None),
    ]
    with pytest.raises(ica.DatasetError) as caught:
        ica.load(data_directory)
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert str(again) == str(caught.value)
    assert main(["check", str(data_directory)]) == 1
    output = capsys.readouterr()
    assert output.err == ""
    assert all(str(problem) in output.out for problem in found)


@pytest.mark.parametrize("file", ["agreements.json", "sources.json", "coverage.json", "redirects.json", "changes.json"])
@pytest.mark.parametrize("content", [b"[", b"[5]"])
def test_one_slip_accuses_nobody_else(file: str, content: bytes, data_directory: pathlib.Path) -> None:
    """A broken file is the only one that is reported, however many records depend on it."""
    if content == b"[5]":
        edit(data_directory, file, lambda value: value.append(5))
    else:
        data_directory.joinpath(file).write_bytes(content)
    assert [problem.file for problem in _checks.upkeep(_content.from_directory(data_directory))] == [file]
    assert [problem.file for problem in problems(data_directory)] == [file]


def test_history_is_not_blamed_for_missing_records(data_directory: pathlib.Path) -> None:
    """Redirects and changes are not held against records that could not be read."""
    redirect = {"id": "in-x", "kind": "merged-into", "targets": [VICTIM], "release": "2026.11.0", "reason": "r"}
    write(data_directory, "redirects.json", [redirect])
    write(data_directory, "changes.json", [{"release": "2026.11.0", "agreement": VICTIM, "field": "*", "reason": "r"}])
    data_directory.joinpath("agreements.json").write_bytes(b"[")
    assert [problem.file for problem in problems(data_directory)] == ["agreements.json"]


def test_problems_stay_on_their_line() -> None:
    """Line breaks in the data do not look like further problems."""
    problem = ica.Problem(file="a.json", record="in-x\n::error::", path="$", message="bad")
    assert str(problem) == r"a.json: 'in-x\n::error::': $: bad"


def test_strange_directory_names(tmp_path: pathlib.Path) -> None:
    """A name that no directory can have is a directory that is not there."""
    for name in ("x" * 5000, str(tmp_path / "a\0b")):
        with pytest.raises(ica.DatasetError, match="no such directory"):
            ica.load(name)


def test_releases_compare_as_numbers(data_directory: pathlib.Path) -> None:
    """Changes stand by release, releases compare as numbers, and a version under development comes before."""
    releases = ["2026.11.2", "2026.11.10", "2026.12.0.dev1", "2026.12.0", "2027.1.0"]
    entry = {"agreement": VICTIM, "field": "title", "reason": "Text seen."}
    write(data_directory, "changes.json", [{"release": release, **entry} for release in sorted(releases)])
    assert main(["format", str(data_directory)]) == 0
    data = ica.load(data_directory)
    assert [change.release for change in data.changes] == releases
    for position, release in enumerate(releases, 1):
        assert [change.release for change in data.changes_since(release)] == releases[position:]
    assert ica.changes(since=ica.__version__.split(".dev", maxsplit=1)[0]) == ()


def test_upkeep(data_directory: pathlib.Path) -> None:
    """Released files have no unused source, no gap in coverage, and agree with their digests."""
    spare = {"id": "spare", "title": "t", "publisher": "p", "language": "en", "access": "read"}
    edit(data_directory, "sources.json", lambda value: value.append(spare))
    edit(data_directory, "coverage.json", lambda value: value.pop())
    edit(data_directory, "coverage.json", lambda value: value[0].update(outcome="found"))
    edit(data_directory, "coverage.json", lambda value: value[1].pop("last_checked"))
    found = _checks.upkeep(_content.from_directory(data_directory))
    messages = " ".join(problem.message for problem in found)
    for words in (
        "no record cites this source",
        "ZW has no entry",
        "'found' does not agree",
        "whoever searched says when",
        "not in canonical form: run",
        "a digest is out of date",
    ):
        assert words in messages
    ica.load(data_directory)


def test_retired_ids(data_directory: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A merged id leads on with a warning; a split or withdrawn one says what became of it."""
    redirects = [
        {"id": "in-m", "kind": "merged-into", "targets": [VICTIM], "release": "2027.1.0", "reason": "One instrument."},
        {
            "id": "in-s",
            "kind": "split-into",
            "targets": ["in-us-mlat", "in-bg-mlat"],
            "release": "2027.1.0",
            "reason": "Two instruments.",
        },
        {"id": "in-w", "kind": "withdrawn", "release": "2027.1.0", "reason": "No document."},
    ]
    write(data_directory, "redirects.json", redirects)
    write(
        data_directory,
        "changes.json",
        [
            {"release": "2027.1.0", "agreement": "in-w", "field": "*", "reason": "No document."},
            {
                "release": "2026.12.0",
                "agreement": VICTIM,
                "field": "title",
                "old": "a",
                "new": "b",
                "reason": "Text seen.",
            },
        ],
    )
    data = ica.load(data_directory)
    with pytest.warns(DeprecationWarning, match="'in-m' was merged into 'in-us-mlat' in release 2027.1.0") as caught:
        assert data.get("in-m").id == VICTIM
    assert pathlib.Path(caught[0].filename).name == pathlib.Path(__file__).name
    bundle_instead(monkeypatch, data)
    with pytest.warns(DeprecationWarning, match="use that id") as caught:
        assert ica.get("in-m").id == VICTIM
    assert pathlib.Path(caught[0].filename).name == pathlib.Path(__file__).name
    with pytest.raises(ica.RetiredAgreementError) as split:
        data.get("in-s")
    assert split.value.suggestions == ("in-us-mlat", "in-bg-mlat")
    assert str(split.value) == (
        "agreement id 'in-s' was retired in release 2027.1.0: Two instruments. "
        "In its place: 'in-us-mlat', 'in-bg-mlat'."
    )
    with pytest.raises(ica.UnknownAgreementError) as withdrawn:
        data.get("in-w")
    assert str(withdrawn.value) == "agreement id 'in-w' was retired in release 2027.1.0: No document."
    assert len(data.changes_since("2026.12.0")) == 1
    assert len(data.changes_since("2026.11.9")) == len(data.changes_since()) == 2


def test_format_makes_canonical(data_directory: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``format`` brings sound files back to the bytes that are bundled; ``--check`` only says which it would write."""
    before = {path: path.read_bytes() for path in data_directory.rglob("*.json")}

    def shuffle(value: Any) -> None:
        value.reverse()
        value[0] = dict(reversed(value[0].items()))
        next(item for item in value if "note" not in item)["note"] = None

    edit(data_directory, "coverage.json", shuffle)
    assert main(["format", "--check", str(data_directory)]) == 1
    assert capsys.readouterr().out == "coverage.json: would be rewritten\n"
    assert data_directory.joinpath("coverage.json").read_bytes() != before[data_directory / "coverage.json"]
    assert main(["format", str(data_directory)]) == 0
    assert capsys.readouterr().out == "coverage.json: rewritten\n"
    assert {path: path.read_bytes() for path in data_directory.rglob("*.json")} == before
    assert main(["format", "--check", str(data_directory)]) == 0
    assert main(["check", str(data_directory)]) == 0


def test_format_follows_a_change(data_directory: pathlib.Path) -> None:
    """After a change the digests are out of date until ``format`` has run."""
    edit(data_directory, "coverage.json", lambda value: value[0].update(note="Changed."))
    assert main(["check", str(data_directory)]) == 1
    assert main(["format", str(data_directory)]) == 0
    assert main(["check", str(data_directory)]) == 0
    assert ica.load(data_directory).coverage[0].note == "Changed."


def test_format_refuses_what_it_would_lose(data_directory: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``format`` writes nothing while a file is broken, because rewriting would lose something."""
    edit(data_directory, "agreements.json", set_at("sealed", to=True))
    before = {path: path.read_bytes() for path in data_directory.rglob("*.json")}
    assert main(["format", str(data_directory)]) == 1
    assert "unknown field: 'sealed'" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in data_directory.rglob("*.json")} == before
