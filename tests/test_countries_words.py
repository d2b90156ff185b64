"""What look-up says when it refuses a country, word for word, and what it gives where pycountry is asked."""

from __future__ import annotations

import types
import typing
from typing import Any

import pycountry
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import Country

FORMS = "a name, an ISO 3166-1 alpha-2, alpha-3 or numeric code, a Country, or a pycountry record"


def refused(value: Any) -> ica.IndiaCyberAgreementsError:
    """Return the error with which a value is refused."""
    with pytest.raises(ica.IndiaCyberAgreementsError) as caught:
        ica.country(value)
    return caught.value


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", f"country: '' is not allowed; use {FORMS}."),
        (" \n", f"country: ' \\n' is not allowed; use {FORMS}."),
        (None, f"country: None is of type NoneType, which is not accepted; use {FORMS}."),
        (True, f"country: True is of type bool, which is not accepted; use {FORMS}."),
        (
            types.SimpleNamespace(alpha_2=3),
            f"country: namespace(alpha_2=3) is of type SimpleNamespace, which is not accepted; use {FORMS}.",
        ),
        ("x" * 201, f"unknown country or territory '{'x' * 79}…. Names have at most 200 characters."),
        ("Korea", "'Korea' is ambiguous between 'North Korea' and 'South Korea'."),
        (
            "European Union",
            "unknown country or territory 'European Union'. EU is an organisation: use by_organisation('EU').",
        ),
        (
            "SUN",
            (
                "unknown country or territory 'SUN'. ISO 3166-3 lists USSR, Union of Soviet Socialist Republics as "
                "withdrawn (1992-08-30); name one of the present states."
            ),
        ),
        (types.SimpleNamespace(alpha_2="XX"), "unknown country or territory 'XX'."),
    ],
)
def test_refusal(value: Any, message: str) -> None:
    """The message says what was given and what to do about it."""
    assert str(refused(value)).startswith(message)


@pytest.mark.parametrize("value", [-1, 1000, 10**30, 1])
def test_numbers_that_are_no_code(value: int) -> None:
    """A number that is no code is told as the number that it is."""
    error = refused(value)
    assert isinstance(error, ica.UnknownCountryError)
    assert error.given == value


@pytest.mark.parametrize("value", ["Jappan", "Korea", "EU", "SUN", "x" * 201])
def test_refused_names_are_kept(value: str) -> None:
    """The error holds the name as it was given, in whatever way it was found wanting."""
    error = refused(f" {value}")
    assert isinstance(error, ica.UnknownCountryError | ica.AmbiguousCountryError)
    assert error.given == f" {value}"
    assert error.__suppress_context__ or error.__context__ is None


def test_names_of_just_allowed_length() -> None:
    """A name as long as names may be is looked for, and one longer is not."""
    longest = "Japan".rjust(200)
    assert ica.country(longest).alpha_2 == "JP"
    assert "at most 200 characters" in str(refused(f" {longest}"))


def test_each_near_country_is_named_once() -> None:
    """Suggestions are names of countries as they are, the nearest first, none of them twice."""
    error = refused("Repubic of Korea")
    assert isinstance(error, ica.UnknownCountryError)
    assert error.suggestions[0] == "South Korea"
    assert len(set(error.suggestions)) == len(error.suggestions)


@pytest.mark.parametrize(("value", "code"), [(0, None), (4, "AF"), (36, "AU"), (894, "ZM"), (999, None)])
def test_whole_numbers(value: int, code: str | None) -> None:
    """Whole numbers are numeric codes, their leading zeros left out."""
    if code is None:
        assert isinstance(refused(value), ica.UnknownCountryError)
    else:
        assert ica.country(value).alpha_2 == code


@pytest.mark.parametrize("name", [" 36 ", "036", "36.", "\t36\r\n"])
def test_numeric_codes_as_texts(name: str) -> None:
    """A numeric code may stand in space, before a full stop, and without its leading zeros."""
    assert ica.country(name).alpha_2 == "AU"


def test_what_pycountry_alone_knows() -> None:
    """A form that the table lacks and pycountry has, such as a flag, gives the country of the table."""
    assert ica.country("\U0001f1ef\U0001f1f5") is ica.country("JP")


@pytest.mark.parametrize("name", ["jp", "Jpn", " JP. ", "392", "japan", "JAPAN", "Japan"])
def test_what_the_table_settles(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes and names of the table are found in any case without a question to pycountry."""
    nothing: dict[str, object] = {}
    monkeypatch.setattr(pycountry.countries, "lookup", nothing.__getitem__)
    assert ica.country(name) is ica.country("JP")


def test_a_country_that_pycountry_has_and_the_table_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer pycountry may know a country that the table lacks: it is told as pycountry has it."""
    record = types.SimpleNamespace(alpha_2="XN", alpha_3="XNE", numeric="999", name="Newland")
    monkeypatch.setattr(pycountry.countries, "lookup", {"Newland": record}.__getitem__)
    found = ica.country("Newland")
    assert found == Country(alpha_2="XN", alpha_3="XNE", numeric="999", name="Newland")
    assert (found.withdrawn, found.longitude, found.latitude) == (None, None, None)
    assert ica.country(found) is found


def test_parts_of_a_country_are_named() -> None:
    """The codes of a country have no order in which a caller could mix them up."""
    with pytest.raises(TypeError):
        Country("JP", "JPN", "392", "Japan")  # type: ignore[call-arg] # that it is refused is the point
    japan = ica.country("JP")
    assert (japan.alpha_2, japan.alpha_3, japan.numeric, japan.name) == ("JP", "JPN", "392", "Japan")
    assert japan.longitude == pytest.approx(138, abs=5)
    assert japan.latitude == pytest.approx(36, abs=3)
    assert japan.withdrawn is None
    assert "longitude=" in repr(japan)


def test_type_of_countries_in_queries() -> None:
    """The public alias names what a query takes as a country."""
    assert set(typing.get_args(ica.CountryLike)) >= {str, int, Country}
