"""What tables and files are made from: agreements, and what the dataset that they come from says around them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import attrs

from ._errors import ArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ._dataset import Dataset
    from ._editions import Edition
    from ._ledger import Coverage, DatasetInfo
    from ._model import Agreement
    from ._parts import Source


def _distinct(what: str, things: Iterable[Agreement | Source]) -> None:
    """See that no two things have one id, since one of them would get lost.

    Raises:
        ArgumentError: Two have.
    """
    seen: set[str] = set()
    for thing in things:
        if thing.id in seen:
            raise ArgumentError(what, thing.id, "an id for each of its own; two that differ have this one")
        seen.add(thing.id)


def _mentioned(agreement: Agreement) -> Iterator[Source]:
    """Yield the sources of an agreement and of its events."""
    yield from agreement.sources
    for event in agreement.events:
        yield from event.sources
        yield from (source for rival in event.rivals for source in rival.sources)


@attrs.frozen(kw_only=True)
class Scope:
    """Some agreements with what belongs to them."""

    #: The agreements, in the order in which rows follow each other.
    agreements: tuple[Agreement, ...]
    #: The sources, by id.
    sources: tuple[Source, ...]
    #: Earlier editions of the dataset that the agreements come from, whole.
    editions: tuple[Edition, ...] = ()
    #: What was searched in making that dataset, whole.
    coverage: tuple[Coverage, ...] = ()
    #: What that dataset is; None where agreements come from none.
    info: DatasetInfo | None = None
    #: Tables that were made of all this, by name.
    frames: dict[str, Any] = attrs.field(factory=dict[str, Any], init=False, eq=False, repr=False)

    @classmethod
    def of(cls, agreements: Iterable[Agreement], origin: Dataset | None) -> Scope:
        """Return the scope of some agreements.

        Args:
            agreements: The agreements, in order.
            origin: The dataset that they come from, if any.

        Raises:
            ArgumentError: Two agreements, or two of their sources, differ and have one id.
        """
        members = tuple(agreements)
        _distinct("agreements", members)
        mentioned = dict.fromkeys(source for agreement in members for source in _mentioned(agreement))
        _distinct("sources", mentioned)
        cited = {source.id: source for source in mentioned}
        sources = tuple(cited[id_] for id_ in sorted(cited))
        if origin is None:
            return cls(agreements=members, sources=sources)
        return cls(
            agreements=members,
            sources=sources,
            editions=origin.editions,
            coverage=origin.coverage,
            info=origin.info,
        )

    @property
    def last_day(self) -> dt.date:
        """The last day that is spoken of: that of the dataset, else of the latest event, else today (UTC)."""
        if self.info:
            return self.info.coverage_end.latest
        days = [event.date.latest for agreement in self.agreements for event in agreement.events]
        return max(days, default=dt.datetime.now(tz=dt.UTC).date())
