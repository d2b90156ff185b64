"""The data themselves: one test for each record, and what must hold across all of them.

Known gaps stand in ``docs/known-gaps.json``, from which the documentation tells them: a gap that is not listed there
fails, and so does a listed one that was closed.
"""

from __future__ import annotations

import json
import pathlib
from typing import TYPE_CHECKING

import pycountry
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import Access, AgreementType, Confidence, CoverageOutcome, EventKind
from india_cyber_agreements._content import collect
from india_cyber_agreements._resources import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

DATA = ica.dataset()
CODES = {country.alpha_2 for country in pycountry.countries}
CELLS = ica.edition("cis-2017").cells
TABLE = "cis-2017-mapping-india-cyber-security-related-bilateral"
LEDGER = pathlib.Path(__file__).parents[2] / "docs" / "known-gaps.json"
GAPS: dict[str, list[str]] = json.loads(LEDGER.read_text("utf-8"))


@pytest.mark.parametrize("id_", DATA.agreements.ids)
def test_record(id_: str) -> None:
    """A record has what every record has, is consistent in itself and agrees with the 2017 table."""
    record = ica.get(id_)
    assert id_.startswith("in-")
    assert id_ == id_.lower()
    assert record.title.strip() == record.title != ""
    assert len(record.summary) >= 20
    assert record.summary[-1] in ".)"
    assert len(set(record.topics)) == len(record.topics)
    assert set(record.countries) <= CODES - {"IN"}
    assert record.countries or record.organisation
    if record.is_bilateral:
        assert id_.split("-")[1] == record.countries[0].lower()
    assert (record.type is AgreementType.MLAT) is (id_.endswith("-mlat") or "mla-convention" in id_)
    cited = set(record.sources)
    assert len(cited) == len(record.citations) > 0
    assert all(citation.supports for citation in record.citations)
    for event in record.events:
        assert event.sources
        assert set(event.sources) <= cited
        for rival in event.rivals:
            assert rival.sources
            assert set(rival.sources) <= cited
            assert rival.date != event.date
    assert list(record.events) == sorted(record.events, key=lambda event: event.date.sort_key)
    signed, in_force = record.signed, record.in_force_since
    assert signed is None or in_force is None or signed.earliest <= in_force.latest
    for relation in record.relations:
        assert relation.target in DATA.agreements.ids
    for cell in ica.edition("cis-2017").cells_of(id_):
        assert ica.country(cell.label).alpha_2 in record.countries
    # Whatever was listed in the table of April 2017 existed by then: an earliest date after it would be a mistake.
    if ica.edition("cis-2017").cells_of(id_) and record.date:
        assert record.date.earliest.isoformat() < "2017-07"
    assert record.standing_on("2026-11-22").reason


def gaps() -> dict[str, Iterable[str]]:
    """Return every gap that the data have, by kind."""
    records = list(DATA.agreements)
    treaties = [a for a in records if a.type is AgreementType.MLAT]
    return {
        "no date": (a.id for a in records if a.date is None),
        "no topic": (a.id for a in records if not a.topics),
        "no event": (a.id for a in records if not a.events),
        "members of the organisation not listed": (a.id for a in records if not a.countries),
        "treaty without a signing date": (a.id for a in treaties if a.signed is None),
        "treaty without an entry into force": (a.id for a in treaties if a.in_force_since is None),
        "no source that was read, the 2017 table apart": (
            a.id for a in records if not any(s.access is Access.READ and s.id != TABLE for s in a.sources)
        ),
        "low confidence without notes": (a.id for a in records if a.confidence is Confidence.LOW and not a.notes),
        "source without an address": (source.id for source in DATA.sources if source.url is None),
        "cell address that no record cites": (
            url
            for cell in CELLS
            for url in cell.urls
            if cell.agreements and not any(url == s.url for id_ in cell.agreements for s in ica.get(id_).sources)
        ),
        "exact title in several records": (a.id for a in records if a.title_exact and _twins(a)),
    }


def _twins(agreement: ica.Agreement) -> bool:
    """Return whether another record has the same title and partners."""
    return any(
        other.title == agreement.title and other.countries == agreement.countries and other is not agreement
        for other in DATA.agreements
    )


def test_known_gaps() -> None:
    """The gaps are exactly those that are known."""
    assert {kind: sorted(set(found)) for kind, found in gaps().items()} == GAPS


def test_every_source_is_used() -> None:
    """Every source is cited by a record, a convention or a change, and its id, address and title are its own."""
    used = {source for record in (*DATA.agreements, *DATA.conventions) for source in record.sources}
    used |= {source for source in DATA.sources if source.id in {change.source for change in DATA.changes}}
    assert used == set(DATA.sources)
    assert len({source.id for source in DATA.sources}) == len(DATA.sources)
    addresses = [source.url for source in DATA.sources if source.url]
    assert len(set(addresses)) == len(addresses)


def test_relations_have_no_circle() -> None:
    """Whoever follows relations comes to an end."""

    def depth(id_: str, trail: tuple[str, ...] = ()) -> int:
        assert id_ not in trail, trail
        return 1 + max((depth(r.target, (*trail, id_)) for r in ica.get(id_).relations), default=0)

    assert max(depth(id_) for id_ in DATA.agreements.ids) < 10


def test_renewal_and_replacement_are_told_on_both_sides() -> None:
    """What another record renews or supersedes carries the event itself."""
    echo = {"renews": EventKind.RENEWED, "supersedes": EventKind.SUPERSEDED}
    pairs = [(r.target, echo[r.kind]) for a in DATA.agreements for r in a.relations if r.kind.value in echo]
    assert pairs
    assert all(ica.get(target).events_of(kind) for target, kind in pairs)


def test_table_and_records_agree_both_ways() -> None:
    """Every id of a cell is a record; a record that cites the table as its source stands in a cell of it."""
    reported = {id_ for cell in CELLS for id_ in cell.agreements}
    assert reported <= set(DATA.agreements.ids)
    citing = {a.id for a in DATA.agreements if any(source.id == TABLE for source in a.sources)}
    assert TABLE in {source.id for source in DATA.sources}
    assert citing <= reported


def test_coverage_of_every_country() -> None:
    """Each of the ISO 3166-1 codes has one entry, which says "found" exactly where there is a record."""
    found = {code for agreement in DATA.agreements for code in agreement.countries}
    assert [entry.country for entry in DATA.coverage] == sorted(CODES)
    for entry in DATA.coverage:
        assert (entry.outcome is CoverageOutcome.FOUND) is (entry.country in found)
        assert (entry.last_checked is None) is (entry.outcome is CoverageOutcome.NOT_SEARCHED)


def test_texts_speak_of_the_subject_alone() -> None:
    """No text speaks of how the data were put together."""
    words = ("candidates", ".jsonl", "evidence file", "this file")
    for file in ("agreements.json", "coverage.json", "editions/cis-2017.json"):
        text = read_bytes(file).decode().casefold()
        assert not [word for word in words if word in text]


def test_strict_and_trusting_readers_agree() -> None:
    """Reading with every check gives what the fast reader of the bundle gives."""
    content = collect(read_bytes)
    assert not content.problems
    assert ica.AgreementSet.of(located.record for located in content.agreements) == DATA.agreements
    assert tuple(located.record for located in content.sources) == DATA.sources
    assert tuple(located.record for located in content.editions) == DATA.editions
    assert content.info == DATA.info


@pytest.mark.parametrize("kind", sorted(GAPS))
def test_ledger_is_in_order(kind: str) -> None:
    """The ledger is sorted and has no entry twice, so that changes to it read well."""
    assert GAPS[kind] == sorted(set(GAPS[kind]))
