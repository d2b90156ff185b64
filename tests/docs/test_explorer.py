"""The explorer holds every agreement, whether or not its script runs."""

from __future__ import annotations

import json
import re

import pytest

import india_cyber_agreements as ica
from docs._pages.agreement_rows import latest_first
from docs._pages.explorer import explorer_files, explorer_page
from tests import hostile
from tests.docs import made_up
from tests.docs.fragments import fragment, is_harmless

PAGE = explorer_page(ica.dataset())


def values(name: str) -> set[str]:
    """Return what a filter of the page can be set to."""
    found = re.search(rf'<select id="filter-{name}".*?</select>', PAGE)
    assert found
    return set(re.findall(r'value="([^"]+)"', found[0]))


def texts() -> dict[str, str]:
    """Return the texts that the script searches."""
    script = explorer_files(ica.dataset())["_scripts/texts.js"]
    found: dict[str, str] = json.loads(script.removeprefix("window.texts = ").removesuffix(";\n"))
    return found


def test_every_agreement_has_a_row() -> None:
    """Each agreement has a row of its own, the latest on top and those without a date at the end."""
    rows = [id_ for id_ in fragment(PAGE).ids if id_.startswith("in-")]
    assert rows == [agreement.id for agreement in latest_first(ica.agreements())]
    assert sorted(rows) == sorted(ica.agreements().ids)
    dated = [ica.get(id_).date is not None for id_ in rows]
    assert dated == sorted(dated, reverse=True)


def test_rows_lead_to_the_pages() -> None:
    """Titles lead to pages of agreements, partners to pages of countries and organisations."""
    links = set(fragment(PAGE).links)
    assert {f"{id_}.html" for id_ in ica.agreements().ids} <= links
    assert {f"../countries/{partner.alpha_2.lower()}.html" for partner in ica.countries()} <= links
    assert "../organisations/brics.html" in links


def test_filters_offer_what_there_is() -> None:
    """The filters offer the partners of the data and the members of the vocabularies."""
    assert values("country") == {partner.alpha_2 for partner in ica.countries()}
    assert values("organisation") == {a.organisation for a in ica.agreements() if a.organisation}
    assert values("type") == set(ica.AgreementType)
    assert values("scope") == set(ica.CyberScope)
    assert values("topic") == set(ica.Topic)
    assert values("standing") == {*ica.Standing, "at-least-presumed"}


def test_the_page_is_light() -> None:
    """The page stays well below what a telephone would wait for."""
    assert len(PAGE.encode()) < 300_000


@pytest.mark.parametrize("words", ["critical infrastructure", "CERT-In", "Brics", "ransomware", "capacity building"])
def test_texts_are_those_that_the_package_searches(words: str) -> None:
    """What the script finds in a text is what the package finds."""
    folded = words.lower().replace("-", " ")
    assert {id_ for id_, text in texts().items() if folded in text} == set(ica.search(words).ids)


def test_texts_end_no_script() -> None:
    """No text of the data ends the script or begins another."""
    script = explorer_files(made_up.dataset(*hostile.records()))["_scripts/texts.js"]
    assert not set(script) & set("<>&\u2028\u2029")


@pytest.mark.parametrize("record", [made_up.hostile(), *hostile.records()], ids=lambda record: record.id)
def test_texts_stay_texts(record: ica.Agreement) -> None:
    """Hostile texts neither run nor break anything."""
    assert is_harmless(explorer_page(made_up.dataset(record)))


def test_a_dataset_of_almost_nothing() -> None:
    """A dataset without agreements, and so without partners and years, has a page too."""
    assert "0 of 0 agreements" in explorer_page(made_up.dataset())
