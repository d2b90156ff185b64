"""The command ``diff``, and how it reads the versions that it is given."""

from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
import zipfile
from collections.abc import Callable

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _versions
from india_cyber_agreements._cli import main
from tests.bundle import read_instead

#: Runs the command and returns exit code, output and errors.
Run = Callable[..., tuple[int, str, str]]
ID = "in-us-mlat"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(("diff", *arguments))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def edit(directory: pathlib.Path, place: str) -> None:
    """Change the place of a record."""
    path = directory / "agreements.json"
    records = json.loads(path.read_text("utf-8"))
    next(record for record in records if record["id"] == ID)["place"] = place
    path.write_text(json.dumps(records), "utf-8")


def git(directory: pathlib.Path, *arguments: str) -> None:
    """Run git, as nobody in particular."""
    command = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments)
    subprocess.run(command, cwd=directory, check=True, capture_output=True)  # noqa: S603 - our own arguments


@pytest.fixture
def checkout(data_directory: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return a checkout, and stand in it: of two commits, the first of them tagged, and the files changed once more."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = tmp_path / "checkout"
    data = root / "src" / "india_cyber_agreements" / "data"
    shutil.copytree(data_directory, data)
    git(root, "init", "--quiet")
    (root / "empty").write_text("", "utf-8")
    git(root, "add", "empty")
    git(root, "commit", "--quiet", "-m", "Nothing")
    git(root, "tag", "empty")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "One")
    git(root, "tag", "-a", "v2026.11.0", "-m", "One")
    edit(data, "Two")
    git(root, "commit", "--quiet", "-a", "-m", "Two")
    edit(data, "Three")
    monkeypatch.chdir(root)
    return root


def places(run: Run, *arguments: str) -> list[str]:
    """Return the old and new values that the command tells."""
    code, out, err = run(*arguments, "--format", "json")
    assert (code, err) == (0, "")
    return [
        value
        for change in json.loads(out)["changed"]
        for field in change["fields"]
        for value in (field["old"], field["new"])
    ]


def test_revisions(run: Run, checkout: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version may be a tag, a branch, a commit, or the working tree; also from below the root."""
    first = ica.get(ID).place
    assert places(run, "v2026.11.0", "HEAD") == [first, "Two"]
    assert places(run, "HEAD", ".") == ["Two", "Three"]
    assert places(run, "HEAD~1", "src/india_cyber_agreements/data") == [first, "Three"]
    assert places(run, "HEAD") == ["Two", first]
    assert places(run, "v2026.11.0") == []
    monkeypatch.chdir(checkout / "src")
    assert places(run, "v2026.11.0", "HEAD") == [first, "Two"]
    monkeypatch.chdir("/")
    assert _versions.read("HEAD", "old", repository=checkout).get(ID).place == "Two"


def test_directory_and_revision_of_one_name(run: Run, checkout: pathlib.Path, data_directory: pathlib.Path) -> None:
    """Where both exist the directory is meant, unless it says ``git:``."""
    shutil.copytree(data_directory, checkout / "v2026.11.0")
    edit(checkout / "v2026.11.0", "Here")
    first = ica.get(ID).place
    assert places(run, "v2026.11.0") == ["Here", first]
    assert places(run, "git:v2026.11.0") == []


@pytest.mark.parametrize("place", ["", "src/india_cyber_agreements/data", "india_cyber_agreements/data", "json"])
def test_directories(place: str, run: Run, data_directory: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """A directory holds the data files itself, or is a checkout, an unpacked wheel, or a data release."""
    edit(data_directory, "There")
    shutil.copytree(data_directory, tmp_path / "version" / place)
    assert places(run, str(tmp_path / "version"))[0] == "There"


def test_wheel(run: Run, data_directory: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """A version may be a wheel."""
    edit(data_directory, "There")
    path = tmp_path / "x.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file in data_directory.rglob("*.json"):
            archive.write(file, f"india_cyber_agreements/data/{file.relative_to(data_directory)}")
    assert places(run, str(path))[0] == "There"


def test_formats_and_exit_codes(run: Run, data_directory: pathlib.Path) -> None:
    """The command prints what the library writes, and exits with 1 only where that was asked for."""
    assert run(str(data_directory), "--exit-code")[0] == 0
    edit(data_directory, "There")
    difference = ica.diff(data_directory)
    assert run(str(data_directory)) == (0, f"{difference}\n", "")
    assert run(str(data_directory), "--format", "markdown") == (0, difference.to_markdown(), "")
    assert run(str(data_directory), "--format", "json") == (0, difference.to_json(), "")
    assert run(str(data_directory), "--exit-code") == (1, f"{difference}\n", "")


@pytest.mark.parametrize("version", ["", "no-such-thing", "-x", "git:", "git:-x", "git:--output=x", "HEAD:src", "a\nb"])
@pytest.mark.usefixtures("checkout")
def test_no_version(version: str, run: Run) -> None:
    """What is no version is refused with all that is one."""
    code, out, err = run("--", version)
    assert (code, out) == (2, "")
    assert err.startswith(f"india-cyber-agreements: error: A: {version!r} is not allowed; use a directory")
    assert all(words in err for words in (".whl", ".tar.gz", "revision of the git repository"))


def test_second_version(run: Run, data_directory: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """The message names the version at fault."""
    assert "error: B: '' is not allowed" in run(str(data_directory), "")[2]
    missing = tmp_path / "x.whl"
    assert f"error: {missing}: 1 problem" in run(str(data_directory), str(missing))[2]


def test_no_repository(run: Run, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a repository git's own words are passed on."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "not a git repository" in run("HEAD")[2]


def test_no_git(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git everything else is still a version."""
    monkeypatch.setenv("PATH", "")
    assert "git is not installed" in run("HEAD")[2]


def test_revision_without_data(run: Run, checkout: pathlib.Path) -> None:
    """A revision from before the data is told as such, and one with broken data with its problems."""
    code, out, err = run("empty")
    assert (code, out) == (2, "")
    assert "error: empty: 1 problem in the data files:\n  dataset.json: $: the revision has no data files in " in err
    (checkout / "src/india_cyber_agreements/data/coverage.json").unlink()
    git(checkout, "commit", "--quiet", "-a", "-m", "Broken")
    code, out, err = run("HEAD", "--exit-code")
    assert (code, out) == (2, "")
    assert "error: HEAD: 1 problem in the data files:\n  coverage.json: $: the file is missing" in err


def test_broken_bundle(run: Run, data_directory: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bundled files that were broken by hand are told as such."""

    def read(_: str) -> bytes:
        return b"[]"

    read_instead(monkeypatch, read)
    code, out, err = run(str(data_directory))
    assert (code, out) == (2, "")
    assert err.startswith("india-cyber-agreements: error: the bundled data: ")
