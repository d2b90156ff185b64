"""What a set of agreements finds its members by: made when it is first asked, and the answers that it gave."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from ._enums import AgreementType
from ._strength import Standing

if TYPE_CHECKING:
    import datetime as dt

    from ._model import Agreement
    from ._periods import Periods

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

#: Answers are kept until they have this many members, whatever the size of the set, and
_ROOM = 10_000
#: this many times the members of the set.
_TIMES = 4


#: Types whose values are one key only if they ask the same.
_TEXTS = frozenset({str, AgreementType, Standing, type(None)})
_ABOVE_POSSIBLE = (Standing.PRESUMED, Standing.CONFIRMED)
#: The part of all positions that is many.
_MANY = 8
#: From so many positions on, one call gets all members, as a tuple.
_SEVERAL = 2


class Answers(Generic[T]):
    """Answers that were given before, by the arguments of the question, as long as they take little room."""

    __slots__ = ("_held", "_room", "countries", "organisations", "periods", "types")

    def __init__(self, size: int) -> None:
        """Begin without any.

        Args:
            size: How many members the set has that is asked.
        """
        self._room = _ROOM + _TIMES * size
        self._held = 0
        #: Answers of ``by_country``, ``by_organisation`` and ``by_type``.
        self.countries: dict[tuple[object, ...], T] = {}
        self.organisations: dict[tuple[object, ...], T] = {}
        self.types: dict[tuple[object, ...], T] = {}
        #: Answers of ``in_force_between``.
        self.periods: dict[tuple[object, ...], T] = {}

    def keep(self, known: dict[tuple[object, ...], T], arguments: tuple[object, ...], answer: T, size: int) -> T:
        """Keep an answer, if texts asked for it, and return it.

        Numbers are not kept: 4 and 4.0 are one key, and only the first is a code of a country.

        Args:
            known: The answers to the same question.
            arguments: What was asked.
            answer: The answer.
            size: How many members it has.
        """
        if _TEXTS.issuperset(map(type, arguments)):
            self._held += size + 1
            if self._held > self._room:
                for answers in (self.countries, self.organisations, self.types, self.periods):
                    answers.clear()
                self._held = size + 1
            known[arguments] = answer
        return answer


class Index:
    """Where agreements stand in a sequence, by what they are asked for."""

    def __init__(self, members: tuple[Agreement, ...]) -> None:
        """Remember the agreements; where they stand is found out when it is first asked."""
        self.members = members

    def _by(self, read: Callable[[Agreement], Iterable[K]]) -> Mapping[K, list[int]]:
        """Return the positions of the agreements by something of theirs."""
        found: dict[K, list[int]] = {}
        for position, agreement in enumerate(self.members):
            for key in read(agreement):
                found.setdefault(key, []).append(position)
        return found

    @functools.cached_property
    def countries(self) -> Mapping[str, list[int]]:
        """Positions by code of a partner."""
        return self._by(lambda agreement: agreement.countries)

    @functools.cached_property
    def organisations(self) -> Mapping[str, list[int]]:
        """Positions by organisation."""
        return self._by(lambda agreement: (agreement.organisation,) if agreement.organisation else ())

    @functools.cached_property
    def types(self) -> Mapping[str, list[int]]:
        """Positions by type."""
        return self._by(lambda agreement: (agreement.type,))

    @functools.cached_property
    def ids(self) -> frozenset[str]:
        """The ids."""
        return frozenset(agreement.id for agreement in self.members)

    @functools.cached_property
    def known(self) -> frozenset[Agreement]:
        """The agreements, for look-up."""
        return frozenset(self.members)

    @functools.cached_property
    def in_order(self) -> bool:
        """Whether they stand in the documented order."""
        keys = [agreement.sort_key for agreement in self.members]
        return all(before < after for before, after in itertools.pairwise(keys))

    @functools.cached_property
    def _periods(self) -> Mapping[Standing, Periods]:
        """The periods in which each standing is reached, whose being positions."""
        from . import _standing  # noqa: PLC0415 - questions of other kinds do without them
        from ._garbage import left_lying  # noqa: PLC0415
        from ._periods import Periods  # noqa: PLC0415

        reached: dict[Standing, list[tuple[int, int, int]]] = {}
        with left_lying():
            for position, agreement in enumerate(self.members):
                for standing, first, last in _standing.reached(agreement.type, agreement.form, agreement.events):
                    reached.setdefault(standing, []).append((first, last, position))
            return {standing: Periods(reached.get(standing, ())) for standing in Standing}

    def any_of(self, positions: Mapping[K, list[int]], keys: Iterable[K]) -> tuple[Agreement, ...]:
        """Return the agreements that stand under any of some keys, in their order.

        Args:
            positions: Positions by key.
            keys: The keys.
        """
        lists = [positions[key] for key in keys if key in positions]
        return self.at(lists[0] if len(lists) == 1 else sorted(set[int]().union(*lists)))

    def at(self, positions: list[int]) -> tuple[Agreement, ...]:
        """Return the agreements at some positions."""
        if len(positions) < _SEVERAL:
            return tuple(self.members[position] for position in positions)
        found: tuple[Agreement, ...] = itemgetter(*positions)(self.members)
        return found

    def in_force(
        self, needed: Standing, first: dt.date, last: dt.date, *, throughout: bool
    ) -> tuple[tuple[Agreement, ...], tuple[Agreement, ...]]:
        """Return the agreements whose standing reaches one in a period, and those that miss it and are possible.

        Args:
            needed: The standing.
            first: First day of the period.
            last: Last day of the period.
            throughout: Whether it has to be reached on every day rather than on some day.
        """
        days = first.toordinal(), last.toordinal()
        reaching = self._periods[needed].meeting(*days, throughout=throughout)
        if needed not in _ABOVE_POSSIBLE:
            return self._chosen(reaching, ()), ()
        possible = self._periods[Standing.POSSIBLE].meeting(*days, throughout=throughout)
        return self._chosen(reaching, ()), self._chosen(possible, reaching)

    def _chosen(self, positions: Collection[int], without: Collection[int]) -> tuple[Agreement, ...]:
        """Return the agreements at some positions, in any order and more than once, without those at others."""
        if len(positions) < len(self.members) // _MANY:
            return self.at(sorted({*positions}.difference(without)))
        # To tick many off takes time in proportion to them, which to sort them does not.
        chosen = bytearray(len(self.members))
        for position in positions:
            chosen[position] = True
        for position in without:
            chosen[position] = False
        return tuple(itertools.compress(self.members, chosen))
