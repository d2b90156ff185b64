"""Pictures of the standing of an agreement over the years, above the events that it follows from.

Positions are percentages of the width and heights are fixed, so a picture fits any window while its words keep their
size. Colours come from ``band.css``; the height of a bar and its hatching say the same without them.
"""

from __future__ import annotations

import datetime as dt
import html
import itertools
from typing import TYPE_CHECKING, Final

import attrs

from india_cyber_agreements import AgreementType, EventKind, Precision, Standing

from .dates import day_in_words
from .words import ADOPTED, STANDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from india_cyber_agreements import Agreement, Event

#: Height of one step of standing, of one row of events, and of the years beneath them, in pixels.
_STEP: Final = 22
_ROW: Final = 20
_YEARS: Final = 20
#: Room above the bars, for the words of the line.
_HEAD: Final = 20
#: Room between the bars and the events.
_GAP: Final = 14
#: Height of the small form.
_STRIP: Final = 30
#: Years between two ticks: the first that leaves few enough for a narrow window.
_STEPS: Final = (1, 2, 5, 10, 20, 50)
_MOST_TICKS: Final = 6
#: The least width that still can be seen, the middle and the whole, in per cent.
_LEAST: Final = 0.3
_HALF: Final = 50
_WHOLE: Final = 100
#: Kinds of events by what they say of the standing; each group has a mark of its own.
_BEGINS: Final = frozenset(
    {
        EventKind.ANNOUNCED,
        EventKind.CABINET_APPROVED,
        EventKind.SIGNED,
        EventKind.ADOPTED,
        EventKind.RATIFIED,
        EventKind.IN_FORCE,
    }
)
_ENDS: Final = frozenset({EventKind.EXPIRES, EventKind.EXPIRED, EventKind.TERMINATED, EventKind.SUPERSEDED})


@attrs.frozen
class Run:
    """The longest run of days of one standing, whatever the reasons."""

    #: First day.
    first: dt.date
    #: Last day.
    last: dt.date
    #: The standing on each of its days.
    standing: Standing


@attrs.frozen
class Scale:
    """A span of whole years, drawn from 0 to 100 per cent."""

    #: First year.
    first: int
    #: Last year.
    last: int

    def at(self, day: dt.date) -> float:
        """Return where a day begins, in per cent, or the nearest edge where it is outside."""
        start, end = dt.date(self.first, 1, 1).toordinal(), dt.date(self.last, 12, 31).toordinal() + 1
        return max(0.0, min(_WHOLE, _WHOLE * (day.toordinal() - start) / (end - start)))

    def span(self, first: dt.date, last: dt.date) -> tuple[float, float]:
        """Return where two days and those between them begin, and how wide they are, in per cent."""
        left, right = self.at(first), self.at(min(last, dt.date(9999, 12, 30)) + dt.timedelta(days=1))
        return left, max(_LEAST, right - left) if left < _WHOLE else 0.0

    def covers(self, first: dt.date, last: dt.date) -> bool:
        """Return whether any of the days from one to another is within."""
        return first.year <= self.last and last.year >= self.first

    @property
    def ticks(self) -> list[int]:
        """The years that are written, few enough for a narrow window."""
        years = range(self.first, self.last + 1)
        step = next((step for step in _STEPS if len(years) / step <= _MOST_TICKS), _STEPS[-1])
        return [year for year in years if year % step == 0]


def runs(agreement: Agreement) -> list[Run]:
    """Return the standings of an agreement one after another, without their reasons.

    Args:
        agreement: The agreement.
    """
    grouped = itertools.groupby(agreement.standing_periods, key=lambda period: period.standing)
    found = ((standing, list(periods)) for standing, periods in grouped)
    return [Run(periods[0].first, periods[-1].last, standing) for standing, periods in found]


def history(agreement: Agreement) -> str:
    """Return the standings of an agreement in one sentence.

    Args:
        agreement: The agreement.
    """
    if agreement.type is AgreementType.JOINT_STATEMENT:
        return f"{ADOPTED.capitalize()}."
    parts = [
        STANDINGS[run.standing] + (f" from {day_in_words(run.first)} on" if run.first > dt.date.min else " at first")
        for run in runs(agreement)
    ]
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def years_of(agreement: Agreement, day: dt.date) -> tuple[int, int]:
    """Return the years within which anything happens to an agreement, with some room before.

    Args:
        agreement: The agreement.
        day: A day that is within as well.
    """
    days = [day, *(run.first for run in runs(agreement) if run.first > dt.date.min)]
    for event in agreement.events:
        days += [event.date.earliest, event.date.latest]
    return min(days).year - 1, max(days).year


def _percent(number: float) -> str:
    """Return a position or a width as an attribute has it."""
    return f"{round(number, 2):g}%"


def _bars(agreement: Agreement, scale: Scale, top: int, step: float) -> Iterator[str]:
    """Yield a bar for each standing, as high as it ranks; no standing is a line at the bottom."""
    bottom = top + 3 * step
    for run in runs(agreement):
        if not scale.covers(run.first, run.last):
            continue
        left, width = scale.span(run.first, run.last)
        height = run.standing.rank * step
        title = f"<title>{STANDINGS[run.standing]}</title>"
        name = f"band-bar band-{run.standing.value}"
        place = f'x="{_percent(left)}" width="{_percent(width)}"'
        if run.standing is Standing.NOT_IN_FORCE:
            yield f'<rect class="{name}" {place} y="{bottom - 1:g}" height="2">{title}</rect>'
            continue
        yield f'<rect class="{name}" {place} y="{bottom - height:g}" height="{height:g}">{title}</rect>'
        if run.standing is Standing.POSSIBLE:
            # A broken line as thick as the bar is high: hatching that needs no name of its own on the page.
            ends = f'x1="{_percent(left)}" x2="{_percent(left + width)}"'
            middle = f"{bottom - height / 2:g}"
            yield f'<line class="band-hatch" {ends} y1="{middle}" y2="{middle}" stroke-width="{height:g}"/>'


def _mark(event: Event, scale: Scale, middle: float) -> str:
    """Return the mark of an event: a shape by what it says, on a line over the days that its date can mean."""
    date = event.date
    title = f"<title>{html.escape(f'{event.kind.value} {date}')}</title>"
    left, width = scale.span(date.earliest, date.latest)
    parts: list[str] = []
    if date.precision is not Precision.DAY:
        right = _percent(left + width)
        parts.append(f'<line class="band-range" x1="{_percent(left)}" x2="{right}" y1="{middle:g}" y2="{middle:g}"/>')
        parts += [
            f'<line class="band-range" x1="{x}" x2="{x}" y1="{middle - 4:g}" y2="{middle + 4:g}"/>'
            for x in (_percent(left), right)
        ]
    centre = _percent(left + width / 2)
    if event.kind in _ENDS:
        shape = '<path d="M-4-4 4 4M-4 4 4-4"/>'
    elif event.kind in _BEGINS:
        shape = '<path d="M-3.5-4.5 4.5 0-3.5 4.5z"/>'
    else:
        shape = '<circle r="3.5"/>'
    name = "band-mark band-end" if event.kind in _ENDS else "band-mark"
    doubtful = " band-doubtful" if date.qualifier else ""
    parts.append(f'<svg class="{name}{doubtful}" x="{centre}" y="{middle:g}" overflow="visible">{shape}</svg>')
    return f"<g>{title}{''.join(parts)}</g>"


def _years(scale: Scale, top: float, bottom: float) -> Iterator[str]:
    """Yield a line and a number for each year that is written."""
    for year in scale.ticks:
        x = _percent(scale.at(dt.date(year, 1, 1)))
        yield f'<line class="band-tick" x1="{x}" x2="{x}" y1="{top:g}" y2="{bottom:g}"/>'
        yield f'<text class="band-year" x="{x}" y="{bottom + 14:g}" text-anchor="middle">{year}</text>'


def _today(day: dt.date, scale: Scale, top: float, bottom: float) -> Iterator[str]:
    """Yield the line of the day up to which the facts are known, and a veil over what is ahead of it."""
    if not scale.covers(day, day):
        return
    left, width = scale.span(day + dt.timedelta(days=1), dt.date.max)
    x, height = _percent(left), f"{bottom - top:g}"
    yield f'<rect class="band-ahead" x="{x}" width="{_percent(width)}" y="{top:g}" height="{height}"/>'
    yield f'<line class="band-day" x1="{x}" x2="{x}" y1="{top - 4:g}" y2="{bottom:g}"/>'
    anchor = "end" if left > _HALF else "start"
    yield f'<text class="band-year" x="{x}" y="{top - 7:g}" text-anchor="{anchor}">{day_in_words(day)}</text>'


def _drawing(name: str, label: str, height: float, parts: Iterator[str]) -> str:
    """Return a drawing with its text alternative."""
    return (
        f'<svg class="{name}" role="img" aria-label="{html.escape(label)}" width="100%" height="{height:g}">'
        f"{''.join(parts)}</svg>"
    )


def band(agreement: Agreement, day: dt.date, *, years: tuple[int, int] | None = None) -> str:
    """Return the standing of an agreement over the years, above a row of marks for each kind of its events.

    Args:
        agreement: The agreement.
        day: The day up to which the facts are known, drawn as a line.
        years: First and last year, or None for those in which anything happens.

    Returns:
        A figure as HTML, without blank lines, so that it can stand in Markdown.
    """
    scale = Scale(*(years or years_of(agreement, day)))
    kinds = list(dict.fromkeys(event.kind for event in sorted(agreement.events, key=lambda e: e.date.sort_key)))
    floor = _HEAD + 3 * _STEP
    bottom = floor + _GAP + len(kinds) * _ROW

    def parts() -> Iterator[str]:
        """Yield what is drawn, from the back to the front."""
        yield from _years(scale, _HEAD, bottom)
        yield from _bars(agreement, scale, _HEAD, _STEP)
        for row, kind in enumerate(kinds):
            middle = floor + _GAP + (row + 0.5) * _ROW
            yield f'<line class="band-lane" x1="0" x2="100%" y1="{middle:g}" y2="{middle:g}"/>'
            for event in agreement.events_of(kind):
                if scale.covers(event.date.earliest, event.date.latest):
                    yield _mark(event, scale, middle)
        yield from _today(day, scale, _HEAD, bottom)

    dated = ", ".join(f"{event.kind.value} {event.date}" for event in agreement.events) or "none with a date"
    label = f"Standing of {agreement.id} from {scale.first} to {scale.last}, and its events: {dated}."
    levels = [f'<span class="band-level">{STANDINGS[level]}</span>' for level in sorted(Standing, reverse=True)]
    rows = [f'<span class="band-kind">{kind.value}</span>' for kind in kinds]
    return "\n".join(
        (
            '<figure class="band">',
            '<div class="band-picture">',
            f'<div class="band-words" aria-hidden="true">{"".join(levels + rows)}</div>',
            _drawing("band-drawing", label, bottom + _YEARS, parts()),
            "</div>",
            f"<figcaption>{history(agreement)}</figcaption>",
            "</figure>",
        )
    )


def strip(
    agreement: Agreement, first_year: int, last_year: int, *, period: tuple[dt.date, dt.date] | None = None
) -> str:
    """Return the standing of an agreement over some years as a small picture, for rows under common years.

    Args:
        agreement: The agreement.
        first_year: First year.
        last_year: Last year.
        period: First and last of some days to be set off, or None.

    Returns:
        A drawing as HTML, on one line.
    """
    scale = Scale(first_year, last_year)
    step = _STRIP / 5

    def parts() -> Iterator[str]:
        """Yield what is drawn, from the back to the front."""
        if period:
            left, width = scale.span(*period)
            place = f'x="{_percent(left)}" width="{_percent(width)}"'
            yield f'<rect class="band-period" {place} y="-4" height="{_STRIP + 8}"/>'
        yield from _bars(agreement, scale, 1, step)
        for event in agreement.events:
            if scale.covers(event.date.earliest, event.date.latest):
                yield _mark(event, scale, _STRIP - 5)

    return _drawing("band-strip", history(agreement), _STRIP, parts())


def axis(first_year: int, last_year: int) -> str:
    """Return the years that stand above or beneath strips, as a drawing on one line.

    Args:
        first_year: First year.
        last_year: Last year.
    """
    parts = _years(Scale(first_year, last_year), 0, 4)
    return f'<svg class="band-axis" aria-hidden="true" width="100%" height="{_YEARS + 4}">{"".join(parts)}</svg>'
