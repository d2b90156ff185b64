"""What pages are to tell of agreements, through the package."""

from __future__ import annotations

import india_cyber_agreements as ica
from docs._pages.words import ADOPTED, STANDINGS
from india_cyber_agreements._plot._words import NAMES

DATA = ica.dataset()
#: The day that pages call today.
DAY = DATA.info.modified.latest
LAST = DAY.year


def expected(agreements: ica.AgreementSet, year: int = LAST) -> dict[str, str]:
    """Return what is to be said of some agreements at the end of a year."""
    day = min(f"{year}-12-31", DAY.isoformat())
    return {
        agreement.id: " · ".join(
            (
                str(agreement.date or "undated"),
                NAMES[agreement.type],
                ADOPTED
                if agreement.type is ica.AgreementType.JOINT_STATEMENT
                else STANDINGS[agreement.standing_on(day).standing],
            )
        )
        for agreement in agreements
    }
