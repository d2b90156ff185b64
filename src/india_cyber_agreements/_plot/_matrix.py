"""The matrix: how many agreements there are with each country, by type."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import altair as alt

from .._countries import country
from .._enums import AgreementType
from .._model import Agreement
from ._charts import MatrixChart
from ._theme import config
from ._words import NAMES, ROWS, caption, footing, notes, shorten

#: Width of the picture, and height of one row, in pixels.
_WIDTH, _ROW = 720, 20
#: Headings, shorter than the names of the types.
_HEADS = {
    AgreementType.MLAT: "MLAT",
    AgreementType.AGREEMENT: "agreement",
    AgreementType.MOU: "MoU",
    AgreementType.JOINT_STATEMENT: "statement",
    AgreementType.FRAMEWORK: "framework",
}
#: Agreements that are named when a cell is pointed at.
_NAMED = 12


def _rows(agreements: Sequence[Agreement]) -> list[dict[str, Any]]:
    """Return one row for each country and type of which there is an agreement."""
    cells: dict[tuple[str, AgreementType], list[str]] = {}
    for agreement in agreements:
        for code in agreement.countries:
            cells.setdefault((code, agreement.type), []).append(shorten(agreement.title))
    return [
        {
            "country": country(code).name,
            "kind": NAMES[type_],
            "number": len(titles),
            "titles": "\n".join([*(f"• {title}" for title in titles[:_NAMED]), *_more(len(titles))]),
        }
        for (code, type_), titles in cells.items()
    ]


def _more(number: int) -> list[str]:
    """Return that there are more agreements than are named, if there are."""
    return [f"… {number - _NAMED} more"] if number > _NAMED else []


def draw(agreements: Sequence[Agreement], *, version: str | None, theme: str) -> MatrixChart:
    """Return the matrix of some agreements.

    Args:
        agreements: What is shown.
        version: Version of the dataset that they come from, if any.
        theme: ``"light"`` or ``"dark"``.
    """
    rows = _rows(agreements)
    totals: dict[str, int] = {}
    for row in rows:
        totals[row["country"]] = totals.get(row["country"], 0) + row["number"]
    order = sorted(totals, key=lambda name: (-totals[name], name))
    rows.sort(key=lambda row: order.index(row["country"]))
    words = {
        "title": "India's cyber agreements by partner and type",
        "how": (
            "The number of agreements with each partner, those among several included; partners with most agreements"
            " stand first. Point at a cell to see which they are."
        ),
        "caption": caption(version),
    }
    height = max(len(order), 1) * _ROW
    names = [NAMES[type_] for type_ in AgreementType]
    short = json.dumps({NAMES[type_]: head for type_, head in _HEADS.items()})
    top = alt.Axis(orient="top", labelAngle=0, labelExpr=f"{short}[datum.label]", ticks=False, domain=False)
    side = alt.Axis(labelAlign="right", labelPadding=6, labelLimit=160, minExtent=0, ticks=False, domain=False)
    data = alt.Chart(alt.NamedData(name=ROWS)).encode(
        x=alt.X("kind:N", title=None, sort=names, scale=alt.Scale(domain=names), axis=top),
        y=alt.Y("country:N", title=None, sort=order, axis=side),
        tooltip=[
            alt.Tooltip("country:N", title="Partner"),
            alt.Tooltip("kind:N", title="Type"),
            alt.Tooltip("number:Q", title="Agreements"),
            alt.Tooltip("titles:N", title="Which"),
        ],
    )
    most = max((row["number"] for row in rows), default=1)
    colour = alt.Color("number:Q", title="Agreements", scale=alt.Scale(domain=[1, max(most, 2)]), legend=None)
    return MatrixChart(
        layer=[
            data.mark_rect(style="cell").encode(color=colour).properties(name="cells"),
            data.mark_text(style="number", tooltip=None).encode(text="number:Q").properties(name="numbers"),
            footing(words["caption"], height),
        ],
        height=height,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        **notes(words, rows, ratio=0, width=_WIDTH, widest=900),
        config=config(theme),
    )
