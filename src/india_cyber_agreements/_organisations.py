"""From a name to an organisation or grouping of the dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._countries import index
from ._errors import ArgumentError, ArgumentTypeError, UnknownOrganisationError
from ._text import LONGEST_NAME, fold_name, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

ORGANISATION_FORMS = "the name of an organisation, such as 'BRICS' or 'European Union'"


def organisation(value: str, present: Iterable[str]) -> str:
    """Return the name that the dataset uses for an organisation.

    Args:
        value: A name or abbreviation, in any case.
        present: The organisations of the dataset at hand, which are known besides those of the bundled table.

    Raises:
        UnknownOrganisationError: Nothing goes by that name.
        ArgumentError: The string is empty.
        ArgumentTypeError: The value is no string.
    """
    if not isinstance(value, str):
        raise ArgumentTypeError("organisation", value, ORGANISATION_FORMS)
    if not value.strip():
        raise ArgumentError("organisation", value, ORGANISATION_FORMS)
    known = {**index().organisations, **{fold_name(name): name for name in present}}
    key = fold_name(value[: LONGEST_NAME + 1])
    if key not in known:
        raise UnknownOrganisationError(value, dict.fromkeys(known[near] for near in nearest(key, known)))
    return known[key]
