"""What the record promises as a whole, and the facts of the reports that the project grew from."""

from __future__ import annotations

import operator
import re
from urllib.parse import urlsplit

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import Access, AgreementType, Confidence, CoverageOutcome, EventKind

DATA = ica.dataset()
TABLE = "cis-2017-mapping-india-cyber-security-related-bilateral"
#: What ISO 3166-1 lists and the United Nations do not count among their members: territories, and a few more.
NOT_MEMBERS = frozenset(
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU PF"  # noqa: SIM905 - a long list reads better as words
    " PM PN PR PS RE SH SJ SX TC TF TK TW UM VA VG VI WF YT".split()
)
#: Hosts that a source never has: caches, proxies, translations of pages, leaked documents.
BANNED = re.compile(r"webcache|googleusercontent|translate\.goog|archive\.(ph|is|today)|r\.jina\.ai|12ft\.io|wikileaks")
#: Hosts that only ever carry what others published.
COPIES = re.compile(r"scribd\.com|docslib\.org|pdfslide\.|docplayer|pressreader|issuu\.com|no-ip\.")

#: Facts by record: what is asked, as (field, words that it holds), and the events, as (kind, date).
FACTS: dict[str, tuple[dict[str, str], tuple[tuple[str, str], ...]]] = {
    "in-us-2025-cybercrime-investigations-mou": (
        {
            "title": "Memorandum of Understanding on Cybercrime Investigations",
            "place": "Washington",
            "signatories": "Vinay Kwatra Kristie Canegallo",
            "bodies.indian": "I4C Ministry of Home Affairs",
            "bodies.partner": "Department of Homeland Security ICE Homeland Security Investigations C3",
        },
        (("signed", "2025-01-17"),),
    ),
    "in-us-cyber-dialogue": ({}, (("adopted", "2011"), ("held", "2015-08-11"))),
    "in-us-2015-cyber-dialogue-joint-statement": ({}, (("adopted", "2015-08-14"),)),
    "in-jp-2022-cybersecurity-moc": ({}, (("cabinet-approved", "2020-10-07"), ("signed", "2022-03-19"))),
    "in-bd-2017-cyber-security-mou": (
        {"bodies.indian": "CERT-In", "bodies.partner": "BGD e-Gov CIRT", "summary": "joint committee"},
        (("signed", "2017-04-08"),),
    ),
    "in-us-2017-cybersecurity-mou": (
        {"bodies.indian": "CERT-In", "bodies.partner": "Department of Homeland Security"},
        (("signed", "2017-01-11"),),
    ),
    "in-us-2011-cybersecurity-mou": ({}, (("signed", "2011-07-19"), ("renewed", "2017-01-11"))),
    "in-us-2016-cyber-framework": ({"title": "U.S.-India Cyber Relationship"}, (("announced", "2016-06-07"),)),
    "in-sg-2015-cybersecurity-mou": (
        {"bodies.indian": "CERT-In", "bodies.partner": "SingCERT"},
        (("signed", "2015-11-24"),),
    ),
}


def value(record: ica.Agreement, path: str) -> str:
    """Return a field of a record as text."""
    return str(operator.attrgetter(path)(record))


@pytest.mark.parametrize("id_", FACTS)
def test_facts_of_the_reports(id_: str) -> None:
    """Each fact that the project started from stands in the data, with a source that was read."""
    record = ica.get(id_)
    fields, events = FACTS[id_]
    for path, words in fields.items():
        assert all(word in value(record, path) for word in words.split()), path
    for kind, date in events:
        event = next(event for event in record.events if (event.kind.value, str(event.date)) == (kind, date))
        assert any(source.access is Access.READ for source in event.sources)


def test_the_memorandum_of_2017_renews_that_of_2011() -> None:
    """The renewal is told on both sides."""
    (relation,) = ica.get("in-us-2017-cybersecurity-mou").relations
    assert (relation.kind.value, relation.target) == ("renews", "in-us-2011-cybersecurity-mou")


@pytest.mark.parametrize(
    "country",
    [
        "Brazil",
        "Canada",
        "Colombia",
        "France",
        "Japan",
        "Malaysia",
        "Singapore",
        "South Korea",
        "Uzbekistan",
        "Vietnam",
    ],
)
def test_partners_of_the_reports(country: str) -> None:
    """Each partner that they name has a record that is more than a general treaty on legal assistance."""
    assert [a for a in ica.by_country(country) if a.type is not AgreementType.MLAT and a.is_bilateral]


def test_size() -> None:
    """The record is larger than what it grew from."""
    assert len(DATA.agreements) >= 260


def test_sources_were_read() -> None:
    """At least 98 of 100 agreements have a source that was read, the 2017 table apart."""
    read = [a for a in DATA.agreements if any(s.access is Access.READ and s.id != TABLE for s in a.sources)]
    assert len(read) >= 0.98 * len(DATA.agreements)


def test_low_confidence_has_a_reason() -> None:
    """Whatever is weak says why."""
    assert all(a.notes for a in DATA.agreements if a.confidence is Confidence.LOW)


@pytest.mark.parametrize(
    "id_", [id_ for cell in ica.edition().cells if cell.column == "mlat" for id_ in cell.agreements]
)
def test_treaties_of_the_table_are_in_force(id_: str) -> None:
    """Each treaty that the 2017 table lists as operational has an entry into force, or was seen at work."""
    assert ica.get(id_).events_of(EventKind.IN_FORCE, EventKind.OPERATIONAL)


def test_every_member_of_the_united_nations_was_searched() -> None:
    """No member of the United Nations but India itself is left out of the search."""
    open_ = {entry.country for entry in DATA.coverage if entry.outcome is CoverageOutcome.NOT_SEARCHED}
    assert open_ <= NOT_MEMBERS | {"IN"}
    assert len({entry.country for entry in DATA.coverage} - NOT_MEMBERS) == 193


def test_addresses() -> None:
    """No source is a cache, a proxy or a leak, and one on a host of copies says whose text it is."""
    hosts = {source: urlsplit(source.url).hostname or "" for source in DATA.sources if source.url}
    assert [source.id for source, host in hosts.items() if BANNED.search(host)] == []
    copies = [source for source, host in hosts.items() if COPIES.search(host)]
    assert [s.id for s in copies if "copy on" not in s.publisher and "archive" not in s.publisher] == []
