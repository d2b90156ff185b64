"""Whole processes: from the start of the interpreter to its end."""

from __future__ import annotations

import ast
import functools
import os
import pathlib
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping

import importlib_resources

import india_cyber_agreements as ica
from tests.bench.contests import OURS, Call, Contest

#: The bundled data files, as a path.
DATA = pathlib.Path(str(importlib_resources.files("india_cyber_agreements").joinpath("data")))
#: The files that the answer about one country needs, and that whoever does without this package would parse.
NEEDED = ("agreements.json", "sources.json", "countries.json")


@functools.cache
def directory() -> pathlib.Path:
    """Return an empty directory to run in, with the table of agreements beside it in files of several formats."""
    place = pathlib.Path(tempfile.mkdtemp(prefix="bench-"))
    for suffix in ("csv", "parquet", "sqlite"):
        ica.agreements().save(place / f"agreements.{suffix}")
    (place / "empty").mkdir()
    return place


def environment() -> dict[str, str]:
    """Return the environment of a process, in which modules are byte-compiled once and not each time."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run(code: str, *arguments: str) -> str:
    """Run code in a fresh interpreter and return what it prints."""
    command = [sys.executable, "-P", "-c", code, *arguments]
    done = subprocess.run(  # noqa: S603 - this interpreter, with code that stands here
        command, check=True, capture_output=True, text=True, cwd=directory() / "empty", env=environment()
    )
    return done.stdout


def _process(code: str, *arguments: Callable[[], pathlib.Path]) -> Callable[[], Call]:
    """Return what makes a process ready: it runs once, so that what it needs is compiled and in memory."""

    def make() -> Call:
        given = (code, *(str(argument()) for argument in arguments))
        run(*given)
        return Call(run, given)

    return make


def _processes(codes: Mapping[str, str]) -> dict[str, Callable[[], Call]]:
    """Return sides that are processes without arguments."""
    return {side: _process(code) for side, code in codes.items()}


def _saved(suffix: str) -> Callable[[], pathlib.Path]:
    """Return what returns the table of agreements in a format."""
    return lambda: directory() / f"agreements.{suffix}"


def _ids(printed: str) -> object:
    """Return the ids in what a process printed, in an order that does not depend on where they came from."""
    return sorted(ast.literal_eval(printed))


START = Contest(
    name="import",
    question="Start an interpreter, import, end",
    sides=_processes(
        {
            OURS: "import india_cyber_agreements",
            "the interpreter alone": "pass",
            "attrs": "import attrs",
            "attrs and cattrs": "import attrs, cattrs",
            "pycountry": "import pycountry",
            "country_converter": "import country_converter",
            "countrynames": "import countrynames",
            "pandas": "import pandas",
            "polars": "import polars",
            "duckdb": "import duckdb",
        }
    ),
    is_process=True,
    turns=21,
)

_PARSED = f"""
import sys, attrs, cattrs, json
for file in {NEEDED}:
    with open(sys.argv[1] + "/" + file, "rb") as opened:
        json.loads(opened.read())
"""
_LOOP = """
import sys, json
with open(sys.argv[1] + "/agreements.json", "rb") as opened:
    records = json.loads(opened.read())
print([record["id"] for record in records if "JP" in record.get("countries", ())])
"""
_SQLITE = """
import sys, sqlite3
rows = sqlite3.connect(sys.argv[1]).execute("select agreement_id from parties where alpha_2 = 'JP'")
print([id for id, in rows])
"""
_DUCKDB = """
import sys, duckdb
rows = duckdb.execute("select id from read_parquet(?) where contains(countries, 'JP')", [sys.argv[1]]).fetchall()
print([id for id, in rows])
"""
_POLARS = """
import sys, polars as pl
print(pl.read_parquet(sys.argv[1]).filter(pl.col("countries").str.contains("JP", literal=True))["id"].to_list())
"""
_PANDAS = """
import sys, pandas as pd
print(pd.read_{}(sys.argv[1]).loc[lambda df: df.countries.str.contains("JP", na=False, regex=False), "id"].to_list())
"""

COLD = Contest(
    name="cold answer",
    question="Start an interpreter, print the ids of the agreements with Japan, end",
    sides={
        OURS: _process('import india_cyber_agreements as ica; print(ica.by_country("Japan").ids)'),
        "attrs, cattrs and json, the same files parsed": _process(_PARSED, lambda: DATA),
        "json and a loop": _process(_LOOP, lambda: DATA),
        "sqlite3, from SQLite": _process(_SQLITE, _saved("sqlite")),
        "duckdb, from Parquet": _process(_DUCKDB, _saved("parquet")),
        "polars, from Parquet": _process(_POLARS, _saved("parquet")),
        "pandas, from CSV": _process(_PANDAS.format("csv"), _saved("csv")),
        "pandas, from Parquet": _process(_PANDAS.format("parquet"), _saved("parquet")),
    },
    answer=_ids,
    measures=frozenset({"attrs, cattrs and json, the same files parsed"}),
    is_process=True,
    turns=21,
)

CONTESTS = (START, COLD)
