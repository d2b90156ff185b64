"""The explorer: one table of all agreements, which a script filters and sorts, and the texts that it searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from india_cyber_agreements import AgreementType, CyberScope, Standing, Topic
from india_cyber_agreements._collection import _haystack
from india_cyber_agreements._html._elements import Markup, element, together
from india_cyber_agreements._plot._words import NAMES

from .agreement_page import SCOPES, retired_ids
from .agreement_rows import Setting, agreements_table, latest_first
from .catalogue import assigned
from .dates import day_in_words
from .markdown import noun, page
from .markup import block, code_block
from .paths import EXPLORER, organisation_paths
from .words import STANDINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from india_cyber_agreements import Dataset

#: What is asked most: a standing that is presumed or confirmed.
AT_LEAST_PRESUMED = "at-least-presumed"
#: Orders by the name that an address calls them: a column, with a minus before it for the other direction.
ORDERS: Final = {
    "-date": "the latest first",
    "date": "the earliest first",
    "partners": "partners from A to Z",
    "-partners": "partners from Z to A",
    "type": "the closest type first",
    "-type": "the loosest type first",
    "title": "titles from A to Z",
    "-title": "titles from Z to A",
    "scope": "dedicated ones first",
    "-scope": "general ones first",
    "-standing": "the surest standing first",
    "standing": "the least sure standing first",
}


def _standings() -> dict[str, str]:
    """Return the choices of the filter by standing."""
    return {
        AT_LEAST_PRESUMED: f"{STANDINGS[Standing.CONFIRMED]} or presumed",
        **{standing.value: f"{words}" for standing, words in STANDINGS.items() if standing > Standing.NOT_IN_FORCE},
        Standing.NOT_IN_FORCE.value: f"{STANDINGS[Standing.NOT_IN_FORCE]}, or a joint statement",
    }


def _choices(data: Dataset) -> dict[str, tuple[str, Mapping[str, str]]]:
    """Return the filters that choose from some values, each with its label and with its values in words."""
    names = {partner.alpha_2: partner.name for partner in data.agreements.countries()}
    topics = {topic.value: topic.value.replace("-", " ") for topic in Topic}
    return {
        "country": ("Country", names),
        "organisation": ("Organisation", {name: name for name in organisation_paths(data)}),
        "type": ("Type", {type_.value: NAMES[type_] for type_ in AgreementType}),
        "scope": ("Scope", {scope.value: f"{scope.value}: {SCOPES[scope]}" for scope in CyberScope}),
        "topic": ("Topic", topics),
        "standing": ("Standing", _standings()),
    }


def _field(name: str, label: str, control: Markup) -> Markup:
    """Return a control with its label."""
    return element("p", element("label", label, for_=f"filter-{name}"), control, class_=f"field-{name}")


def _select(name: str, label: str, values: Mapping[str, str]) -> Markup:
    """Return a filter that chooses from some values."""
    options = (element("option", words, value=value) for value, words in values.items())
    return _field(
        name,
        label,
        element("select", element("option", "all", value=""), *options, id=f"filter-{name}", name=name),
    )


def _input(name: str, label: str, **attributes: str) -> Markup:
    """Return a filter that one types into."""
    return _field(name, label, element("input", id=f"filter-{name}", name=name, **attributes))


def _years(data: Dataset) -> Markup:
    """Return the filters by year."""
    years = [agreement.year for agreement in data.agreements if agreement.year]
    span = {"min": str(min(years, default=1)), "max": str(max(years, default=9999))}
    inputs = (
        _input(name, label, type="number", inputmode="numeric", placeholder=year, **span)
        for name, label, year in (("from", "From year", span["min"]), ("to", "To year", span["max"]))
    )
    return element("div", *inputs, class_="fields-years")


def _sort() -> Markup:
    """Return the choice of an order, for screens on which the heads of the columns are not shown."""
    options = (element("option", words, value=value) for value, words in ORDERS.items())
    return element(
        "p",
        element("label", "Order", for_="filter-order"),
        element("select", *options, id="filter-order", data_part="sort"),
        class_="field-sort",
    )


def _controls(data: Dataset) -> Markup:
    """Return the controls, which the script shows."""
    return element(
        "form",
        _input("q", "Words", type="search", spellcheck="false", placeholder="of a title, a summary, a partner, a body"),
        *(_select(name, label, values) for name, (label, values) in _choices(data).items()),
        _years(data),
        _sort(),
        id="filter",
        autocomplete="off",
        role="search",
        aria_label="Agreements",
    )


def _result(count: int) -> Markup:
    """Return how many agreements are shown, what can be done with them, and how Python gets them."""
    buttons = {"reset": "Reset", "link": "Copy link", "csv": "Save as CSV"}
    return together(
        element(
            "div",
            element("p", f"{count} of {count} agreements", id="filter-count", role="status"),
            *(element("button", label, type="button", data_part=name) for name, label in buttons.items()),
            class_="result",
        ),
        element("p", id="filter-notice", role="status", hidden="hidden"),
        element("div", element("span", "In Python"), code_block("ica.agreements()", "python"), class_="in-python"),
    )


def explorer_page(data: Dataset) -> str:
    """Return the page of the explorer.

    Args:
        data: The dataset.
    """
    day = data.info.modified.latest
    count = len(data.agreements)
    gone = retired_ids(data)
    return page(
        ["---", "hide-toc: true", "---", ""],
        "# All agreements",
        f"{noun(count, 'agreement')} between India and others on cyber security and cybercrime, the latest first, with"
        f" their standing on {day_in_words(day)}, the day of the data. Dates are as precise as their sources: `2017` is"
        " a year of which no more is known, `?` is uncertain and `~` approximate. Titles lead to the whole record; the"
        " address of a record's page is made of its id and never changes.",
        block(
            element(
                "div",
                _controls(data),
                _result(count),
                class_="explorer",
            )
        ),
        block(
            agreements_table(
                latest_first(data.agreements),
                Setting.of(data, EXPLORER),
                caption=f"Agreements, with their standing on {day_in_words(day)}",
            )
        ),
        *([gone] if gone else []),
    )


def texts_script(data: Dataset) -> str:
    """Return the texts that the package searches, folded, as a script that sets ``window.texts``.

    Args:
        data: The dataset.
    """
    return assigned("texts", {agreement.id: _haystack(agreement) for agreement in data.agreements})


def explorer_files(data: Dataset) -> dict[str, str]:
    """Return the page of the explorer and the script with its texts, by path.

    Args:
        data: The dataset.
    """
    return {"agreements/index.md": explorer_page(data), "_scripts/texts.js": texts_script(data)}
