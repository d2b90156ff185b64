"""A page for each organisation or grouping with an agreement, and one that lists them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from india_cyber_agreements._html._elements import between, element, said, together

from .agreement_rows import Setting
from .dates import day_in_words
from .markdown import noun, page
from .markup import block, inside, orphan
from .partner_page import Partner, agreements_of, answer, by_type, overview, timeline, trail, use
from .paths import country_path, organisation_paths

if TYPE_CHECKING:
    from india_cyber_agreements import AgreementSet, Dataset

FOLDER = "organisations"
INDEX = "organisations/index"


def _agreements(data: Dataset, name: str) -> AgreementSet:
    """Return the agreements of an organisation, by exactly this name."""
    return data.agreements.where(lambda agreement: agreement.organisation == name)


def _members(agreements: AgreementSet) -> str:
    """Return the countries that its agreements name."""
    names = [inside(country_path(partner.alpha_2), partner.name, FOLDER) for partner in agreements.countries()]
    told = together("Partners that at least one of these names: ", between(", ", names), ".")
    unnamed = "No source that was read lists the partners at the time, so a query by country does not find these."
    return block(element("p", told if names else unnamed))


def _page(data: Dataset, name: str, path: str) -> str:
    """Return the page of an organisation."""
    partner = Partner(
        name=name,
        agreements=_agreements(data, name),
        setting=Setting.of(data, path),
        filters={"organisation": name},
        expression=f"ica.by_organisation({json.dumps(name, ensure_ascii=False)})",
    )
    return orphan(
        name,
        partner.described,
        trail(INDEX, "All organisations"),
        answer(partner),
        by_type(partner),
        _members(partner.agreements),
        "## Over the years",
        timeline(partner),
        "## Agreements",
        agreements_of(partner),
        "## Use it",
        *use(partner),
    )


def organisations_page(data: Dataset) -> str:
    """Return the page that lists the organisations.

    Args:
        data: The dataset.
    """
    day = data.info.modified.latest
    paths = organisation_paths(data)
    links = ((inside(path, said(name), FOLDER), _agreements(data, name)) for name, path in paths.items())
    return page(
        "# Organisations",
        f"India has agreements of {noun(len(paths), 'organisation or grouping', 'organisations and groupings')} in this"
        f" record. What is in force or presumed to be is that on {day_in_words(day)}, the day of the data.",
        overview("Organisation", links, day),
    )


def organisation_pages(data: Dataset) -> dict[str, str]:
    """Return the page of each organisation, and that of all of them, by path.

    Args:
        data: The dataset.
    """
    paths = organisation_paths(data)
    return {
        f"{INDEX}.md": organisations_page(data),
        **{f"{path}.md": _page(data, name, path) for name, path in paths.items()},
    }
