"""Results as HTML: what notebooks show, and the table that saved pages hold.

Fragments take colour and ground from the page that they stand in, so they read on a light and on a dark one, and hold
no script.
"""

from __future__ import annotations

from ._agreement import agreement_fragment, answer_fragment
from ._agreements import COLUMNS, agreements_fragment, agreements_table
from ._counts import edition_fragment, totals_fragment
from ._elements import STYLE

__all__ = [
    "COLUMNS",
    "STYLE",
    "agreement_fragment",
    "agreements_fragment",
    "agreements_table",
    "answer_fragment",
    "edition_fragment",
    "totals_fragment",
]
