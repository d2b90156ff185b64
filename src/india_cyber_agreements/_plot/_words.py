"""What pictures say in words, and the parts that all of them have."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from .._dates import PartialDate
from .._enums import AgreementType

#: Name of the data set that a chart and the table of its page are made from.
ROWS = "rows"
#: Where a chart keeps what its page says; Vega-Lite passes over it, and altair copies it along.
NOTES = "india_cyber_agreements"
#: Types in words.
NAMES: Mapping[AgreementType, str] = {
    AgreementType.MLAT: "legal assistance treaty",
    AgreementType.AGREEMENT: "other binding agreement",
    AgreementType.MOU: "memorandum",
    AgreementType.FRAMEWORK: "framework or dialogue",
    AgreementType.JOINT_STATEMENT: "joint statement",
}
#: Characters that nothing can be drawn for, and those that turn the direction of what comes after them.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
#: Characters of a text that a picture shows.
_LONGEST = 140
_LINE = 110


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Return a text on one line, cut with an ellipsis where it is too long to be shown."""
    line = " ".join(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text[: longest * 4]).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def written(date: PartialDate | None) -> str:
    """Return a date as it is written."""
    return "undated" if date is None else str(date)


def caption(version: str | None) -> str:
    """Return where the data come from."""
    return f"Data: india-cyber-agreements {version}, CC BY 4.0." if version else "Data: agreements of no dataset."


def footing(text: str, height: int) -> alt.Chart:
    """Return the caption as a layer beneath a picture of some height."""
    chart: alt.Chart = (
        alt.Chart(alt.InlineData(values=[{}]), name="caption")
        .mark_text(style="caption", align="left", baseline="top", text=text)
        .encode(x=alt.value(0), y=alt.value(height + 6))
    )
    return chart


def notes(
    words: Mapping[str, str], rows: Sequence[Mapping[str, Any]], *, ratio: float, width: int, widest: int
) -> dict[str, Any]:
    """Return the properties by which a chart carries its words and its data.

    Args:
        words: Title, how it is read, and caption.
        rows: Its data.
        ratio: Height over width, where the two go together; 0 where the height is its own.
        width: Its width, in pixels.
        widest: Width that its page does not grow beyond, unless another width was set.
    """
    return {
        "title": alt.TitleParams(text=words["title"], subtitle=textwrap.wrap(words["how"], _LINE)),
        "datasets": {ROWS: list(rows)},
        "width": width,
        "usermeta": {NOTES: {**words, "ratio": ratio, "width": width, "widest": widest}},
    }
