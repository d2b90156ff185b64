"""What the bundled table of names holds: countries, names that several share, and organisations."""

from __future__ import annotations

import attrs

from ._dates import PartialDate


@attrs.frozen(kw_only=True)
class CountryEntry:
    """One country of the bundled table."""

    alpha_2: str
    alpha_3: str
    numeric: str
    name: str
    withdrawn: PartialDate | None = None
    #: The point of its largest piece of land that is farthest from the edge of that piece, in degrees (WGS 84).
    longitude: float | None = None
    latitude: float | None = None
    aliases: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class AmbiguousName:
    """A name that several countries share."""

    name: str
    countries: tuple[str, ...]


@attrs.frozen(kw_only=True)
class OrganisationEntry:
    """An organisation or grouping, which is no country."""

    name: str
    aliases: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class CountryTable:
    """The bundled table of names, as its file holds it."""

    countries: tuple[CountryEntry, ...]
    ambiguous: tuple[AmbiguousName, ...]
    organisations: tuple[OrganisationEntry, ...]
