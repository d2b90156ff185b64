"""Random records whose events collide, nest and contradict each other."""

from __future__ import annotations

import datetime as dt
import itertools

from hypothesis import strategies as st

from india_cyber_agreements import AgreementType, EventKind, Form
from tests.standing_oracle import FINAL, HINTS, bounds_of
from tests.standing_records import Record

#: Every event of ``records(outliers=False)`` lies within these years.
YEARS = range(2000, 2007)
#: Few dates to choose from, so that events often fall on one day, on neighbouring days, or within each other.
BY_YEAR = tuple(f"{year}" for year in YEARS)
BY_MONTH = tuple(f"{year}-{month}" for year in YEARS for month in ("01", "02", "06", "12"))
MONTH_DAYS = ("01-01", "01-02", "01-31", "02-01", "02-28", "03-01", "06-15", "06-30", "12-30", "12-31")
BY_DAY = (*(f"{year}-{day}" for year in YEARS for day in MONTH_DAYS), "2000-02-29", "2004-02-29")
#: The ends of the calendar, Februaries of centuries, and days around independence.
OUTLIERS = (
    *("0001", "0001-01-01", "1900-02", "2000-02", "2100-02", "9999", "9999-12-31"),
    *("1947", "1947-08", "1947-08-14", "1947-08-15", "1947-08-16"),
)
#: Days that are asked about whatever the record.
FIXED_DAYS = (
    *(dt.date.min, dt.date(1900, 1, 1), dt.date(2100, 1, 1), dt.date.max),
    *(dt.date(1947, 8, 14), dt.date(1947, 8, 15), dt.date(1947, 8, 16)),
)

TYPES = tuple(type_.value for type_ in AgreementType)
#: Arrangements have the most rules, statements the fewest.
WEIGHTED_TYPES = ("mou", "framework", *TYPES, "mou", "framework")
FORMS = tuple(form.value for form in Form)
KINDS = tuple(kind.value for kind in EventKind)
#: The order in which things mostly happen to an instrument.
COURSE = (
    *("announced", "cabinet-approved", "adopted", "signed", "ratified", "in-force", "operational"),
    *("held", "expires", "renewed", "expired", "terminated", "superseded"),
)
#: The kinds that most rules turn on. Final events are kept out of most records, since they hide what comes after.
LIVELY_KINDS = ("in-force", "signed", "operational", "held", "renewed", "expires")
LASTING_KINDS = tuple(kind for kind in KINDS if kind not in FINAL)
VOCABULARIES = (
    *(KINDS, LASTING_KINDS, LIVELY_KINDS, LIVELY_KINDS),
    *((*LIVELY_KINDS, *FINAL), (*HINTS, "operational", "expires")),
)


def days() -> st.SearchStrategy[dt.date]:
    """Return any day from a year before the first event to a year after the last."""
    return st.dates(dt.date(YEARS[0] - 1, 1, 1), dt.date(YEARS[-1] + 1, 12, 31))


def unqualified_dates() -> st.SearchStrategy[str]:
    """Return written dates of every precision."""
    return st.one_of(*map(st.sampled_from, (BY_DAY, BY_MONTH, BY_YEAR, BY_DAY)))


def qualified(dates: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return the dates, some of them uncertain or approximate."""
    return st.builds("{}{}".format, dates, st.sampled_from(("", "", "", "?", "~")))


@st.composite
def records(draw: st.DrawFn, *, outliers: bool = True) -> Record:
    """Draw a record of any type and form with up to seven events on few different dates.

    Half of them have their events in the order in which such things mostly happen, the others in any.
    """
    dates = unqualified_dates()
    dates = qualified(st.one_of(dates, dates, dates, st.sampled_from(OUTLIERS)) if outliers else dates)
    pool = st.sampled_from(draw(st.lists(dates, min_size=1, max_size=7)))
    vocabulary = st.sampled_from(draw(st.sampled_from(VOCABULARIES)))
    number = draw(st.integers(0, 7))
    kinds, written = (draw(st.lists(one, min_size=number, max_size=number)) for one in (vocabulary, pool))
    if draw(st.booleans()):
        kinds, written = sorted(kinds, key=COURSE.index), sorted(written)
    return Record(
        type=draw(st.sampled_from(WEIGHTED_TYPES)),
        form=draw(st.sampled_from(FORMS)),
        events=tuple(zip(kinds, written, strict=True)),
    )


def interesting_days(record: Record) -> list[dt.date]:
    """Return the bounds of every event, their neighbours, and days that matter to every record."""
    bounds = {bound for _, written in record.events for bound in bounds_of(written)}
    ordinals = {bound.toordinal() + step for bound, step in itertools.product(bounds, (-1, 0, 1))}
    within = (o for o in ordinals if dt.date.min.toordinal() <= o <= dt.date.max.toordinal())
    return sorted({*FIXED_DAYS, *map(dt.date.fromordinal, within)})
