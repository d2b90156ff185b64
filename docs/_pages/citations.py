"""How to cite the dataset, as files that a page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from india_cyber_agreements._cite import cite_dataset

if TYPE_CHECKING:
    from india_cyber_agreements import Dataset

#: Suffixes of the styles that the page shows.
_STYLES = {"text": "txt", "bibtex": "bib"}


def citations(data: Dataset) -> dict[str, str]:
    """Return a citation of the dataset in each style, by the path of its file.

    Args:
        data: The dataset.
    """
    return {f"_citations/dataset.{suffix}": cite_dataset(data.info, style) + "\n" for style, suffix in _STYLES.items()}
