"""The page on the state of the record counts right."""

from __future__ import annotations

import re

import attrs
import pytest

import india_cyber_agreements as ica
from docs import pages
from docs._pages import words
from docs._pages.counts import has_independent_source
from docs._pages.hosts import Host, host_of, is_copy
from docs._pages.markdown import text, unbroken
from docs._pages.state import read_gaps, state
from tests.docs import made_up

DATA = ica.dataset()
GAPS = read_gaps(pages.HERE / "known-gaps.json")
PAGE = state(DATA, GAPS)


def section(heading: str, page: str = PAGE) -> str:
    """Return a section of the page, up to the next heading of any rank."""
    return re.split(r"\n#+ ", page.split(f"# {heading}\n")[1])[0]


@pytest.mark.parametrize("heading", ["Records", "Sources", "Events and dates", "Standing", "Countries and territories"])
def test_columns_add_up(heading: str) -> None:
    """In every table with a last row for all, that row is the sum of the others."""
    tables = re.findall(r"(?:^\|.*\n)+", section(heading), re.MULTILINE)
    assert tables
    for table in tables:
        *rows, last = [[int(n) for n in re.findall(r"\| ([0-9]+)(?= \|)", row)] for row in table.splitlines()[2:]]
        if "**all**" in table:
            assert [sum(column) for column in zip(*rows, strict=True)] == last


def test_sources_add_up() -> None:
    """Sources by host and by language are all sources."""
    text_ = section("Sources")
    by_host = [int(n) for n in re.findall(r"^\| [a-zA-Z ]+ \| ([0-9]+) \|", text_, re.MULTILINE)]
    assert sum(by_host) == len(DATA.sources)
    assert sum(int(n) for n in re.findall(r"` ([0-9]+)", text_.split("By language")[1])) == len(DATA.sources)


def test_standing_does_not_depend_on_today() -> None:
    """Standing is told for the last day that the data's own date can mean."""
    assert f"how things stood on {DATA.info.modified.latest.isoformat()}." in section("Standing")
    older = attrs.evolve(DATA, info=attrs.evolve(DATA.info, modified=ica.PartialDate.parse("1950")))
    assert "1950-12-31" in state(older, {})


@pytest.mark.parametrize("outcome", list(ica.CoverageOutcome))
def test_coverage_is_counted(outcome: ica.CoverageOutcome) -> None:
    """The entries of each outcome are counted; the page of countries names them."""
    entries = [entry for entry in DATA.coverage if entry.outcome is outcome]
    assert f"| `{outcome}` | {len(entries)} |" in section("Countries and territories")


def test_weak_records_are_named() -> None:
    """Every record of low confidence stands there with its notes."""
    text_ = section("Weak points")
    weak = [record for record in DATA.agreements if record.confidence is ica.Confidence.LOW]
    assert text_.count("<br>") == len(weak)
    assert all(f"`{record.id}`" in text_ and text(record.notes or "") in text_ for record in weak)


def test_every_gap_has_a_meaning() -> None:
    """Each kind of gap in the ledger is explained, and each entry named."""
    assert set(GAPS) == set(words.GAPS)
    text_ = PAGE.split("## Known gaps")[1]
    for kind, entries in GAPS.items():
        assert words.GAPS[kind] in text_
        assert all(text(entry) in text_ or f"`{entry}`" in text_ for entry in entries)


def test_gap_of_a_new_kind() -> None:
    """A kind of gap without an explanation is listed all the same."""
    assert "### New kind: 1\n\n`in-us-mlat`.\n" in state(DATA, {"new kind": ["in-us-mlat"], "other": []})


def test_treaties() -> None:
    """A treaty counts where its dates are known, and as dated to the day only without a qualifier."""
    record = ica.get("in-us-mlat")
    signed = record.events_of("signed")[0]
    vague = attrs.evolve(
        record,
        id="in-xx-mlat",
        events=(attrs.evolve(signed, date=ica.PartialDate.parse("2001-10-17?")),),
        relations=(),
    )
    page = section("Mutual legal assistance treaties", state(made_up.dataset(record, vague), {}))
    assert "| signing date known | 2 |" in page
    assert "| signing date known to the day | 1 |" in page
    assert "| entry into force known | 1 |" in page
    assert "| attested as operational | 1 |" in page
    assert "| **all** | 2 |" in page
    assert "Neither in force nor operational by any source: `in-xx-mlat`." in page


def test_rivals() -> None:
    """An event with rival dates is listed with them."""
    rivals = [(record, event) for record in DATA.agreements for event in record.events if event.rivals]
    text_ = section("Rival dates")
    for record, event in rivals:
        assert f"| `{record.id}` | `{event.kind}` | {unbroken(event.date)} |" in text_
        assert all(str(rival.date) in text_ for rival in event.rivals)
    plain = ica.DateClaim(date=ica.PartialDate.parse("1999"), sources=())
    record = attrs.evolve(made_up.hostile(), events=(attrs.evolve(made_up.hostile().events[0], rivals=(plain,)),))
    assert "| 1999 |" in state(made_up.dataset(record), {})


def test_independent_source() -> None:
    """The 2017 table and sources that are only cited do not count."""
    record = ica.get("in-us-mlat")
    source = record.sources[0]
    assert has_independent_source(record, frozenset())
    assert not has_independent_source(record, frozenset(s.url for s in record.sources if s.url))
    cited = ica.Citation(source=attrs.evolve(source, access=ica.Access.CITED), supports="x")
    assert not has_independent_source(attrs.evolve(record, citations=(cited,)), frozenset())


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.mea.gov.in/a", Host.INDIAN_GOVERNMENT),
        ("https://cbi.nic.in", Host.INDIAN_GOVERNMENT),
        ("https://www.dhs.gov/a", Host.OTHER_GOVERNMENT),
        ("https://gov.uk/a", Host.OTHER_GOVERNMENT),
        ("https://www.soumu.go.jp/", Host.OTHER_GOVERNMENT),
        ("https://www.diplomatie.gouv.fr/", Host.OTHER_GOVERNMENT),
        ("https://eur-lex.europa.eu/", Host.ORGANISATION),
        ("https://www.coe.int/", Host.ORGANISATION),
        ("https://gov.in.example.org/", Host.OTHER),
        ("https://notgov.in/", Host.OTHER),
        ("https://issuu.com./a", Host.OTHER),
        ("http:", Host.OTHER),
        (None, Host.NONE),
    ],
)
def test_hosts(url: str | None, host: Host) -> None:
    """The kind of host is read off the end of its name."""
    assert host_of(url) is host


def test_copies() -> None:
    """A copy is told by its publisher's entry, as a word of its own."""
    source = DATA.sources[0]
    assert is_copy(attrs.evolve(source, publisher="Press Information Bureau (copy on example.com)"))
    assert not is_copy(attrs.evolve(source, publisher="Copyright Board"))


def test_empty_dataset() -> None:
    """A page can be made from nothing."""
    page = state(attrs.evolve(made_up.dataset(), coverage=()), {})
    assert "0 records" in page
    assert "| **all** | 0 |" in section("Countries and territories", page)


def test_hostile_text_is_harmless() -> None:
    """Hostile titles, notes and gaps stay text."""
    entries = tuple(
        ica.Coverage(country="NO", outcome=outcome, note=made_up.HOSTILE) for outcome in ica.CoverageOutcome
    )
    data = attrs.evolve(made_up.dataset(made_up.hostile()), coverage=entries)
    assert made_up.is_harmless(state(data, {made_up.HOSTILE: [made_up.HOSTILE, "http://x/<b>|"]}))
