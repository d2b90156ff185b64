"""From a name or code to a country of ISO 3166-1. Nothing is ever guessed.

A bundled table settles codes, common, official, former and everyday names and the labels of the 2017 table. What it
does not know is put to pycountry, which is loaded for that alone.
"""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Protocol

import attrs

from ._dates import PartialDate
from ._errors import AmbiguousCountryError, ArgumentError, ArgumentTypeError, UnknownCountryError
from ._lasting import lasting
from ._once import Once
from ._resources import read_bytes
from ._text import LONGEST_NAME, fold_name, nearest

COUNTRY_FORMS = "a name, an ISO 3166-1 alpha-2, alpha-3 or numeric code, a Country, or a pycountry record"
#: Numeric codes lie below this.
_CODES = 1000


@lasting
@attrs.frozen(kw_only=True)
class Country:
    """A country or territory of ISO 3166-1."""

    #: ISO 3166-1 alpha-2 code.
    alpha_2: str
    #: ISO 3166-1 alpha-3 code.
    alpha_3: str
    #: ISO 3166-1 numeric code, three digits.
    numeric: str
    #: Common name in English.
    name: str
    #: For a code that ISO 3166-3 lists as withdrawn, the date; None for a current one.
    withdrawn: PartialDate | None = None
    #: Longitude of a representative point, in degrees east of Greenwich (WGS 84); None for a withdrawn code.
    longitude: float | None = None
    #: Latitude of that point, in degrees north of the equator.
    latitude: float | None = None

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class HasAlpha2(Protocol):
    """Anything that carries an ISO 3166-1 alpha-2 code, such as a record of pycountry."""

    @property
    def alpha_2(self) -> str:
        """The code."""
        ...


if TYPE_CHECKING:
    from pycountry.db import Country as PycountryRecord

    #: What every country argument accepts. (Records of pycountry declare their attributes to no type checker.)
    CountryLike = str | int | Country | HasAlpha2 | PycountryRecord
else:
    CountryLike = str | int | Country | HasAlpha2


class _Index:
    """The bundled table, indexed for look-up."""

    def __init__(self) -> None:
        """Read the table, and index what most look-ups need."""
        table = json.loads(read_bytes("countries.json"))
        self._aliases: list[tuple[str, list[str]]] = []
        self._table = table
        self.by_code: dict[str, Country] = {}
        #: alpha-2 code by alpha-2, alpha-3 and numeric code.
        self.codes: dict[str, str] = {}
        #: alpha-2 code by common name, as it is written.
        self.by_common_name: dict[str, str] = {}
        for entry in table["countries"]:
            aliases = entry.pop("aliases", [])
            withdrawn = entry.pop("withdrawn", None)
            found = Country(**entry, withdrawn=None if withdrawn is None else PartialDate.parse(withdrawn))
            code = found.alpha_2
            self.by_code[code] = found
            self.codes[code] = self.codes[found.alpha_3] = self.codes[found.numeric] = code
            self.by_common_name[found.name] = code
            self._aliases.append((code, aliases))

    @functools.cached_property
    def by_name(self) -> dict[str, str]:
        """alpha-2 code by folded name."""
        names = ((code, (self.by_code[code].name, *aliases)) for code, aliases in self._aliases)
        return {fold_name(name): code for code, each in names for name in each}

    @functools.cached_property
    def ambiguous(self) -> dict[str, tuple[str, ...]]:
        """alpha-2 codes by folded name of several countries."""
        return {fold_name(entry["name"]): tuple(entry["countries"]) for entry in self._table["ambiguous"]}

    @functools.cached_property
    def organisations(self) -> dict[str, str]:
        """Names of organisations by folded name or abbreviation."""
        return {
            fold_name(name): entry["name"]
            for entry in self._table["organisations"]
            for name in (entry["name"], *entry.get("aliases", ()))
        }


#: Returns the bundled table, indexed; it is read once, on first use, whichever thread comes first.
index = Once(_Index)


def country(value: CountryLike) -> Country:
    """Return the country or territory that a name or code means.

    Names are accepted in any case, with or without accents and dots, in their common, official, former and everyday
    forms and as the 2017 table prints them.

    Args:
        value: A name; an ISO 3166-1 alpha-2, alpha-3 or numeric code (string or whole number); a ``Country``; or a
            record of pycountry.

    Raises:
        UnknownCountryError: Nothing goes by that name; ``suggestions`` holds the nearest names.
        AmbiguousCountryError: Several countries go by that name; ``suggestions`` holds them.
        ArgumentError: The string is empty.
        ArgumentTypeError: The value has another type.

    Example:
        >>> import india_cyber_agreements as ica
        >>> ica.country("South Korea").alpha_2, ica.country("Türkiye").name, ica.country(392).name
        ('KR', 'Türkiye', 'Japan')
        >>> ica.country("Korea")
        Traceback (most recent call last):
        ...
        india_cyber_agreements._errors.AmbiguousCountryError: 'Korea' is ambiguous between 'North Korea' and \
'South Korea'.
    """
    if isinstance(value, Country):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return _by_text(f"{value:03}" if 0 <= value < _CODES else "", value)
    if isinstance(value, str):
        if not value.strip():
            raise ArgumentError("country", value, COUNTRY_FORMS)
        return _by_text(value, value)
    # Asked for by name, because records of pycountry make their attributes up as they are asked for.
    code = getattr(value, "alpha_2", None)
    if isinstance(code, str):
        return _by_text(code, code)
    raise ArgumentTypeError("country", value, COUNTRY_FORMS)


def _by_text(text: str, given: object) -> Country:
    """Look a name or code up in the table, and failing that in pycountry."""
    if len(text) > LONGEST_NAME:
        raise UnknownCountryError(given, hint=f"Names have at most {LONGEST_NAME} characters.")
    table = index()
    bare = text.strip(" .\t\n\r")
    # Codes are taken as they stand, in any case: folding one would make 36.0 into 360, another country.
    code = table.codes.get(bare.zfill(3) if bare.isdecimal() and bare.isascii() else bare.upper())
    if code and bare.isascii():
        return table.by_code[code]
    code = table.by_common_name.get(text)  # no two countries share one, which the checks of the data see to
    if code:
        return table.by_code[code]
    key = fold_name(text)
    if key in table.ambiguous:
        raise AmbiguousCountryError(given, sorted(table.by_code[code].name for code in table.ambiguous[key]))
    if key in table.by_name:
        return table.by_code[table.by_name[key]]
    if key in table.organisations:
        name = table.organisations[key]
        raise UnknownCountryError(given, hint=f"{name} is an organisation: use by_organisation({name!r}).")
    return _by_pycountry(bare, key, given)


def _by_pycountry(text: str, key: str, given: object) -> Country:
    """Ask pycountry, which may know a form, or a withdrawn country, that the table does not."""
    import pycountry  # noqa: PLC0415 - for what the bundled table does not settle

    table = index()
    try:
        record = pycountry.countries.lookup(text)
    except LookupError:
        pass
    else:
        code: str = record.alpha_2
        return table.by_code.get(code) or Country(
            alpha_2=code, alpha_3=record.alpha_3, numeric=record.numeric, name=record.name
        )
    try:
        former = pycountry.historic_countries.lookup(text)
    except LookupError:
        found = (table.by_code[table.by_name[name]].name for name in nearest(key, table.by_name))
        raise UnknownCountryError(given, dict.fromkeys(found)) from None
    hint = f"ISO 3166-3 lists {former.name} as withdrawn ({former.withdrawal_date}); name one of the present states."
    raise UnknownCountryError(given, hint=hint)
