"""What values of a column look like beyond their kind, for descriptors that can say so."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from .._columns import Column, ColumnKind

#: A partial date as the JSON Schemas have it. Patterns here mean the whole of a value and have no anchors, which
#: Table Schema, after XML Schema, does not know.
PARTIAL_DATE = (
    "[0-9]{4}(-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|-(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|-02-(0[1-9]|[12][0-9]))?[?~]?"
)


@attrs.frozen(kw_only=True)
class Limits:
    """What the values of a column keep to; None where nothing is said."""

    #: Regular expression for the whole of a text.
    pattern: str | None = None
    #: Smallest number.
    minimum: int | None = None
    #: Largest number.
    maximum: int | None = None


_NONE = Limits()
_BY_KIND: Mapping[ColumnKind, Limits] = {ColumnKind.PARTIAL_DATE: Limits(pattern=PARTIAL_DATE)}
_POSITION, _COUNT = Limits(minimum=1), Limits(minimum=0)
_BY_NAME: Mapping[str, Limits] = {
    "alpha_2": Limits(pattern="[A-Z]{2}"),
    "alpha_3": Limits(pattern="[A-Z]{3}"),
    "numeric": Limits(pattern="[0-9]{3}"),
    "longitude": Limits(minimum=-180, maximum=180),
    "latitude": Limits(minimum=-90, maximum=90),
    **dict.fromkeys(("cell", "event", "position", "rival", "row"), _POSITION),
    **dict.fromkeys(("in_force", "possible"), _COUNT),
}


def limits(column: Column) -> Limits:
    """Return what the values of a column keep to; a name means the same in every table."""
    return _BY_NAME.get(column.name) or _BY_KIND.get(column.kind, _NONE)
