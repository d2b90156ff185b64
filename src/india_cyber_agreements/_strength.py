"""How sure it is that an instrument is in force: an ordered vocabulary."""

from __future__ import annotations

import enum
from typing import NoReturn


class Standing(enum.StrEnum):
    """Whether an instrument is in force, as an ordered confidence: ``NOT_IN_FORCE < POSSIBLE < PRESUMED < CONFIRMED``.

    A standing has no truth value, because "possible" is neither yes nor no: compare it explicitly. Written forms
    compare like members.

    Example:
        >>> from india_cyber_agreements import Standing
        >>> Standing.PRESUMED >= "possible"
        True
    """

    #: Not yet, no longer, or never meant to be in force.
    NOT_IN_FORCE = "not-in-force"
    #: The evidence allows it.
    POSSIBLE = "possible"
    #: It took effect, and nothing says that it ended.
    PRESUMED = "presumed"
    #: A source shows it.
    CONFIRMED = "confirmed"

    @property
    def rank(self) -> int:
        """Position in the order, from 0 (not in force) to 3 (confirmed)."""
        return _RANKS[self.value]

    def __bool__(self) -> NoReturn:
        """Refuse a truth value.

        Raises:
            TypeError: Always.
        """
        message = "a Standing is neither true nor false: compare it, as in standing >= Standing.PRESUMED"
        raise TypeError(message)

    def __lt__(self, other: str) -> bool:
        """Compare by rank."""
        return self.rank < _rank_of(other)

    def __le__(self, other: str) -> bool:
        """Compare by rank."""
        return self.rank <= _rank_of(other)

    def __gt__(self, other: str) -> bool:
        """Compare by rank."""
        return self.rank > _rank_of(other)

    def __ge__(self, other: str) -> bool:
        """Compare by rank."""
        return self.rank >= _rank_of(other)


_RANKS = {standing.value: rank for rank, standing in enumerate(Standing)}


def _rank_of(other: object) -> int:
    """Return the rank of a member or of its written form.

    Raises:
        TypeError: ``other`` is neither.
    """
    if isinstance(other, str) and (rank := _RANKS.get(str.__str__(other))) is not None:
        return rank
    message = f"a Standing compares with one of {', '.join(map(repr, _RANKS))}, not with {other!r}"
    raise TypeError(message)
