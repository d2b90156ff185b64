"""The command line: every command, readable in 80 columns, errors on standard error, closed pipes."""

from __future__ import annotations

import csv
import datetime as dt
import importlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _cli, _codec, _report
from india_cyber_agreements._cli import main
from india_cyber_agreements._resources import read_bytes
from tests.bundle import bundle_instead, read_instead

if TYPE_CHECKING:
    import pathlib

TODAY = dt.date(2026, 11, 22)
#: Runs the command line and returns exit code, output and errors.
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command line."""

    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 99
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def wide(text: str) -> list[str]:
    """Return the lines that do not fit into 80 columns, addresses apart, which cannot be broken."""
    return [line for line in text.splitlines() if len(line) > 80 and "http" not in line]


def test_overview(run: Run) -> None:
    """Without a command: version, date, totals by type, countries, the 2017 edition, the newest, what to try."""
    code, out, err = run()
    assert (code, err) == (0, "")
    assert not wide(out)
    info = ica.dataset().info
    assert f"Version {info.version}" in out
    assert str(info.modified) in out
    for type_, number in ica.totals().items():
        assert re.search(rf"^  {type_} +{number}$", out, re.MULTILINE)
    assert f"{len(ica.countries())} countries and territories" in out
    assert "39   54         10  103" in out
    assert "39   49          5   93" in out
    newest = [a for a in ica.agreements() if a.date][-1]
    assert newest.id in out
    assert "Try next" in out


def test_overview_commands_work(run: Run) -> None:
    """What the overview suggests works as printed."""
    lines = [line.split() for line in run()[1].splitlines() if line.startswith("  india-cyber-agreements ")]
    assert len(lines) == 4
    for line in lines:
        code, out, err = run(*line[1:])
        assert (code, err) == (0, "")
        assert out


def test_overview_of_a_released_dataset() -> None:
    """A released dataset shows its day of release."""
    data = ica.dataset()
    released = attrs.evolve(data, info=attrs.evolve(data.info, released=ica.PartialDate.parse("2026-11-30")))
    assert "(released 2026-11-30)" in _report.overview(released, TODAY)[1]


def test_list(run: Run) -> None:
    """A list has two lines for each agreement and its number at the end."""
    code, out, err = run("list")
    assert (code, err) == (0, "")
    assert not wide(out)
    lines = out.splitlines()
    assert lines[-1] == f"{len(ica.agreements())} agreements"
    assert [line.split()[-1] for line in lines[:-1:2]] == list(ica.agreements().ids)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--country", "Japan", "--country", "KR"], lambda: ica.by_country("Japan", "KR")),
        (["--type", "mlat", "--type", "agreement"], lambda: ica.by_type("mlat", "agreement")),
        (["--organisation", "brics"], lambda: ica.by_organisation("BRICS")),
        (["--in-force-between", "2010", "2015-06"], lambda: ica.in_force_between("2010", "2015-06")),
        (["--in-force-between", "..", "1999"], lambda: ica.in_force_between(None, "1999")),
        (["--in-force-between", "2020", ".."], lambda: ica.in_force_between("2020", None)),
        (
            ["--in-force-between", "2010", "2020", "--at-least", "confirmed", "--throughout"],
            lambda: ica.in_force_between("2010", "2020", at_least="confirmed", throughout=True),
        ),
        (["--search", "ransomware"], lambda: ica.search("ransomware")),
        (
            ["--country", "US", "--type", "mou", "--search", "cert-in"],
            lambda: ica.by_country("US").by_type("mou").search("CERT-In"),
        ),
        (["--country", "Liechtenstein"], lambda: ica.AgreementSet()),
    ],
)
def test_list_filters(arguments: list[str], expected: Callable[[], ica.AgreementSet], run: Run) -> None:
    """Filters are the queries of the library, in every format."""
    found = expected()
    code, out, _ = run("list", *arguments, "--format", "json")
    assert code == 0
    assert [record["id"] for record in json.loads(out)["agreements"]] == list(found.ids)
    code, out, _ = run("list", *arguments, "--format", "csv")
    assert [row["id"] for row in csv.DictReader(io.StringIO(out, newline=""))] == list(found.ids)
    code, out, _ = run("list", *arguments)
    lines = out.splitlines()
    assert f"{len(found)} agreement{'' if len(found) == 1 else 's'}" in lines
    weak = len(found.undetermined)
    assert (f"{weak} more left out because the evidence is too weak: see --at-least possible" in lines) is (weak > 0)


def test_list_of_nothing(run: Run) -> None:
    """Where a country has nothing, the list says what a search came to."""
    outcomes = ("none-found", "not-searched")
    none, not_searched = (next(e for e in ica.dataset().coverage if e.outcome == outcome) for outcome in outcomes)
    lines = run("list", "--country", none.country, "--country", not_searched.country)[1].splitlines()
    assert lines[0] == "0 agreements"
    assert lines[1].startswith(f"  {ica.country(none.country)}: none found, last checked {none.last_checked}")
    assert lines[-1] == f"  {ica.country(not_searched.country)}: not searched"


@pytest.mark.parametrize("style", ["bibtex", "ris", "csl-json"])
def test_citations_are_utf_8(style: str) -> None:
    """What a reference manager reads does not depend on the terminal."""
    command = [sys.executable, "-m", "india_cyber_agreements", "cite", "in-fr-mlat", "--style", style]
    done = subprocess.run(command, capture_output=True, check=True, env={"PYTHONIOENCODING": "ascii"})  # noqa: S603
    assert done.stdout.decode() == ica.cite("in-fr-mlat", style=style) + "\n"


def test_closed_output() -> None:
    """A program started without a standard output runs all the same."""
    code = "import sys; sys.stdout = None; from india_cyber_agreements._cli import main; sys.exit(main(['list']))"
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code


def test_machine_formats_are_those_of_files(tmp_path: pathlib.Path) -> None:
    """What is printed is what ``save`` writes, to the byte."""
    for suffix in ("json", "csv"):
        path = tmp_path / f"x.{suffix}"
        ica.by_country("Japan").save(path)
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "india_cyber_agreements", "list", "--country", "Japan", "--format", suffix],
            capture_output=True,
            check=True,
            env={"PYTHONIOENCODING": "ascii"},
        )
        assert done.stdout == path.read_bytes()


@pytest.mark.parametrize("id_", ica.agreements().ids)
def test_show(id_: str, run: Run) -> None:
    """Every record can be shown in 80 columns, with its events, sources and standing."""
    code, out, err = run("show", id_)
    assert (code, err) == (0, "")
    agreement = ica.get(id_)
    assert not wide(out)
    flat = " ".join(out.split())
    assert " ".join(agreement.title.split()) in flat
    assert ("[descriptive title]" in flat) is not agreement.title_exact
    for event in agreement.events:
        assert f"{event.date} {event.kind.value}" in flat
        assert all(f"or {rival.date}" in flat for rival in event.rivals)
    assert all(source.url is None or source.url in out for source in agreement.sources)
    assert agreement.standing_on(dt.datetime.now(tz=dt.UTC).date()).standing.value in flat
    for relation in agreement.relations:
        assert f"{relation.kind.value} {relation.target}" in flat
        assert f"{relation.kind.value} this: {id_}" in " ".join(run("show", relation.target)[1].split())


def test_show_json(run: Run) -> None:
    """One record can be had as JSON."""
    document = json.loads(run("show", "in-us-mlat", "--format", "json")[1])
    assert [record["id"] for record in document["agreements"]] == ["in-us-mlat"]


@pytest.mark.parametrize("command", ["show", "cite"])
def test_retired_id(command: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A retired id leads to its successor and says so on standard error."""
    redirect = ica.Redirect(
        id="in-old", kind=ica.RedirectKind.MERGED_INTO, targets=("in-us-mlat",), release="2026.12.0", reason="One."
    )
    bundle_instead(monkeypatch, attrs.evolve(ica.dataset(), redirects=(redirect,)))
    code, out, err = run(command, "in-old")
    assert (code, out) == run(command, "in-us-mlat")[:2] == (0, out)
    assert "in-us-mlat" in out
    assert "'in-old' was merged into 'in-us-mlat'" in err


@pytest.mark.parametrize("by", ["type", "country", "year", "topic", "level", "form", "cyber_scope"])
def test_totals(by: ica.Dimension, run: Run) -> None:
    """Totals of every dimension, readable and as JSON; the readable form leaves out zeros."""
    code, out, _ = run("totals", "--by", by)
    expected = {str(class_): number for class_, number in ica.totals(by).items()}
    assert code == 0
    rows = dict(line.rsplit(maxsplit=1) for line in out.splitlines())
    names = {class_: f"{class_} {ica.country(class_)}" if by == "country" else class_ for class_ in expected}
    assert {class_.strip(): number for class_, number in rows.items()} == {
        names[class_]: str(number) for class_, number in expected.items() if number
    }
    assert json.loads(run("totals", "--by", by, "--format", "json")[1]) == expected


def test_totals_of_the_edition(run: Run) -> None:
    """The published totals come back."""
    assert run("totals", "--edition", "cis-2017")[1].split() == ["mlat", "39", "mou", "54", "framework", "10"]


def test_reconcile(run: Run) -> None:
    """The account of the 2017 totals, and of each of its cells."""
    code, out, _ = run("reconcile")
    assert code == 0
    assert not wide(out)
    assert "  = distinct instruments             39   49          5   93\n" in out
    code, out, _ = run("reconcile", "--cells")
    assert not wide(out)
    assert sum(line.startswith("row ") for line in out.splitlines()) == 103
    assert "no document. " in out


def test_check(run: Run) -> None:
    """The bundled files have no problem."""
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert out.startswith(f"no problem: {len(ica.agreements())} agreements, ")


def test_format_check(run: Run) -> None:
    """The bundled files are in canonical form."""
    code, out, _ = run("format", "--check")
    assert (code, out) == (0, f"{len(_codec.FILES)} files are in canonical form\n")


def test_cite(run: Run) -> None:
    """Citations are those of the library."""
    assert run("cite")[1] == ica.cite() + "\n"
    assert run("cite", "in-us-mlat", "--style", "ris")[1] == ica.cite("in-us-mlat", style="ris") + "\n"


def test_version(run: Run) -> None:
    """The version alone."""
    assert run("--version") == (0, ica.__version__ + "\n", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["list", "--country", "Jappan"], "'Japan'"),
        (["list", "--country", "Korea"], "ambiguous"),
        (["list", "--country", "EU"], "by_organisation"),
        (["list", "--country", ""], "alpha-2"),
        (["list", "--type", "pact"], "--type: 'pact'"),
        (["list", "--organisation", "BRIX"], "BRICS"),
        (["list", "--in-force-between", "2020", "2010"], "not after the end"),
        (["list", "--in-force-between", "2016-13", ".."], "2016-13"),
        (["list", "--in-force-between", "2010"], "2 arguments"),
        (["list", "--in-force-between", "2010", "2011", "--at-least", "maybe"], "'maybe'"),
        (["list", "--at-least", "possible"], "usage: india-cyber-agreements list"),
        (["list", "--throughout"], "--in-force-between"),
        (["list", "--search", ""], "letter"),
        (["list", "--format", "xml"], "xml"),
        (["show", "in-us-mlta"], "'in-us-mlat'"),
        (["show"], "ID"),
        (["totals", "--by", "colour"], "'colour'"),
        (["totals", "--edition", "cis-2018"], "'cis-2017'"),
        (["totals", "--edition", "cis-2017", "--by", "year"], "not allowed"),
        (["cite", "in-xx"], "in-xx"),
        (["cite", "--style", "mla"], "mla"),
        (["nonsense"], "nonsense"),
        (["--nonsense"], "nonsense"),
    ],
)
def test_errors(arguments: list[str], words: str, run: Run) -> None:
    """What cannot be done goes to standard error with exit code 2 and no traceback."""
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert "Traceback" not in err


def test_check_missing_directory(run: Run) -> None:
    """A directory that is not there is a problem of the data."""
    code, out, _ = run("check", "/no/such/directory")
    assert code == 1
    assert "there is no such directory" in out


def test_unwritable(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the system is reported without a traceback."""

    def fail(_: object) -> int:
        raise PermissionError(13, "Permission denied", "data")

    monkeypatch.setattr(_cli, "_run", fail)
    code, _, err = run("check")
    assert code == 2
    assert "Permission denied" in err


def test_interrupt(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt ends with the customary code and no traceback."""

    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(_cli, "_run", interrupt)
    assert run("check") == (130, "", "")


def test_closed_pipe() -> None:
    """A reader that has seen enough is no error."""
    for command in (["list", "--format", "json"], []):
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "india_cyber_agreements", *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        with process.stderr as stream:
            assert stream.read() == b""
        assert process.wait() == 0


def test_closed_pipe_with_problems(data_directory: pathlib.Path) -> None:
    """Whoever closes the pipe while problems are printed gets no second error."""
    # Many long lines, so that they do not all fit into the pipe.
    redirects = [{"id": f"in-{number:0150}"} for number in range(2_000)]
    data_directory.joinpath("redirects.json").write_text(json.dumps(redirects), "utf-8")
    command = [sys.executable, "-m", "india_cyber_agreements", "check", str(data_directory)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own command
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        with process.stderr as stream:
            assert stream.read() == b""
        assert process.wait() == 0


def test_bundle_broken_by_hand(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever edits the bundled files and breaks them is told where, by every command."""

    def read(file: str) -> bytes:
        content = read_bytes(file)
        return content.replace(b'"type": "mou"', b'"type": "pact"', 1) if file == "agreements.json" else content

    read_instead(monkeypatch, read)
    code, out, err = run("list")
    assert (code, err) == (1, "")
    assert out.startswith("1 problem in the data files:\n  agreements.json: in-")
    assert ".type: expected one of 'mlat'" in out


def test_another_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    """Output may be captured by any stream, also one without an encoding."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["list", "--country", "Japan", "--format", "json"]) == 0
    assert json.loads(stream.getvalue())["agreements"]


def test_poor_terminal() -> None:
    """A terminal without the letters gets escapes in place of an error."""
    done = subprocess.run(
        [sys.executable, "-m", "india_cyber_agreements", "show", "in-bg-mlat"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii"},
    )
    assert b"\\u0414" in done.stdout


def test_installed_command() -> None:
    """The console script is the same program."""
    (script,) = entry_points(group="console_scripts", name="india-cyber-agreements")
    assert script.load() is main


def test_importing_the_program_runs_nothing(run: Run) -> None:
    """Tools that import every module do not start the command line."""
    importlib.import_module("india_cyber_agreements.__main__")
    assert run("--version")[1] == ica.__version__ + "\n"


def test_no_colours(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Help and complaints have no colours, which some versions of Python add, wherever they go."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for arguments in (["--help"], ["list", "--help"], ["nothing"], ["list", "--colour"]):
        with pytest.raises(SystemExit):
            main(arguments)
        out, err = capsys.readouterr()
        assert out or err
        assert "\x1b" not in out + err
