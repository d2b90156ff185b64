"""The maintainer's path: a skeleton that is valid in shape, told what it lacks, and clean once filled in."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _draft, _files
from india_cyber_agreements._cli import main

if TYPE_CHECKING:
    import pathlib

ID = "in-li-2026-cyber-mou"
URL = "https://example.org/li"
ARGUMENTS = {
    "--type": "mou",
    "--level": "agency",
    "--scope": "dedicated",
    "--country": "Liechtenstein",
    "--url": URL,
    "--source-title": "The memorandum on cyber security",
    "--publisher": "Press Information Bureau",
    "--published": "2026-01-12",
}


def new(directory: pathlib.Path, id_: str = ID, *more: str, **changed: str | None) -> int:
    """Run ``new`` with the usual arguments, some of them changed or, where None, left out."""
    options = {**ARGUMENTS, **{f"--{name.replace('_', '-')}": value for name, value in changed.items()}}
    words = [word for name, value in options.items() if value is not None for word in (name, value)]
    try:
        return main(["new", id_, str(directory), *words, *more])
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 99


def records(directory: pathlib.Path, file: str) -> Any:
    """Return what a data file holds."""
    return json.loads(directory.joinpath(file).read_text("utf-8"))


def record_of(directory: pathlib.Path, id_: str = ID) -> Any:
    """Return one record as it is written."""
    return next(record for record in records(directory, "agreements.json") if record["id"] == id_)


def test_skeleton(data_directory: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new record loads, stands in its place, and says what is known; the country counts as found."""
    assert new(data_directory, ID, "--event", "signed", "2026-01", "--event", "announced", "2025-12-30") == 0
    assert f"india-cyber-agreements check {data_directory}" in capsys.readouterr().out
    data = ica.load(data_directory)
    record = data.get(ID)
    assert record.form is ica.Form.MEMORANDUM_OF_UNDERSTANDING
    assert (record.type.value, record.level.value, record.cyber_scope.value) == ("mou", "agency", "dedicated")
    assert record.confidence is ica.Confidence.LOW
    assert not record.title_exact
    assert [(event.kind.value, str(event.date)) for event in record.events] == [
        ("announced", "2025-12-30"),
        ("signed", "2026-01"),
    ]
    assert {source.url for event in record.events for source in event.sources} == {URL}
    assert record.sources[0].id == "press-information-bureau-2026-memorandum-cyber-security"
    assert len(data.agreements) == len(ica.agreements()) + 1
    assert data.coverage_of("LI").outcome is ica.CoverageOutcome.FOUND
    assert data.coverage_of("LI").last_checked is not None
    assert main(["format", "--check", str(data_directory)]) == 0


def test_check_explains_what_is_missing(data_directory: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check names each gap of a skeleton and what belongs there, and is content once they are closed."""
    new(data_directory)
    capsys.readouterr()
    assert main(["check", str(data_directory)]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if ID in line]
    wanted = ("title", "summary", "notes", "citations[0].supports", "events", "topics")
    assert [line.split("]", 1)[1].split(": ")[0] for line in lines] == [f".{path}" for path in wanted]
    assert all(": write " in line or ": add " in line for line in lines)
    value = records(data_directory, "agreements.json")
    record = next(record for record in value if record["id"] == ID)
    record |= {
        "title": "Memorandum of Understanding on Cyber Security",
        "title_exact": True,
        "summary": "The two response teams tell each other of incidents.",
        "events": [{"kind": "signed", "date": "2026-01-11", "sources": [record["citations"][0]["source"]]}],
        "topics": ["incident-response"],
        "confidence": "medium",
    }
    record["citations"][0]["supports"] = "title, signing"
    del record["notes"]
    data_directory.joinpath("agreements.json").write_text(json.dumps(value), "utf-8")
    assert main(["format", str(data_directory)]) == 0
    assert main(["check", str(data_directory)]) == 0


@pytest.mark.parametrize("known", [("events",), ("topics",), ("events", "topics")], ids="-".join)
def test_what_is_there_is_not_asked_for(
    known: tuple[str, ...], data_directory: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check asks an unfinished record only for what it lacks."""
    new(data_directory, ID, *(("--event", "signed", "2026") if "events" in known else ()))
    if "topics" in known:
        value = records(data_directory, "agreements.json")
        next(record for record in value if record["id"] == ID)["topics"] = ["cybercrime"]
        data_directory.joinpath("agreements.json").write_text(json.dumps(value), "utf-8")
        assert main(["format", str(data_directory)]) == 0
    capsys.readouterr()
    assert main(["check", str(data_directory)]) == 1
    out = capsys.readouterr().out
    assert {path for path in ("events", "topics") if f".{path}: add " in out} == {"events", "topics"} - set(known)


#: A change to the record, and what the check says of it.
RULES: dict[str, tuple[dict[str, object], str]] = {
    "other partner": ({"countries": ["NO"]}, ".id: the id of a bilateral record goes on with its partner's code"),
    "treaty by another name": ({"type": "mlat"}, ".id: records of type 'mlat', and no others, end in -mlat or"),
    "weak without a reason": ({"confidence": "low"}, ".notes: a record of low confidence says why"),
    "date to come": (
        {"events": [{"kind": "signed", "date": "2052", "sources": ["SOURCE"]}]},
        ".events[0].date: 2052 lies outside of the dataset's",
    ),
    "no sentence": ({"summary": "about incidents"}, ".summary: a summary is made of whole sentences"),
}


@pytest.mark.parametrize("rule", RULES)
def test_rules_of_the_codebook(rule: str, data_directory: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a program can see of the rules is checked, with the field that is at odds with them."""
    new(data_directory, ID, "--event", "signed", "2026")
    changed, words = RULES[rule]
    value = records(data_directory, "agreements.json")
    record = next(record for record in value if record["id"] == ID)
    record |= {"title": "Memorandum", "summary": "On incidents.", "topics": ["cybercrime"], "confidence": "medium"}
    record["citations"][0]["supports"] = "all of it"
    del record["notes"]
    changed = json.loads(json.dumps(changed).replace("SOURCE", record["citations"][0]["source"]))
    steps: tuple[tuple[dict[str, object], int], ...] = (({}, 0), (changed, 1))
    for change, code in steps:
        record.update(change)
        data_directory.joinpath("agreements.json").write_text(json.dumps(value), "utf-8")
        assert main(["format", str(data_directory)]) == 0
        capsys.readouterr()
        assert main(["check", str(data_directory)]) == code
    assert words in capsys.readouterr().out


def test_known_source_is_used_again(data_directory: pathlib.Path) -> None:
    """An address that stands among the sources makes no second one, and was read now."""
    cited = next(source for source in ica.dataset().sources if source.access is ica.Access.CITED and source.url)
    assert new(data_directory, url=cited.url) == 0
    data = ica.load(data_directory)
    assert len(data.sources) == len(ica.dataset().sources)
    assert data.get(ID).sources[0].id == cited.id
    assert data.get(ID).sources[0].access is ica.Access.READ


@pytest.mark.parametrize(("known", "again"), [("https://example.org/li/", "http://example.org/li"), (URL, f"{URL}/")])
def test_one_page_is_one_source(known: str, again: str, data_directory: pathlib.Path) -> None:
    """Scheme and final slash do not make another source of a page."""
    assert new(data_directory, url=known) == 0
    assert new(data_directory, "in-li-2026-other-mou", url=again) == 0
    data = ica.load(data_directory)
    assert data.get(ID).sources == data.get("in-li-2026-other-mou").sources


def test_what_it_brings_about_is_told(data_directory: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command names the source that it made or met, and the entry of coverage that it replaced."""
    note = ica.coverage("Liechtenstein").note
    assert note
    assert new(data_directory) == 0
    out = capsys.readouterr().out
    assert "Its source is new: press-information-bureau-2026-memorandum-cyber-security" in out
    assert f"Liechtenstein (LI) counts as found now and no longer as none-found; its note was: {note}" in out
    assert new(data_directory, "in-ax-2026-mou", country="Åland Islands") == 0
    out = capsys.readouterr().out
    assert "Its source was there already, press-information-bureau-2026-" in out
    assert "Åland Islands (AX) counts as found now and no longer as not-searched\n" in out


def test_interrupted_writing_leaves_no_record_without_its_source(
    data_directory: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stops the command between two files, what is there can be read and written again."""
    written: list[str] = []
    replace = _files.replace

    def interrupted(target: pathlib.Path, content: bytes) -> None:
        if written:
            raise KeyboardInterrupt
        written.append(target.name)
        replace(target, content)

    monkeypatch.setattr(_files, "replace", interrupted)
    assert new(data_directory) == 130
    assert written == ["sources.json"]
    monkeypatch.undo()
    assert new(data_directory) == 0
    assert ica.load(data_directory).get(ID).sources[0].url == URL


def test_two_at_once_lose_nothing(data_directory: pathlib.Path) -> None:
    """Commands that write at the same time wait for each other."""
    words = [word for pair in ARGUMENTS.items() for word in pair]
    command = [sys.executable, "-m", "india_cyber_agreements", "new"]
    ids = [f"in-li-2026-mou-{letter}" for letter in "abc"]
    running = [
        subprocess.Popen(  # noqa: S603 - our own command
            [*command, id_, str(data_directory), *words, "--url", f"{URL}/{id_}"], stdout=subprocess.DEVNULL
        )
        for id_ in ids
    ]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert set(ids) <= set(ica.load(data_directory).agreements.ids)
    assert main(["format", "--check", str(data_directory)]) == 0


def test_systems_without_locks(data_directory: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no locks the commands work without."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    assert new(data_directory) == 0


def test_source_ids_do_not_collide(data_directory: pathlib.Path) -> None:
    """Two pages of one title get ids of their own; a title in other letters leaves one that works."""
    assert new(data_directory) == 0
    assert new(data_directory, "in-li-2026-other-mou", url=f"{URL}/2") == 0
    assert new(data_directory, "in-li-2026-third-mou", url=f"{URL}/3", publisher="外務省", source_title="覚書") == 0
    data = ica.load(data_directory)
    first, second, third = (data.get(f"in-li-2026-{word}-mou").sources[0].id for word in ("cyber", "other", "third"))
    assert second == f"{first}-2"
    assert third == "2026"


def test_organisation_and_options(data_directory: pathlib.Path) -> None:
    """A record of a grouping needs no country; title and form may be given."""
    form, title = "memorandum-of-cooperation", "Memorandum of Cooperation on Ransomware"
    assert new(data_directory, "in-quad-2026-moc", country=None, organisation="Quad", form=form, title=title) == 0
    record = ica.load(data_directory).get("in-quad-2026-moc")
    assert (record.form.value, record.title, record.title_exact) == (form, title, True)
    assert (record.countries, record.organisation) == ((), "Quad")


def test_found_country_keeps_its_entry(data_directory: pathlib.Path) -> None:
    """A country that has records already keeps its entry of coverage."""
    before = records(data_directory, "coverage.json")
    assert new(data_directory, "in-jp-2026-cyber-mou", country="Japan") == 0
    assert records(data_directory, "coverage.json") == before


@pytest.mark.parametrize(
    ("id_", "changed", "words"),
    [
        ("li-2026-mou", {}, "ID: 'li-2026-mou' is not allowed; use 'in-' and lower-case words"),
        ("in-us-mlat", {"country": "United States"}, "an id that no record has or had"),
        ("in-jp-2026-mou", {}, "an id that begins with 'in-li-'"),
        (ID, {"country": "Lichtenstein"}, "unknown country or territory 'Lichtenstein'. Nearest: 'Liechtenstein'"),
        (ID, {"country": "Korea"}, "ambiguous"),
        (ID, {"country": None}, "--country: '' is not allowed; use the name of at least one country"),
        (ID, {"url": "www.example.org"}, "--url: 'www.example.org' is not allowed; use an http or https address"),
        (ID, {"url": " "}, "--url: ' ' is not allowed; use a text of printable characters on one line"),
        (ID, {"url": "https://"}, "--url: 'https://' is not allowed; use an http or https address"),
        (ID, {"title": "Two\nlines"}, "--title: 'Two\\nlines' is not allowed; use a text of printable characters"),
        (ID, {"title": "half \udcff"}, "--title: 'half \\udcff' is not allowed"),
        (ID, {"source_title": ""}, "--source-title: '' is not allowed"),
        (ID, {"publisher": "\x1b[31m"}, "--publisher: '\\x1b[31m' is not allowed"),
        (ID, {"language": ""}, "--language: '' is not allowed"),
        (ID, {"organisation": " "}, "--organisation: ' ' is not allowed"),
        ("in-in-2026-mou", {"country": "India"}, "India is a party to every record and never named"),
        (ID, {"published": "12 January 2026"}, "--published: '12 January 2026' is not allowed"),
        (ID, {"type": "pact"}, "argument --type: invalid choice: 'pact' (choose from"),
        (ID, {"level": None}, "the following arguments are required: --level"),
    ],
)
def test_refusals(
    id_: str,
    changed: dict[str, str | None],
    words: str,
    data_directory: pathlib.Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What means nothing is refused with what is allowed, and no file changes."""
    before = {path.name: path.read_bytes() for path in data_directory.glob("*.json")}
    assert new(data_directory, id_, **changed) == 2
    assert words in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in data_directory.glob("*.json")} == before


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (("sealed", "2026"), "--event: 'sealed' is not allowed; use one of"),
        (("signed", "2026-13"), "--event: '2026-13'"),
    ],
)
def test_wrong_events(
    event: tuple[str, str], words: str, data_directory: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An event has a kind and a date that exist."""
    assert new(data_directory, ID, "--event", *event) == 2
    assert words in capsys.readouterr().err


def test_broken_files_are_left_alone(data_directory: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is added to files that cannot be read."""
    data_directory.joinpath("sources.json").write_bytes(b"[")
    assert new(data_directory) == 1
    assert "not JSON" in capsys.readouterr().out
    assert data_directory.joinpath("sources.json").read_bytes() == b"["


@pytest.mark.parametrize("type_", ica.AgreementType)
def test_every_type_has_a_usual_form(type_: ica.AgreementType, data_directory: pathlib.Path) -> None:
    """Each type can be drafted without naming its form, and passes the check of forms."""
    id_ = "in-li-mlat" if type_ is ica.AgreementType.MLAT else ID
    assert new(data_directory, id_, type=type_.value) == 0
    assert ica.load(data_directory).get(id_).type is type_


def test_released_ids_are_taken(data_directory: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An id that a release had is not given to another record, even where its record is gone."""
    ledger = [{"id": ID, "release": "2026.11.0", "digest": "0" * 16}]
    data_directory.joinpath("released.json").write_text(json.dumps(ledger), "utf-8")
    assert new(data_directory) == 2
    assert "an id that no record has or had" in capsys.readouterr().err


def test_placeholder_never_passes_for_a_text() -> None:
    """No bundled record has a text that is still to be written."""
    texts = [(a.title, a.summary, a.notes, *(c.supports for c in a.citations)) for a in ica.agreements()]
    assert not [text for text in texts if _draft.PLACEHOLDER in text]
