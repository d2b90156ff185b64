"""How much may be read, and what is read at all: regular files, up to a limit that the caller may set or lift."""

from __future__ import annotations

import inspect
import os
import pathlib
from collections.abc import Callable
from typing import Any, BinaryIO

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _inputs
from india_cyber_agreements._cli import main

#: What reads a path that somebody names.
READERS: tuple[Callable[..., object], ...] = (ica.load, ica.read_json)
PIPES = hasattr(os, "mkfifo")


class Strange(os.PathLike[Any]):
    """A path object that stands for anything, also for what is no text."""

    def __init__(self, stands_for: object) -> None:
        """Keep what it stands for."""
        self._stands_for = stands_for

    def __repr__(self) -> str:
        """Return a name that is the same in every run."""
        return f"Strange({self._stands_for!a})"

    def __fspath__(self) -> Any:
        """Return what it stands for."""
        return self._stands_for


def only(reader: Callable[..., object], path: object, **options: object) -> ica.Problem:
    """Return the one problem that a reader has with a path."""
    with pytest.raises(ica.DatasetError) as caught:
        reader(path, **options)
    (problem,) = caught.value.problems
    return problem


def test_same_limit() -> None:
    """Whatever reads a path takes the same limit in the same way."""
    for reader in READERS:
        parameter = inspect.signature(reader).parameters["max_bytes"]
        assert parameter.kind is parameter.KEYWORD_ONLY
        assert parameter.default == _inputs.MOST


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("given", [True, False, 1.0, "5", b"5", (), float("nan")])
def test_limit_of_another_type(reader: Callable[..., object], given: object, tmp_path: pathlib.Path) -> None:
    """A limit is a whole number or None, and a truth value is neither."""
    with pytest.raises(ica.ArgumentTypeError, match=r"max_bytes: .* use a whole number of bytes, 0 or more, or None"):
        reader(tmp_path, max_bytes=given)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("given", [-1, -(10**5000)], ids=["small", "huge"])
def test_negative_limit(reader: Callable[..., object], given: int, tmp_path: pathlib.Path) -> None:
    """A negative limit means nothing."""
    with pytest.raises(ica.ArgumentError, match="max_bytes") as caught:
        reader(tmp_path, max_bytes=given)
    assert len(str(caught.value)) < 200


def test_data_file(data_directory: pathlib.Path) -> None:
    """A data file that is larger than the limit is refused with its name, its size, the limit, and how to lift that."""
    sizes = {path.name: path.stat().st_size for path in data_directory.glob("*.json")}
    largest = max(sizes, key=lambda name: sizes[name])
    assert str(only(ica.load, data_directory, max_bytes=sizes[largest] - 1)) == (
        f"{largest}: $: it has {sizes[largest]:,} bytes, and no more than {sizes[largest] - 1:,} are read; "
        "max_bytes sets another limit, and max_bytes=None lifts it"
    )
    for enough in (sizes[largest], 10**5000, None):
        assert ica.load(data_directory, max_bytes=enough).agreements == ica.agreements()


def test_limit_of_nothing(data_directory: pathlib.Path) -> None:
    """A limit of zero lets nothing through, and each file says so."""
    with pytest.raises(ica.DatasetError) as caught:
        ica.load(data_directory, max_bytes=0)
    assert all("no more than 0 are read" in problem.message for problem in caught.value.problems)


def test_saved_file(tmp_path: pathlib.Path) -> None:
    """So is a saved file."""
    path = tmp_path / "x.json"
    ica.by_country("Kenya").save(path)
    size = path.stat().st_size
    problem = only(ica.read_json, path, max_bytes=size - 1)
    assert problem.file == "x.json"
    assert problem.message.startswith(f"it has {size:,} bytes, and no more than {size - 1:,} are read; max_bytes")
    for enough in (size, None):
        assert ica.read_json(path, max_bytes=enough) == ica.by_country("Kenya")


def test_huge_files_are_not_read(data_directory: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """Without a word about limits, files of more than 200 MiB stay unread; these have a terabyte, all of it holes."""
    for path in (data_directory / "agreements.json", tmp_path / "x.json"):
        with path.open("wb") as stream:
            stream.truncate(2**40)
    assert only(ica.load, data_directory).message.startswith("it has 1,099,511,627,776 bytes, and no more than 209,715")
    assert "max_bytes" in only(ica.read_json, tmp_path / "x.json").message


def test_file_that_grows(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that has more than its system says is read up to the limit, and then refused."""
    path = tmp_path / "x.json"
    path.write_bytes(bytes(3 * 2**20))
    opened = _inputs.opened

    def careless(path: pathlib.Path, _: int | None) -> BinaryIO:
        return opened(path, None)

    monkeypatch.setattr(_inputs, "opened", careless)
    message = only(ica.read_json, path, max_bytes=2**20).message
    assert message.startswith("it has more than 1,048,576 bytes, which is the most that is read; max_bytes sets")


@pytest.mark.skipif(not PIPES, reason="this system has no named pipes")
def test_pipes(data_directory: pathlib.Path, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A named pipe, to which nobody ever writes, is refused at once."""
    data_directory.joinpath("coverage.json").unlink()
    os.mkfifo(data_directory / "coverage.json")
    problem = only(ica.load, data_directory)
    assert (problem.file, problem.message) == ("coverage.json", "it is a pipe, and only regular files are read")
    assert main(["check", str(data_directory)]) == 1
    assert "coverage.json: $: it is a pipe" in capsys.readouterr().out
    for name in ("x.json", "x.whl", "x.tar.gz"):
        os.mkfifo(tmp_path / name)
    assert "it is a pipe" in only(ica.read_json, tmp_path / "x.json").message
    for name in ("x.whl", "x.tar.gz"):
        assert "it is a pipe" in only(ica.load, tmp_path / name).message


@pytest.mark.skipif(not PIPES, reason="this system has no named pipes")
def test_pipe_in_the_last_moment(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that takes the place of a file right before it is opened is an empty file, and nobody waits."""
    path = tmp_path / "x.json"
    path.write_bytes(b"{}")
    found = path.stat()
    path.unlink()
    os.mkfifo(path)

    def stat(_: pathlib.Path) -> os.stat_result:
        return found

    monkeypatch.setattr(pathlib.Path, "stat", stat)
    assert only(ica.read_json, path).message.startswith("not JSON")


@pytest.mark.skipif(not pathlib.Path("/dev/zero").exists(), reason="this system has no devices among its files")
def test_devices(data_directory: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """A device is refused, however a path leads to it; one may have no end."""
    data_directory.joinpath("coverage.json").unlink()
    data_directory.joinpath("coverage.json").symlink_to("/dev/zero")
    assert only(ica.load, data_directory).message == "it is a device, and only regular files are read"
    tmp_path.joinpath("x.json").symlink_to("/dev/zero")
    assert "it is a device" in only(ica.read_json, tmp_path / "x.json").message


def test_links(data_directory: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """A link is followed, and one that leads in a circle is a file that cannot be read."""
    place = data_directory / "coverage.json"
    place.rename(tmp_path / "elsewhere.json")
    place.symlink_to(tmp_path / "elsewhere.json")
    assert ica.load(data_directory).coverage == ica.dataset().coverage
    place.unlink()
    place.symlink_to(place)
    assert only(ica.load, data_directory).message.startswith("the file cannot be read: ")
    with pytest.raises(OSError, match=r"coverage\.json"):
        ica.read_json(place)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("given", [Strange(b"x.json"), Strange(None), b"x.json", 5, None, ()], ids=repr)
def test_no_path(reader: Callable[..., object], given: object) -> None:
    """What stands for bytes, or for nothing, is no path."""
    with pytest.raises(ica.ArgumentTypeError, match="path: "):
        reader(given)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("given", ["a\0b", "\ud800", "\ud800.whl", "a\0.tar.gz", Strange("\ud800")], ids=ascii)
def test_path_of_no_file(reader: Callable[..., object], given: object) -> None:
    """A path that no file can have leads to nothing, whatever it ends in."""
    assert only(reader, given).message == "there is no such directory or file: none can have such a path"


def test_directory_with_a_long_name(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a directory may just have its name, and what lies in it could not, nothing lies in it."""

    def exists(path: pathlib.Path) -> bool:
        raise OSError(36, "File name too long", str(path))

    monkeypatch.setattr(pathlib.Path, "exists", exists)
    with pytest.raises(ica.DatasetError, match="the file is missing"):
        ica.load(tmp_path)
