"""What became of the mutants: the report for the documentation, and what is missing from it.

``survivors.toml`` holds the argument for each mutant that no test notices, by module, function and change. A survivor
without an argument is a complaint, and so is an argument without a survivor.
"""

from __future__ import annotations

import collections
import datetime as dt
import json
import pathlib
import re
import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.mutants.making import Mutant

SURVIVORS = pathlib.Path(__file__).with_name("survivors.toml")
REPORT = pathlib.Path("docs", "measured", "mutants.json")
#: The least share of mutants that tests must notice, in per cent.
WANTED = 95
COUNTS = ("module", "mutants", "killed", "of these on import", "of these by time", "survived")
ARGUED = ("module", "function or class", "change", "why no test can or need notice it")
#: Paragraphs of the report.
NOTES = """\
A mutant is a module with one small change. It is killed where a test fails, the package can no longer be imported, or \
the tests take many times as long as without the change; each mutant is tried in a process of its own.

The changes are those of `mutmut` 3, made not in plain functions alone but everywhere (tables, classes, properties, \
decorators, default values), and a few more: conditions turned round, results, calls, elements of literals and \
exceptions left out, texts within f-strings altered. Texts of messages count. Left out are annotations, imports, \
overloads, type variables, code for type checkers, and the texts that document the code.

Each module is tried with the tests that speak of it; properties draw few examples, which are the same each time. \
The whole of the tests notices no fewer.
"""
_Key = tuple[str, str, str]


def key(mutant: Mutant) -> _Key:
    """Return what names a mutant in the list of arguments."""
    return mutant.module, mutant.where, mutant.change


def arguments() -> dict[_Key, str]:
    """Return the argument for each survivor."""
    listed = tomllib.loads(SURVIVORS.read_text("utf-8")).get("survivors", [])
    return {
        (entry["module"], entry["where"], change): entry["argument"] for entry in listed for change in entry["changes"]
    }


def _code(text: str) -> str:
    """Return a text as code in Markdown."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {text} {fence}" if longest else f"{fence}{text}{fence}"


def _row(module: str, outcomes: Mapping[Mutant, str]) -> list[str]:
    """Return the counts of a module."""
    count = collections.Counter(outcomes.values())
    killed = len(outcomes) - count["survived"]
    figures = (len(outcomes), killed, count["import"], count["timeout"], count["survived"])
    return [_code(module), *(f"{figure:,}" for figure in figures)]


def _share(rows: list[list[str]]) -> tuple[int, int]:
    """Return how many mutants there were and how many were killed."""
    made, killed = (sum(int(row[column].replace(",", "")) for row in rows) for column in (1, 2))
    return made, killed


def _content(counts: dict[str, list[str]], argued: list[list[str]]) -> dict[str, Any]:
    """Return the report."""
    rows = list(counts.values())
    parts = {"all together": rows} | {row[0]: [row] for row in rows}
    targets: list[dict[str, Any]] = []
    for name, part in parts.items():
        made, killed = _share(part)
        targets.append(
            {
                "target": f"At least {WANTED} % of the mutants are killed: {name}",
                "figure": f"{100 * killed / made:.1f} % ({killed:,} of {made:,})",
                "met": 100 * killed >= WANTED * made,
                "repeat": "nox -s mutation",
            }
        )
    return {
        "title": "Mutation testing",
        "made": dt.datetime.now(dt.UTC).date().isoformat(),
        "notes": NOTES.strip().split("\n\n"),
        "rows": targets,
        "tables": [
            {"title": "Mutants by module", "columns": list(COUNTS), "rows": rows},
            {"title": "Survivors, each with its argument", "columns": list(ARGUED), "rows": argued},
        ],
    }


def report(module: str, outcomes: Mapping[Mutant, str], order: list[str]) -> list[str]:
    """Write what became of the mutants of a module, and return what there is to complain of.

    Args:
        module: Name of the module.
        outcomes: What became of each of its mutants.
        order: All modules in the order of the report, which keeps what it says of the others.
    """
    known: list[list[list[str]]] = [[], []]
    if REPORT.exists():
        known = [table["rows"] for table in json.loads(REPORT.read_text("utf-8"))["tables"]]
    reasons = {each: argument for each, argument in arguments().items() if each[0] == module}
    survivors = list(dict.fromkeys(key(mutant) for mutant, end in outcomes.items() if end == "survived"))
    counts = {row[0]: row for row in known[0]} | {_code(module): _row(module, outcomes)}
    argued = [row for row in known[1] if row[0] != _code(module)]
    argued += [[*map(_code, each), reasons[each]] for each in survivors if each in reasons]
    names = [*map(_code, order)]
    REPORT.parent.mkdir(exist_ok=True)
    content = _content(
        {name: counts[name] for name in names if name in counts},
        [row for name in names for row in argued if row[0] == name],
    )
    REPORT.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
    complaints = [f"no argument: {' | '.join(each)}" for each in survivors if each not in reasons]
    complaints += [f"no survivor: {' | '.join(each)}" for each in reasons if each not in survivors]
    made, killed = _share([counts[_code(module)]])
    if 100 * killed < WANTED * made:
        complaints.append(f"{module}: {killed} of {made} mutants killed, {WANTED} % wanted")
    return complaints
