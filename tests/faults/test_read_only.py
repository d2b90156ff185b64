"""Places in which nothing may be written: the error says which, and what stands there stays."""

from __future__ import annotations

import contextlib
import os
import pathlib
import tempfile
from collections.abc import Iterator

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _cli
from tests.faults.calls import content

SOME = ica.agreements()[:2]


@pytest.fixture
def place() -> Iterator[pathlib.Path]:
    """Return a directory with a file, in which nobody may write, as whoever is nobody to the system.

    To the administrator no directory is read-only, so these tests go on as somebody else, and come back.
    """
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has other rights")
    with tempfile.TemporaryDirectory() as name:
        directory = pathlib.Path(name) / "place"
        directory.mkdir()
        (directory / "x.json").write_bytes(b"old")
        directory.chmod(0o555)
        pathlib.Path(name).chmod(0o755)
        administrator = os.geteuid() == 0
        with contextlib.ExitStack() as stack:
            if administrator:
                os.seteuid(65534)
                stack.callback(os.seteuid, 0)
            yield directory
        directory.chmod(0o755)


def test_save(place: pathlib.Path) -> None:
    """A set is not saved, over a file or beside it, and the error names the file that was meant."""
    for name in ("x.json", "y.csv"):
        with pytest.raises(PermissionError) as caught:
            SOME.save(place / name)
        assert pathlib.Path(str(caught.value.filename)).name == name
    assert content(place) == {"x.json": b"old"}


def test_save_package(place: pathlib.Path) -> None:
    """Nor is a data release."""
    with pytest.raises(PermissionError) as caught:
        ica.dataset().save_package(place / "release")
    assert pathlib.Path(str(caught.value.filename)).name == "release"
    assert content(place) == {"x.json": b"old"}


def test_commands(place: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Commands say so in a line that names the file."""
    for arguments in (["export", str(place / "x.json")], ["export", "--package", str(place / "release")]):
        assert _cli.main(arguments) == 2
        told = capsys.readouterr().err.splitlines()
        assert len(told) == 1
        assert arguments[-1] in told[0]
    assert content(place) == {"x.json": b"old"}
