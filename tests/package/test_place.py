"""Where a data release is written: odd paths, odd directories, interruptions, and datasets that are not whole."""

from __future__ import annotations

import os
import pathlib
import re
import signal
import threading
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._files import stoppable
from india_cyber_agreements._package import _citation_file, _facts, _place, _readme, _yaml
from tests.hostile import TEXTS
from tests.package import made_up

DATA = ica.dataset()


class Bytes:
    """A path object that stands for bytes."""

    def __fspath__(self) -> bytes:
        """Return the path."""
        return b"release"


@pytest.mark.parametrize("use", [DATA.save_package, ica.diff], ids=["save_package", "diff"])
@pytest.mark.parametrize(
    ("path", "error"),
    [("a\0b", ica.ArgumentError), ("\ud800", ica.ArgumentError), (Bytes(), ica.ArgumentTypeError)],
    ids=["zero", "half-a-character", "bytes"],
)
def test_paths_that_no_file_can_have(use: Any, path: object, error: type[Exception]) -> None:
    """A path that no file can have is refused as the argument that it is."""
    with pytest.raises(error, match="directory"):
        use(path)


def test_link_that_leads_in_a_circle(tmp_path: pathlib.Path) -> None:
    """A link to itself is no place for a release."""
    (tmp_path / "link").symlink_to("link")
    with pytest.raises(ica.ArgumentError, match="absent or empty"):
        _place.empty(tmp_path / "link")


def test_name_that_is_too_long(tmp_path: pathlib.Path) -> None:
    """A name that no file system takes is refused before any work."""
    with pytest.raises(OSError, match="name too long"):
        _place.empty(tmp_path / ("x" * 300))


def fill(directory: pathlib.Path) -> None:
    """Write a release of three files."""
    for name in ("SHA256SUMS", "a", "b"):
        (directory / name).write_text(name, "utf-8")


def test_directory_within_one_that_nobody_may_write_in(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty directory is filled from within, so that nothing beside it has to be written, and the sums come last."""
    target = tmp_path / "target"
    target.mkdir()
    moved: list[str] = []
    real = pathlib.Path.rename

    def rename(path: pathlib.Path, to: pathlib.Path) -> pathlib.Path:
        assert to.parent == target
        moved.append(path.name)
        return real(path, to)

    monkeypatch.setattr(pathlib.Path, "rename", rename)
    with _place.staged(target) as staging:
        assert staging.parent == target
        fill(staging)
    assert moved == ["a", "b", "SHA256SUMS"]
    assert sorted(path.name for path in target.iterdir()) == ["SHA256SUMS", "a", "b"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_interrupted_on_the_way_up(
    error: BaseException | type[BaseException], tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interrupted while files move into an empty directory, it is empty again."""
    real = pathlib.Path.rename

    def rename(path: pathlib.Path, to: pathlib.Path) -> pathlib.Path:
        if path.name == "b":
            raise error
        return real(path, to)

    monkeypatch.setattr(pathlib.Path, "rename", rename)
    with (
        pytest.raises(KeyboardInterrupt if error is KeyboardInterrupt else OSError) as caught,
        _place.staged(tmp_path) as staging,
    ):
        fill(staging)
    assert list(tmp_path.iterdir()) == []
    assert getattr(caught.value, "filename", str(tmp_path)) == str(tmp_path)


def test_two_at_once(tmp_path: pathlib.Path) -> None:
    """What somebody else writes into the directory meanwhile stays, and the release does not mix with it."""

    def write() -> None:
        with _place.staged(tmp_path) as staging:
            fill(staging)
            (tmp_path / "mine").write_text("mine", "utf-8")

    with pytest.raises(OSError, match="not empty"):
        write()
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("lacking", ["agreements", "sources"])
def test_dataset_that_is_not_whole(lacking: str, tmp_path: pathlib.Path) -> None:
    """A dataset that was cut down by hand is refused with what it lacks, and nothing is written."""
    parts: dict[str, Any] = {"agreements": ica.by_country("US"), "sources": ()}
    with pytest.raises(ica.DatasetError):
        attrs.evolve(DATA, **{lacking: parts[lacking]}).save_package(tmp_path / "release")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(params=["SIGTERM", "SIGHUP"])
def number(request: pytest.FixtureRequest) -> Iterator[signal.Signals]:
    """Return a signal that ends a process, also where the tests were told to ignore it, as nohup does."""
    wanted: signal.Signals = getattr(signal, request.param)
    inherited = signal.signal(wanted, signal.SIG_DFL)
    yield wanted
    signal.signal(wanted, inherited)


def test_stoppable(number: signal.Signals) -> None:
    """A signal that ends the process does so as an exception, with the exit code of shells; others then wait."""
    done: list[str] = []

    def stop() -> None:
        with stoppable():
            try:
                signal.raise_signal(number)
            finally:
                signal.raise_signal(number)
                done.append("tidied up")

    with pytest.raises(SystemExit) as caught:
        stop()
    assert caught.value.code == 128 + number
    assert done == ["tidied up"]
    assert signal.getsignal(number) is signal.SIG_DFL


def test_stoppable_elsewhere() -> None:
    """Handlers of others stay, and in another thread than the main one nothing is touched."""
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with stoppable():
            os.kill(os.getpid(), signal.SIGTERM)
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)
    seen: list[object] = []

    def look() -> None:
        with stoppable():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [before]


@pytest.mark.parametrize("char", ["\x7f", "\x85", "\x9f", "\u2028", "\ufeff", "\ufffe", "\uffff"])
def test_yaml_of_what_cannot_be_printed(char: str) -> None:
    """Characters that YAML does not take as they are stand as escapes."""
    assert _yaml.dump({"title": f"a{char}b"}) == f'title: "a\\u{ord(char):04x}b"\n'


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [("A ", "A", None), ("(x)", "(x)", None), ("Ada Lovelace (map) (text)", "Lovelace", "Ada")],
)
def test_names_of_people(name: str, family: str, given: str | None) -> None:
    """A name is never empty."""
    (person,) = _facts.people(attrs.evolve(ica.edition(), creators=(name,)))
    assert (person.family, person.given) == (family, given)


def test_licence_that_is_not_known() -> None:
    """A licence of which nobody knows whether SPDX has it is cited by its address."""
    text = _citation_file.text(made_up.dataset(licence="Mine-1.0"))
    assert 'license-url: "https://spdx.org/licenses/Mine-1.0.html"\n' in text
    assert '\nlicense: "' not in text


@pytest.mark.parametrize("hostile", [*TEXTS, "<script>\n\n# A heading\n\n- @somebody [x](y)"])
def test_readme_of_a_hostile_dataset(hostile: str) -> None:
    """No text of the dataset becomes markup in the page, but for the citation, which stands there as code."""
    plain = _readme.describe(made_up.dataset(title="T", description="D", citation="C"), ()).content.decode()
    page = _readme.describe(made_up.dataset(title=hostile, description=hostile, citation=hostile), ()).content.decode()
    assert len(page.splitlines()) == len(plain.splitlines())
    for ours, expected in zip(page.splitlines(), plain.splitlines(), strict=True):
        if ours != expected and not ours.startswith("    "):
            bare = re.sub(r"\\.|`[^`]*`|@&#8203;", "", ours.removeprefix("# "))
            assert not set(bare) & set("`*_{}[]<>|~$&#^\\")
