"""The map: land without borders, partners as points, and great circles from New Delhi.

The projection is azimuthal and centred on New Delhi, so that every great circle through it is a straight line; it is
the one that keeps areas true.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt

from .._countries import country
from .._enums import AgreementType
from .._model import Agreement
from .._resources import read_bytes
from ._charts import MapChart
from ._places import CAPITAL, EDGE, SIZE, moved_apart
from ._theme import config
from ._words import NAMES, ROWS, caption, footing, notes, shorten, written

#: Agreements that are named when a partner is pointed at, and characters of a title.
_NAMED, _TITLE = 12, 70
#: Agreements from which on a partner has its name beside it.
_LABELLED = 15
#: Types from the closest tie to the loosest.
_CLOSENESS = (
    AgreementType.MLAT,
    AgreementType.AGREEMENT,
    AgreementType.MOU,
    AgreementType.FRAMEWORK,
    AgreementType.JOINT_STATEMENT,
)
_ALL = "all types"
#: A star of five points, as an SVG path.
_STAR = "M0,-1L.29,-.4L.95,-.31L.48,.15L.59,.81L0,.5L-.59,.81L-.48,.15L-.95,-.31L-.29,-.4Z"
#: Standings in words by the digit that stands for them; the last is that of joint statements.
_STANDINGS = ("not in force", "possibly in force", "presumed in force", "in force", "adopted, never in force")
_ADOPTED = len(_STANDINGS) - 1


def _digits(agreement: Agreement, years: range, until: dt.date) -> str:
    """Return a digit for the standing at the end of each year."""
    if agreement.type is AgreementType.JOINT_STATEMENT:
        return str(_ADOPTED) * len(years)
    days = [min(dt.date(year, 12, 31), until) for year in years]
    runs = agreement.standing_periods
    return "".join(str(next(run.standing.rank for run in runs if run.first <= day <= run.last)) for day in days)


def _rows(agreements: Sequence[Agreement], years: range, until: dt.date) -> Iterator[dict[str, Any]]:
    """Yield one row for each agreement and partner that has a point."""
    partners = [country(code) for code in {code for agreement in agreements for code in agreement.countries}]
    places = moved_apart(
        {
            partner.alpha_2: (partner.longitude, partner.latitude)
            for partner in partners
            if partner.longitude is not None and partner.latitude is not None
        }
    )
    for agreement in agreements:
        digits = _digits(agreement, years, until)
        for code in agreement.countries:
            if code in places:
                yield {
                    "code": code,
                    "country": country(code).name,
                    "longitude": round(places[code][0], 3),
                    "latitude": round(places[code][1], 3),
                    "year": agreement.date.earliest.year if agreement.date else years[-1],
                    "date": written(agreement.date),
                    "rank": _CLOSENESS.index(agreement.type),
                    "kind": NAMES[agreement.type],
                    "title": shorten(agreement.title),
                    "short": shorten(agreement.title, _TITLE),
                    "digits": digits,
                    "now": _STANDINGS[int(digits[-1])],
                }


def _how(years: range, *, undated: bool) -> str:
    """Return how the map is read."""
    slider = f" The slider shows what there was by the end of a year, from {years[0]} to {years[-1]}."
    late = " Agreements without a date come with the last year." if undated else ""
    return (
        "Each point is a partner: the larger, the more agreements; its colour and shape tell the closest tie. Points"
        " that would hide each other are moved apart a little. Lines are great circles from New Delhi, the star in the"
        f" middle.{slider}{late}"
    )


def _land() -> alt.InlineData:
    """Return the outline of the land."""
    return alt.InlineData(
        values=json.loads(read_bytes("land.json")), format=alt.TopoDataFormat(type="topojson", feature="land")
    )


def _partners(name: str, first: int) -> alt.Chart:
    """Return a chart of the partners that the slider and the filter leave, each with what there is to say of it.

    Everything is computed in the chart, so that it follows slider and filter. Texts stay in the data.
    """
    standings = json.dumps(_STANDINGS)
    place = f"year - {first}"
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(name=ROWS), name=name)
        .transform_filter(f"datum.year <= year && (kind == '{_ALL}' || datum.kind == kind)")
        .transform_calculate(standing=f"{standings}[toNumber(substring(datum.digits, {place}, {place} + 1))]")
        .transform_calculate(
            line="'• ' + datum.date + ' · ' + datum.kind + ' · ' + datum.short + ' (' + datum.standing + ')'"
        )
        .transform_aggregate(
            number="count()",
            rank="min(rank)",
            items="values(line)",
            groupby=["code", "country", "longitude", "latitude"],
        )
        .transform_calculate(
            closest=f"{json.dumps([NAMES[type_] for type_ in _CLOSENESS])}[datum.rank]",
            more=f"datum.number > {_NAMED} ? '\\n… ' + (datum.number - {_NAMED}) + ' more' : ''",
        )
        .transform_calculate(named=f"join(slice(pluck(datum.items, 'line'), 0, {_NAMED}), '\\n') + datum.more")
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            tooltip=[
                alt.Tooltip("country:N", title="Partner"),
                alt.Tooltip("number:Q", title="Agreements"),
                alt.Tooltip("named:N", title="Which"),
            ],
        )
    )
    return chart


def _arcs(first: int, most: int) -> alt.Chart:
    """Return the great circles from New Delhi, which are straight in this projection."""
    chart: alt.Chart = (
        _partners("arcs", first)
        .mark_rule(style="arc", opacity=0.35)
        .encode(
            longitude2=alt.Longitude2Datum(CAPITAL[0]),
            latitude2=alt.Latitude2Datum(CAPITAL[1]),
            strokeWidth=alt.StrokeWidth(
                "number:Q", scale=alt.Scale(type="sqrt", domain=[0, max(most, 2)], range=[0, 3]), legend=None
            ),
        )
    )
    return chart


def _halos(first: int) -> alt.Chart:
    """Return an area around each partner, not to be seen, that answers a pointer which nearly meets it."""
    chart: alt.Chart = _partners("halos", first).mark_point(size=500, filled=True, opacity=0.0001, color="black")
    return chart


def _points(first: int, most: int) -> alt.Chart:
    """Return the partners."""
    names = [NAMES[type_] for type_ in _CLOSENESS]
    # Smaller on a small screen, but never too small to be seen.
    sizes: list[Any] = [{"expr": f"max(36, 60 * width / {SIZE})"}, {"expr": f"900 * pow(width / {SIZE}, 1.5)"}]
    chart: alt.Chart = (
        _partners("partners", first)
        .mark_point(style="partner", filled=True)
        .encode(
            size=alt.Size(
                "number:Q",
                title="Agreements",
                scale=alt.Scale(type="sqrt", domain=[1, max(most, 2)], range=sizes, nice=False),
                legend=alt.Legend(tickCount=3, format="d", orient="bottom-right", direction="vertical", offset=0),
            ),
            color=alt.Color("closest:N", title="Closest tie", sort=names, scale=alt.Scale(domain=names)),
            shape=alt.Shape("closest:N", title="Closest tie", sort=names, scale=alt.Scale(domain=names)),
            order=alt.Order("number:Q", sort="descending"),
        )
    )
    return chart


def _labels(first: int) -> alt.Chart:
    """Return the names of the partners with most agreements, for those who cannot point at them."""
    chart: alt.Chart = (
        _partners("labels", first)
        .transform_filter(f"datum.number >= {_LABELLED}")
        .mark_text(style="label", align="left", baseline="middle", dx=13, fontSize=10)
        .encode(text="country:N", tooltip=alt.value(None))
    )
    return chart


def draw(agreements: Sequence[Agreement], *, version: str | None, until: dt.date, theme: str) -> MapChart:
    """Return the map of some agreements.

    Args:
        agreements: What is shown.
        version: Version of the dataset that they come from, if any.
        until: Last day that the data speak of.
        theme: ``"light"`` or ``"dark"``.
    """
    dated = [agreement.date.earliest.year for agreement in agreements if agreement.date]
    years = range(min([*dated, until.year]), max([*dated, until.year]) + 1)
    rows = list(_rows(agreements, years, until))
    missing = sum(all(country(code).longitude is None for code in agreement.countries) for agreement in agreements)
    undrawn = f" Without a partner to draw: {missing} of {len(agreements)} agreements." if missing else ""
    words = {
        "title": "Who cooperates with India on cyber security and cybercrime",
        "how": _how(years, undated=any(agreement.date is None for agreement in agreements)),
        "caption": f"{caption(version)} Land: Natural Earth.{undrawn}",
    }
    year = alt.VariableParameter(
        name="year",
        value=years[-1],
        bind=alt.BindRange(input="range", min=years[0], max=years[-1], step=1, name="Up to the year "),
    )
    kind = alt.VariableParameter(
        name="kind",
        value=_ALL,
        bind=alt.BindRadioSelect(input="select", options=[_ALL, *map(NAMES.__getitem__, _CLOSENESS)], name="Type "),
    )
    first = years[0]
    most = max(Counter(row["code"] for row in rows).values(), default=1)
    return MapChart(
        layer=[
            alt.Chart(alt.sphere(), name="sea").mark_geoshape(style="sea"),
            alt.Chart(_land(), name="land").mark_geoshape(style="land"),
            _arcs(first, most),
            _halos(first),
            _points(first, most),
            _labels(first),
            alt.Chart(alt.InlineData(values=[{}]), name="capital")
            .mark_point(style="capital", shape=_STAR, size=50, filled=True, tooltip="New Delhi")
            .encode(longitude=alt.LongitudeDatum(CAPITAL[0]), latitude=alt.LatitudeDatum(CAPITAL[1])),
            footing(words["caption"], SIZE),
        ],
        params=[year, kind],
        projection=alt.Projection(type="azimuthalEqualArea", rotate=[-CAPITAL[0], -CAPITAL[1], 0], clipAngle=EDGE),
        height=SIZE,
        **notes(words, rows, ratio=1, width=SIZE, widest=SIZE),
        config=config(theme),
    )
