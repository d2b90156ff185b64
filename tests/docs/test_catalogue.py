"""The catalogue, which scripts of the site read, says what the package says."""

from __future__ import annotations

import datetime as dt
import json

import pytest

import india_cyber_agreements as ica
from docs._pages.catalogue import catalogue, script
from docs._pages.words import ADOPTED, STANDINGS
from tests.docs import made_up

DATA = ica.dataset()
CATALOGUE = catalogue(DATA)


def test_every_agreement_is_there() -> None:
    """Every agreement is there, in the order of the package, with the names of all partners."""
    assert [entry["id"] for entry in CATALOGUE["agreements"]] == list(DATA.agreements.ids)
    assert CATALOGUE["countries"] == {country.alpha_2: country.name for country in ica.countries()}
    assert CATALOGUE["day"] == DATA.info.modified.latest.isoformat()


@pytest.mark.parametrize("year", [1988, 1999, 2010, 2020, 2026])
def test_standings(year: int) -> None:
    """The run that a day falls into has the standing of that day, in words; statements have none."""
    day = dt.date(year, 6, 30)
    for agreement, entry in zip(DATA.agreements, CATALOGUE["agreements"], strict=True):
        runs = [rank for first, rank in entry["standings"] if first <= day.isoformat()]
        if agreement.type is ica.AgreementType.JOINT_STATEMENT:
            assert entry["standings"] == []
        else:
            standing = agreement.standing_on(day).standing
            assert runs[-1] == standing.rank
            assert CATALOGUE["standings"][runs[-1]] == STANDINGS[standing]
    assert CATALOGUE["standings"][-1] == ADOPTED


def test_the_script_holds_nothing_else() -> None:
    """The script sets one variable, and no text of the data can be read as anything but a text."""
    text = script(made_up.dataset(made_up.hostile()))
    assert not set(text) & set("<>&\u2028\u2029")
    found = json.loads(text.removeprefix("window.catalogue = ").removesuffix(";\n"))
    assert found["agreements"][0]["title"] == made_up.HOSTILE
