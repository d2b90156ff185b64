"""Bring the marked figures of the hand-written texts in line with the data: ``python -m docs``."""

from __future__ import annotations

import india_cyber_agreements as ica

from . import pages

if __name__ == "__main__":
    pages.refresh(ica.dataset(), pages.HERE.parent)
