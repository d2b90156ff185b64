"""What releases promised: ids resolve for ever, and a change to a released record is told."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _checks, _content, _history
from india_cyber_agreements._cli import main
from india_cyber_agreements._ledger import RELEASE_FORMS
from india_cyber_agreements._resources import read_bytes

if TYPE_CHECKING:
    import pathlib

ID = "in-us-mlat"
#: What the check asks of whoever changes a released record.
SAY_SO = "say so in changes.json, for the release under way ('india-cyber-agreements stamp RELEASE.dev0' begins one)"
LEDGER: list[dict[str, str]] = json.loads(read_bytes("released.json"))


def read(directory: pathlib.Path, file: str) -> Any:
    """Return what a data file holds."""
    return json.loads(directory.joinpath(file).read_text("utf-8"))


def write(directory: pathlib.Path, file: str, value: object) -> None:
    """Write a data file."""
    directory.joinpath(file).write_text(json.dumps(value), "utf-8")


def edit(directory: pathlib.Path, **fields: object) -> None:
    """Change fields of the record."""
    records = read(directory, "agreements.json")
    next(record for record in records if record["id"] == ID).update(fields)
    write(directory, "agreements.json", records)


def retire(directory: pathlib.Path) -> None:
    """Take the record out of every file but the ledger and the history."""
    records = [record for record in read(directory, "agreements.json") if record["id"] != ID]
    for record in records:
        record["relations"] = [link for link in record.get("relations", []) if link["target"] != ID]
    write(directory, "agreements.json", records)
    edition = read(directory, "editions/cis-2017.json")
    for cell in edition["cells"]:
        cell["agreements"] = [id_ for id_ in cell.get("agreements", []) if id_ != ID]
    write(directory, "editions/cis-2017.json", edition)


def release(directory: pathlib.Path, version: str) -> None:
    """Put the files in form and release them."""
    assert main(["format", str(directory)]) == 0
    assert main(["stamp", version, str(directory), "--day", "2027-03-31"]) == 0


def begin(directory: pathlib.Path, version: str) -> None:
    """Begin the work on a version."""
    assert main(["stamp", f"{version}.dev0", str(directory)]) == 0


def told(directory: pathlib.Path) -> list[str]:
    """Return what the check says of the ledger."""
    problems = _checks.upkeep(_content.from_directory(directory))
    return [
        f"{problem.record}: {problem.message}"
        for problem in problems
        if problem.file == "released.json" and problem.record
    ]


def row(release: str, **fields: str) -> dict[str, str]:
    """Return a row of the change log."""
    return {"release": release, "agreement": ID, "field": "title", "reason": "The text was found.", **fields}


@pytest.fixture
def released(data_directory: pathlib.Path) -> pathlib.Path:
    """Return data files that were released as 2027.3.0, while a later version is under way."""
    write(data_directory, "released.json", [])
    release(data_directory, "2027.3.0")
    begin(data_directory, "2027.12.0")
    return data_directory


@pytest.mark.parametrize("entry", LEDGER, ids=lambda entry: str(entry["id"]))
@pytest.mark.filterwarnings("ignore:.*was merged into:DeprecationWarning")
def test_released_ids_resolve(entry: dict[str, str]) -> None:
    """Every id that was ever released leads to a record, or to what became of it."""
    try:
        assert ica.get(entry["id"]).id
    except ica.RetiredAgreementError as error:
        assert error.hint


def test_ledger_is_not_empty() -> None:
    """The ledger holds the ids, once each and in order."""
    ids = [entry["id"] for entry in LEDGER]
    assert ids == sorted(set(ids))
    assert ID in ids


def test_untouched_records_need_no_word(released: pathlib.Path) -> None:
    """As long as nothing changes, nothing is asked for."""
    assert told(released) == []


def test_change_without_a_word(released: pathlib.Path) -> None:
    """A released record that changed and has no row in the change log fails the check."""
    edit(released, place="Elsewhere")
    assert told(released) == [f"{ID}: the record changed since 2027.3.0: {SAY_SO}"]


@pytest.mark.parametrize("field", ["notes", "summary", "title", "place"])
def test_any_field_counts(field: str, released: pathlib.Path) -> None:
    """Whichever field changed, it is noticed."""
    edit(released, **{field: "Something else."})
    assert len(told(released)) == 1


@pytest.mark.parametrize(
    ("rows", "enough"),
    [
        ([row("2027.3.1")], True),
        ([row("2027.4.0")], True),
        ([row("2027.3.0")], False),
        ([row("2027.2.0")], False),
        ([row("2027.3.0.dev1")], False),
        ([row("2027.2.0"), row("2027.10.0")], True),
        ([row("2027.4.0", agreement="in-jp-mlat")], False),
    ],
    ids=["patch", "month", "same-release", "before", "before-by-a-little", "numbers-compare", "other-record"],
)
def test_only_a_later_row_counts(rows: list[dict[str, str]], enough: bool, released: pathlib.Path) -> None:  # noqa: FBT001
    """A change needs a row for a release after the one that it changes."""
    if any(entry["agreement"] == "in-jp-mlat" for entry in rows):
        rows = [{**entry, "agreement": "in-fr-mlat"} for entry in rows]
    edit(released, place="Elsewhere")
    write(released, "changes.json", rows)
    assert (told(released) == []) is enough


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"release": "2028.1.0"},
            (
                "2028.1.0 is still to come, and the dataset is at 2027.12.0.dev0: "
                "'india-cyber-agreements stamp 2028.1.0.dev0' begins it"
            ),
        ),
        ({"field": "colour"}, "'colour' is no field of a record; use one, or '*' for the whole record"),
    ],
)
def test_rows_that_mean_nothing(fields: dict[str, str], words: str, released: pathlib.Path) -> None:
    """A row for a release that is still to come, or of a field that no record has, is told."""
    write(released, "changes.json", [{**row("2027.4.0"), **fields}])
    problems = _checks.upkeep(_content.from_directory(released))
    assert [p.message for p in problems if p.file == "changes.json" and p.path.startswith("$[0].")] == [words]


def test_rows_without_a_version(released: pathlib.Path) -> None:
    """Where the description of the dataset cannot be read, rows are not blamed for it."""
    write(released, "changes.json", [row("2027.4.0")])
    released.joinpath("dataset.json").write_bytes(b"{}")
    problems = _checks.upkeep(_content.from_directory(released))
    assert {problem.file for problem in problems} == {"dataset.json"}


def test_id_that_is_gone(released: pathlib.Path) -> None:
    """An id that is neither a record nor retired fails the check; so does one retired without a word."""
    retire(released)
    assert told(released) == [f"{ID}: a released id is gone: put the record back, or enter the id in redirects.json"]
    redirect = {"id": ID, "kind": "withdrawn", "release": "2027.4.0", "reason": "No such text."}
    write(released, "redirects.json", [*read(released, "redirects.json"), redirect])
    assert told(released) == [f"{ID}: the record was retired since 2027.3.0: {SAY_SO}"]
    write(released, "changes.json", [row("2027.4.0", field="*")])
    assert told(released) == []
    with pytest.raises(ica.RetiredAgreementError, match=r"2027\.4\.0: No such text"):
        ica.load(released).get(ID)
    assert [change.agreement for change in ica.load(released).changes_since("2027.3.0")] == [ID]


def test_ledger_itself_is_checked(released: pathlib.Path) -> None:
    """A ledger with an id twice, or with a release that is none, is told so."""
    entries = read(released, "released.json")
    entries += [dict(entries[0]), {"id": "in-xx", "release": "2027.3.0", "digest": "0" * 16}]
    entries[1]["release"] = "2027.03"
    write(released, "released.json", entries)
    assert told(released) == [
        f"{entries[1]['id']}: '2027.03' is no release; use {RELEASE_FORMS}",
        f"{entries[0]['id']}: an id stands twice",
        "in-xx: a released id is gone: put the record back, or enter the id in redirects.json",
    ]


def test_stamp(released: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A release enters what is new or changed, and leaves the rest, retired ids among it, as it was."""
    before = {entry["id"]: entry for entry in read(released, "released.json")}
    assert {entry["release"] for entry in before.values()} == {"2027.3.0"}
    edit(released, place="Elsewhere")
    write(released, "changes.json", [row("2027.12.0", field="place")])
    capsys.readouterr()
    release(released, "2027.12.0")
    assert f"2027.12.0: {len(before)} released ids, 1 of them entered or renewed" in capsys.readouterr().out
    after = {entry["id"]: entry for entry in read(released, "released.json")}
    assert [id_ for id_ in after if after[id_] != before[id_]] == [ID]
    assert after[ID]["release"] == "2027.12.0"
    info = read(released, "dataset.json")
    assert (info["version"], info["released"], info["modified"]) == ("2027.12.0", "2027-03-31", "2027-03-31")
    assert main(["check", str(released)]) == 0


def test_stamp_of_a_version_under_development(released: pathlib.Path) -> None:
    """Beginning a version enters its number, takes the day of the last release out, and promises nothing."""
    ledger = read(released, "released.json")
    edit(released, place="Elsewhere")
    assert read(released, "dataset.json")["version"] == "2027.12.0.dev0"
    assert "released" not in read(released, "dataset.json")
    write(released, "changes.json", [row("2028.1.0", field="place")])
    begin(released, "2028.1.0")
    assert read(released, "dataset.json")["version"] == "2028.1.0.dev0"
    assert read(released, "released.json") == ledger


def test_stamp_without_a_change(released: pathlib.Path) -> None:
    """Where no record changed, the facts were not brought up to date."""
    modified = read(released, "dataset.json")["modified"]
    assert main(["stamp", "2027.12.0", str(released), "--day", "2027-12-01"]) == 0
    info = read(released, "dataset.json")
    assert (info["released"], info["modified"]) == ("2027-12-01", modified)


def test_stamp_is_of_today(released: pathlib.Path) -> None:
    """Without a day the release is one of today."""
    days = [dt.datetime.now(tz=dt.UTC).date().isoformat()]
    assert main(["stamp", "2027.12.0", str(released)]) == 0
    days.append(dt.datetime.now(tz=dt.UTC).date().isoformat())
    assert read(released, "dataset.json")["released"] in days


def test_a_version_under_development_promises_nothing(data_directory: pathlib.Path) -> None:
    """What was entered under a version that never came out is entered anew under the release."""
    entries = read(data_directory, "released.json")
    write(data_directory, "released.json", [{**entry, "release": "2026.11.0.dev0"} for entry in entries])
    begin(data_directory, "2027.3.0")
    release(data_directory, "2027.3.0")
    entered = {entry["id"]: entry["release"] for entry in read(data_directory, "released.json")}
    assert {entered[id_] for id_ in ica.agreements().ids} == {"2027.3.0"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["2027.12"], "release: '2027.12' is not allowed; use a release number YYYY.MM.PATCH"),
        (["2027.11.9"], "such as '2026.11.0', later than 2027.12.0.dev0"),
        (["2027.12.0.dev0"], "later than 2027.12.0.dev0"),
        (["2027.12.0", "--day", "2027-12"], "day: '2027-12' is not allowed; use a whole day, YYYY-MM-DD"),
        (["2027.12.0", "--day", "2027-12-01?"], "use a whole day, YYYY-MM-DD"),
        (["2027.12.0", "--day", "soon"], "day: 'soon' is not allowed"),
    ],
)
def test_stamp_refuses(
    arguments: list[str], words: str, released: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A number that is none or not later, and a day that is none, are refused, and the files stay as they were."""
    before = {path: path.read_bytes() for path in released.rglob("*.json")}
    release_number, *options = arguments
    assert main(["stamp", release_number, str(released), *options]) == 2
    assert words in capsys.readouterr().err
    assert {path: path.read_bytes() for path in released.rglob("*.json")} == before


def test_stamp_refuses_a_change_without_a_word(released: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is released that the check does not pass, and the ledger stays as it was."""
    edit(released, place="Elsewhere")
    ledger = read(released, "released.json")
    capsys.readouterr()
    assert main(["stamp", "2027.12.0", str(released)]) == 1
    assert f"{ID}: $[" in capsys.readouterr().out
    assert read(released, "released.json") == ledger


def test_stamp_makes_the_ledger(released: pathlib.Path) -> None:
    """A dataset without a ledger gets one."""
    released.joinpath("released.json").unlink()
    release(released, "2027.12.0")
    assert [entry["id"] for entry in read(released, "released.json")] == sorted(ica.agreements().ids)


def test_ledger_needs_a_version(data_directory: pathlib.Path) -> None:
    """Without a description of the dataset there is no release to stamp."""
    data_directory.joinpath("dataset.json").unlink()
    with pytest.raises(ica.DatasetError, match="the file is missing"):
        _history.stamped(_content.from_directory(data_directory), "2027.12.0", "2027-12-01")


@pytest.mark.parametrize(
    ("version", "day", "words"),
    [
        ("2027.12.0.dev0", "2027-12-01", "2027.12.0.dev0 is a version under development, which has no day of release"),
        ("2027.12.0", None, "2027.12.0 has no day of release: 'india-cyber-agreements stamp' enters it"),
    ],
)
def test_day_of_release(version: str, day: str | None, words: str, released: pathlib.Path) -> None:
    """A release has a day, and a version under development has none."""
    write(released, "dataset.json", {**read(released, "dataset.json"), "version": version, "released": day})
    problems = _checks.upkeep(_content.from_directory(released))
    assert [problem.message for problem in problems if problem.path == "$.released"] == [words]


def test_changes_of_the_bundled_dataset() -> None:
    """Every change speaks of a record or of a retired id, and gives its reason."""
    data = ica.dataset()
    known = {*data.agreements.ids, *(redirect.id for redirect in data.redirects)}
    assert {change.agreement for change in ica.changes()} <= known
    assert all(change.reason for change in ica.changes())
    assert {redirect.id for redirect in data.redirects} <= {change.agreement for change in ica.changes()}
