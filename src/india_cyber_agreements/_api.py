"""The questions that the package answers, asked of the bundled dataset."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Literal, overload

from . import _bundled
from ._index import Answers
from ._strength import Standing

if TYPE_CHECKING:
    from ._collection import AgreementSet
    from ._conventions import Convention
    from ._countries import Country, CountryLike
    from ._dataset import Dataset
    from ._dates import DateLike
    from ._editions import Edition
    from ._enums import AgreementType
    from ._ledger import Change, Coverage
    from ._model import Agreement
    from ._totals import Dimension, TextDimension, Totals


#: Answers of the questions that are asked most; the sets remember theirs too, from here they come in one look-up.
_asked: Answers[AgreementSet] = Answers(0)


def dataset() -> Dataset:
    """Return the bundled dataset; it is loaded once, on first use."""
    return _bundled.dataset()


def agreements() -> AgreementSet:
    """Return all agreements, by date and then by id.

    Example:
        >>> import india_cyber_agreements as ica
        >>> "in-us-mlat" in ica.agreements().ids
        True
    """
    return _bundled.agreements()


def get(id_: str) -> Agreement:
    """Return the agreement with an id.

    An id that was merged into another one leads there, with a DeprecationWarning.

    Args:
        id_: The id, such as ``"in-us-mlat"``.

    Raises:
        UnknownAgreementError: No agreement has the id; as a RetiredAgreementError where it was split or withdrawn.
        ArgumentTypeError: ``id_`` is no string.

    Example:
        >>> import india_cyber_agreements as ica
        >>> ica.get("in-us-mlat").type
        <AgreementType.MLAT: 'mlat'>
    """
    found = _bundled.get(id_)
    if found is not None:
        return found
    agreement, notice = _bundled.dataset().resolve(id_)
    if notice:
        warnings.warn(notice, DeprecationWarning, stacklevel=2)
    return agreement


def by_country(*countries: CountryLike) -> AgreementSet:
    """Return the agreements with any of the given partners: see ``AgreementSet.by_country``.

    Args:
        countries: Names, ISO 3166-1 alpha-2, alpha-3 or numeric codes, ``Country`` objects or pycountry records.

    Raises:
        UnknownCountryError: A name is not known; ``suggestions`` holds the nearest ones.
        AmbiguousCountryError: A name means several countries.
        ArgumentError: No country was given, or an empty string.
        ArgumentTypeError: An argument has another type.

    Example:
        >>> import india_cyber_agreements as ica
        >>> "in-us-mlat" in ica.by_country("USA", "Canada").ids
        True
    """
    try:
        return _asked.countries[countries]
    except (KeyError, TypeError):  # not asked before, or an argument is nothing that could have been
        pass
    answer = _bundled.by_country(*countries)
    return _asked.keep(_asked.countries, countries, answer, len(answer))


def by_organisation(*organisations: str) -> AgreementSet:
    """Return the agreements of any of the given organisations: see ``AgreementSet.by_organisation``.

    Args:
        organisations: Names or abbreviations in any case, such as ``"BRICS"`` or ``"European Union"``.

    Raises:
        UnknownOrganisationError: A name is not known; ``suggestions`` holds the nearest ones.
        ArgumentError: No organisation was given, or an empty string.
        ArgumentTypeError: An argument is no string.

    Example:
        >>> import india_cyber_agreements as ica
        >>> "in-saarc-2008-mla-convention" in ica.by_organisation("SAARC").ids
        True
    """
    return _bundled.agreements().by_organisation(*organisations)


def by_type(*types: AgreementType | str) -> AgreementSet:
    """Return the agreements of any of the given types: see ``AgreementSet.by_type``.

    Args:
        types: Members of ``AgreementType`` or their written forms, such as ``"mlat"``.

    Raises:
        ArgumentError: No type was given, or a string that is none.
        ArgumentTypeError: An argument is no string.

    Example:
        >>> import india_cyber_agreements as ica
        >>> ica.by_type("mlat").by_country("US").ids
        ('in-us-mlat',)
    """
    try:
        return _asked.types[types]
    except (KeyError, TypeError):
        pass
    answer = _bundled.agreements().by_type(*types)
    return _asked.keep(_asked.types, types, answer, len(answer))


def in_force_between(
    start: DateLike,
    end: DateLike,
    *,
    at_least: Standing | str = Standing.PRESUMED,
    throughout: bool = False,
) -> AgreementSet:
    """Return the agreements in force in a period: see ``AgreementSet.in_force_between``.

    Args:
        start: First day: a ``datetime.date``, ``datetime.datetime``, ``PartialDate``, or a string of any precision
            (``"2015"`` is 1 January 2015); None is open.
        end: Last day, included, in the same forms (``"2015"`` is 31 December 2015); None is open.
        at_least: The standing that is needed, as a member of ``Standing`` or in written form.
        throughout: Whether it is needed on every day of the period rather than on some day.

    Raises:
        ArgumentError: A string is no date, the start lies after the end, or ``at_least`` is no standing.
        ArgumentTypeError: An argument has a type that is not accepted.

    Example:
        >>> import india_cyber_agreements as ica
        >>> "in-us-mlat" in ica.in_force_between("2010", "2015-06").ids
        True
    """
    return _bundled.agreements().in_force_between(start, end, at_least=at_least, throughout=throughout)


def signed_between(start: DateLike, end: DateLike) -> AgreementSet:
    """Return the agreements that were certainly signed in a period: see ``AgreementSet.signed_between``.

    Args:
        start: First day, in the forms of ``in_force_between``; None is open.
        end: Last day, included; None is open.

    Raises:
        ArgumentError: A string is no date, or the start lies after the end.
        ArgumentTypeError: An argument has a type that is not accepted.

    Example:
        >>> import india_cyber_agreements as ica
        >>> "in-us-mlat" in ica.signed_between("2001-10", "2001-10").ids
        True
    """
    return _bundled.agreements().signed_between(start, end)


@overload
def totals(by: TextDimension = "type") -> Totals[str]: ...
@overload
def totals(by: Literal["year"]) -> Totals[int]: ...
@overload
def totals(by: Dimension) -> Totals[str] | Totals[int]: ...
def totals(by: Dimension = "type") -> Totals[str] | Totals[int]:
    """Return the number of agreements by class of a dimension: see ``AgreementSet.totals``.

    Args:
        by: ``"type"``, ``"country"`` (alpha-2 codes), ``"year"`` (whole numbers), ``"topic"``, ``"level"``,
            ``"form"`` or ``"cyber_scope"``.

    Raises:
        ArgumentError: There is no such dimension.
        ArgumentTypeError: ``by`` is no string.

    Example:
        >>> import india_cyber_agreements as ica
        >>> totals = ica.totals()
        >>> sum(totals.values()) == totals.agreements == len(ica.agreements())
        True
    """
    return _bundled.agreements().totals(by)


def search(text: str) -> AgreementSet:
    """Return the agreements that contain a text in title, bodies, organisation, summary or topics.

    Args:
        text: What to look for; case, accents and punctuation do not count, several words are one phrase.

    Raises:
        ArgumentError: ``text`` is empty or only punctuation, or has more than 2,000 characters.
        ArgumentTypeError: ``text`` is no string.

    Example:
        >>> import india_cyber_agreements as ica
        >>> "in-quad-2022-ransomware-statement" in ica.search("Ransomware").ids
        True
    """
    return _bundled.agreements().search(text)


def countries() -> tuple[Country, ...]:
    """Return the countries and territories with at least one agreement, by name.

    Example:
        >>> import india_cyber_agreements as ica
        >>> ica.country("Japan") in ica.countries()
        True
    """
    return _bundled.agreements().countries()


def coverage(country: CountryLike) -> Coverage:
    """Return what a search for the agreements of a country came to: found, none found, or not searched.

    Args:
        country: A country, in any form that ``country()`` takes.

    Raises:
        UnknownCountryError: The name is not known.
        AmbiguousCountryError: The name means several countries.
        ArgumentError: An empty string was given.
        ArgumentTypeError: The value has another type.

    Example:
        >>> import india_cyber_agreements as ica
        >>> ica.coverage("Japan").outcome
        <CoverageOutcome.FOUND: 'found'>
    """
    return _bundled.dataset().coverage_of(country)


def conventions() -> tuple[Convention, ...]:
    """Return the conventions and calls open to many, with India's position, by the date of their opening.

    They are no agreements of India's and stand in no total.

    Example:
        >>> import india_cyber_agreements as ica
        >>> outside = [c.id for c in ica.conventions() if c.position is ica.Position.NON_PARTY]
        >>> "budapest-convention" in outside
        True
    """
    return _bundled.dataset().conventions


def edition(id_: str = "cis-2017") -> Edition:
    """Return an earlier edition, exactly as published.

    Args:
        id_: Its id; ``"cis-2017"`` is the table of the Centre for Internet and Society.

    Raises:
        UnknownEditionError: There is no such edition.
        ArgumentTypeError: ``id_`` is no string.

    Example:
        >>> import india_cyber_agreements as ica
        >>> sum(ica.edition("cis-2017").totals().values())
        103
    """
    return _bundled.dataset().edition(id_)


def changes(since: str | None = None) -> tuple[Change, ...]:
    """Return the changes to released records.

    Args:
        since: Only those made after this release, ``YYYY.MM.PATCH``; None for all.

    Raises:
        ArgumentError: ``since`` is no release number.
        ArgumentTypeError: ``since`` is no string.

    Example:
        >>> import india_cyber_agreements as ica
        >>> len(ica.changes(since="2999.12.0"))
        0
    """
    return _bundled.dataset().changes_since(since)


def cite(agreement: Agreement | str | None = None, *, style: str = "text") -> str:
    """Return a citation of an agreement, or of the dataset.

    Args:
        agreement: The agreement or its id; None for the dataset.
        style: ``"text"``, ``"bibtex"``, ``"ris"`` or ``"csl-json"``.

    Raises:
        UnknownAgreementError: No agreement has the id.
        ArgumentError: There is no such style.
        ArgumentTypeError: An argument is no string.

    Example:
        >>> import india_cyber_agreements as ica
        >>> print(ica.cite("in-us-mlat", style="bibtex").splitlines()[0])
        @misc{in-us-mlat,
    """
    if isinstance(agreement, str):
        agreement = get(agreement)
    from . import _cite  # noqa: PLC0415 - few need it

    return _cite.cite(agreement, _bundled.info(), style)
