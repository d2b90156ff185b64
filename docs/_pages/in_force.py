"""What the page on "in force" shows of records: their pictures, with answers that the text was written for.

The text names days and the standings that a reader should see on them. They are held against the data whenever the page
is made, and by a test, so that a correction of a record does not leave a wrong sentence behind.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from .band import axis, band, strip
from .dates import day_in_words
from .markdown import code, text, unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from india_cyber_agreements import Agreement, AgreementSet, Dataset

#: What may become of a record in a query, as the text says it.
_IN, _UNDETERMINED, _OUT = "in", "undetermined", "out"
#: Three queries, as results are told.
_QUERIES = ("by default", "throughout", "confirmed")
#: Years that are shown on both sides of a period.
_AROUND = 2


def _link(agreement: Agreement) -> str:
    """Return the id of a record as a link to its page."""
    return f"[{code(agreement.id)}](/agreements/{agreement.id}.md)"


def wrong_answers(agreement: Agreement, lines: Iterable[str]) -> list[str]:
    """Return the claims about days that the data do not bear out, each with what holds instead.

    Args:
        agreement: The record.
        lines: The claims: a day in ISO form, a blank and a standing.
    """
    found: list[str] = []
    for line in lines:
        day, standing = line.split()
        answer = agreement.standing_on(day)
        if answer.standing.value != standing:
            found.append(f"{agreement.id} is {answer.standing.value} on {day}, not {standing}")
    return found


def answered(data: Dataset, agreement: Agreement, lines: Iterable[str], years: tuple[int, int] | None = None) -> str:
    """Return the picture of a record, with the answers on some days beneath it, as Markdown.

    Args:
        data: The dataset, which says up to which day the facts are known.
        agreement: The record.
        lines: Days in ISO form, each with the standing that is expected.
        years: First and last year of the picture, or None for all that matter.

    Raises:
        ValueError: An answer is not the one that is expected.
    """
    claims = list(lines)
    if wrong := wrong_answers(agreement, claims):
        raise ValueError("; ".join(wrong))
    answers = [agreement.standing_on(line.split()[0]) for line in claims]
    items = (f"- {unbroken(day_in_words(a.day))}: {code(a.standing.value)}. {text(a.reason)}" for a in answers)
    return "\n".join(
        (
            _link(agreement),
            "",
            band(agreement, data.info.modified.latest, years=years),
            "",
            *items,
        )
    )


def _place(found: AgreementSet, id_: str) -> str:
    """Return whether a record is in a result, left undetermined by it, or out of it."""
    if id_ in found.ids:
        return _IN
    return _UNDETERMINED if id_ in found.undetermined.ids else _OUT


def places(data: Dataset, period: tuple[str, str], id_: str) -> tuple[str, str, str]:
    """Return what becomes of a record in a query by default, throughout, and for what is confirmed.

    Args:
        data: The dataset.
        period: First and last of the period, as a query takes them.
        id_: Id of the record.
    """
    records = data.agreements
    queries = (
        records.in_force_between(*period),
        records.in_force_between(*period, throughout=True),
        records.in_force_between(*period, at_least="confirmed"),
    )
    first, second, third = (_place(found, id_) for found in queries)
    return first, second, third


def wrong_places(data: Dataset, period: tuple[str, str], lines: Iterable[str]) -> list[str]:
    """Return the claims about queries that the data do not bear out, each with what holds instead.

    Args:
        data: The dataset.
        period: First and last of the period, as a query takes them.
        lines: The claims: an id and three times "in", "undetermined" or "out", with blanks between.
    """
    found: list[str] = []
    for line in lines:
        id_, *claimed = line.split()
        held = places(data, period, id_)
        if list(held) != claimed:
            found.append(f"{id_} is {' '.join(held)}, not {' '.join(claimed)}")
    return found


def compared(data: Dataset, period: tuple[str, str], lines: Iterable[str]) -> str:
    """Return pictures of records around a period, with what queries about it make of them, as Markdown.

    Args:
        data: The dataset.
        period: First and last year of the period.
        lines: Ids, each with the three results that are expected.

    Raises:
        ValueError: A result is not the one that is expected.
    """
    claims = list(lines)
    if wrong := wrong_places(data, period, claims):
        raise ValueError("; ".join(wrong))
    first, last = int(period[0]), int(period[1])
    days = dt.date(first, 1, 1), dt.date(last, 12, 31)
    years = first - _AROUND, last + _AROUND
    blocks: list[str] = []
    for line in claims:
        record = data.get(line.split()[0])
        results = "; ".join(
            f"{name} **{place}**" for name, place in zip(_QUERIES, places(data, period, record.id), strict=True)
        )
        blocks += [f"{_link(record)}: {results}", f'<div class="band-row">{strip(record, *years, period=days)}</div>']
    shade = f"<p>Shaded: the period, {day_in_words(days[0])} to {day_in_words(days[1])}.</p>"
    return "\n\n".join((*blocks, f'<div class="band-row">{axis(*years)}{shade}</div>'))
