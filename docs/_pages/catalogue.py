"""The catalogue: what map, search and table need to know of every agreement, as a script that any page can load.

A script and not JSON, because a page that is opened from a disk may not fetch anything.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from india_cyber_agreements import AgreementType, Standing, country
from india_cyber_agreements._plot._words import NAMES

from .words import ADOPTED, STANDINGS

if TYPE_CHECKING:
    import datetime as dt

    from india_cyber_agreements import Agreement, Dataset

#: Characters that a script has no need of and that could mean something to what reads it.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def _standings(agreement: Agreement) -> list[list[str | int]]:
    """Return the first day of each standing, in ISO form, with its rank; the first one holds from the beginning."""
    if agreement.type is AgreementType.JOINT_STATEMENT:
        return []
    runs: list[list[str | int]] = []
    for period in agreement.standing_periods:
        if not runs or runs[-1][1] != period.standing.rank:
            runs.append([period.first.isoformat(), period.standing.rank])
    return runs


def _entry(agreement: Agreement, day: dt.date) -> dict[str, Any]:
    """Return what the pages need to know of an agreement."""
    return {
        "id": agreement.id,
        "title": agreement.title,
        "date": None if agreement.date is None else str(agreement.date),
        "year": agreement.year,
        "type": agreement.type.value,
        "scope": agreement.cyber_scope.value,
        "topics": [topic.value for topic in agreement.topics],
        "countries": list(agreement.countries),
        "organisation": agreement.organisation,
        "standing": agreement.standing_on(day).standing.value,
        "standings": _standings(agreement),
    }


def catalogue(data: Dataset) -> dict[str, Any]:
    """Return the catalogue.

    Args:
        data: The dataset.
    """
    codes = sorted({code for agreement in data.agreements for code in agreement.countries})
    return {
        "version": data.info.version,
        "day": data.info.modified.latest.isoformat(),
        "types": {type_.value: name for type_, name in NAMES.items()},
        # In words by rank; the last is that of joint statements.
        "standings": [*(STANDINGS[standing] for standing in sorted(Standing)), ADOPTED],
        "countries": {code: country(code).name for code in codes},
        "agreements": [_entry(agreement, data.info.modified.latest) for agreement in data.agreements],
    }


def assigned(name: str, value: object) -> str:
    """Return a script that sets a variable of the window.

    Args:
        name: Name of the variable.
        value: Its value, which JSON can hold.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return f"window.{name} = {text};\n"


def script(data: Dataset) -> str:
    """Return the catalogue as a script that sets ``window.catalogue``.

    Args:
        data: The dataset.
    """
    return assigned("catalogue", catalogue(data))
