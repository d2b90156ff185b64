"""Single steps of a release, where they fail."""

from __future__ import annotations

import os
import pathlib
import signal
import sys
import zipfile

import pytest

pytest.importorskip("towncrier", reason="what makes a release is not installed: run nox -s package")
from changes import _artifacts, _environment, _fragments, _hand_over, _release
from changes._repository import Repository, find
from changes._run import ReleaseError, output, run
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
    _hand_over._apply(("a", "b", "c"), source, target)
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

    monkeypatch.setattr(_hand_over, "replace", replace)
    with pytest.raises(error):
        _hand_over._apply(("a", "b", "c"), source, target)
    assert states(target) == before


@pytest.fixture
def repository(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Return a repository that has nothing in it, with what an earlier try left in its place for artefacts."""
    monkeypatch.setattr(Repository, "head", "0" * 40)
    monkeypatch.setattr(Repository, "changed", ())
    root = tmp_path / "repository"
    (root / "dist" / "2027.1.0").mkdir(parents=True)
    (root / "dist" / "2027.1.0" / "earlier").write_text("earlier", "utf-8")
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "artefact").write_text("new", "utf-8")
    return Repository(root)


def hand_over(repository: Repository, *, stamping: bool = True) -> None:
    """Hand a release over."""
    made = repository.root.parent / "made"
    _hand_over.hand_over(repository, Repository(made), made, "2027.1.0", stamping=stamping)


@pytest.mark.parametrize("stood", ["directory", "file", "link", "nothing"])
def test_hand_over(stood: str, repository: Repository) -> None:
    """Artefacts take the place of whatever stood there."""
    place = repository.root / "dist" / "2027.1.0"
    if stood != "directory":
        _hand_over._remove(place)
    if stood == "file":
        place.write_text("file", "utf-8")
    if stood == "link":
        place.symlink_to(repository.root)
    hand_over(repository)
    assert states(place) == {"artefact": "new"}
    assert [path.name for path in place.parent.iterdir()] == ["2027.1.0"]


def test_hand_over_that_fails(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where stamping fails, what stood in the place of the artefacts comes back."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(_hand_over, "_apply", fail)
    with pytest.raises(OSError, match="No space left"):
        hand_over(repository)
    assert states(repository.root / "dist" / "2027.1.0") == {"earlier": "earlier"}
    assert [path.name for path in (repository.root / "dist").iterdir()] == ["2027.1.0"]


def test_tree_that_changed_meanwhile(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the tree changed while the release was made, nothing is stamped."""
    monkeypatch.setattr(Repository, "changed", ("a",))
    with pytest.raises(ReleaseError, match="the working tree changed while the release was made: nothing was stamped"):
        hand_over(repository)
    assert states(repository.root / "dist" / "2027.1.0") == {"earlier": "earlier"}
    assert [path.name for path in (repository.root / "dist").iterdir()] == ["2027.1.0"]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_signals_wait(sent: signal.Signals) -> None:
    """A signal that comes during a step that cannot be interrupted comes after it."""
    came: list[int] = []
    before = signal.signal(sent, lambda number, _: came.append(number))
    try:
        with _hand_over.unbroken():
            os.kill(os.getpid(), sent)
            assert came == []
        assert came == [sent]
    finally:
        signal.signal(sent, before)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.breaking.md", b" \n", "changes/x.breaking.md says nothing"),
        ("x.change.md", b"\xff", "changes/x.change.md is not UTF-8: byte 0"),
        ("x.change.md", b"```\ncode\n", "changes/x.change.md begins a block of code that does not end"),
        ("x.feature.md", b"Words.", "changes/x.feature.md is no name of a fragment: use changes/NAME.KIND.md"),
        ("x.breaking.txt", b"Words.", "changes/x.breaking.txt is no name of a fragment"),
        ("difference.records.md", b"Words.", "changes/difference.records.md is no name of a fragment"),
    ],
)
def test_fragments(name: str, content: bytes, words: str, tmp_path: pathlib.Path) -> None:
    """A fragment that would make a hole in the change log, or that nobody would read, is refused."""
    folder = tmp_path / "changes"
    folder.mkdir()
    for fine in ("README.md", "_run.py", "template.md.jinja", "fine.data.md"):
        (folder / fine).write_text("Words.", "utf-8")
    assert list(_fragments.problems(tmp_path)) == []
    (folder / name).write_bytes(content)
    (problem,) = _fragments.problems(tmp_path)
    assert problem.startswith(words)


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


def test_environment_within_an_environment(tmp_path: pathlib.Path) -> None:
    """An environment to try a wheel in serves to make another one, as the tests of an sdist do in it."""
    wheel = tmp_path / "x-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("x.py", "")
    python = _environment.trial(tmp_path / "one", wheel)
    root = str(pathlib.Path(_environment.__file__).parent.parent)
    code = (
        "import pathlib, sys; from changes import _environment as e; print(e.trial(*map(pathlib.Path, sys.argv[1:])))"
    )
    again = output(python, "-c", code, str(tmp_path / "two"), str(wheel), cwd=tmp_path, env={"PYTHONPATH": root})
    assert output(again.strip(), "-I", "-c", "import x, pytest, pyarrow; print('found')", cwd=tmp_path) == "found\n"


def test_needs_of_extras_and_of_other_systems_are_left_aside() -> None:
    """Only what a plain installation needs is followed, once each, and on to what that needs."""
    found = _environment._closure(["cattrs", "cattrs", "x; extra == 'all'", "y; python_version < '3'"])
    names = [distribution.name for distribution in found]
    assert "attrs" in names
    assert len(set(names)) == len(names)
    assert not {"x", "y"} & set(names)
