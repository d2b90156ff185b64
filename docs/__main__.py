"""Bring hand-written texts and the descriptions in the root in line with the data: ``python -m docs``."""

from __future__ import annotations

import india_cyber_agreements as ica
from india_cyber_agreements._package import _citation_file, _zenodo

from . import pages

#: Descriptions of the dataset that stand in the root, where others look for them, and the module that writes each.
DESCRIPTIONS = {"CITATION.cff": _citation_file, ".zenodo.json": _zenodo}

if __name__ == "__main__":
    root = pages.HERE.parent
    pages.refresh(ica.dataset(), root)
    for name, module in DESCRIPTIONS.items():
        (root / name).write_bytes(module.describe(ica.dataset(), ()).content)
