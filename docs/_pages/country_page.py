"""A page for each country with an agreement, and one that tells of every country and territory."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

from india_cyber_agreements import Country, CoverageOutcome, country
from india_cyber_agreements._html._elements import between, element, said, together

from .agreement_rows import Setting
from .dates import date_in_words, day_in_words
from .markdown import noun, page
from .markup import block, inside, orphan
from .partner_page import Partner, agreements_of, answer, by_type, overview, timeline, trail, use
from .paths import country_path

if TYPE_CHECKING:
    from india_cyber_agreements import Coverage, Dataset

FOLDER = "countries"
INDEX = "countries/index"
#: What a search came to, in words.
_OUTCOMES = {
    CoverageOutcome.FOUND: "Searched for, and found.",
    CoverageOutcome.NONE_FOUND: "Searched for; the search itself gave nothing.",
    CoverageOutcome.NOT_SEARCHED: "Not searched for.",
}


def _sort_key(partner: Country) -> str:
    """Return the name of a country as it is sorted: accents after the letters that carry them."""
    return unicodedata.normalize("NFKD", partner.name).casefold()


def _coverage(entry: Coverage) -> str:
    """Return what a search for a country came to, when, and what there is to say of it."""
    checked = f" Last checked: {date_in_words(entry.last_checked)}." if entry.last_checked else ""
    return block(
        element(
            "p", f"{_OUTCOMES[entry.outcome]}{checked}", together(" Note: ", said(entry.note)) if entry.note else None
        )
    )


def _membership(partner: Partner) -> list[str]:
    """Return how many of the agreements are not with this country alone."""
    several = len(partner.agreements) - len(partner.agreements.bilateral())
    if not several:
        return []
    number = "one is" if several == 1 else f"{several} are"
    words = (
        f"Of these, {number} of several states or of an organisation; the column “With” names them. {partner.name} is"
        " counted where a source names it as a party."
    )
    return [block(element("p", words))]


def _page(data: Dataset, found: Country) -> str:
    """Return the page of a country."""
    partner = Partner(
        name=found.name,
        agreements=data.agreements.by_country(found),
        setting=Setting.of(data, country_path(found.alpha_2)),
        filters={"country": found.alpha_2},
        expression=f"ica.by_country({json.dumps(found.name, ensure_ascii=False)})",
    )
    return orphan(
        partner.name,
        partner.described,
        trail(INDEX, "All countries"),
        answer(partner),
        by_type(partner),
        "## Over the years",
        timeline(partner),
        "## Agreements",
        *_membership(partner),
        agreements_of(partner),
        "## How far it was searched",
        _coverage(data.coverage_of(found)),
        "## Use it",
        *use(partner),
    )


def _none_found(entries: list[tuple[Country, Coverage]]) -> str:
    """Return the table of the countries for which a search gave nothing."""
    rows = (
        element(
            "tr",
            element("th", partner.name, scope="row"),
            element("td", date_in_words(entry.last_checked) if entry.last_checked else None),
            element("td", said(entry.note)),
        )
        for partner, entry in entries
    )
    heads = (element("th", head, scope="col") for head in ("Country or territory", "Last checked", "Note"))
    return block(element("table", element("thead", element("tr", *heads)), element("tbody", *rows), class_="searched"))


def countries_page(data: Dataset) -> str:
    """Return the page that tells of every country and territory whether agreements were found.

    Args:
        data: The dataset.
    """
    day = data.info.modified.latest
    partners = sorted(data.agreements.countries(), key=_sort_key)
    links = (
        (inside(country_path(partner.alpha_2), partner.name, FOLDER), data.agreements.by_country(partner))
        for partner in partners
    )
    codes = {partner.alpha_2 for partner in partners}
    others = sorted(
        ((country(entry.country), entry) for entry in data.coverage if entry.country not in codes),
        key=lambda pair: _sort_key(pair[0]),
    )
    none = [(partner, entry) for partner, entry in others if entry.outcome is not CoverageOutcome.NOT_SEARCHED]
    unsearched = [pair for pair in others if pair[1].outcome is CoverageOutcome.NOT_SEARCHED]
    names = (
        together(partner.name, together(" (", said(entry.note), ")") if entry.note else None)
        for partner, entry in unsearched
    )
    return page(
        "# Countries",
        f"{noun(len(partners), 'country has', 'countries have')} at least one agreement with India in this record."
        f" For {len(none)} a search found none, and {len(unsearched)} were not searched for, which says nothing about"
        " them. Together they are the entries of ISO 3166-1.",
        "## With agreements",
        f"What is in force or presumed to be is that on {day_in_words(day)}, the day of the data.",
        overview("Country", links, day),
        "## None found",
        "A search for the country or territory gave nothing. That is a statement about the search; how thorough it was,"
        " and what came near, stands in the note.",
        _none_found(none),
        "## Not searched",
        "Nobody looked. That is no statement about the country or territory.",
        block(element("p", between(", ", names), ".")) if unsearched else "None.",
    )


def country_pages(data: Dataset) -> dict[str, str]:
    """Return the page of each country with an agreement, and that of all countries, by path.

    Args:
        data: The dataset.
    """
    found = {f"{country_path(partner.alpha_2)}.md": _page(data, partner) for partner in data.agreements.countries()}
    return {f"{INDEX}.md": countries_page(data), **found}
