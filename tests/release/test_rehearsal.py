"""A rehearsal of a release in a scratch repository: what comes out, what is refused, and what a kill leaves behind."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import zipfile

import pytest

from .conftest import ADDED, CORRECTED, DATA, HEIR, RETIRED, Scratch

NAME = "india-cyber-agreements"


def today() -> str:
    """Return today's date (UTC)."""
    return dt.datetime.now(tz=dt.UTC).date().isoformat()


def test_release(scratch: Scratch) -> None:
    """The command stamps, tells and makes what it says, and the two commands that it prints end the work."""
    days = {today()}
    done = scratch.changes("release", scratch.next, "--rehearse")
    days.add(today())
    assert done.returncode == 0, done.stdout + done.stderr

    info = scratch.read("dataset.json")
    assert info["version"] == scratch.next
    assert info["released"] in days
    assert info["modified"] == info["released"]
    ledger = {entry["id"]: entry["release"] for entry in scratch.read("released.json")}
    assert {id_ for id_, release in ledger.items() if release == scratch.next} == {ADDED, CORRECTED, HEIR}
    assert RETIRED in ledger
    for name in ("CITATION.cff", ".zenodo.json"):
        described = (scratch.root / name).read_text("utf-8")
        assert scratch.next in described
        assert info["released"] in described

    log = (scratch.root / "CHANGELOG.md").read_text("utf-8")
    section = log.partition("\n## ")[2].partition("\n## ")[0]
    assert section.startswith(f"{scratch.next} ({info['released']})\n")
    assert "### Changes\n\n- A question that can be asked.\n" in section
    _, _, records = section.partition("### Records\n")
    assert all(id_ in records for id_ in (ADDED, CORRECTED, RETIRED, HEIR))
    assert "The text was found." in records
    assert section.strip() in done.stdout
    assert re.search(rf"[^\n]\n\n## {re.escape(scratch.last)} \(2026-01-01\)\n", log)

    expected = {"CHANGELOG.md", "CITATION.cff", ".zenodo.json", "changes/question.change.md"}
    expected |= {(DATA / file).as_posix() for file in ("dataset.json", "released.json")}
    assert set(scratch.repository.changed) == expected

    commands = [shlex.split(line) for line in done.stdout.splitlines() if line.startswith("  git ")]
    assert [command[1] for command in commands] == ["commit", "tag"]
    for _, *arguments in commands:
        scratch.git(*arguments)
    assert scratch.repository.changed == ()
    assert scratch.repository.last_release() == (scratch.next, scratch.next)
    assert scratch.git("rev-parse", f"{scratch.next}^{{commit}}").strip() == scratch.repository.head

    again = scratch.changes("release", scratch.next, "--rehearse")
    assert again.returncode == 1
    assert f"refused: the tag {scratch.next} exists already" in again.stderr


def test_artefacts(scratch: Scratch) -> None:
    """A dry run makes every artefact, each of the one version, and leaves the working tree as it was."""
    done = scratch.changes("release", scratch.next, "--rehearse", "--dry-run")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "git commit" not in done.stdout
    assert scratch.repository.changed == ()
    assert scratch.read("dataset.json")["version"] == f"{scratch.next}.dev0"

    made = scratch.root / "dist" / f"{scratch.next}.rehearsal"
    stem = f"{NAME.replace('-', '_')}-{scratch.next}"
    names = {f"{stem}-py3-none-any.whl", f"{stem}.tar.gz", f"{NAME}-{scratch.next}.cdx.json"}
    names |= {f"{NAME}-{scratch.next}-data.zip", "SHA256SUMS"}
    assert {path.name for path in made.iterdir()} == names
    lines = (made / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert sums == {name: hashlib.sha256((made / name).read_bytes()).hexdigest() for name in names - {"SHA256SUMS"}}

    bill = json.loads((made / f"{NAME}-{scratch.next}.cdx.json").read_text("utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["purl"] == f"pkg:pypi/{NAME}@{scratch.next}"
    needed = {component["name"] for component in bill["components"]}
    assert {"attrs", "cattrs", "pycountry", "importlib-resources"} <= {name.replace("_", "-") for name in needed}
    assert not needed & {"pytest", "pandas", "towncrier"}

    with zipfile.ZipFile(made / f"{NAME}-{scratch.next}-data.zip") as archive:
        top = f"{NAME}-{scratch.next}-data"
        described = json.loads(archive.read(f"{top}/datapackage.json"))
        assert described["version"] == scratch.next
        for line in archive.read(f"{top}/SHA256SUMS").decode().splitlines():
            digest, _, path = line.partition("  ")
            assert hashlib.sha256(archive.read(f"{top}/{path}")).hexdigest() == digest


def test_artefacts_are_the_same_each_time(first: Scratch, tmp_path: pathlib.Path) -> None:
    """Made twice from one tree, everything has the same bytes; the wheel is small and has no test in it."""
    for name in ("one", "other"):
        done = first.changes("artifacts", str(tmp_path / name))
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "one" / "SHA256SUMS").read_bytes() == (tmp_path / "other" / "SHA256SUMS").read_bytes()
    (wheel,) = tmp_path.joinpath("one").glob("*.whl")
    assert wheel.stat().st_size < 1_500_000
    names = zipfile.ZipFile(io.BytesIO(wheel.read_bytes())).namelist()
    assert {name.split("/")[0] for name in names} == {
        NAME.replace("-", "_"),
        f"{NAME.replace('-', '_')}-{first.last}.dist-info",
    }
    assert [name for name in names if "test" in name] == []

    done = first.changes("artifacts", str(tmp_path / "one"))
    assert done.returncode == 1
    assert "is not empty: give a directory that is, or that does not exist yet" in done.stderr


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda sent: sent.name)
def test_killed(sent: signal.Signals, scratch: Scratch, tmp_path: pathlib.Path) -> None:
    """Killed while it builds, a release leaves the tree as it was; asked to end, it clears away what is temporary."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    head = scratch.repository.head
    env = {**os.environ, "PYTHONPATH": str(scratch.root / "src"), "TMPDIR": str(temporary)}
    command = [sys.executable, "-m", "changes", "release", scratch.next, "--rehearse"]
    # A shell that starts something in the background lets it ignore SIGINT, and so everything that this starts.
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(  # noqa: S603
        command, cwd=scratch.root, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        signal.signal(signal.SIGINT, handler)
        assert process.stdout is not None
        said = b""
        while b"building twice" not in said:
            line = process.stdout.readline()
            assert line, said.decode()
            said += line
        assert list(temporary.iterdir())
        os.killpg(process.pid, sent)
        process.communicate()
    assert process.returncode not in {0, 1}
    assert scratch.repository.head == head
    assert scratch.repository.changed == ()
    assert scratch.read("dataset.json")["version"] == f"{scratch.next}.dev0"
    assert not (scratch.root / "dist").exists()
    if sent is not signal.SIGKILL:
        assert list(temporary.iterdir()) == []


def _without_redirect(scratch: Scratch) -> None:
    """Take the redirect of the retired record out."""
    kept = [redirect for redirect in scratch.read("redirects.json") if redirect["id"] != RETIRED]
    scratch.write("redirects.json", kept)
    kept = [row for row in scratch.read("changes.json") if row["agreement"] != RETIRED]
    scratch.write("changes.json", kept)
    scratch.package("format", str(scratch.root / DATA))
    scratch.commit("Forget the redirect")


def _without_reason(scratch: Scratch) -> None:
    """Take the row on the corrected record out."""
    kept = [row for row in scratch.read("changes.json") if row["agreement"] != CORRECTED]
    scratch.write("changes.json", kept)
    scratch.package("format", str(scratch.root / DATA))
    scratch.commit("Forget the reason")


def _half_a_reason(scratch: Scratch) -> None:
    """Change one more field of the corrected record, of which no row speaks."""
    records = scratch.read("agreements.json")
    next(record for record in records if record["id"] == CORRECTED)["summary"] = "Something else."
    scratch.write("agreements.json", records)
    scratch.package("format", str(scratch.root / DATA))
    scratch.commit("Change more than is told")


def _dirty(scratch: Scratch) -> None:
    """Change a file and add one."""
    (scratch.root / "README.md").write_text("Nothing.\n", "utf-8")
    (scratch.root / "new.txt").write_text("New.\n", "utf-8")


def _other_release(scratch: Scratch) -> None:
    """Let a row speak of a release that is never made."""
    rows = scratch.read("changes.json")
    rows[-1]["release"] = f"{scratch.last[:-1]}7"
    scratch.write("changes.json", rows)
    scratch.package("format", str(scratch.root / DATA))
    scratch.commit("Speak of another release")


def _nothing(_: Scratch) -> None:
    """Leave everything as it is."""


REFUSALS = {
    "no-redirect": (_without_redirect, "{next}", f"{RETIRED}: $["),
    "no-reason": (_without_reason, "{next}", f"{CORRECTED}: place changed since {{last}}, and no row of changes.json"),
    "half-a-reason": (
        _half_a_reason,
        "{next}",
        f"{CORRECTED}: summary changed since {{last}}, and no row of changes.json for it, or for *, says why",
    ),
    "dirty": (_dirty, "{next}", "refused: README.md is changed or new, and not committed"),
    "untracked": (_dirty, "{next}", "refused: new.txt is changed or new, and not committed"),
    "other-release": (_other_release, "{next}", "refused: changes.json speaks of release "),
    "no-number": (_nothing, "2026.13.0", "'2026.13.0' is no number of a release: use a release number YYYY.MM.PATCH"),
    "leading-zero": (_nothing, "2027.01.0", "without leading zeros, such as '2026.11.0'"),
    "development": (_nothing, "{next}.dev1", "is no number of a release"),
    "taken": (_nothing, "{last}", "refused: the tag {last} exists already"),
    "earlier": (_nothing, "2025.1.0", "2025.1.0 does not come after {last}, the last release"),
    "behind": (_nothing, "{last}", "{last} does not come after {next}.dev0, which dataset.json is at"),
    "far": (_nothing, "2062.1.0", "2062.1.0 lies more than a year ahead"),
    "patch": (_nothing, "{next}+", "records were added and removed since {last}: a new month is what releases data"),
}


@pytest.mark.parametrize(("prepare", "number", "words"), REFUSALS.values(), ids=REFUSALS)
def test_refused(prepare: object, number: str, words: str, scratch: Scratch) -> None:
    """What cannot be released is refused with the reason, and nothing changes."""
    assert callable(prepare)
    prepare(scratch)
    version = number.format(next=scratch.next, last=scratch.last)
    if version.endswith("+"):
        version = f"{version[:-2]}1"
        for file in ("changes.json", "redirects.json"):
            rows = [{**row, "release": row["release"].replace(scratch.next, version)} for row in scratch.read(file)]
            scratch.write(file, rows)
        scratch.package("stamp", f"{version}.dev0", str(scratch.root / DATA))
        scratch.package("format", str(scratch.root / DATA))
        scratch.commit("Make a patch of it")
    before = scratch.repository.changed
    done = scratch.changes("release", version, "--rehearse")
    assert done.returncode == 1
    assert words.format(next=scratch.next, last=scratch.last) in done.stderr
    assert scratch.repository.changed == before
    assert not (scratch.root / "dist").exists()
