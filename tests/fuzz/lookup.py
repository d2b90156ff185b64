"""Anything for a country, an organisation, an id, or a text to search for."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, cast

import pycountry

import india_cyber_agreements as ica
from india_cyber_agreements import Country
from tests.fuzz.choices import STRANGE, Choices
from tests.fuzz.contract import Refused, answer
from tests.fuzz.values import Coded, anything

DATA = ica.dataset()
WORDS: Sequence[str] = (
    "Japan", "Korea", "south", "North", "Republic of ", "the ", " the", "U.S.", "United ", "States", "JP", "jpn", "392",
    "36.0", "036", "4", "Côte d'Ivoire", "Türkiye", "Congo", "Czechoslovakia", "BRICS", "European Union", "in-us-mlat",
    "cis-2017", "mlat", "ransomware", "cert-in", "&", ".", "-", "'", " ", "(", ")", ",", *STRANGE[:6],
)  # fmt: skip
_COUNTRY = (
    ica.UnknownCountryError,
    ica.AmbiguousCountryError,
    ica.ArgumentError,
    ica.ArgumentTypeError,
)


@functools.cache
def _records() -> list[Any]:
    """Return the records of pycountry, withdrawn countries and parts of countries included."""
    return [*pycountry.countries, *pycountry.historic_countries, *list(pycountry.subdivisions)[:50]]


def _value(choices: Choices) -> Any:
    """Draw what may be a country."""
    kind = choices.number(8)
    if kind == 0:
        return choices.pick(_records())
    if kind == 1:
        return Coded(anything(choices, WORDS))
    if kind == 2:
        return Country(alpha_2=choices.text(WORDS, 2), alpha_3="XXX", numeric="999", name="Nowhere")
    if kind == 3:
        return choices.number(1100) - 50
    if kind == 4:
        return choices.pick(DATA.agreements.countries()).name
    return anything(choices, WORDS)


def _country(choices: Choices) -> None:
    """Hold the resolution of a country to what it promises: one country, and the same by each of its names."""
    value = _value(choices)
    found = answer(lambda: ica.country(value), _COUNTRY)
    if isinstance(found, Refused):
        if isinstance(found.error, ica.UnknownNameError):
            for name in found.error.suggestions:
                assert ica.country(name).name == name
        return
    assert ica.country(found) is found
    if isinstance(value, Country):
        return
    ways: tuple[Any, ...] = (found.alpha_2, found.alpha_3, found.numeric, int(found.numeric), found.name)
    for way in (*ways, Coded(found.alpha_2)):
        assert ica.country(way) == found, (value, way)
    if isinstance(value, str) and value.isascii():
        assert ica.country(value.swapcase()) == found
        assert ica.country(f"  {value} ") == found
    assert ica.by_country(value) == ica.by_country(found)
    assert ica.coverage(value).country == found.alpha_2


def _query(choices: Choices) -> None:
    """Hold the questions by country to set algebra."""
    values = [_value(choices) for _ in range(choices.number(4))]
    found = answer(lambda: DATA.agreements.by_country(*values), _COUNTRY)
    if not isinstance(found, Refused):
        assert values
        assert found == functools.reduce(lambda one, other: one | other, map(DATA.agreements.by_country, values))


def _organisation(choices: Choices) -> None:
    """Hold the questions by organisation to what they promise."""
    value: Any = anything(choices, WORDS)
    documented = (ica.UnknownOrganisationError, ica.ArgumentError, ica.ArgumentTypeError)
    found = answer(lambda: DATA.agreements.by_organisation(value), documented)
    if not isinstance(found, Refused):
        assert len({agreement.organisation for agreement in found}) <= 1
        for agreement in found[:1]:
            assert DATA.agreements.by_organisation(str(agreement.organisation)) == found
    elif isinstance(found.error, ica.UnknownOrganisationError):
        for name in found.error.suggestions:
            DATA.agreements.by_organisation(name)


def _search(choices: Choices) -> None:
    """Hold the search to what it promises: case and accents do not count, and less text finds no less."""
    text: Any = anything(choices, WORDS)
    found = answer(lambda: DATA.agreements.search(text), (ica.ArgumentError, ica.ArgumentTypeError))
    if not isinstance(found, Refused) and text.isascii():
        assert DATA.agreements.search(text.swapcase()) == found
        assert DATA.agreements.search(f" {text}.") == found


def _other(choices: Choices) -> None:
    """Hold the other questions that take a word to their documented errors."""
    value: Any = anything(choices, WORDS)
    plain = (ica.ArgumentError, ica.ArgumentTypeError)
    answer(lambda: DATA.agreements.by_type(value), plain)
    totals = cast("Callable[[Any], object]", DATA.agreements.totals)
    answer(lambda: totals(value), plain)
    answer(lambda: DATA.edition(value), (ica.UnknownEditionError, ica.ArgumentTypeError))
    answer(lambda: DATA.changes_since(value), plain)
    answer(lambda: ica.cite("in-us-mlat", style=value), plain)
    unknown = (ica.UnknownAgreementError, ica.RetiredAgreementError)
    found = answer(lambda: DATA.get(value), (*unknown, ica.ArgumentTypeError))
    if not isinstance(found, Refused):
        assert found.id == value


_KINDS = (_country, _country, _country, _query, _organisation, _search, _other)


def target(data: bytes) -> None:
    """Look up whatever the bytes make."""
    choices = Choices(data)
    choices.pick(_KINDS)(choices)
