"""Single steps of a release, where they fail."""

from __future__ import annotations

import datetime as dt
import pathlib
import sys

import pytest

pytest.importorskip("towncrier", reason="what makes a release is not installed: run nox -s package")
from changes import _artifacts, _environment, _release
from changes._repository import Repository, find
from changes._run import ReleaseError, output, run
from changes._stamp import Plan
from india_cyber_agreements import _files


def states(directory: pathlib.Path) -> dict[str, str]:
    """Return what the files of a directory hold."""
    return {path.name: path.read_text("utf-8") for path in directory.iterdir()}


@pytest.fixture
def trees(tmp_path: pathlib.Path) -> tuple[pathlib.Path, pathlib.Path]:
    """Return a tree to take from and one to bring to its state."""
    source, target = tmp_path / "source", tmp_path / "target"
    for directory, files in ((source, {"a": "new", "c": "made"}), (target, {"a": "old", "b": "gone soon"})):
        directory.mkdir()
        for name, text in files.items():
            (directory / name).write_text(text, "utf-8")
    return source, target


def test_apply(trees: tuple[pathlib.Path, pathlib.Path]) -> None:
    """Files are replaced, made and deleted."""
    source, target = trees
    _release._apply(("a", "b", "c"), source, target)
    assert states(target) == states(source)


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_apply_that_fails(
    at: int,
    error: type[BaseException],
    trees: tuple[pathlib.Path, pathlib.Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever ends it half-way, everything is put back."""
    source, target = trees
    before, real, calls = states(target), _files.replace, 0

    def replace(path: pathlib.Path, content: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls == at + 1:
            raise error
        real(path, content)

    monkeypatch.setattr(_release, "replace", replace)
    with pytest.raises(error):
        _release._apply(("a", "b", "c"), source, target)
    assert states(target) == before


def test_tree_that_changed_meanwhile(
    tmp_path: pathlib.Path, trees: tuple[pathlib.Path, pathlib.Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the tree changed while the release was made, nothing is stamped."""
    _, target = trees
    monkeypatch.setattr(Repository, "head", "0" * 40)
    monkeypatch.setattr(Repository, "changed", ("a",))
    planned = Plan(version="2027.1.0", day=dt.date(2027, 1, 1), last=None)
    repository = Repository(target)
    with pytest.raises(ReleaseError, match="the working tree changed while the release was made: nothing was stamped"):
        _release._hand_over(repository, repository, tmp_path, planned, _release.Options())
    assert not (target / "dist").exists()


def test_every_gate(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for a rehearsal, the gates are all that nox runs by itself, in the stamped copy; one that fails ends it."""
    ran: list[tuple[tuple[str, ...], pathlib.Path]] = []

    def note(*command: str, cwd: pathlib.Path) -> None:
        ran.append((command, cwd))

    monkeypatch.setattr(_release, "run", note)
    _release._gates(tmp_path, _release.Options(dry_run=True))
    assert ran == [((sys.executable, "-m", "nox"), tmp_path)]


def test_program_that_gates_need(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a gate would leave itself out for want of a program, there is no release."""
    monkeypatch.setattr("shutil.which", {"google-chrome": "/chrome", "npm": "/npm"}.get)
    with pytest.raises(ReleaseError, match=r"^not found: Java, without which some gates leave themselves out$"):
        _release._have_what_gates_need()
    monkeypatch.setattr("shutil.which", {"chromium": "/chromium", "npm": "/npm", "java": "/java"}.get)
    _release._have_what_gates_need()


@pytest.mark.parametrize("start", [run, output])
def test_program_that_fails(start: object, tmp_path: pathlib.Path) -> None:
    """A program that does not end well stops the release, and is named."""
    assert callable(start)
    with pytest.raises(ReleaseError, match=r"-c 'raise SystemExit\(3\)' ended with 3"):
        start(sys.executable, "-c", "raise SystemExit(3)", cwd=tmp_path)


def test_build_that_differs(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second build gives other bytes, the release stops and names what differs."""
    built = iter(range(10))

    def build(_: pathlib.Path, directory: pathlib.Path) -> list[pathlib.Path]:
        (directory / "x.tar.gz").write_bytes(b"same")
        (directory / "x.whl").write_bytes(bytes([next(built)]))
        return [directory / "x.tar.gz", directory / "x.whl"]

    monkeypatch.setattr(_artifacts, "build", build)
    tree, made = tmp_path / "tree", tmp_path / "made"
    tree.mkdir()
    made.mkdir()
    with pytest.raises(ReleaseError, match=r"^built a second time, other bytes came out: x\.whl$"):
        _artifacts.build_twice(tree, made)


def test_root_of_the_repository(tmp_path: pathlib.Path) -> None:
    """A directory below the top of a repository is not taken for it."""
    output("git", "init", "--quiet", cwd=tmp_path)
    below = tmp_path / "below"
    below.mkdir()
    assert find(tmp_path).root == tmp_path
    with pytest.raises(ReleaseError, match="is not the top of a working tree of git"):
        find(below)


@pytest.mark.parametrize(
    ("needed", "words"),
    [
        ("no-such-distribution", "no-such-distribution is not installed"),
        ("attrs<1", r"attrs<1 is needed, and \S+ is installed"),
    ],
)
def test_need_that_is_not_met(needed: str, words: str) -> None:
    """What a wheel needs and is not here, or not in a version that fits, is named."""
    with pytest.raises(ReleaseError, match=words):
        _environment._closure([needed])


def test_needs_of_extras_and_of_other_systems_are_left_aside() -> None:
    """Only what a plain installation needs is followed, once each, and on to what that needs."""
    found = _environment._closure(["cattrs", "cattrs", "x; extra == 'all'", "y; python_version < '3'"])
    names = [distribution.name for distribution in found]
    assert "attrs" in names
    assert len(set(names)) == len(names)
    assert not {"x", "y"} & set(names)
