"""The terminal: what commands print, write and return."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import os
import pathlib
import shutil
import tempfile
from collections.abc import Generator, Iterator
from unittest import mock

import india_cyber_agreements as ica
from india_cyber_agreements import _cli

from .answers import SUITE
from .items import PYTHON, Item, told

BUNDLED = pathlib.Path(ica.__file__).with_name("data")
#: The day on which all is asked.
_DAY = dt.date(2026, 11, 27)
#: Commands that the data alone decide. DATA is a copy of the bundled data files, OTHER another dataset.
COMMANDS = (
    "", "--version", "list", "list --country Japan --type mou", "list --country Norway", "list --organisation BRICS",
    "list --in-force-between 2010 2015-06", "list --in-force-between .. 2000 --at-least confirmed --throughout",
    "list --search ransomware --format csv", "list --format json", "list --country Atlantis", "list --type treaty",
    "list --in-force-between 2020 2010", "show in-us-mlat", "show in-us-mlat --format json", "show in-us-mla",
    "totals", "totals --by country", "totals --by year", "totals --by topic --format json", "totals --edition cis-2017",
    "totals --by colour", "reconcile", "reconcile --cells", "conventions", "check", "check DATA", "check OTHER",
    "format --check DATA", "format OTHER", "stamp 2026.12.0 DATA", "diff OTHER", "diff OTHER --format markdown",
    "diff DATA OTHER --format json", "diff DATA DATA --exit-code", "cite", "cite in-fr-mlat --style bibtex",
    "cite --style csl-json", "cite --style ris", "export FILE.csv --country Japan --table events",
    "export FILE.geojson", "export FILE.doc", "check no-such-directory",
)  # fmt: skip
#: Commands that argparse answers, in words and lines of its own.
ARGPARSE = (
    "--help", "list --help", "export --help", "new --help", "diff --help", "nothing", "list --colour", "totals --by",
    "cite --style apa", "export", "list --at-least confirmed", "reconcile x",
)  # fmt: skip
#: Data files that nobody can use, by their names, and what stands in them.
BROKEN = {
    "sources.json": "[{]",
    "changes.json": "",
    "coverage.json": '[{"country": "JP", "outcome": 5, "checked": "2026-13"}]',
    "redirects.json": '[{"id": "in-x", "id": "in-y"}]',
    "conventions.json": "\ufeff[]",
    "dataset.json": '{"name": NaN, "version": 1e999}',
}


@contextlib.contextmanager
def _standing_still() -> Generator[None, None, None]:
    """Let it be the same day and the same width of the terminal in all commands, and no colour."""
    kept = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "PYTHON_COLORS"}}
    with (
        mock.patch.dict(os.environ, {**kept, "COLUMNS": "80", "NO_COLOR": "1"}, clear=True),
        mock.patch.object(_cli, "_today", return_value=_DAY),
    ):
        yield


def _printed(arguments: list[str]) -> list[str]:
    """Return the exit code, standard output and standard error of a command."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code: object = _cli.main(arguments)
        except SystemExit as error:
            code = error.code
    return [f"exit {code}", "out:", out.getvalue(), "err:", err.getvalue()]


def _carried_out(command: str) -> list[str]:
    """Return what a command prints, and what it leaves in files."""
    with tempfile.TemporaryDirectory() as directory:
        place = pathlib.Path(directory)
        shutil.copytree(BUNDLED, place / "data")
        shutil.copytree(SUITE / "dataset", place / "other")
        places = {"DATA": str(place / "data"), "OTHER": str(place / "other")}
        words = [places.get(word, word.replace("FILE", str(place / "file"))) for word in command.split()]
        before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
        lines = [line.replace(directory, "PLACE") for line in _printed(words)]
        after = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
        changed = sorted(path for path in after if after[path] != before.get(path))
        return [*lines, *(f"{path.relative_to(place).as_posix()}:\n{after[path].decode()}" for path in changed)]


def _broken(name: str, content: str) -> list[str]:
    """Return what is said of a data file that nobody can use."""
    with tempfile.TemporaryDirectory() as directory:
        place = pathlib.Path(directory, "data")
        shutil.copytree(SUITE / "dataset", place)
        place.joinpath(name).write_text(content, "utf-8")
        return [line.replace(directory, "PLACE") for line in _printed(["check", str(place)])]


def commands() -> Iterator[Item]:
    """Yield what commands come to."""
    with _standing_still():
        for command in COMMANDS:
            yield told(f"command: {command}", _carried_out(command))
        for command in ARGPARSE:
            yield told(f"command: {command}", _carried_out(command), (PYTHON,))
        for name, content in BROKEN.items():
            yield told(f"check of a broken {name}: {json.dumps(content)}", _broken(name, content))
        # What is wrong with a comma, the json module of Python 3.13 and later tells in other words.
        yield told("check of a comma too many", _broken("sources.json", "[1, ]"), (PYTHON,))
