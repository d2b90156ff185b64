"""Each call to the system goes wrong once, for want of space or of rights, or by a signal: nothing is lost."""

from __future__ import annotations

import errno
import os
import pathlib
import shutil
from collections.abc import Callable
from typing import NoReturn

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _cli, _export, _files, _maintain, _package
from india_cyber_agreements._package import Part
from tests.faults.calls import LEFT_OVER, Fault, content, each, watching

#: Says something of a test to whoever reports.
Recorder = Callable[[str, object], None]
SMALL = pathlib.Path(__file__).parent.parent / "compat" / "2026.11.0" / "data"


def error(number: int) -> Callable[[], NoReturn]:
    """Return what raises an error of the system."""

    def fail() -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


def interrupt() -> NoReturn:
    """Do as the handler of SIGINT does."""
    raise KeyboardInterrupt


FAULTS = {
    "no-space": Fault(what=error(errno.ENOSPC), after=False, expected=OSError),
    "read-only": Fault(what=error(errno.EROFS), after=False, expected=OSError),
    "late-error": Fault(what=error(errno.EIO), after=True, expected=OSError),
    "signal-before": Fault(what=interrupt, after=False, expected=KeyboardInterrupt),
    "signal-after": Fault(what=interrupt, after=True, expected=KeyboardInterrupt),
}
EACH_FAULT = pytest.mark.parametrize("fault", FAULTS.values(), ids=list(FAULTS))


@EACH_FAULT
@pytest.mark.parametrize("before", [{"x.json": b"old"}, {}], ids=["replaced", "new"])
def test_replace(before: dict[str, bytes], fault: Fault, tmp_path: pathlib.Path, record_property: Recorder) -> None:
    """A file is the old one or the new one, whole; there is no other."""
    target = tmp_path / "x.json"
    whole = {"x.json": b"new" * 1000}

    def set_up() -> None:
        target.unlink(missing_ok=True)
        for name, text in before.items():
            (tmp_path / name).write_bytes(text)

    set_up()
    steps = 0
    for number, failed in each(fault, lambda: _files.replace(target, whole["x.json"])):
        found = content(tmp_path)
        assert found in (before, whole), number
        assert failed or found == whole, number
        set_up()
        steps += 1
    assert steps > len(("open", "write", "flush", "fsync", "close", "replace"))
    record_property("cases", steps)


@pytest.mark.parametrize("suffix", _export.SUFFIXES)
def test_save(suffix: str, tmp_path: pathlib.Path, record_property: Recorder) -> None:
    """In each format, at each moment at which a process could be killed, the old file stands there or the new one."""
    target, some = tmp_path / f"x{suffix}", ica.agreements()[:2]
    target.write_bytes(b"old")
    seen: list[dict[str, bytes]] = []
    with watching(lambda: seen.append(content(tmp_path))) as made:
        some.save(target)
    whole = content(tmp_path)
    assert whole.keys() == {target.name}
    assert len(made) == len(seen) > len(("open", "write", "flush", "fsync", "close", "replace"))
    for state in seen:
        assert state[target.name] in (b"old", whole[target.name])
        assert all(LEFT_OVER.fullmatch(name) for name in state.keys() - whole.keys())
        assert len(state) <= len(("the file", "the one beside it"))
    record_property("cases", len(seen))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Let a data release have few files, and return what they hold."""
    files = {"a/b/x.json": b"x" * 5000, "a/y.json": b"y", "z": b"z", "SHA256SUMS": b"sums"}
    parts = tuple(Part(path=path, content=text, media_type="x/y", description="") for path, text in files.items())

    def made(*_: object) -> tuple[Part, ...]:
        return parts

    monkeypatch.setattr(_package, "parts", made)
    return files


@EACH_FAULT
@pytest.mark.parametrize("before", [{"release": b""}, {}], ids=["empty", "absent"])
def test_save_package(
    before: dict[str, bytes],
    fault: Fault,
    tmp_path: pathlib.Path,
    few: dict[str, bytes],
    record_property: Recorder,
) -> None:
    """A directory of a release is absent or empty, as it was, or holds all of the release; nothing stands beside it."""
    target, data = tmp_path / "release", ica.dataset()
    whole = {f"release/{path}": text for path, text in few.items()}

    def set_up() -> None:
        shutil.rmtree(target, ignore_errors=True)
        if before:
            target.mkdir()

    set_up()
    number = 0
    for number, failed in each(fault, lambda: data.save_package(target)):
        found = content(tmp_path)
        assert found in (before, whole), number
        assert failed or found == whole, number
        set_up()
    record_property("cases", number + 1)


def broken(directory: pathlib.Path) -> None:
    """Bring data files out of their form."""
    for name in ("sources.json", "coverage.json", "agreements.json"):
        path = directory / name
        path.write_bytes(path.read_bytes().replace(b"  ", b" "))


COMMANDS: dict[str, Callable[[str], list[str]]] = {
    "format": lambda data: ["format", data],
    "stamp": lambda data: ["stamp", "2026.12.0.dev0", data],
    "new": lambda data: [
        *("new", "in-jp-2026-x-mou", data, "--type", "mou", "--level", "agency", "--scope", "dedicated"),
        *("--country", "Japan", "--url", "https://example.org/x", "--source-title", "x", "--publisher", "x"),
    ],
}


@EACH_FAULT
@pytest.mark.parametrize("command", COMMANDS)
def test_data_files(
    command: str,
    fault: Fault,
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Recorder,
) -> None:
    """Commands that write several data files leave each of them as it was or as it becomes, the description last."""
    data = tmp_path / "data"
    shutil.copytree(SMALL, data)
    if command == "format":
        broken(data)
    before = content(data)
    files: dict[str, bytes] = {}
    real = _maintain._write

    def keep(_: pathlib.Path, given: dict[str, bytes]) -> None:
        files.update(given)

    with monkeypatch.context() as patch:
        patch.setattr(_maintain, "_write", keep)
        assert _cli.main(COMMANDS[command](str(data))) == 0
    assert content(data) == before
    whole = before | files
    assert whole != before
    number = 0
    for number, failed in each(fault, lambda: real(data, files)):
        found = content(data)
        assert found.keys() == before.keys(), number
        assert all(text in (before[name], whole[name]) for name, text in found.items()), number
        assert found["dataset.json"] == before["dataset.json"] or found == whole, number
        assert failed or found == whole, number
        for name in [name for name, text in found.items() if text != before[name]]:
            (data / name).write_bytes(before[name])
    record_property("cases", number + 1)
