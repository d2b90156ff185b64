"""A page of an agreement tells everything that its record holds, and ids that were retired lead on."""

from __future__ import annotations

import html
import re

import attrs
import pytest

import india_cyber_agreements as ica
from docs._pages.agreement_evidence import EVENTS
from docs._pages.agreement_page import agreement_pages
from docs._pages.dates import date_in_words, doubts
from docs._pages.markdown import text
from tests import hostile
from tests.docs import made_up
from tests.docs.fragments import fragment, is_harmless

PAGES = agreement_pages(ica.dataset())


def page(id_: str) -> str:
    """Return the page of an agreement."""
    return PAGES[f"agreements/{id_}.md"]


@pytest.mark.parametrize("agreement", ica.agreements(), ids=lambda agreement: agreement.id)
def test_the_whole_record_is_told(agreement: ica.Agreement) -> None:
    """Title, summary, partners, bodies, signatories, events, rivals, sources and notes all stand on the page."""
    found = page(agreement.id)
    shown = fragment(found)
    assert f"# {text(agreement.title)}" in found.splitlines()
    told = [
        agreement.summary,
        agreement.notes,
        agreement.organisation,
        agreement.place,
        agreement.term,
        *attrs.astuple(agreement.bodies),
        *agreement.signatories,
        *(ica.country(code).name for code in agreement.countries),
        *(topic.replace("-", " ") for topic in agreement.topics),
        *(part for citation in agreement.citations for part in (citation.source.title, citation.supports)),
    ]
    for event in agreement.events:
        told += [EVENTS[event.kind], date_in_words(event.date), event.note]
        told += [part for rival in event.rivals for part in (date_in_words(rival.date), rival.note)]
    assert [part for part in told if part and part not in shown.text] == []
    assert {source.url for source in agreement.sources if source.url} <= {html.unescape(link) for link in shown.links}


def test_the_answer_stands_first() -> None:
    """The standing on the day of the data stands before everything else, with its reason."""
    day = ica.dataset().info.modified.latest
    answer = ica.get("in-us-mlat").standing_on(day)
    before, _, rest = page("in-us-mlat").partition("\n## ")
    assert "<strong" in before
    assert "the day of the data" in before
    assert answer.reason in before
    assert '<figure class="band">' in before
    assert answer.reason not in rest


def test_every_kind_of_event_has_its_words() -> None:
    """No kind of event is left without words."""
    assert EVENTS.keys() == set(ica.EventKind)


@pytest.mark.parametrize(
    ("date", "words", "doubt"),
    [
        ("2001-10-17", "17 October 2001", ""),
        ("2017-04", "April 2017", "day not known"),
        ("2003?", "2003", "month not known, uncertain"),
        ("2003-05-01~", "1 May 2003", "approximate"),
    ],
)
def test_dates_say_how_precise_they_are(date: str, words: str, doubt: str) -> None:
    """A date in words is as precise as the date, and says so."""
    parsed = ica.PartialDate.parse(date)
    assert (date_in_words(parsed), doubts(parsed)) == (words, doubt)


def test_relations_lead_both_ways() -> None:
    """A relation leads to its target, and from the target back."""
    related = [(a.id, relation.target) for a in ica.agreements() for relation in a.relations]
    assert related
    for here, there in related:
        assert f"{there}.html" in fragment(page(here)).links
        assert f"{here}.html" in fragment(page(there)).links


def test_neighbours_by_date() -> None:
    """Links lead through all agreements in their documented order, and back."""
    ids = ica.agreements().ids
    around = [re.search(r'<nav class="neighbours".*?</nav>', page(id_)) for id_ in ids]
    links = [fragment(match[0]).links for match in around if match]
    assert links[0] == [f"{ids[1]}.html"]
    assert links[-1] == [f"{ids[-2]}.html"]
    assert links[1:-1] == [[f"{a}.html", f"{b}.html"] for a, b in zip(ids[:-2], ids[2:], strict=True)]


def test_cells_of_the_2017_table() -> None:
    """A cell that leads to a record stands on its page with the finding, and leads to the errata where it is one."""
    found = page("in-sg-2015-cybersecurity-mou")
    assert "Wrong date" in found
    assert any(link.startswith("../record/errata.html#cell-192-") for link in fragment(found).links)
    assert "errata.html" not in page("in-us-mlat")


def test_citations_can_be_copied() -> None:
    """Every style of citation stands on the page as the package writes it."""
    shown = fragment(page("in-us-mlat")).text
    for style in ("text", "bibtex", "ris", "csl-json"):
        assert ica.cite("in-us-mlat", style=style).strip() in shown


def test_retired_ids_lead_on() -> None:
    """A retired id has a page that says why and leads on, and the record that stands in its place names it."""
    assert ica.dataset().redirects
    for redirect in ica.dataset().redirects:
        found = fragment(page(redirect.id))
        assert redirect.reason in found.text
        assert {f"{target}.html" for target in redirect.targets} <= set(found.links)
        for target in redirect.targets:
            assert f"{redirect.id}.html" in fragment(page(target)).links


def test_split_and_withdrawn_ids() -> None:
    """An id that was split leads to each part; one that was withdrawn says so and leads nowhere else."""
    record = ica.get("in-us-mlat")
    other = ica.get("in-ch-mlat")
    split = ica.Redirect(
        id="in-a", kind=ica.RedirectKind.SPLIT_INTO, targets=(record.id, other.id), release="2026.12.0", reason="Two."
    )
    gone = ica.Redirect(id="in-b", kind=ica.RedirectKind.WITHDRAWN, release="2026.12.0", reason="None.")
    change = ica.Change(release="2026.12.0", agreement=record.id, field="place", old="Delhi", new="Agra", reason="So.")
    data = attrs.evolve(made_up.dataset(record, other), redirects=(split, gone), changes=(change,))
    pages = agreement_pages(data)
    assert {"in-us-mlat.html", "in-ch-mlat.html"} <= set(fragment(pages["agreements/in-a.md"]).links)
    assert "was withdrawn" in pages["agreements/in-b.md"]
    assert fragment(pages["agreements/in-b.md"]).links == ["index.html"]
    shown = fragment(pages["agreements/in-us-mlat.md"]).text
    assert "field place; before: Delhi; after: Agra. So." in shown


@pytest.mark.parametrize("record", [made_up.hostile(), *hostile.records()], ids=lambda record: record.id)
def test_texts_stay_texts(record: ica.Agreement) -> None:
    """Hostile texts neither run nor break anything, wherever they stand."""
    cell = made_up.cell(record.id, date_label=made_up.HOSTILE, note=made_up.HOSTILE)
    change = ica.Change(release="2026.12.0", agreement=record.id, field="title", old=record.title, reason=record.title)
    data = attrs.evolve(made_up.dataset(record, cells=(cell,)), changes=(change,))
    assert all(map(is_harmless, agreement_pages(data).values()))


def test_a_record_with_the_least() -> None:
    """A record without partners, events, topics and title of its own has a page that says so."""
    record = attrs.evolve(
        ica.get("in-us-mlat"), title_exact=False, countries=(), events=(), topics=(), notes=None, signatories=()
    )
    statement = attrs.evolve(record, id="in-statement", type=ica.AgreementType.JOINT_STATEMENT)
    pages = agreement_pages(made_up.dataset(record, statement))
    assert "Nothing that happened to it is dated" in pages["agreements/in-us-mlat.md"]
    assert "descriptive" in pages["agreements/in-us-mlat.md"]
    assert is_harmless(pages["agreements/in-statement.md"])
