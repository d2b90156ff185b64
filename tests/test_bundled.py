"""The first questions, which are answered from few records, get the answers that all records give."""

from __future__ import annotations

import gc
import pickle

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _bundled
from india_cyber_agreements._index import Answers
from tests.bundle import forget

CODES = sorted({code for agreement in ica.agreements() for code in agreement.countries})


@pytest.mark.parametrize("code", [*CODES, "IN", "LI"])
def test_first_by_country(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for a country before anything else gets what a filter of all agreements gives."""
    every = ica.agreements()
    expected = every if code == "IN" else every.where(lambda agreement: code in agreement.countries)
    forget(monkeypatch)
    found = ica.by_country(code)
    assert found == expected
    assert found.undetermined == ica.AgreementSet()
    assert ica.by_country(code) is found


def test_first_by_several_countries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several countries at once give each agreement once, in the documented order."""
    expected = ica.agreements().where(lambda agreement: not {"JP", "US"}.isdisjoint(agreement.countries))
    forget(monkeypatch)
    assert ica.by_country("Japan", 840) == expected


def test_part_knows_what_all_know(monkeypatch: pytest.MonkeyPatch) -> None:
    """A first answer knows all organisations, its dataset, and how to be pickled, like any other part."""
    forget(monkeypatch)
    found = ica.by_country("Japan")
    with pytest.raises(ica.UnknownOrganisationError, match="Nearest"):
        found.by_organisation("BRICSS")
    assert found.by_organisation("BRICS") == ica.agreements().by_organisation("BRICS").by_country("Japan")
    assert found.to_records("edition_cells") == ica.agreements().to_records("edition_cells")
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own


def test_records_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record is the same object in the first answer and in every later one, and so are its sources."""
    forget(monkeypatch)
    first = ica.by_country("Japan")[0]
    alone = ica.get("in-us-mlat")
    every = {agreement.id: agreement for agreement in ica.agreements()}
    assert every[first.id] is first
    assert every[alone.id] is alone is ica.get("in-us-mlat")
    sources = {source.id: source for source in ica.dataset().sources}
    assert all(sources[source.id] is source for source in first.sources)


def test_records_are_made_once_beside_another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all records are made just while a first question is about to make some, those are the ones that it gets."""
    forget(monkeypatch)
    every: list[ica.AgreementSet] = []

    def make() -> object:
        """Read the files, during which somebody else asks for all agreements."""
        shelf = _bundled._Shelf()
        if not every:
            every.append(ica.AgreementSet())
            every[0] = ica.agreements()
        return shelf

    monkeypatch.setattr(_bundled._shelf, "_make", make)
    found = ica.by_country("Japan")
    by_id = {agreement.id: agreement for agreement in every[0]}
    assert len(found)
    assert all(by_id[agreement.id] is agreement for agreement in found)


def test_first_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """A first question that means nothing is refused like a later one."""
    forget(monkeypatch)
    with pytest.raises(ica.UnknownCountryError):
        ica.by_country("Atlantis")
    with pytest.raises(ica.ArgumentError):
        ica.by_country()
    with pytest.raises(ica.ArgumentTypeError):
        ica.by_country(["Japan"])  # type: ignore[arg-type] # that it is refused is the point
    with pytest.raises(ica.ArgumentTypeError):
        ica.get(5)  # type: ignore[arg-type] # likewise
    with pytest.raises(ica.UnknownAgreementError, match="in-us-mlat"):
        ica.get("in-us-mla")


def test_collector_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The garbage collector is on again after loading, and stays off for whoever turned it off."""
    forget(monkeypatch)
    ica.dataset()
    assert gc.isenabled()
    forget(monkeypatch)
    gc.disable()
    try:
        ica.dataset()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_numbers_are_not_remembered() -> None:
    """4 means Afghanistan, and 4.0 and True mean nothing, whoever asked for what before."""
    assert ica.by_country(4) == ica.by_country("Afghanistan") == ica.agreements().by_country(4)
    for ask in (ica.by_country, ica.agreements().by_country):
        with pytest.raises(ica.ArgumentTypeError):
            ask(4.0)  # type: ignore[arg-type] # that it is refused is the point
        with pytest.raises(ica.ArgumentTypeError):
            ask(True)  # noqa: FBT003 - likewise


def test_answers_take_little_room() -> None:
    """Answers are forgotten when together they have many times the members of the set."""
    answers = Answers[str](100)
    for number in range(40):
        assert answers.keep(answers.types, (str(number),), "all", 1000) == "all"
    assert 1 <= len(answers.types) <= 10


def test_explained_only_where_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that no bundled file is to blame for stays as it is."""
    forget(monkeypatch)

    def fail() -> None:
        message = "not the files"
        raise TypeError(message)

    with pytest.raises(TypeError, match="not the files"):
        _bundled._explained(fail)
