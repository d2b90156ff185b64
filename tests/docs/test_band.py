"""Pictures of standing: what is drawn where, and that it is said in words as well."""

from __future__ import annotations

import datetime as dt
import html.parser
import itertools
import re
import xml.etree.ElementTree as ET

import attrs
import pytest

import india_cyber_agreements as ica
from docs._pages.band import Scale, axis, band, history, runs, strip, years_of
from docs._pages.dates import day_in_words
from tests.docs import made_up

DATA = ica.dataset()
DAY = DATA.info.modified.latest
ALL = list(DATA.agreements)
RECORD = ica.get("in-gb-mlat")


def parsed(fragment: str) -> ET.Element:
    """Return a fragment as a tree; it is well-formed XML, too."""
    return ET.fromstring(f"<body>{fragment}</body>")  # noqa: S314 - it is our own


def drawn(fragment: str, name: str) -> list[ET.Element]:
    """Return the elements of a class."""
    return [element for element in parsed(fragment).iter() if name in element.get("class", "").split()]


def percent(element: ET.Element, attribute: str) -> float:
    """Return a position or a width."""
    return float(element.attrib[attribute].removesuffix("%"))


def bars(fragment: str) -> list[tuple[str, float, float, float]]:
    """Return the bars: what each is called, where it begins and ends, and how high it is."""
    return [
        (
            element.findtext("title", ""),
            percent(element, "x"),
            percent(element, "x") + percent(element, "width"),
            float(element.attrib["height"]),
        )
        for element in drawn(fragment, "band-bar")
    ]


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.id)
def test_every_record_has_a_picture(record: ica.Agreement) -> None:
    """Bars follow one another without a gap from edge to edge; every event has a mark; nothing is styled or named."""
    picture = band(record, DAY)
    found = bars(picture)
    assert found[0][1] == 0
    assert found[-1][2] == pytest.approx(100, abs=0.31)
    for (*_, end, _), (_, start, *_) in itertools.pairwise(found):
        assert end == pytest.approx(start, abs=0.31)
    assert len(drawn(picture, "band-mark")) == len(record.events)
    assert len(drawn(picture, "band-kind")) == len({event.kind for event in record.events})
    assert "\n\n" not in picture
    assert not re.search(r"\s(?:id|style|on\w+)=", picture)
    assert ("\n" in strip(record, 1990, 2026)) is False


def test_heights_follow_the_order() -> None:
    """The surer, the higher, so that no colour is needed."""
    heights = {name: height for name, _, _, height in bars(band(RECORD, DAY))}
    assert list(heights) == ["not in force", "possibly in force", "presumed in force", "in force"]
    assert sorted(heights.values()) == list(heights.values())
    assert len(set(heights.values())) == len(heights)


def test_possible_is_hatched() -> None:
    """What is only possible has a broken line over all of its bar."""
    (hatch,) = drawn(band(RECORD, DAY), "band-hatch")
    (bar,) = (bar for bar in bars(band(RECORD, DAY)) if bar[0] == "possibly in force")
    assert [percent(hatch, "x1"), percent(hatch, "x2")] == pytest.approx([bar[1], bar[2]])
    assert float(hatch.attrib["stroke-width"]) == bar[3]


def test_places() -> None:
    """Days lie where they are between the first and the last year, and outside days at the edge."""
    scale = Scale(2001, 2004)
    assert scale.at(dt.date(2001, 1, 1)) == 0
    assert scale.at(dt.date(2003, 1, 1)) == pytest.approx(50, abs=0.1)
    assert (scale.at(dt.date(1990, 1, 1)), scale.at(dt.date(2020, 1, 1))) == (0, 100)
    assert scale.span(dt.date(2001, 1, 1), dt.date.max) == (0, 100)
    assert list(scale.span(dt.date(2002, 1, 1), dt.date(2002, 1, 1))) == pytest.approx([25, 0.3], abs=0.1)
    assert scale.covers(dt.date(1990, 1, 1), dt.date(2001, 1, 1))
    assert not scale.covers(dt.date(1990, 1, 1), dt.date(2000, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        (2021, 2024, [2021, 2022, 2023, 2024]),
        (2014, 2024, [2014, 2016, 2018, 2020, 2022, 2024]),
        (1988, 2026, [1990, 2000, 2010, 2020]),
        (1600, 2000, [1600, 1650, 1700, 1750, 1800, 1850, 1900, 1950, 2000]),
    ],
)
def test_ticks(first: int, last: int, ticks: list[int]) -> None:
    """Few enough years are written for a narrow window, and they are round."""
    assert Scale(first, last).ticks == ticks
    assert [element.text for element in drawn(axis(first, last), "band-year")] == list(map(str, ticks))


def test_imprecise_dates_are_ranges() -> None:
    """A date known by its year is a line over that year, and a doubtful one has a hollow mark."""
    picture = band(RECORD, DAY, years=(1994, 1997))
    lines = drawn(picture, "band-range")
    assert [percent(lines[0], "x1"), percent(lines[0], "x2")] == pytest.approx([25, 50], abs=0.1)
    (mark,) = drawn(picture, "band-mark")
    assert "band-doubtful" in mark.attrib["class"].split()
    assert percent(mark, "x") == pytest.approx(37.5, abs=0.1)


def test_marks_tell_ends_and_beginnings() -> None:
    """What ends an agreement is a cross, what shows it at work a dot, all else a triangle."""
    shapes = {
        group.findtext("title", "").split()[0]: (mark.attrib["class"], mark[0].tag)
        for group in parsed(band(ica.get("in-gb-2021-roadmap-2030"), DAY)).iter("g")
        for mark in group.iter("svg")
    }
    assert shapes == {
        "adopted": ("band-mark", "path"),
        "operational": ("band-mark", "circle"),
        "superseded": ("band-mark band-end", "path"),
    }


def test_the_day_of_the_data() -> None:
    """The day is drawn with a veil over what is ahead of it, and only where it is within the years."""
    record = ica.get("in-bd-2017-cyber-security-mou")
    picture = band(record, dt.date(2025, 12, 31), years=(2017, 2028))
    (line,), (veil,) = drawn(picture, "band-day"), drawn(picture, "band-ahead")
    assert percent(line, "x1") == percent(veil, "x") == pytest.approx(75, abs=0.1)
    assert percent(veil, "width") == pytest.approx(25, abs=0.1)
    assert ">31 December 2025</text>" in picture
    assert 'text-anchor="start">2 January 2017<' in band(record, dt.date(2017, 1, 2), years=(2017, 2028))
    assert not drawn(band(record, DAY, years=(2000, 2010)), "band-day")


def test_words() -> None:
    """What is drawn is said: the runs of standing in the caption, the events in the text alternative."""
    picture = band(RECORD, DAY)
    caption = parsed(picture).findtext(".//figcaption", "")
    assert caption == history(RECORD)
    assert caption.startswith("Not in force at first; possibly in force from 1 January 1995 on; ")
    (drawing,) = drawn(picture, "band-drawing")
    assert drawing.attrib["role"] == "img"
    assert "signed 1992-09-22, in-force 1995?" in drawing.attrib["aria-label"]
    assert drawn(strip(RECORD, 1990, 2026), "band-strip")[0].attrib["aria-label"] == history(RECORD)
    assert history(ica.get("in-gb-2012-cyber-joint-statement")) == "Adopted, never in force."
    assert day_in_words(dt.date(2001, 2, 3)) == "3 February 2001"


def test_runs_join_periods_that_differ_in_reason_alone() -> None:
    """There is one run for one standing, whatever the reasons."""
    record = ica.get("in-sg-2015-cybersecurity-mou")
    found = runs(record)
    assert len(found) < len(record.standing_periods)
    assert all(a.standing is not b.standing for a, b in itertools.pairwise(found))
    assert (found[0].first, found[-1].last) == (dt.date.min, dt.date.max)


def test_a_record_without_events() -> None:
    """A record of which nothing is dated is drawn from independence on."""
    record = attrs.evolve(RECORD, events=())
    assert years_of(record, DAY) == (1946, DAY.year)
    picture = band(record, DAY)
    assert "its events: none with a date." in picture
    assert not drawn(picture, "band-mark")


def test_hostile_text_stays_text() -> None:
    """What comes from the data does not become markup."""
    record = attrs.evolve(made_up.hostile(), id='"><script>alert(1)</script>')
    for picture in (band(record, DAY), strip(record, 1990, 2026)):
        assert "<script" not in picture
        html.parser.HTMLParser().feed(picture)
        parsed(picture)


def test_period() -> None:
    """A period is set off behind the bars."""
    picture = strip(RECORD, 2001, 2004, period=(dt.date(2002, 1, 1), dt.date(2002, 12, 31)))
    (shade,) = drawn(picture, "band-period")
    assert [percent(shade, "x"), percent(shade, "width")] == pytest.approx([25, 25], abs=0.1)
    assert not drawn(strip(RECORD, 2001, 2004), "band-period")
