"""How time and memory grow with the dataset: ``python -m tests.bench.growth REPORT [--million]``.

Each size is measured in fresh processes, several times, and the report holds curves, ratios and what is wanted of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from typing import Any

from tests import synthetic
from tests.bench.targets import number

#: How often each size is measured.
_SIZES = {1_000: 7, 10_000: 5, 100_000: 3}
_MILLION = {1_000_000: 1}
#: The dataset that is loaded before every measurement.
_WARM = 200
_REPEAT = "nox -s growth"
#: What counts as linear, as better than that, and as not growing, as an exponent of growth. What lies farther apart in
#: memory takes longer to reach, so that the last of them is not 0.
_LINEAR, _SUBLINEAR, _STEADY = 1.1, 0.5, 0.2

#: Figures of one size by name, medians.
Figures = Mapping[str, float]

#: What each figure is called in tables and curves.
NAMES = {
    "load": "`ica.load()`",
    "rest": "memory at rest after it",
    "peak": "memory at its peak",
    "get": "`get`, one agreement",
    "by_country": f"`by_country`, always {synthetic.RARE} agreements",
    "in_force_between, few": f"`in_force_between`, always {synthetic.RARE} agreements",
    "first in_force_between": "the first `in_force_between`",
    "in_force_between, many": "`in_force_between`, a part of all",
    "by_type": "`by_type`, a part of all",
    "search": "`search`",
    "totals": "`totals`",
    "to_arrow": "`to_arrow`",
}
STEADY = ("get", "by_country", "in_force_between, few")
#: What is drawn in each picture.
_PICTURES = {
    "Loading": ("load", "rest", "peak"),
    "What goes through everything, or finds a part of it": (
        "first in_force_between", "in_force_between, many", "by_type", "search", "totals", "to_arrow",
    ),
    "What finds the same number in every size": STEADY,
}  # fmt: skip


def exponent(points: Mapping[int, float]) -> float:
    """Return the exponent with which values grow, as least squares fit it to their logarithms.

    Args:
        points: Values by size, at least two.
    """
    xs, ys = [math.log(size) for size in points], [math.log(value) for value in points.values()]
    return statistics.linear_regression(xs, ys).slope


def _measured(small: pathlib.Path, large: pathlib.Path) -> dict[str, Any]:
    """Measure a dataset in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.growing", str(small), str(large)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this interpreter
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def measure(sizes: Mapping[int, int], place: pathlib.Path) -> dict[int, Figures]:
    """Return the figures of each size.

    Args:
        sizes: How often to measure, by size.
        place: A directory for the datasets.
    """
    small = place / "warm"
    synthetic.write(small, _WARM)
    found: dict[int, Figures] = {}
    for size, times in sizes.items():
        large = place / str(size)
        synthetic.write(large, size)
        runs = [_measured(small, large) for _ in range(times)]
        for run in runs:
            # Anything else, and the queries were not those that they are said to be.
            assert run["size"] == size
            assert [run["results"][name] for name in STEADY] == [1, synthetic.RARE, synthetic.RARE]
            assert run["results"]["search"] == synthetic.RARE
            assert run["results"]["in_force_between, many"] > size / 5
        flat = [{**run["seconds"], "peak": run["peak"], "rest": run["rest"]} for run in runs]
        found[size] = {name: statistics.median(run[name] for run in flat) for name in NAMES}
        sys.stderr.write(f"{size:>9,}: " + ", ".join(f"{name} {found[size][name]:.3g}" for name in NAMES) + "\n")
    return found


def _of(found: Mapping[int, Figures], name: str) -> dict[int, float]:
    """Return one figure by size."""
    return {size: figures[name] for size, figures in found.items()}


def _row(target: str, figure: str, *, met: bool) -> dict[str, Any]:
    """Return a row of the report."""
    return {"target": target, "figure": figure, "met": met, "repeat": _REPEAT}


def _grows(found: Mapping[int, Figures], name: str, words: str, limit: float) -> dict[str, Any]:
    """Return the row of a figure that may grow with an exponent."""
    slope = exponent(_of(found, name))
    return _row(f"{words}: exponent at most {limit}", f"exponent {slope:.2f}", met=slope <= limit)


def _rows(found: Mapping[int, Figures]) -> list[dict[str, Any]]:
    """Return what is wanted and what came of it."""
    largest = max(found)
    per_record = {name: number(found[largest][name] / largest / 1024) for name in ("rest", "peak")}
    memory = _grows(found, "rest", "Memory at rest grows no faster than the dataset", _LINEAR)
    peak = _grows(found, "peak", "Memory at its peak, while loading, grows no faster than the dataset", _LINEAR)
    memory["figure"] += f"; {per_record['rest']} KiB for an agreement with its share of sources"
    peak["figure"] += f"; {per_record['peak']} KiB for an agreement"
    linear = ("first in_force_between", "in_force_between, many", "by_type", "search", "totals", "to_arrow")
    selective = f"`in_force_between` with always {synthetic.RARE} results grows far more slowly than the dataset"
    return [
        _grows(found, "load", "`ica.load()` takes time in proportion to the dataset", _LINEAR),
        memory,
        peak,
        *(_grows(found, name, f"{NAMES[name]}, does not grow with the dataset", _STEADY) for name in STEADY[:2]),
        _grows(found, "in_force_between, few", selective, _SUBLINEAR),
        *(_grows(found, name, f"{NAMES[name]}, grows no faster than the dataset", _LINEAR) for name in linear),
    ]


def _table(found: Mapping[int, Figures]) -> dict[str, Any]:
    """Return the table of all figures, by those of the smallest dataset."""
    smallest = min(found)
    rows = [
        [words, *(number(figures[name] / found[smallest][name]) for figures in found.values())]
        for name, words in NAMES.items()
    ]
    title = f"Each figure by that for {smallest:,} agreements"
    return {"title": title, "columns": ["agreements", *(f"{size:,}" for size in found)], "rows": rows}


def _curves(found: Mapping[int, Figures], title: str, names: Sequence[str]) -> dict[str, Any]:
    """Return curves to draw: figures by that of the smallest dataset."""
    smallest = min(found)
    series = [
        {
            "name": NAMES[name].replace("`", ""),
            "points": [
                [size, float(f"{figures[name] / found[smallest][name]:.3g}")] for size, figures in found.items()
            ],
        }
        for name in names
    ]
    return {"title": title, "series": series}


_HOW = f"""\
The datasets are made up, of agreements of every type with one or several partners, dates of every precision, terms,
renewals, rival dates and relations, among them one chain of {synthetic.CHAIN:,} relations; the same seed gives the same
bytes. Each size is loaded in fresh processes, after a small dataset, so that what happens once is not counted. Time is
what the process itself takes, without that of others on the machine.

An exponent of 1 is growth in proportion, 0 none at all; it is fitted by least squares to the logarithms. Some questions
have the same number of answers in every size: agreements with a rare partner, and those that were alive in quiet years
in the middle, before and after which all others lie. Each question is a new one, so that no answer was kept for it.
"""


def report(found: Mapping[int, Figures]) -> dict[str, Any]:
    """Return the report.

    Args:
        found: The figures of each size.
    """
    return {
        "title": "Growth",
        "made": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "notes": [
            *(" ".join(paragraph.split()) for paragraph in _HOW.split("\n\n")),
            f"{platform.python_implementation()} {platform.python_version()}.",
        ],
        "rows": _rows(found),
        "tables": [_table(found)],
        "curves": [_curves(found, title, names) for title, names in _PICTURES.items()],
    }


def main() -> int:
    """Measure, write the report, and return 1 where something grows faster than it should."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.growth")
    parser.add_argument("report", type=pathlib.Path)
    parser.add_argument("--million", action="store_true", help="also a million agreements, which takes much memory")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        made = report(measure(_SIZES | (_MILLION if given.million else {}), pathlib.Path(place)))
    given.report.parent.mkdir(parents=True, exist_ok=True)
    given.report.write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", "utf-8")
    for row in made["rows"]:
        sys.stderr.write(f"{'met    ' if row['met'] else 'NOT MET'} {row['figure']:>24}  {row['target']}\n")
    return 0 if all(row["met"] for row in made["rows"]) else 1


if __name__ == "__main__":
    sys.exit(main())
