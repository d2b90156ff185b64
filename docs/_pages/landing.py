"""The landing page: a search, the map with the agreements of a partner beside it, totals, and the dataset described.

What is written here stands on the page without a script as well; scripts add what answers at once.
"""

from __future__ import annotations

import json
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

from india_cyber_agreements import Standing
from india_cyber_agreements._package import _schema_org
from india_cyber_agreements._plot._words import NAMES, written

from .agreement_rows import latest_first, standing_in_words
from .dates import day_in_words
from .land_map import SHAPES, map_of, shapes
from .markdown import noun
from .markup import shape
from .paths import EXPLORER, agreement_path, organisation_paths, organisations
from .words import PLURALS, STANDINGS

if TYPE_CHECKING:
    import datetime as dt

    from india_cyber_agreements import Agreement, Dataset

#: Agreements that are shown before a partner is chosen.
_LATEST = 4
_READING = (
    "Each point is a partner: the larger, the more agreements; its colour and shape tell the closest tie. Lines are"
    " great circles from New Delhi, the star. Points that would hide each other are moved apart a little. The map shows"
    " land and no borders. Land: Natural Earth."
    '<span class="with-script"> The arrow keys lead from point to point.</span>'
)


def years(data: Dataset) -> range:
    """Return the years that the slider runs through."""
    day = data.info.modified.latest
    dated = [agreement.year for agreement in data.agreements if agreement.year]
    return range(min([*dated, day.year]), max([*dated, day.year]) + 1)


def _search() -> list[str]:
    """Return the search box, which leads to the explorer where no script answers."""
    return [
        f'<form id="find" class="find" role="search" aria-label="Agreements" action="{EXPLORER}" method="get">',
        '<label for="find-words">Find an agreement</label>',
        '<div class="find-row"><input id="find-words" name="q" type="search" autocomplete="off" spellcheck="false"',
        ' placeholder="a partner, a subject, a title" aria-describedby="find-count">',
        '<button type="submit">All matches</button></div>',
        '<p id="find-count" class="visually-hidden" role="status"></p>',
        '<ul id="find-results" class="find-results" aria-label="Agreements found" hidden></ul>',
        "</form>",
    ]


def _totals(data: Dataset) -> list[str]:
    """Return the headline totals, each leading to what it counts, and the colours and shapes of the types with them."""
    by_type = Counter(agreement.type for agreement in data.agreements)
    return [
        '<ul class="totals" aria-label="Agreements by type">',
        *(
            f'<li><a href="{EXPLORER}?type={tie}">{shape(tie)} <strong>{by_type[tie]}</strong>'
            f" <span>{NAMES[tie] if by_type[tie] == 1 else PLURALS[tie]}</span></a></li>"
            for tie in SHAPES
        ),
        "</ul>",
    ]


def _standings(data: Dataset) -> str:
    """Return how many agreements are in force on the day of the data, and how many partners and sources there are."""
    day = data.info.modified.latest
    found = Counter(agreement.standing_on(day).standing for agreement in data.agreements)
    sure = ", ".join(
        f'<a href="{EXPLORER}?standing={standing}"><strong>{found[standing]}</strong> {words}</a>'
        for standing, words in STANDINGS.items()
        if standing > Standing.NOT_IN_FORCE
    )
    return (
        f'<p class="today">On {day_in_words(day)}, the day of the data: {sure},'
        f' by <a href="record/state.html"><strong>{len(data.sources):,}</strong> sources</a>.</p>'
    )


def _controls(data: Dataset) -> list[str]:
    """Return the controls of the map, which a script shows, and what it says of them."""
    span = years(data)
    codes = {code for agreement in data.agreements for code in agreement.countries}
    shown = (
        f"{noun(len(codes), 'country', 'countries')}, {noun(len(organisations(data)), 'organisation')},"
        f" {noun(len(data.agreements), 'agreement')} by {day_in_words(data.info.modified.latest)}"
    )
    return [
        '<div class="controls">',
        '<label for="map-partner">Partner</label>',
        '<select id="map-partner"><option value="">the latest</option></select>',
        '<label for="map-type">Type</label>',
        '<select id="map-type"><option value="">all types</option>',
        *(f'<option value="{tie}">{escape(NAMES[tie])}</option>' for tie in SHAPES),
        "</select>",
        '<label for="map-year">Up to</label>',
        '<span class="slider">',
        f'<input id="map-year" type="range" min="{span[0]}" max="{span[-1]}" value="{span[-1]}">',
        f'<span id="map-until" aria-hidden="true">{span[-1]}</span></span>',
        "</div>",
        f'<p class="shown"><output id="map-shown" for="map-type map-year">{shown}</output></p>',
    ]


def item(agreement: Agreement, day: dt.date) -> str:
    """Return an agreement as an entry of a list: its type, title and date, and its standing on a day.

    Args:
        agreement: The agreement.
        day: The day.
    """
    return (
        f'<li>{shape(agreement.type)}<a href="{agreement_path(agreement.id)}.html">{escape(agreement.title)}</a>'
        f"<span>{written(agreement.date)} · {NAMES[agreement.type]} · {standing_in_words(agreement, day)}</span></li>"
    )


def _card(data: Dataset) -> list[str]:
    """Return the list beside the map as it is before a partner is chosen: the latest agreements."""
    day = data.info.modified.latest
    return [
        '<section class="card" aria-labelledby="card-title">',
        '<h2 id="card-title">The latest</h2>',
        '<p id="card-note">Each point leads to the page of a country.</p>',
        '<ul id="card-list">',
        *(item(agreement, day) for agreement in latest_first(data.agreements)[:_LATEST]),
        "</ul>",
        f'<p class="card-more"><a id="card-more" href="{EXPLORER}">All agreements in one table</a></p>',
        "</section>",
    ]


def _organisations(data: Dataset) -> list[str]:
    """Return the organisations, which have no place on a map."""
    numbers = Counter(agreement.organisation for agreement in data.agreements if agreement.organisation)
    paths = organisation_paths(data)
    return [
        '<p class="beside" id="organisations-title">Organisations and groups, which have no place on a map:</p>',
        '<ul class="organisations" id="organisations" aria-labelledby="organisations-title">',
        *(
            f'<li><a href="{paths[name]}.html" data-organisation="{escape(name)}">{escape(name)}</a>'
            f" <span>{number}</span></li>"
            for name, number in sorted(numbers.items(), key=lambda entry: (-entry[1], entry[0].casefold()))
        ),
        "</ul>",
    ]


def page(data: Dataset) -> str:
    """Return the upper part of the landing page, as HTML.

    Args:
        data: The dataset.
    """
    return "\n".join(
        [
            shapes(),
            '<div class="landing">',
            *_search(),
            *_totals(data),
            _standings(data),
            '<div class="stage">',
            map_of(data),
            '<div class="panel">',
            *_controls(data),
            *_card(data),
            "</div>",
            "</div>",
            f'<p class="reading" id="map-reading">{_READING}</p>',
            *_organisations(data),
            "</div>",
            "",
        ]
    )


def described(data: Dataset) -> str:
    """Return the description of the dataset that search engines read, as HTML.

    Args:
        data: The dataset.
    """
    found: dict[str, Any] = json.loads(_schema_org.describe(data, ()).content)
    # Which files there are is said where they are.
    del found["distribution"]
    text = json.dumps(found, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    return f'<script type="application/ld+json">\n{text}\n</script>\n'
