"""AgreementSet: an immutable sequence of agreements whose queries chain."""

from __future__ import annotations

import functools
import itertools
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Reversible
from typing import TYPE_CHECKING, Any, Literal, Self, SupportsIndex, overload

import attrs

from ._countries import Country, CountryLike, country
from ._dates import DateLike, bounds
from ._enums import AgreementType
from ._errors import ArgumentError, ArgumentTypeError, one_of, separate
from ._index import Answers, Index
from ._lasting import lasting
from ._model import Agreement
from ._organisations import organisation as resolve_organisation
from ._outputs import Outputs
from ._strength import Standing
from ._text import LONGEST_SEARCH, fold

if TYPE_CHECKING:
    from ._dataset import Dataset
    from ._scope import Scope
    from ._totals import Dimension, TextDimension, Totals

# What only some need is imported when they ask, since it costs time: an answer to the first question is wanted soon.
# ruff: noqa: PLC0415


def _as_tuple(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Return agreements as a tuple, whatever held them."""
    return tuple(agreements)


@lasting
@attrs.frozen(repr=False, eq=False)
class AgreementSet(Outputs, Collection[Agreement], Reversible[Agreement]):
    """An immutable sequence of agreements, by date and then by id, whose queries chain.

    It is no ``collections.abc.Sequence``, since polars would take that for a list of objects and not for a table.

    Equality and hash are by value. ``|``, ``&`` and ``-`` are union, intersection and difference, each in the
    documented order: by ``Agreement.date``, undated ones last, then by id.

    Example:
        >>> import india_cyber_agreements as ica
        >>> japan = ica.agreements().by_country("Japan").by_type("mou")
        >>> "in-jp-2022-cybersecurity-moc" in japan.ids
        True
        >>> japan - japan
        <AgreementSet of 0 agreements>
    """

    _members: tuple[Agreement, ...] = attrs.field(default=(), converter=_as_tuple, alias="members")
    _left_out: tuple[Agreement, ...] = attrs.field(default=(), converter=_as_tuple, kw_only=True, alias="left_out")
    #: Organisations of the set that this one was filtered from, which stay known when none of their agreements is left.
    _organisations: frozenset[str] = attrs.field(default=frozenset(), kw_only=True, alias="organisations")
    #: Returns the dataset that the agreements come from; asked only when something is written that tells of it.
    _origin: Callable[[], Dataset | None] | None = attrs.field(default=None, kw_only=True, alias="origin")

    @classmethod
    def of(cls, agreements: Iterable[Agreement]) -> Self:
        """Return the set of some agreements, in the documented order; the same agreement counts once.

        Args:
            agreements: Agreements in any order.
        """
        members = _ordered(agreements)
        return cls(members, organisations=frozenset(a.organisation for a in members if a.organisation))

    def _part(self, members: Iterable[Agreement], left_out: Iterable[Agreement] = ()) -> AgreementSet:
        """Return a set of some of the agreements, which knows what this one knows."""
        return AgreementSet(members, left_out=left_out, organisations=self._organisations, origin=self._origin)

    @functools.cached_property
    def _index(self) -> Index:
        """Where the agreements stand."""
        return Index(self._members)

    @functools.cached_property
    def _doubtful(self) -> Index:
        """Where those stand that an earlier query left undetermined."""
        return Index(self._left_out)

    @functools.cached_property
    def _asked(self) -> Answers[AgreementSet]:
        """The answers to earlier questions."""
        return Answers(len(self._members))

    # The protocol of a sequence.

    def __len__(self) -> int:
        """Return the number of agreements."""
        return len(self._members)

    def __iter__(self) -> Iterator[Agreement]:
        """Iterate in the documented order."""
        return iter(self._members)

    def __contains__(self, item: object) -> bool:
        """Return whether an agreement, or the one with an id, is in the set."""
        if isinstance(item, str):
            return item in self._index.ids
        return isinstance(item, Agreement) and item in self._index.known

    def __reversed__(self) -> Iterator[Agreement]:
        """Iterate from the last to the first."""
        return reversed(self._members)

    def index(self, value: object, start: SupportsIndex = 0, stop: SupportsIndex = sys.maxsize) -> int:
        """Return the first position of an agreement.

        Args:
            value: The agreement.
            start: Where to begin to look.
            stop: Where to end, this position not included.

        Raises:
            ValueError: It is not there.
        """
        return self._members.index(value, start, stop)

    def count(self, value: object) -> int:
        """Return how often an agreement is in the set."""
        return self._members.count(value)

    @overload
    def __getitem__(self, index: SupportsIndex) -> Agreement: ...
    @overload
    def __getitem__(self, index: slice) -> AgreementSet: ...
    def __getitem__(self, index: SupportsIndex | slice) -> Agreement | AgreementSet:
        """Return the agreement at a position, or the set of those at a slice of positions, in the order of the slice.

        Raises:
            IndexError: There is no such position.
        """
        if isinstance(index, slice):
            return self._part(self._members[index])
        return self._members[index]

    def __eq__(self, other: object) -> bool:
        """Return whether the other set has the same agreements in the same order."""
        if not isinstance(other, AgreementSet):
            return NotImplemented
        return self._members == other._members

    def __hash__(self) -> int:
        """Return the hash of the members."""
        return hash(self._members)

    def __repr__(self) -> str:
        """Return the number of agreements and a table of the first ones."""
        from . import _display

        return _display.agreements_repr(self._members, len(self._left_out))

    # The algebra of sets.

    def __or__(self, other: AgreementSet) -> AgreementSet:
        """Return the agreements of either set."""
        if not isinstance(other, AgreementSet):
            return NotImplemented
        members = _ordered((*self._members, *other._members))
        known = self._organisations | other._organisations
        origin = self._origin if self._origin is other._origin else None  # from two places: of neither
        return AgreementSet(members, organisations=known, origin=origin)

    def __and__(self, other: AgreementSet) -> AgreementSet:
        """Return the agreements of both sets."""
        if not isinstance(other, AgreementSet):
            return NotImplemented
        theirs = other._index.known
        return self._part(_ordered(agreement for agreement in self._members if agreement in theirs))

    def __sub__(self, other: AgreementSet) -> AgreementSet:
        """Return the agreements of this set that are not in the other."""
        if not isinstance(other, AgreementSet):
            return NotImplemented
        theirs = other._index.known
        return self._part(_ordered(agreement for agreement in self._members if agreement not in theirs))

    # Queries.

    @functools.cached_property
    def _ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(agreement.id for agreement in self._members)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return self._ids

    @property
    def undetermined(self) -> AgreementSet:
        """The agreements that a query by date left out only because the evidence is too weak.

        For ``in_force_between`` those that would be in with ``at_least="possible"``; for ``signed_between`` those that
        may have been signed in the period. Filters that follow apply to them too; slices and set algebra drop them.
        """
        return self._part(self._left_out)

    def where(self, predicate: Callable[[Agreement], bool]) -> AgreementSet:
        """Return the agreements for which a predicate holds.

        Args:
            predicate: A function from an agreement to a truth value.

        Raises:
            ArgumentTypeError: ``predicate`` cannot be called.
        """
        if not callable(predicate):
            raise ArgumentTypeError("predicate", predicate, "a function from an Agreement to a truth value")
        return self._part(filter(predicate, self._members), filter(predicate, self._left_out))

    def by_country(self, *countries: CountryLike) -> AgreementSet:
        """Return the agreements with any of the given partners.

        India is a party to every agreement, so ``by_country("India")`` returns all. Members of an organisation that no
        source lists are not partners: ``by_country("Germany")`` has no agreement of the European Union.

        Args:
            countries: Names, ISO 3166-1 alpha-2, alpha-3 or numeric codes, ``Country`` objects or pycountry records.

        Raises:
            UnknownCountryError: A name is not known; ``suggestions`` holds the nearest ones.
            AmbiguousCountryError: A name means several countries.
            ArgumentError: No country was given, or an empty string.
            ArgumentTypeError: An argument has another type.
        """
        try:
            return self._asked.countries[countries]
        except (KeyError, TypeError):  # not asked before, or an argument is nothing that could have been
            pass
        codes = codes_of(countries)
        if "IN" in codes:
            answer = self._part(self._members, self._left_out)
        else:
            members = self._index.any_of(self._index.countries, codes)
            answer = self._part(members, self._doubtful.any_of(self._doubtful.countries, codes))
        return self._asked.keep(self._asked.countries, countries, answer, len(answer))

    def by_organisation(self, *organisations: str) -> AgreementSet:
        """Return the agreements of any of the given organisations or groupings.

        Args:
            organisations: Names or abbreviations in any case, such as ``"BRICS"`` or ``"European Union"``.

        Raises:
            UnknownOrganisationError: A name is not known; ``suggestions`` holds the nearest ones.
            ArgumentError: No organisation was given, or an empty string.
            ArgumentTypeError: An argument is no string.
        """
        try:
            return self._asked.organisations[organisations]
        except (KeyError, TypeError):
            pass
        separate("organisations", organisations, "by_organisation('BRICS', 'Quad')")
        names = {resolve_organisation(value, self._organisations) for value in organisations}
        members = self._index.any_of(self._index.organisations, names)
        answer = self._part(members, self._doubtful.any_of(self._doubtful.organisations, names))
        return self._asked.keep(self._asked.organisations, organisations, answer, len(answer))

    def by_type(self, *types: AgreementType | str) -> AgreementSet:
        """Return the agreements of any of the given types.

        Args:
            types: Members of ``AgreementType`` or their written forms in any case, such as ``"mlat"``.

        Raises:
            ArgumentError: No type was given, or a string that is none.
            ArgumentTypeError: An argument is no string.
        """
        try:
            return self._asked.types[types]
        except (KeyError, TypeError):
            pass
        separate("types", types, "by_type('mlat', 'mou')")
        wanted = {one_of("types", value, AgreementType) for value in types}
        members = self._index.any_of(self._index.types, wanted)
        answer = self._part(members, self._doubtful.any_of(self._doubtful.types, wanted))
        return self._asked.keep(self._asked.types, types, answer, len(answer))

    def in_force_between(
        self,
        start: DateLike,
        end: DateLike,
        *,
        at_least: Standing | str = Standing.PRESUMED,
        throughout: bool = False,
    ) -> AgreementSet:
        """Return the agreements in force in a period.

        Args:
            start: First day: a ``datetime.date``, ``datetime.datetime``, ``PartialDate``, or a string of any precision
                (``"2015"`` is 1 January 2015); None is open.
            end: Last day, included, in the same forms (``"2015"`` is 31 December 2015); None is open.
            at_least: The standing that is needed, as a member of ``Standing`` or in written form.
            throughout: Whether it is needed on every day of the period rather than on some day.

        Returns:
            The agreements; ``undetermined`` on the result holds those left out only because the evidence is too weak.

        Raises:
            ArgumentError: A string is no date, the start lies after the end, or ``at_least`` is no standing.
            ArgumentTypeError: An argument has a type that is not accepted.

        Example:
            >>> import india_cyber_agreements as ica
            >>> before = ica.by_type("mlat").in_force_between("1989-03", "1999", at_least="confirmed")
            >>> "in-ch-mlat" in before.ids, "in-us-mlat" in before.ids
            (True, False)
        """
        question = (start, end, at_least, "every day" if throughout else "some day")
        try:
            return self._asked.periods[question]
        except (KeyError, TypeError):
            pass
        first, last = bounds(start, end)
        needed = at_least if isinstance(at_least, Standing) else Standing(one_of("at_least", at_least, Standing))
        reaching, weak = self._index.in_force(needed, first, last, throughout=throughout)
        if self._left_out:
            weak = (*weak, *self._doubtful.in_force(Standing.POSSIBLE, first, last, throughout=throughout)[0])
        if self._left_out or not self._index.in_order:
            weak = _ordered(weak)
        answer = self._part(reaching, weak)
        return self._asked.keep(self._asked.periods, question, answer, len(reaching) + len(weak))

    def signed_between(self, start: DateLike, end: DateLike) -> AgreementSet:
        """Return the agreements that were certainly signed in a period.

        Args:
            start: First day, in the forms of ``in_force_between``; None is open.
            end: Last day, included; None is open.

        Returns:
            The agreements whose date of signature lies in the period whatever day it means; ``undetermined`` holds
            those whose date only may.

        Raises:
            ArgumentError: A string is no date, or the start lies after the end.
            ArgumentTypeError: An argument has a type that is not accepted.
        """
        first, last = bounds(start, end)
        members: list[Agreement] = []
        weak: list[Agreement] = []
        for agreement, certain in self._candidates():
            signed = agreement.signed
            if signed is None or signed.latest < first or signed.earliest > last:
                continue
            inside = first <= signed.earliest and signed.latest <= last
            (members if certain and inside else weak).append(agreement)
        return self._part(members, _ordered(weak))

    def _candidates(self) -> Iterator[tuple[Agreement, bool]]:
        """Yield every member and everything an earlier query left undetermined, and which of the two it is."""
        yield from ((agreement, True) for agreement in self._members)
        yield from ((agreement, False) for agreement in self._left_out)

    def bilateral(self) -> AgreementSet:
        """Return the agreements between India and one other country alone."""
        return self.where(lambda agreement: agreement.is_bilateral)

    def governmental(self) -> AgreementSet:
        """Return the agreements of governments and their agencies, without those of companies and universities."""
        return self.where(lambda agreement: agreement.is_governmental)

    def search(self, text: str) -> AgreementSet:
        """Return the agreements that contain a text in title, bodies, organisation, summary or topics.

        Case, accents and punctuation do not count; several words are one phrase.

        Args:
            text: What to look for.

        Raises:
            ArgumentError: ``text`` is empty or only punctuation, or has more than 2,000 characters.
            ArgumentTypeError: ``text`` is no string.
        """
        if not isinstance(text, str):
            raise ArgumentTypeError("text", text, "a string")
        needle = fold(text) if len(text) <= LONGEST_SEARCH else ""
        if not needle:
            allowed = f"a text with at least one letter or digit and at most {LONGEST_SEARCH:,} characters"
            raise ArgumentError("text", text, allowed)
        return self.where(lambda agreement: needle in _haystack(agreement))

    def countries(self) -> tuple[Country, ...]:
        """Return the partner countries, each once, by name."""
        codes = {code for agreement in self._members for code in agreement.countries}
        return tuple(sorted((country(code) for code in codes), key=lambda found: found.name))

    @overload
    def totals(self, by: TextDimension = "type") -> Totals[str]: ...
    @overload
    def totals(self, by: Literal["year"]) -> Totals[int]: ...
    @overload
    def totals(self, by: Dimension) -> Totals[str] | Totals[int]: ...
    def totals(self, by: Dimension = "type") -> Totals[str] | Totals[int]:
        """Return the number of agreements by class of a dimension.

        Args:
            by: ``"type"``, ``"country"`` (alpha-2 codes), ``"year"`` (whole numbers), ``"topic"``, ``"level"``,
                ``"form"`` or ``"cyber_scope"``.

        Raises:
            ArgumentError: There is no such dimension.
            ArgumentTypeError: ``by`` is no string.
        """
        from ._totals import totals

        return totals(self._members, by)

    @functools.cached_property
    def _surroundings(self) -> Any:  # noqa: ANN401 - a Scope, whose module is not imported before it is needed
        """The agreements with what their dataset says around them."""
        from ._scope import Scope

        return Scope.of(self._members, self._origin() if self._origin else None)

    def _scope(self) -> Scope:
        """Return the agreements with what their dataset says around them."""
        scope: Scope = self._surroundings
        return scope

    def _repr_html_(self) -> str:
        """Return the first agreements as a table for notebooks."""
        from . import _html

        return _html.agreements_fragment(self._members, len(self._left_out))


def codes_of(countries: tuple[CountryLike, ...]) -> set[str]:
    """Return the alpha-2 codes of the arguments of ``by_country``, which tells the errors."""
    separate("countries", countries, "by_country('Japan', 'Kenya')")
    return {country(value).alpha_2 for value in countries}


def _ordered(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Return agreements in the documented order, each once."""
    agreements = list(agreements)
    for agreement in agreements:
        if not isinstance(agreement, Agreement):
            raise ArgumentTypeError("agreements", agreement, "agreements only")
    ordered: list[Agreement] = []
    for agreement in sorted(agreements, key=lambda agreement: agreement.sort_key):
        # Equal ones have one sort key, so that nothing else but what shares their id stands between them.
        if agreement not in itertools.takewhile(_shares_id(agreement), reversed(ordered)):
            ordered.append(agreement)
    return tuple(ordered)


def _shares_id(agreement: Agreement) -> Callable[[Agreement], bool]:
    """Return a function that tells whether an agreement has the id of this one."""
    return lambda other: other.id == agreement.id


def _haystack(agreement: Agreement) -> str:
    """Return the text that a search looks through, folded."""
    parts = (
        agreement.title,
        agreement.bodies.indian,
        agreement.bodies.partner,
        agreement.organisation,
        agreement.summary,
        *agreement.topics,
    )
    return "\n".join(fold(part) for part in parts if part)
