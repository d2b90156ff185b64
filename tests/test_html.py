"""What notebooks show."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _html
from india_cyber_agreements._cite import primary_source
from india_cyber_agreements._totals import DIMENSIONS, Dimension
from tests import hostile
from tests.html_tree import Element, read

HARMLESS = "harmless"
EVERY = tuple(ica.agreements())


def fragment(thing: Any) -> Element:
    """Return what a notebook shows of a thing, which is one element that says the same each time."""
    text = thing._repr_html_()
    assert text == thing._repr_html_()
    top = read(text)
    (box,) = top.children
    assert isinstance(box, Element)
    assert not box.all("script")
    return box


def of(*agreements: ica.Agreement) -> ica.AgreementSet:
    """Return a set of some agreements."""
    return ica.AgreementSet.of(agreements)


def tables(box: Element) -> dict[str, list[list[str]]]:
    """Return the rows of the tables of a fragment, by their captions."""
    return {table.all("caption")[0].text.strip(): table.rows for table in box.all("table")}


@pytest.mark.parametrize("agreement", EVERY, ids=lambda agreement: agreement.id)
def test_agreement(agreement: ica.Agreement) -> None:
    """A record is shown whole: its title and facts, its events with rival dates, its sources with links."""
    box = fragment(agreement)
    mark = "" if agreement.title_exact else " descriptive title"
    shown = tables(box)
    facts = {row[0]: row[1] for row in shown[f"{agreement.title}{mark}".strip()]}
    assert facts["Id"] == agreement.id
    assert facts["Type"] == f"{agreement.type.value} ({agreement.form.value})"
    assert (facts["Level"], facts["Cyber scope"]) == (agreement.level.value, agreement.cyber_scope.value)
    assert (facts["Confidence"], facts["Summary"]) == (agreement.confidence.value, agreement.summary)
    known = {
        "Partners": ", ".join(f"{ica.country(code).name} ({code})" for code in agreement.countries),
        "Organisation": agreement.organisation,
        "Topics": ", ".join(agreement.topics),
        "For India": agreement.bodies.indian,
        "For the partner": agreement.bodies.partner,
        "Signed by": "; ".join(agreement.signatories),
        "Place": agreement.place,
        "Term": agreement.term,
        "Notes": agreement.notes,
        "Relations": "; ".join(f"{relation.kind.value} {relation.target}" for relation in agreement.relations),
    }
    assert {name: facts.get(name) for name in known} == {name: text or None for name, text in known.items()}
    events = [
        row
        for event in agreement.events
        for row in (
            [str(event.date), event.kind.value, event.note or ""],
            *([f"or {rival.date}", f"{event.kind.value} (rival date)", rival.note or ""] for rival in event.rivals),
        )
    ]
    assert [row[:3] for row in shown.get("Events", [])] == events
    assert shown["Sources"] == [
        [source.title, source.publisher, str(source.published or ""), source.access.value, citation.supports]
        for citation in agreement.citations
        for source in [citation.source]
    ]
    assert box.links == {source.url for source in agreement.sources if source.url}
    assert all(link.attributes["rel"] == "noopener noreferrer" for link in box.all("a"))


def test_sources_of_events() -> None:
    """An event and a rival date name those who tell them, and lead there."""
    agreement = next(a for a in EVERY if any(event.rivals for event in a.events))
    told = [
        pair
        for event in agreement.events
        for pair in ((event.date, event.sources), *((rival.date, rival.sources) for rival in event.rivals))
    ]
    table = next(t for t in fragment(agreement).all("table") if t.all("caption")[0].text == "Events")
    for row, (date, sources) in zip(table.all("tbody")[0].all("tr"), told, strict=True):
        assert row.all("th")[0].text.endswith(str(date))
        assert row.links == {source.url for source in sources}
        assert [cell.text for cell in row.all("td")][-1] == "; ".join(source.publisher for source in sources)


@pytest.mark.parametrize("count", [0, 1, 19, 20, 21, len(EVERY)])
def test_set(count: int) -> None:
    """A set shows its number and its first twenty agreements, and says how many more there are."""
    box = fragment(of(*EVERY[:count]))
    noun = "agreement" if count == 1 else "agreements"
    paragraphs = [paragraph.text for paragraph in box.all("p")]
    assert paragraphs == [f"{count} {noun}"] * (not count) + [f"… {count - 20} more"] * (count > 20)
    expected = [
        [
            str(a.date or ""),
            a.type.value,
            ", ".join(ica.country(code).name for code in a.countries),
            a.title,
            str(a.in_force_since or ""),
            a.confidence.value,
            a.id,
        ]
        for a in EVERY[: min(count, 20)]
    ]
    ((caption, rows),) = tables(box).items() or [(f"{count} {noun}", [])]
    assert caption == f"{count} {noun}"
    for row, (*before, title, since, confidence, id_) in zip(rows, expected, strict=True):
        assert [*row[:3], *row[4:]] == [*before, since, confidence, id_]
        assert row[3].startswith(title[:199])


def test_what_was_left_out() -> None:
    """A set says how many agreements a query left out because their evidence is too weak."""
    found = ica.by_country("Japan").in_force_between("2015", "2015", at_least="confirmed")
    assert found.undetermined
    number = len(found.undetermined)
    text = f"{number} left out because the evidence is too weak: see .undetermined"
    assert [paragraph.text for paragraph in fragment(found).all("p")] == [text]


def test_whole_table() -> None:
    """The table for pages has every agreement, and dates that sort by the days that they can mean."""
    top = read(_html.agreements_table(EVERY))
    (table,) = top.all("table")
    assert [head.text for head in table.all("th") if head.attributes["scope"] == "col"] == list(_html.COLUMNS)
    assert [row[-1] for row in table.rows] == [agreement.id for agreement in EVERY]
    keys = [row.all("td")[0].attributes["data-key"] for row in table.all("tbody")[0].all("tr") if row.all("td")[0].text]
    assert keys == sorted(keys)
    ended = [a for a in EVERY if a.ended]
    assert [row[5] for row in read(_html.agreements_table(ended)).rows] == [str(a.ended) for a in ended]


def test_title_leads_to_the_primary_source() -> None:
    """The title of a row is a link to the source that the citation names."""
    rows = read(_html.agreements_table(EVERY)).all("tbody")[0].all("tr")
    sources = [primary_source(agreement) for agreement in EVERY]
    addresses = [source.url if source else None for source in sources]
    assert [row.links for row in rows] == [{address} if address else set() for address in addresses]


def test_partners() -> None:
    """Partners are countries by name, the organisation, or the organisation and its members."""
    some = (ica.get("in-us-mlat"), *ica.by_organisation("BRICS")[:1], *ica.by_organisation("EU")[:1])
    assert [row[2] for row in read(_html.agreements_table(some)).rows] == [
        "United States",
        "BRICS (Brazil, China, Russia, South Africa)",
        "EU",
    ]


@pytest.mark.parametrize("by", DIMENSIONS)
def test_totals(by: Dimension) -> None:
    """Totals show every class with its number and a bar in proportion, and who has no class."""
    totals: ica.Totals[Any] = ica.totals(by)
    box = fragment(totals)
    ((caption, rows),) = tables(box).items()
    assert caption == f"{len(EVERY)} agreements by {by.replace('_', ' ')}"
    names = [f"{ica.country(key).name} ({key})" if by == "country" else str(key) for key in totals]
    assert rows == [[name, str(number)] for name, number in zip(names, totals.values(), strict=True)]
    widths = [float(bar.attributes["style"][6:-2]) for bar in box.all("span", "ica-bar")]
    assert widths == pytest.approx([14 * n / max(totals.values()) for n in totals.values() if n], abs=0.006)
    said = " ".join(paragraph.text for paragraph in box.all("p"))
    without = f"{totals.unclassified} agreement{'s' * (totals.unclassified > 1)} without a {by}."
    assert (without in said) == bool(totals.unclassified)
    assert ("counts under each" in said) == (by in {"country", "topic"})


def test_totals_of_nothing() -> None:
    """Without agreements there are numbers all the same, and no bars."""
    box = fragment(of().totals())
    assert {row[1] for row in tables(box)["0 agreements by type"]} == {"0"}
    assert not box.all("span", "ica-bar")


def test_edition() -> None:
    """An edition shows what it is, its totals and sizes, and its first twenty cells as published."""
    edition = ica.edition("cis-2017")
    box = fragment(edition)
    shown = tables(box)
    facts = {row[0]: row[1] for row in shown[edition.title]}
    assert (facts["Publisher"], facts["Published"]) == (edition.publisher, str(edition.published))
    assert facts["Totals"] == "39 mlat, 54 mou, 10 framework"
    assert facts["Sizes"] == f"{len(edition.labels)} labels, {len(edition.cells)} cells"
    rows = shown["Cells"]
    assert [row[:4] for row in rows] == [
        [str(c.row), c.label, c.column.value, c.date_label or ""] for c in edition.cells[:20]
    ]
    assert [row[6] for row in rows] == [" ".join(cell.agreements) for cell in edition.cells[:20]]
    assert [paragraph.text for paragraph in box.all("p")] == [f"… {len(edition.cells) - 20} more"]
    assert box.links == {edition.url, *(url for cell in edition.cells[:20] for url in cell.urls)}


def test_short_edition() -> None:
    """An edition of twenty cells has no more."""
    edition = ica.edition("cis-2017")
    assert not fragment(attrs.evolve(edition, cells=edition.cells[:20])).all("p")


@pytest.mark.parametrize("day", ["1900-01-01", "2017-06-30", "2024-02-29"])
def test_answers(day: str) -> None:
    """A standing is said in words, with its day and reason and the events that decided."""
    for agreement in EVERY:
        answer = agreement.standing_on(day)
        box = fragment(answer)
        (paragraph,) = box.all("p")
        assert paragraph.text == f"{answer.standing.value} on {day}: {answer.reason}"
        assert [mark.text for mark in box.all("strong", "ica-mark")] == [answer.standing.value]
        dates = [row[0] for row in tables(box).get("Events that decided", []) if not row[0].startswith("or ")]
        assert dates == [str(event.date) for event in answer.events]
        assert {source.url for event in answer.events for source in event.sources} <= box.links


def cleaned(text: str) -> str:
    """Return a text as HTML can hold it."""
    return re.sub(r"[\x07\x1b\ufffe\uffff]", "\ufffd", text)


@pytest.mark.parametrize("number", range(len(hostile.TEXTS)))
def test_hostile_record(number: int) -> None:
    """No text adds an element, an attribute or a link, and every text is shown as it is."""
    record = hostile.records()[number]
    text = hostile.TEXTS[number]
    source = attrs.evolve(record.sources[0], title=HARMLESS, publisher=HARMLESS, url="ftp://example.org")
    model = attrs.evolve(
        record,
        title=HARMLESS,
        organisation=HARMLESS,
        bodies=ica.Bodies(indian=HARMLESS, partner=HARMLESS),
        signatories=(HARMLESS, HARMLESS),
        place=HARMLESS,
        term=HARMLESS,
        summary=HARMLESS,
        notes=HARMLESS,
        events=(
            attrs.evolve(
                record.events[0],
                sources=(source,),
                note=HARMLESS,
                rivals=(attrs.evolve(record.events[0].rivals[0], sources=(source,), note=HARMLESS),),
            ),
        ),
        citations=(ica.Citation(source=source, supports=HARMLESS),),
    )
    day = "2030-01-01"
    shown = fragment(record)
    for hostile_box, harmless_box in (
        (shown, fragment(model)),
        (fragment(record.standing_on(day)), fragment(model.standing_on(day))),
        (fragment(of(record)), fragment(of(model))),
    ):
        assert hostile_box.shape == harmless_box.shape
        assert hostile_box.links == set()
    expected = fragment(model).text.replace(HARMLESS, cleaned(text)).replace("ftp://example.org", "")
    assert shown.text == expected
    assert all(part.text in {cleaned(text), ""} for part in shown.all("bdi"))


def test_long_texts_are_cut_in_tables() -> None:
    """A table shows two hundred characters of a title, and a thousand to whoever points at it."""
    record = attrs.evolve(ica.get("in-us-mlat"), title="word " * 2000)
    (row,) = fragment(of(record)).all("tbody")[0].all("tr")
    (shown,) = row.all("th")[0].all("bdi")
    assert (len(shown.text), shown.text[-1]) == (200, "…")
    assert (len(shown.attributes["title"]), shown.attributes["title"][-1]) == (1000, "…")
    (whole,) = fragment(record).all("caption")[0].all("bdi")
    assert whole.text == record.title


@pytest.mark.parametrize(("length", "cut"), [(199, False), (200, False), (201, True)])
def test_where_titles_are_cut(length: int, *, cut: bool) -> None:
    """A title of two hundred characters is shown whole."""
    record = attrs.evolve(ica.get("in-us-mlat"), title="x" * length)
    (shown,) = fragment(of(record)).all("tbody")[0].all("th")[0].all("bdi")
    assert shown.attributes == ({"title": "x" * length} if cut else {})
    assert (shown.text == "x" * length) != cut


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://example.org/a?b=1&c=%22#d", True),
        ("http://example.org", True),
        ("HTTPS://EXAMPLE.ORG/", True),
        ("https://example.org/'\"><b>", True),
        ("https://example.org/اتفاقية", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        (" https://example.org", False),
        ("https://example.org/a b", False),
        ("https://example.org/\x00", False),
        ("java\nscript:alert(1)//https://example.org", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("ftp://example.org", False),
        ("//example.org", False),
        ("https://", False),
        ("", False),
        (None, False),
    ],
)
def test_links_lead_to_the_web(url: str | None, leads: bool) -> None:  # noqa: FBT001 - a column of the table
    """Only whole addresses of the web are links."""
    record = ica.get("in-us-mlat")
    source = attrs.evolve(record.sources[0], url=url)
    changed = attrs.evolve(record, citations=(ica.Citation(source=source, supports="x"),), events=())
    assert fragment(changed).links == ({url} if leads else set())
    assert read(_html.agreements_table([changed])).links == ({url} if leads else set())
    cell = attrs.evolve(ica.edition("cis-2017").cells[0], urls=(url or "",))
    edition = fragment(attrs.evolve(ica.edition("cis-2017"), url="x:", cells=(cell,)))
    assert edition.links == ({url} if leads else set())


@pytest.mark.parametrize("text", ["\x00", "\x85", "\ud800", "\ufffe", "\U0010ffff", "\ufdd0", "\x7f"])
def test_what_html_has_no_place_for(text: str) -> None:
    """Controls, broken surrogates and code points that are no characters become U+FFFD, and the rest stays."""
    record = attrs.evolve(ica.get("in-us-mlat"), title=f"a{text}b", summary=f"c\r\n{text}\td")
    box = fragment(record)
    assert box.all("caption")[0].text.strip() == "a\ufffdb"
    assert "c\n\ufffd\td" in box.text
    record._repr_html_().encode()


def test_style_stays_in_its_box() -> None:
    """The rules reach nothing outside, load nothing, and set no colour that one ground would swallow."""
    assert "url" not in _html.STYLE
    assert "@" not in _html.STYLE
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", _html.STYLE)
    assert "".join(f"{selectors}{{{body}}}" for selectors, body in rules) == _html.STYLE.rstrip()
    assert all(part.strip().startswith(".ica-box") for selectors, _ in rules for part in selectors.split(","))
    words = "(?:#|rgb|hsl|black|white(?!-)|gr[ae]y)"
    colours = {found for _, body in rules for found in re.findall(rf"{words}[^;]*?(?:\)|(?=;))", body)}
    assert all(re.fullmatch(r"rgba\(128, 128, 128, \.\d\)", colour) for colour in colours)
