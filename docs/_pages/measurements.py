"""The page of what was measured: targets, figures and how to repeat them, from the reports that sessions write."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import attrs
import cattrs

from .curves import Curves, drawn
from .markdown import code, noun, page, table

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterable, Mapping

#: The folder of the reports.
FOLDER = "measured"
#: The order of the reports that are known by name; others come after them.
_ORDER = ("speed", "growth", "sameness", "fuzz", "mutants", "faults")
#: What ends a cell of a table, outside of what is escaped already.
_BAR = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"[+\N{MINUS SIGN}-]?[0-9][0-9.,]*( %)?|\N{EN DASH}|")


@attrs.frozen(kw_only=True)
class Row:
    """A target and what came of it."""

    #: What is wanted, in words, with the limit.
    target: str
    #: What was measured.
    figure: str
    #: Whether that is what is wanted.
    met: bool
    #: The command that measures it again.
    repeat: str


@attrs.frozen(kw_only=True)
class Table:
    """Further figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@attrs.frozen(kw_only=True)
class Report:
    """What one session measured. All texts are Markdown."""

    title: str
    #: Day of the measurement.
    made: str
    #: How it was done, a paragraph each.
    notes: tuple[str, ...]
    rows: tuple[Row, ...]
    tables: tuple[Table, ...] = ()
    curves: tuple[Curves, ...] = ()


def read(directory: pathlib.Path) -> dict[str, Report]:
    """Return every report in a directory by its name, in the order of the page.

    Args:
        directory: Where the reports are, as JSON files with the fields of ``Report``.

    Raises:
        ExceptionGroup: A file has other fields or other values.
    """
    converter = cattrs.Converter(forbid_extra_keys=True)
    paths = {path.stem: path for path in directory.glob("*.json")}
    names = sorted(paths, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))
    return {name: converter.structure(json.loads(paths[name].read_text("utf-8")), Report) for name in names}


def _cell(words: str) -> str:
    """Return Markdown that stands in a cell of a table."""
    return _BAR.sub(r"\\|", " ".join(words.split()))


def _targets(rows: Iterable[Row]) -> list[str]:
    """Return the table of targets."""
    cells = ((_cell(r.target), _cell(r.figure), "yes" if r.met else "**no**", code(r.repeat)) for r in rows)
    return table(("what is wanted", "what was measured", "met", "how to repeat"), cells)


def _further(entry: Table) -> list[str]:
    """Return a table of further figures."""
    rows = [tuple(map(_cell, row)) for row in entry.rows]
    numbers = all(_NUMBER.fullmatch(cell) for row in rows for cell in row[1:])
    return [f"### {_cell(entry.title)}", "", *table(map(_cell, entry.columns), rows, numbers=numbers)]


def _part(report: Report) -> Iterable[list[str] | str]:
    """Yield the blocks of a report."""
    yield f"## {_cell(report.title)}"
    yield f"Measured on {report.made}."
    yield _targets(report.rows)
    yield from report.notes
    yield from (drawn(curves) for curves in report.curves)
    yield from (_further(entry) for entry in report.tables)


def measurements(reports: Mapping[str, Report]) -> str:
    """Return the page of what was measured.

    Args:
        reports: The reports by name, in the order of the page.
    """
    rows = [row for report in reports.values() for row in report.rows]
    met = sum(row.met for row in rows)
    return page(
        "# What was measured",
        "What the package is held to, what came of it when it was last measured, and the command that does it again,"
        " from a copy of the project. The tables are made from what these commands write; nobody types a figure."
        " Times are ratios within one run on one machine, which others can expect to see as well; seconds are not.",
        f"**{met} of {noun(len(rows), 'target')} {'is' if met == 1 else 'are'} met.**",
        *(each for report in reports.values() for each in _part(report)),
    )
