"""Where the pages of agreements, countries and organisations are, as addresses within the site that never change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from india_cyber_agreements._text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from india_cyber_agreements import Dataset

EXPLORER = "agreements/index.html"
#: Characters of a name that an address keeps; a file system takes no name of any length.
_LONGEST = 60
_OTHERS = re.compile(r"[\W_]+")


def agreement_path(id_: str) -> str:
    """Return the path of the page of an agreement, or of a retired id, without a suffix.

    Args:
        id_: The id.
    """
    return f"agreements/{id_}"


def country_path(code: str) -> str:
    """Return the path of the page of a country, without a suffix.

    Args:
        code: Its ISO 3166-1 alpha-2 code.
    """
    return f"countries/{code.lower()}"


def organisations(data: Dataset) -> tuple[str, ...]:
    """Return the organisations of a dataset, by name.

    Args:
        data: The dataset.
    """
    names = {agreement.organisation for agreement in data.agreements if agreement.organisation}
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


def organisation_paths(data: Dataset) -> dict[str, str]:
    """Return the path of the page of each organisation of a dataset, without a suffix.

    Args:
        data: The dataset.
    """
    return {name: f"organisations/{slug}" for name, slug in zip(organisations(data), _slugs(data), strict=True)}


def _slugs(data: Dataset) -> Iterator[str]:
    """Yield the name of each organisation as a part of an address; the same one never comes twice."""
    # The page of all organisations has a name already.
    taken = {"index"}
    for name in organisations(data):
        plain = _OTHERS.sub("-", fold(name))[:_LONGEST].strip("-") or "organisation"
        slug, number = plain, 1
        while slug in taken:
            number += 1
            slug = f"{plain}-{number}"
        taken.add(slug)
        yield slug
