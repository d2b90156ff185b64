"""Anything for the arguments of the command line, in a directory that nothing leads out of."""

from __future__ import annotations

import atexit
import contextlib
import functools
import io
import os
import pathlib
import shutil
import tempfile
from collections.abc import Sequence
from unittest import mock

import india_cyber_agreements as ica
from india_cyber_agreements import _bundled, _cli, _maintain
from tests.fuzz.choices import STRANGE, Choices
from tests.fuzz.contract import within_time

SUITE = pathlib.Path(__file__).parent.parent / "suite" / "dataset"
DATA = ica.load(SUITE)
WORDS: Sequence[str] = (
    "Japan", "in-us-mlat", "in-us-treaty", "in-jp-new", "mlat", "mou", "BRICS", "2015", "2015-06", "2016-13", "..",
    "en", "country", "year", "type", "cis-2017", "possible", "confirmed", "agency", "dedicated", "signed",
    "https://example.org", "data", "full", "x.csv", "x.json", "x.jsonl", "x.sqlite", "x.html", "x.bib", "x.geojson",
    "x.png", "x.whl", "git:HEAD", "parties", "events", "table", "json", "csv", "markdown", "bibtex", "2026.12.0",
    "2026.12.0.dev0", "*", "-", "--", "=", *STRANGE[:3], *STRANGE[16:19],
)  # fmt: skip
#: The commands with their options, and how many values each takes.
COMMANDS: dict[str, dict[str, int]] = {
    "list": {},
    "export": {"--table": 1, "--package": 1},
    "show": {"--format": 1},
    "totals": {"--by": 1, "--edition": 1, "--format": 1},
    "reconcile": {"--cells": 0},
    "conventions": {},
    "check": {},
    "format": {"--check": 0},
    "new": {
        "--type": 1, "--level": 1, "--scope": 1, "--form": 1, "--country": 1, "--organisation": 1, "--title": 1,
        "--event": 2, "--url": 1, "--source-title": 1, "--publisher": 1, "--published": 1, "--language": 1,
    },
    "stamp": {"--day": 1},
    "diff": {"--format": 1, "--exit-code": 0},
    "cite": {"--style": 1},
}  # fmt: skip
_FILTERS = {
    "--country": 1, "--type": 1, "--organisation": 1, "--in-force-between": 2, "--at-least": 1, "--throughout": 0,
    "--search": 1, "--format": 1,
}  # fmt: skip
_REQUIRED = ("--type", "mou", "--level", "agency", "--scope", "dedicated", "--url", "https://example.org/x",
             "--source-title", "t", "--publisher", "p", "--country", "Japan", "--event", "signed", "2015")  # fmt: skip
#: What makes a command do what it is for, most of the time.
_USUAL: dict[str, Sequence[str]] = {
    "new": ("in-jp-2099-x", *_REQUIRED),
    "stamp": ("2099.1.0.dev0",),
    "show": ("in-us-mlat",),
    "diff": ("data",),
    "export": ("x.csv",),
}
#: Most that may be said on standard error, in characters: a line or two, and how the command is called.
_SAID = 6000


@functools.cache
def _directory() -> pathlib.Path:
    """Return a directory for this process, which is removed with it."""
    directory = pathlib.Path(tempfile.mkdtemp(prefix="fuzz-arguments-"))
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    return directory


def _state(directory: pathlib.Path) -> list[tuple[str, int, int]]:
    """Return what would be different if somebody had written in a directory."""
    return sorted((str(path), path.lstat().st_size, path.lstat().st_mtime_ns) for path in directory.rglob("*"))


#: What the directory was like when it was laid out.
_LAID_OUT: list[tuple[str, int, int]] = []


def _laid_out() -> pathlib.Path:
    """Return the directory with what commands find in it: data files, and a directory that is not empty."""
    directory = _directory()
    if _LAID_OUT and _state(directory) == _LAID_OUT:
        return directory
    for path in directory.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    shutil.copytree(SUITE, directory / "data")
    directory.joinpath("full").mkdir()
    directory.joinpath("full", "x.txt").touch()
    _LAID_OUT[:] = _state(directory)
    return directory


def _argument(choices: Choices) -> str:
    """Draw an argument that leads to nothing outside the directory."""
    text = choices.pick(WORDS) if choices.number(4) else choices.text(WORDS, 5)
    # A whole release takes longer than other commands, and ``--pack=…`` could ask for one under any name.
    return text.replace("--pack", "").replace("/", "" if "example.org" not in text else "/").replace("..", ". .", 0)


def drawn(choices: Choices) -> list[str]:
    """Draw the arguments of a command."""
    if choices.chance(16):
        return [_argument(choices) for _ in range(choices.number(5))]
    command = choices.pick(tuple(COMMANDS))
    options = COMMANDS[command] | (_FILTERS if command in {"list", "export"} else {})
    arguments = [command]
    if command in _USUAL and not choices.chance(4):
        arguments += _USUAL[command]
    for _ in range(choices.number(6)):
        if not options or choices.chance(3):
            arguments.append(_argument(choices))
            continue
        option = choices.pick(tuple(options))
        count = options[option] if not choices.chance(12) else choices.number(3)
        values = ["full"] if option == "--package" else [_argument(choices) for _ in range(count)]
        arguments += [f"{option}={values[0]}", *values[1:]] if values and choices.chance(3) else [option, *values]
    return arguments


def _home(given: str | None) -> pathlib.Path:
    """Return the directory of data files that a command writes in: never the bundled one."""
    return _directory() / ("data" if given is None else given)


def run(arguments: Sequence[str]) -> tuple[object, str, str]:
    """Return the exit code of a command, and what it said on standard output and on standard error."""
    out = io.TextIOWrapper(io.BytesIO(), "ascii")
    err = io.TextIOWrapper(io.BytesIO(), "ascii", "backslashreplace")
    code: object
    with (
        contextlib.chdir(_laid_out()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        # A small dataset in place of the bundled one, wherever that would be read once.
        mock.patch.object(_bundled.dataset, "_made", [DATA]),
        mock.patch.object(_bundled.info, "_made", [DATA.info]),
        mock.patch.object(_bundled._records, "_made", [(DATA.sources, DATA.agreements)]),
        mock.patch.object(_maintain, "_directory", _home),
        mock.patch.dict(os.environ, {"GIT_CEILING_DIRECTORIES": str(_directory().parent), "COLUMNS": "120"}),
    ):
        try:
            code = within_time(lambda: _cli.main(list(arguments)))
        except SystemExit as error:
            code = error.code
    texts: list[str] = []
    for stream in (out, err):
        stream.flush()
        assert isinstance(stream.buffer, io.BytesIO)
        texts.append(stream.buffer.getvalue().decode("utf-8"))
    return code, texts[0], texts[1]


def target(data: bytes) -> None:
    """Run a command with whatever arguments the bytes make."""
    arguments = drawn(Choices(data))
    code, out, err = run(arguments)
    assert code in {0, 1, 2}, (arguments, code)
    assert "Traceback" not in err, arguments
    assert len(err) <= _SAID, (arguments, len(err))
    if code == 2:
        assert "error: " in err, (arguments, err)
    else:
        assert out or "conventions" in arguments, arguments  # there are none of those in the suite
    left = [path.name for path in _directory().rglob("*") if path.name.endswith(".part")]
    assert not left, left
