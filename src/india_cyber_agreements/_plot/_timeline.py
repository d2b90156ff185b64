"""The timeline: the standing of each agreement over time, and what happened to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt

from .._display import partners
from .._enums import EventKind
from .._model import Agreement
from .._parts import Event
from .._strength import Standing
from ._charts import TimelineChart
from ._theme import config
from ._words import ROWS, caption, footing, notes, shorten, written

#: Width of the picture, and height of one row, in pixels.
_WIDTH, _ROW = 1000, 16
#: Characters beside a row.
_LABEL = 50
#: Characters of the partners before it.
_PARTNERS = 12
#: Standings that are drawn: in words, with the height of their bar in pixels and its opacity.
_BARS = {
    Standing.POSSIBLE: ("possible", 2, 0.75),
    Standing.PRESUMED: ("presumed", 6, 0.75),
    Standing.CONFIRMED: ("confirmed", 10, 1.0),
}
#: Groups of events, and the mark of each.
_GROUPS = {
    "begins": "circle",
    "seen alive": "triangle-up",
    "ends": "cross",
}
_ALIVE = frozenset({EventKind.HELD, EventKind.OPERATIONAL, EventKind.RENEWED})
_ENDS = frozenset({EventKind.EXPIRES, EventKind.EXPIRED, EventKind.TERMINATED, EventKind.SUPERSEDED})


def _group(event: Event) -> str:
    """Return the group of an event."""
    if event.kind in _ALIVE:
        return "seen alive"
    return "ends" if event.kind in _ENDS else "begins"


def _label(agreement: Agreement, number: int) -> str:
    """Return what stands beside a row, after a number that is not shown and keeps labels apart and in order."""
    whom = shorten(partners(agreement), _PARTNERS)
    return f"{number:06}{shorten(f'{written(agreement.date)} {whom}: {agreement.title}', _LABEL)}"


def _after(day: dt.date) -> dt.date:
    """Return the day after a day; the last one has none."""
    return min(day, dt.date.max - dt.timedelta(days=1)) + dt.timedelta(days=1)


def _bars(agreement: Agreement, first: dt.date, last: dt.date) -> Iterator[dict[str, Any]]:
    """Yield the runs of one standing and reason, as far as they lie in the picture."""
    for run in agreement.standing_periods:
        if run.standing is Standing.NOT_IN_FORCE or run.first > last or run.last < first:
            continue
        yield {
            "mark": "bar",
            "standing": _BARS[run.standing][0],
            "what": f"{_BARS[run.standing][0]} in force",
            "from": run.first.isoformat(),
            "to": run.last.isoformat() if run.last < dt.date.max else "no end known",
            "why": shorten(run.reason, 300),
            "x": max(run.first, first).isoformat(),
            "x2": _after(min(run.last, last)).isoformat(),
        }


def _events(agreement: Agreement, first: dt.date, last: dt.date) -> Iterator[dict[str, Any]]:
    """Yield the events, each in the middle of what its date can mean."""
    for event in agreement.events:
        middle = event.date.earliest + (event.date.latest - event.date.earliest) / 2
        yield {
            "mark": "event",
            "group": _group(event),
            "what": event.kind.value.replace("-", " "),
            "from": str(event.date),
            "to": "",
            "why": shorten(event.note or "", 300),
            "x": min(max(middle, first), last).isoformat(),
        }


def draw(agreements: Sequence[Agreement], *, version: str | None, until: dt.date, theme: str) -> TimelineChart:
    """Return the timeline of some agreements.

    Args:
        agreements: What is shown.
        version: Version of the dataset that they come from, if any.
        until: Last day that the data speak of.
        theme: ``"light"`` or ``"dark"``.
    """
    years = [event.date.earliest.year for agreement in agreements for event in agreement.events]
    first = dt.date(min([*years, until.year]), 1, 1)
    rows: list[dict[str, Any]] = []
    for number, agreement in enumerate(agreements):
        shared = {"row": _label(agreement, number), "title": shorten(agreement.title)}
        found = [*_bars(agreement, first, until), *_events(agreement, first, until)]
        rows += [{**shared, **row} for row in found or [{"mark": "none", "what": "nothing dated"}]]
    words = {
        "title": "India's cyber agreements over time: in force, and how sure",
        "how": (
            "Each row is an agreement. A thick bar: confirmed in force; a thinner one: presumed; a line: possible."
            " Marks are events, in the middle of what their date can mean. Joint statements are never in force."
            f" Bars end on {until}."
        ),
        "caption": caption(version),
    }
    height = max(len(agreements), 1) * _ROW
    data = alt.Chart(alt.NamedData(name=ROWS))
    place = alt.Y(
        "row:N",
        title=None,
        sort="ascending",
        axis=alt.Axis(labelExpr="substring(datum.label, 6)", ticks=False, domain=False),
    )
    ends = [first.isoformat(), _after(until).isoformat()]
    step = max((until.year - first.year) // 8, 1)
    axis = alt.Axis(orient="top", format="%Y", tickCount=alt.TimeIntervalStep(interval="year", step=step))
    time = alt.X("x:T", title=None, scale=alt.Scale(nice=False), axis=axis)
    hover = [
        alt.Tooltip("title:N", title="Agreement"),
        alt.Tooltip("what:N", title="What"),
        alt.Tooltip("from:N", title="From"),
        alt.Tooltip("to:N", title="To"),
        alt.Tooltip("why:N", title="Why"),
    ]
    return TimelineChart(
        layer=[
            *(
                data.transform_filter(f"datum.standing == '{name}'")
                .mark_bar(style="bar", size=size, opacity=opacity)
                .encode(x=time, x2="x2:T", y=place, tooltip=hover)
                .properties(name=name)
                for name, size, opacity in _BARS.values()
            ),
            # Nothing to see: it makes thin bars as easy to point at as thick ones.
            data.transform_filter("datum.mark == 'bar'")
            .mark_bar(size=_ROW, opacity=0.0001)
            .encode(x=time, x2="x2:T", y=place, tooltip=hover)
            .properties(name="targets"),
            data.transform_filter("datum.mark == 'event'")
            .mark_point(style="event", filled=True, size=45, opacity=1)
            .encode(
                x=time,
                y=place,
                shape=alt.Shape(
                    "group:N",
                    title="Events",
                    scale=alt.Scale(domain=list(_GROUPS), range=list(_GROUPS.values())),
                    legend=alt.Legend(orient="top"),
                ),
                tooltip=hover,
            )
            .properties(name="events"),
            # Nothing to see: it makes the axis reach from end to end.
            alt.Chart(alt.InlineData(values=[{"x": day} for day in ends]), name="ends")
            .mark_rule(opacity=0)
            .encode(x=time),
            footing(words["caption"], height),
        ],
        height=height,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        **notes(words, rows, ratio=0, width=_WIDTH, widest=1240),
        config=config(theme),
    )
