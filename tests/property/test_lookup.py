"""Properties of name look-up: forms of one name, and that only documented errors escape."""

from __future__ import annotations

import string
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

import india_cyber_agreements as ica
from india_cyber_agreements._countries import index

NAMES = sorted({country.name for country in index().by_code.values()} | {label.label for label in ica.edition().labels})
FRAMES = st.tuples(st.text(" \t\n.", max_size=3), st.text(" \t\n.", max_size=3))


def recase(text: str, flips: list[bool]) -> str:
    """Return a text with some of its letters in the other case, where that can be undone."""
    swapped = (
        char.swapcase() if flip and char.swapcase().swapcase() == char else char
        for char, flip in zip(text, flips * len(text), strict=False)
    )
    return "".join(swapped)


@given(st.sampled_from(NAMES), st.lists(st.booleans(), min_size=1, max_size=7), FRAMES, st.sampled_from(["NFC", "NFD"]))
def test_forms_of_a_name(name: str, flips: list[bool], frame: tuple[str, str], form: str) -> None:
    """Case, Unicode form, surrounding space and dots do not matter."""
    written = unicodedata.normalize("NFC" if form == "NFC" else "NFD", recase(name, flips))
    assert ica.country(f"{frame[0]}{written}{frame[1]}") == ica.country(name)


@given(st.sampled_from(NAMES))
def test_accents_do_not_matter(name: str) -> None:
    """A name without its accents is found."""
    decomposed = unicodedata.normalize("NFD", name)
    assert ica.country("".join(c for c in decomposed if not unicodedata.combining(c))) == ica.country(name)


@given(
    st.text(max_size=300) | st.text(string.ascii_letters + " ", max_size=40) | st.integers() | st.sampled_from(NAMES)
)
@example("\0")
@example("é" * 200)
@example("the")
def test_only_documented_errors(value: str | int) -> None:
    """Any text or number is a country or raises a documented error whose suggestions are countries."""
    try:
        found = ica.country(value)
    except ica.UnknownCountryError as error:
        assert len(str(error)) < 600
        for suggestion in error.suggestions:
            assert ica.country(suggestion).name == suggestion
    except ica.AmbiguousCountryError as error:
        assert len(error.suggestions) > 1
    except ica.ArgumentError:
        assert isinstance(value, str)
        assert not value.strip()
    else:
        assert len(found.alpha_2) == 2


@given(st.text(max_size=300))
def test_organisations_and_search(text: str) -> None:
    """Any text is an organisation or a search, or raises a documented error."""
    for query in (ica.by_organisation, ica.search):
        try:
            query(text)
        except ica.IndiaCyberAgreementsError as error:
            assert str(error)
