"""What the pages of countries and of organisations share: their agreements, counted, over the years, and in a table."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs

from india_cyber_agreements import AgreementType, Standing
from india_cyber_agreements._html._elements import Markup, element, said, together
from india_cyber_agreements._plot._words import NAMES, written

from .agreement_rows import Setting, agreements_table, latest_first, standing_in_words
from .band import axis, strip
from .dates import day_in_words
from .land_map import SHAPES
from .markdown import noun
from .markup import address, block, code_block, filtered, inside, listed, shape
from .paths import EXPLORER, agreement_path
from .words import PLURALS, STANDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from india_cyber_agreements import Agreement, AgreementSet

#: Types from the closest tie to the loosest.
_TIES: Final = tuple(SHAPES)
#: Columns of the table.
_COLUMNS: Final = ("date", "partners", "type", "title", "standing")


@attrs.frozen(kw_only=True)
class Partner:
    """A country or an organisation with at least one agreement."""

    #: Its name.
    name: str
    #: Its agreements.
    agreements: AgreementSet
    #: Its page.
    setting: Setting
    #: What leads to its agreements in the explorer.
    filters: Mapping[str, str]
    #: What asks for them in Python.
    expression: str

    @property
    def described(self) -> str:
        """What search engines show of its page."""
        number = noun(len(self.agreements), "agreement")
        return f"India and {self.name}: {number} on cyber security and cybercrime, with dates, sources and standing."


def tie_in_words(agreement: Agreement, day: dt.date) -> str:
    """Return the type, the date and the standing of an agreement in words."""
    return f"{NAMES[agreement.type]}, {written(agreement.date)}, {standing_in_words(agreement, day)}"


def closest(agreements: AgreementSet, day: dt.date) -> Agreement:
    """Return the closest tie among some agreements; of those of a type the one that stands surest, then the latest.

    Args:
        agreements: The agreements, at least one.
        day: The day of the standing.
    """
    return min(
        latest_first(agreements),
        key=lambda agreement: (_TIES.index(agreement.type), -agreement.standing_on(day).standing.rank),
    )


def _listed(agreements: AgreementSet, day: dt.date) -> str:
    """Return how many agreements of each standing there are, joint statements apart."""
    statements = agreements.by_type(AgreementType.JOINT_STATEMENT)
    numbers = Counter(agreement.standing_on(day).standing for agreement in agreements - statements)
    parts = [f"{numbers[standing]} {words}" for standing, words in STANDINGS.items() if numbers[standing]]
    if statements:
        parts.append(f"{noun(len(statements), 'joint statement')}, adopted and never in force")
    return ", ".join(parts)


def answer(partner: Partner) -> str:
    """Return how many agreements a partner has, how they stand, and the closest tie.

    Args:
        partner: The partner.
    """
    day = partner.setting.day
    best = closest(partner.agreements, day)
    return block(
        element(
            "p",
            element("strong", noun(len(partner.agreements), "agreement")),
            f". On {day_in_words(day)}, the day of the data: {_listed(partner.agreements, day)}. The closest tie: ",
            inside(agreement_path(best.id), said(best.title), partner.setting.folder),
            f" ({tie_in_words(best, day)}).",
            class_="answer",
        )
    )


def by_type(partner: Partner) -> str:
    """Return how many agreements of each type a partner has, each with a link to them.

    Args:
        partner: The partner.
    """
    numbers = Counter(agreement.type for agreement in partner.agreements)

    def counted(tie: AgreementType) -> Markup:
        """Return the number of agreements of a type."""
        words = NAMES[tie] if numbers[tie] == 1 else PLURALS[tie]
        link = filtered(words, partner.setting.folder, **partner.filters, type=tie.value)
        return together(shape(tie), " ", element("strong", str(numbers[tie])), " ", link)

    return block(listed((counted(tie) for tie in _TIES if numbers[tie]), "by-type"))


def _years(agreements: AgreementSet, day: dt.date) -> tuple[int, int]:
    """Return the years from shortly before the first event to the last one, or to a day.

    A standing that is possible ever since independence, because nothing is known of the start, does not count.
    """
    dates = [event.date for agreement in agreements for event in agreement.events]
    first = min([day, *(date.earliest for date in dates)])
    return first.year - 1, max([day, *(date.latest for date in dates)]).year


def timeline(partner: Partner) -> str:
    """Return the standing of each agreement over common years, the first agreement on top, each a link.

    Args:
        partner: The partner.
    """
    day, folder = partner.setting.day, partner.setting.folder
    years = _years(partner.agreements, day)
    ahead = day + dt.timedelta(days=1), dt.date(years[1], 12, 31)

    def row(agreement: Agreement) -> Markup:
        """Return the row of an agreement."""
        name = element("span", said(agreement.title), class_="timeline-title")
        about = element("span", tie_in_words(agreement, day), class_="timeline-about")
        picture = Markup(strip(agreement, *years, period=ahead))
        told = element("span", shape(agreement.type), " ", name, about)
        return element("a", told, picture, href=address(agreement_path(agreement.id), folder))

    ticks = element("div", Markup(axis(*years)), class_="timeline-years")
    reading = (
        f"The higher a bar, the surer that the agreement was in force: {STANDINGS[Standing.CONFIRMED]},"
        f" {STANDINGS[Standing.PRESUMED]}, {STANDINGS[Standing.POSSIBLE]}; a line is not in force. Triangles begin it,"
        f" crosses end it, circles show it at work. Shaded is what lies after {day_in_words(day)}."
    )
    rows = listed(map(row, partner.agreements), "timeline-rows")
    return block(element("figure", ticks, rows, ticks, element("figcaption", reading), class_="timeline"))


def agreements_of(partner: Partner) -> str:
    """Return the table of the agreements of a partner, the latest first.

    Args:
        partner: The partner.
    """
    caption = f"With {partner.name}, as of {day_in_words(partner.setting.day)}"
    rows = latest_first(partner.agreements)
    return block(agreements_table(rows, partner.setting, caption=caption, columns=_COLUMNS))


def use(partner: Partner) -> list[str]:
    """Return how to get the agreements of a partner in Python, and where they are in the explorer.

    Args:
        partner: The partner.
    """
    link = filtered("These in the table of all agreements", partner.setting.folder, **partner.filters)
    return [
        block(code_block(f"import india_cyber_agreements as ica\n{partner.expression}", "python")),
        block(element("p", link, ", where they can be filtered, sorted and saved as CSV.")),
    ]


def trail(index: str, words: str) -> str:
    """Return links to the pages that one is found from.

    Args:
        index: Path of the page of all of its kind.
        words: What that is called.
    """
    folder = index.partition("/")[0]
    links = inside(index, words, folder), " · ", inside(EXPLORER, "All agreements", folder)
    return block(element("p", *links, class_="trail"))


def overview(kind: str, partners: Iterable[tuple[Markup, AgreementSet]], day: dt.date) -> str:
    """Return a table of partners with how many agreements each has.

    Args:
        kind: What kind of partner they are.
        partners: The name of each, as a link, with its agreements.
        day: The day of the standing.
    """

    def row(name: Markup, agreements: AgreementSet) -> Markup:
        """Return the row of a partner."""
        standing = sum(agreement.standing_on(day).standing >= Standing.PRESUMED for agreement in agreements)
        years = [str(agreement.year) for agreement in agreements if agreement.year] or ["undated"]
        numbers = (len(agreements), standing, years[0], years[-1])
        return element("tr", element("th", name, scope="row"), *(element("td", str(number)) for number in numbers))

    heads = (kind, "Agreements", "In force or presumed", "First", "Latest")
    return block(
        element(
            "table",
            element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
            element("tbody", *(row(name, agreements) for name, agreements in partners)),
            class_="partners",
        )
    )
