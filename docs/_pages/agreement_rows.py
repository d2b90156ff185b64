"""Agreements as rows of a table: that of the explorer, and those on the pages of partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from india_cyber_agreements import AgreementType, country
from india_cyber_agreements._html._elements import Markup, between, element, said, together
from india_cyber_agreements._plot._words import NAMES, written

from .markup import inside
from .paths import agreement_path, country_path, organisation_paths
from .words import ADOPTED, STANDINGS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from india_cyber_agreements import Agreement, AgreementSet, Dataset

#: Names of the columns, by the name that an address calls them for sorting; None where a column has no order.
COLUMNS: Final = {
    "date": "Date",
    "partners": "With",
    "type": "Type",
    "title": "Title",
    "scope": "Scope",
    "topics": "Topics",
    "standing": "Standing",
}


def standing_in_words(agreement: Agreement, day: dt.date) -> str:
    """Return the standing of an agreement on a day in words."""
    if agreement.type is AgreementType.JOINT_STATEMENT:
        return ADOPTED
    return STANDINGS[agreement.standing_on(day).standing]


def topics_in_words(agreement: Agreement) -> list[str]:
    """Return the topics of an agreement in words."""
    return [topic.value.replace("-", " ") for topic in agreement.topics]


def latest_first(agreements: AgreementSet) -> list[Agreement]:
    """Return agreements from the latest to the first, those without a date last."""
    dated = [agreement for agreement in reversed(agreements) if agreement.date]
    return dated + [agreement for agreement in agreements if not agreement.date]


@attrs.frozen
class Setting:
    """What a page that tells of agreements has to know."""

    #: The day of the standings.
    day: dt.date
    #: Paths of the pages of organisations.
    organisations: Mapping[str, str]
    #: Path of the page.
    here: str

    @classmethod
    def of(cls, data: Dataset, here: str) -> Setting:
        """Return the setting of a page.

        Args:
            data: The dataset.
            here: Path of the page.
        """
        return cls(data.info.modified.latest, organisation_paths(data), here)

    @property
    def folder(self) -> str:
        """The folder of the page."""
        return self.here.partition("/")[0]


def partners(agreement: Agreement, setting: Setting) -> Markup:
    """Return the partners of an agreement, each a link to its page unless that is where it stands.

    Args:
        agreement: The agreement.
        setting: The page.
    """

    def named(name: str, path: str) -> Markup:
        """Return a partner by its name."""
        return said(name) if path == setting.here else inside(path, said(name), setting.folder)

    countries = between(", ", (named(country(code).name, country_path(code)) for code in agreement.countries))
    if agreement.organisation is None:
        return countries
    organisation = named(agreement.organisation, setting.organisations[agreement.organisation])
    return together(organisation, " (", countries, ")") if countries else organisation


def _cells(agreement: Agreement, setting: Setting) -> dict[str, Markup]:
    """Return the cells of an agreement by the names of their columns."""
    standing = agreement.standing_on(setting.day).standing
    title = inside(agreement_path(agreement.id), said(agreement.title), setting.folder)
    return {
        "date": element("td", written(agreement.date)),
        "partners": element("td", partners(agreement, setting)),
        "type": element("td", NAMES[agreement.type]),
        "title": element("th", title, scope="row"),
        "scope": element("td", agreement.cyber_scope.value),
        "topics": element("td", ", ".join(topics_in_words(agreement))),
        "standing": element("td", standing_in_words(agreement, setting.day), class_=f"standing-{standing.value}"),
    }


def agreements_table(
    agreements: Iterable[Agreement], setting: Setting, *, caption: str, columns: Iterable[str] = COLUMNS
) -> Markup:
    """Return a table of agreements, which becomes a list of cards on a narrow screen.

    Args:
        agreements: The agreements, in order.
        setting: The page.
        caption: What the table is called.
        columns: Names of its columns, in order.
    """
    names = tuple(columns)
    rows: list[Markup] = []
    for agreement in agreements:
        cells = _cells(agreement, setting)
        rows.append(element("tr", *(cells[name] for name in names), id=agreement.id))
    heads = (element("th", COLUMNS[name], scope="col", data_column=name) for name in names)
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        class_="agreements",
    )
