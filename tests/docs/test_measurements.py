"""The page of what was measured shows every figure of every report, and the reports are what it takes them for."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING

import pytest

from docs import pages
from docs._pages.curves import Curves, Series, drawn
from docs._pages.measurements import Report, Row, Table, measurements, read

if TYPE_CHECKING:
    import pathlib

REPORTS = pages.read_reports(pages.HERE / pages.MEASURED)
PAGE = pages.measurements(REPORTS)
#: What a report must not tell: where it was made.
_PLACES = re.compile(r"(?<![\w.])/(home|tmp|root|usr|work|Users)/|[A-Z]:\\|\blocalhost\b")


ROW = Row(target="at most `3` times", figure="2 times", met=True, repeat="nox -s bench")


def report(*rows: Row, tables: tuple[Table, ...] = ()) -> Report:
    """Return a report."""
    return Report(title="Speed", made="2026-11-27", notes=("How.",), rows=rows or (ROW,), tables=tables)


def plain(words: str) -> str:
    """Return words on one line, as a table has them."""
    return " ".join(words.split()).replace("|", r"\|").replace(r"\\|", r"\|")


@pytest.mark.parametrize("name", REPORTS)
def test_every_figure_is_shown(name: str) -> None:
    """Each target stands on the page with its figure, whether it is met, and how to repeat it; so does each table."""
    for row in REPORTS[name].rows:
        line = f"| {plain(row.target)} | {plain(row.figure)} | {'yes' if row.met else '**no**'} | `{row.repeat}` |"
        assert line in PAGE.splitlines()
    for entry in REPORTS[name].tables:
        assert f"### {plain(entry.title)}" in PAGE.splitlines()
        for cells in entry.rows:
            assert f"| {' | '.join(map(plain, cells))} |" in PAGE.splitlines()
    for note in REPORTS[name].notes:
        assert note in PAGE.splitlines()


@pytest.mark.parametrize("name", REPORTS)
def test_reports_are_in_order(name: str) -> None:
    """Each has targets that are told apart, a day, commands of the project, tables that are whole, and no place."""
    one = REPORTS[name]
    assert one.rows
    assert len({row.target for row in one.rows}) == len(one.rows)
    assert re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", one.made)
    assert all(row.repeat.startswith("nox -s ") for row in one.rows)
    assert all(len(cells) == len(entry.columns) for entry in one.tables for cells in entry.rows)
    assert _PLACES.search((pages.HERE / pages.MEASURED / f"{name}.json").read_text("utf-8")) is None


@pytest.mark.parametrize("name", REPORTS)
def test_curves_are_drawn(name: str) -> None:
    """Each curve has a mark for each of its points, and its name stands in the legend."""
    for curves in REPORTS[name].curves:
        drawing = drawn(curves)
        assert drawing in PAGE.splitlines()
        assert drawing.count("translate(") == sum(len(series.points) for series in curves.series)
        assert all(f" {series.name}</li>" in drawing for series in curves.series)


def test_reports_stand_in_their_order(tmp_path: pathlib.Path) -> None:
    """What is known by name comes first, in its order; the rest by name."""
    text = json.dumps({"title": "T", "made": "2026-11-27", "notes": [], "rows": []})
    for name in ("zebra", "growth", "apple", "speed"):
        (tmp_path / f"{name}.json").write_text(text, "utf-8")
    assert list(read(tmp_path)) == ["speed", "growth", "apple", "zebra"]


def test_another_field_is_refused(tmp_path: pathlib.Path) -> None:
    """A report with a field that no page shows is no report."""
    (tmp_path / "speed.json").write_text(json.dumps({"title": "T", "machine": "mine"}), "utf-8")
    with pytest.raises(ExceptionGroup):
        read(tmp_path)


def test_what_is_not_met_is_counted() -> None:
    """The page says how many targets are met, and marks those that are not."""
    missed = Row(target="fast", figure="slow", met=False, repeat="nox -s bench")
    both = measurements({"a": report(), "b": report(missed)})
    assert "**1 of 2 targets is met.**" in both
    assert "| fast | slow | **no** | `nox -s bench` |" in both
    assert "**1 of 1 target is met.**" in measurements({"a": report()})


def test_cells_stay_cells() -> None:
    """A bar or a line break in a cell does not begin another, and numbers alone stand to the right."""
    words = Table(title="Words", columns=("a", "b"), rows=(("x|y", "two\nlines"), (r"x\|y", "3")))
    numbers = Table(title="Numbers", columns=("a", "b"), rows=(("x", "1,000"), ("y", "0.25")))
    lines = measurements({"a": report(tables=(words, numbers))}).splitlines()
    assert lines.count(r"| x\|y | two lines |") == lines.count(r"| x\|y | 3 |") == 1
    assert lines[lines.index("### Words") + 3] == "| --- | --- |"
    assert lines[lines.index("### Numbers") + 3] == "| --- | ---: |"


def test_a_straight_curve() -> None:
    """What grows in proportion lies on the line that says so, and words beside it read it out."""
    series = Series(name="load <all>", points=((1_000, 1), (10_000, 10), (100_000, 100)))
    drawing = drawn(Curves(title="What grows", series=(series,)))
    assert 'role="img" aria-label="What grows: load &lt;all&gt;: 100 times at 100,000"' in drawing
    lines = dict(re.findall(r'<path class="(curve curve-0|proportion)" d="([^"]+)"></path>(?!</svg> in)', drawing))
    ends = [re.findall(r"-?[\d.]+", lines[name]) for name in ("curve curve-0", "proportion")]
    assert ends[0][:2] == ends[1][:2]
    assert ends[0][-2:] == ends[1][-2:]
    assert re.findall(r"<text [^>]*>([^<]+)</text>", drawing)[:3] == ["1,000", "10,000", "100,000"]


def test_a_curve_that_falls() -> None:
    """Figures below 1 have a place and a word on the scale, as well as those that stay."""
    series = Series(name="get", points=((1_000, 1), (100_000, 0.01)))
    drawing = drawn(Curves(title="What falls", series=(series,)))
    assert ">\N{MULTIPLICATION SIGN} 0.01<" in drawing
    assert not any(math.isnan(float(number)) for number in re.findall(r"(?<=[ML ])-?[\d.]+", drawing))
