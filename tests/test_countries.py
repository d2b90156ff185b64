"""Country look-up: every code and name, the labels of 2017, and nothing guessed."""

from __future__ import annotations

import json
import pathlib
import pickle
import subprocess
import sys
from typing import Any

import pycountry
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._countries import index

LABELS = pathlib.Path(__file__).with_name("data").joinpath("cis-2017-labels.txt").read_text("utf-8").splitlines()
SUITE: list[dict[str, Any]] = json.loads(
    pathlib.Path(__file__).with_name("suite").joinpath("countries.json").read_text("utf-8")
)
RECORDS = list(pycountry.countries)
#: pycountry's name for the Republic of the Congo, which both Congos are called.
SHARED = {"Congo"}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.alpha_2))
def test_agrees_with_pycountry(record: Any) -> None:
    """Every code and name that pycountry knows, in any case and with space around, gives the country it gives there."""
    names = [record.alpha_2, record.alpha_3, record.numeric, record.name]
    names += [getattr(record, field, None) for field in ("official_name", "common_name")]
    for name in {name for name in names if name} - SHARED:
        for form in (name, name.lower(), name.upper(), f"  {name} "):
            found = ica.country(form)
            assert (found.alpha_2, found.alpha_3, found.numeric) == (record.alpha_2, record.alpha_3, record.numeric)
    assert ica.country(int(record.numeric)).alpha_2 == record.alpha_2
    assert ica.country(record).alpha_2 == record.alpha_2
    assert ica.country(ica.country(record)) is ica.country(record)


def test_every_country_of_pycountry_is_in_the_table() -> None:
    """The table has the current codes of ISO 3166-1 and no other."""
    current = {code for code, found in index().by_code.items() if found.withdrawn is None}
    assert current == {record.alpha_2 for record in RECORDS}


def test_labels_of_2017() -> None:
    """Every label of the 2017 table is found as printed there, and means what the edition says."""
    edition = ica.edition("cis-2017")
    assert [label.label for label in edition.labels] == LABELS
    assert len(LABELS) == 226
    for label in edition.labels:
        assert ica.country(label.label).alpha_2 == (label.country or label.historical)
    withdrawn = ica.country("Netherlands Antilles")
    assert str(withdrawn.withdrawn) == "2010-12-15"
    assert len(ica.by_country(withdrawn)) == 0


@pytest.mark.parametrize("case", SUITE, ids=lambda case: repr(case["name"]))
def test_names_of_the_suite(case: dict[str, Any]) -> None:
    """Everyday, former and misspelt names are found in any case, with or without accents and dots, or refused."""
    if "alpha_2" in case:
        assert ica.country(case["name"]).alpha_2 == case["alpha_2"]
        return
    error = ica.AmbiguousCountryError if case["error"] == "ambiguous" else ica.UnknownCountryError
    with pytest.raises(error) as caught:
        ica.country(case["name"])
    assert ("by_organisation" in str(caught.value)) is (case["error"] == "organisation")


@pytest.mark.parametrize(
    ("name", "between"),
    [
        ("Korea", ("North Korea", "South Korea")),
        ("congo", ("DR Congo", "Republic of the Congo")),
        ("Czechoslovakia", ("Czechia", "Slovakia")),
        ("St. Martin", ("Saint Martin (French part)", "Sint Maarten")),
    ],
)
def test_ambiguous(name: str, between: tuple[str, ...]) -> None:
    """A name that several countries share says between which."""
    with pytest.raises(ica.AmbiguousCountryError) as caught:
        ica.country(name)
    assert caught.value.suggestions == between
    assert all(country in str(caught.value) for country in (*between, name))


@pytest.mark.parametrize(
    ("name", "near"),
    [("Atlantis", None), ("Jappan", "Japan"), ("Singapur", "Singapore"), ("Austalia", "Australia"), ("Bangla", None)],
)
def test_unknown(name: str, near: str | None) -> None:
    """An unknown name raises with suggestions, and is not taken for the nearest one."""
    with pytest.raises(ica.UnknownCountryError) as caught:
        ica.country(name)
    assert caught.value.given == name
    assert caught.value.suggestions
    assert near is None or caught.value.suggestions[0] == near
    assert all(suggestion in str(caught.value) for suggestion in caught.value.suggestions)
    for suggestion in caught.value.suggestions:
        assert ica.country(suggestion).name == suggestion


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("EU", "EU"),
        ("European Union", "EU"),
        ("brics", "BRICS"),
        ("the Quad", "Quad"),
        ("G-20", "G20"),
        ("UN", "United Nations"),
    ],
)
def test_organisations_are_no_countries(name: str, organisation: str) -> None:
    """An organisation raises and points to by_organisation, which takes the same name."""
    with pytest.raises(ica.UnknownCountryError, match=rf"by_organisation\('{organisation}'\)"):
        ica.country(name)
    assert all(agreement.organisation == organisation for agreement in ica.by_organisation(name))


@pytest.mark.parametrize("name", ["USSR, Union of Soviet Socialist Republics", "SUN", "German Democratic Republic"])
def test_withdrawn_countries(name: str) -> None:
    """A state that is no more is not mapped to another one."""
    with pytest.raises(ica.UnknownCountryError, match="withdrawn"):
        ica.country(name)


@pytest.mark.parametrize("value", [1.5, None, True, b"JP", ["Japan"], object()])
def test_wrong_type(value: Any) -> None:
    """A value that is no name, code or country is a TypeError that says what is accepted."""
    with pytest.raises(ica.ArgumentTypeError, match="alpha-2"):
        ica.country(value)


@pytest.mark.parametrize("value", ["", "   ", "\n"])
def test_empty(value: str) -> None:
    """An empty name is a ValueError that says what is accepted."""
    with pytest.raises(ica.ArgumentError, match="alpha-2"):
        ica.country(value)


@pytest.mark.parametrize(
    "value",
    [-1, 1000, 10**400, pytest.param(10**5000, id="huge"), "000", "x" * 1_000_000, "٣٩٢", "\0", "=1+1", "\U0001f600"],
)
def test_nonsense(value: Any) -> None:
    """Numbers out of range, huge and strange texts raise the documented error with a short message."""
    with pytest.raises(ica.UnknownCountryError) as caught:
        ica.country(value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "value", ["36.0", "40.0", "76.0", "39.2", "-392", "1e2", "&", "ß", "№", "J-P", "J.P.N", "３９２"]
)
def test_codes_are_taken_as_they_stand(value: str) -> None:
    """Folding serves names: no other text becomes the code of a country by it."""
    with pytest.raises(ica.UnknownCountryError):
        ica.country(value)


def test_errors_travel() -> None:
    """Errors keep their fields through a pickle, and are LookupErrors."""
    with pytest.raises(LookupError) as caught:
        ica.country("Jappan")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (type(again), str(again), again.suggestions) == (
        type(caught.value),
        str(caught.value),
        ("Japan",),
    )


def test_common_names_do_without_pycountry() -> None:
    """The bundled table settles the usual names alone."""
    code = (
        "import sys, india_cyber_agreements as ica\n"
        "for name in ('UK', 'JPN', 356, 'Meixco', 'Republic of Korea', 'EU'):\n"
        "    try: ica.country(name)\n"
        "    except LookupError: pass\n"
        "assert 'pycountry' not in sys.modules\n"
        "ica.country('\U0001f1ef\U0001f1f5')\n"
        "assert 'pycountry' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-X", "utf8", "-c", code], check=True)  # noqa: S603 - our own code


def test_country_is_a_value() -> None:
    """A country prints as its name, compares by value and travels in a pickle."""
    japan = ica.country("Japan")
    assert str(japan) == "Japan"
    assert pickle.loads(pickle.dumps(japan)) == japan  # noqa: S301 - our own bytes
    assert {japan: 1}[ica.country("JP")] == 1
