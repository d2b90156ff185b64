"""Properties of partial dates."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

import india_cyber_agreements as ica
from india_cyber_agreements import PartialDate, Precision


@st.composite
def written(draw: st.DrawFn) -> str:
    """Draw a written form of any precision, with or without a qualifier."""
    day = draw(st.dates())
    length = draw(st.sampled_from((4, 7, 10)))
    return day.isoformat()[:length] + draw(st.sampled_from(("", "?", "~")))


@given(written())
def test_round_trip(text: str) -> None:
    """Reading and writing is the identity."""
    assert str(PartialDate.parse(text)) == text


@given(written(), st.dates())
def test_bounds(text: str, day: dt.date) -> None:
    """A day lies within the bounds exactly if its ISO form begins with the known part."""
    date = PartialDate.parse(text)
    assert (date.earliest <= day <= date.latest) is day.isoformat().startswith(text.rstrip("?~"))


@given(written())
def test_precision(text: str) -> None:
    """Bounds are equal exactly at day precision."""
    date = PartialDate.parse(text)
    assert (date.earliest == date.latest) is (date.precision is Precision.DAY)


@given(st.text(max_size=14) | st.from_regex(r"[0-9]{4}-?[0-9]{0,2}-?[0-9]{0,2}[?~%]?", fullmatch=True))
def test_only_documented_errors(text: str) -> None:
    """Any text gives itself back or raises PartialDateError; ISO dates that Python reads are read."""
    try:
        found = str(PartialDate.parse(text))
    except ica.PartialDateError:
        found = None
    assert found in {text, None}
    if len(text) == len("YYYY-MM-DD") and text[4:5] == "-" and text.isascii():
        try:
            expected = dt.date.fromisoformat(text).isoformat()
        except ValueError:
            expected = None
        assert found == (text if expected == text else None)
