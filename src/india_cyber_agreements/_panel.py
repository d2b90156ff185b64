"""The panel of countries by years: how many agreements of each type were in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import attrs

from ._countries import Country, country
from ._enums import AgreementType
from ._model import Agreement
from ._scope import Scope
from ._strength import Standing

#: The types that can be in force at all, which joint statements cannot.
TYPES = tuple(type_ for type_ in AgreementType if type_ is not AgreementType.JOINT_STATEMENT)


@attrs.frozen(kw_only=True)
class PanelRow:
    """One country in one year, for one type of agreement."""

    #: The country.
    country: Country
    #: The year.
    year: int
    #: The type.
    type: AgreementType
    #: Agreements whose standing was presumed or better on some day of the year.
    in_force: int
    #: Agreements whose standing was never better than possible in the year.
    possible: int


def _best_by_year(agreement: Agreement, first: int, last: int) -> Iterator[tuple[int, Standing]]:
    """Yield the best standing of an agreement in each year in which it was possible at least."""
    best: dict[int, Standing] = {}
    for run in agreement.standing_periods:
        if run.standing >= Standing.POSSIBLE:
            for year in range(max(run.first.year, first), min(run.last.year, last) + 1):
                best[year] = max(best.get(year, run.standing), run.standing, key=lambda standing: standing.rank)
    yield from best.items()


def panel(scope: Scope) -> Iterator[PanelRow]:
    """Yield every country of a scope in every year, for every type that can be in force: also where none was.

    The years run from the first event of any agreement that can be in force to the last year that the data speak of.
    Agreements of organisations whose members no source lists count for no country.
    """
    members = [agreement for agreement in scope.agreements if agreement.type in TYPES]
    first = min((event.date.earliest.year for agreement in members for event in agreement.events), default=None)
    if first is None:
        return
    last = scope.last_day.year
    in_force: Counter[tuple[str, int, AgreementType]] = Counter()
    possible: Counter[tuple[str, int, AgreementType]] = Counter()
    for agreement in members:
        for year, standing in _best_by_year(agreement, first, last):
            counter = in_force if standing >= Standing.PRESUMED else possible
            counter.update((code, year, agreement.type) for code in agreement.countries)
    for code in sorted({code for agreement in scope.agreements for code in agreement.countries}):
        for year in range(first, last + 1):
            for type_ in TYPES:
                key = (code, year, type_)
                yield PanelRow(
                    country=country(code), year=year, type=type_, in_force=in_force[key], possible=possible[key]
                )
