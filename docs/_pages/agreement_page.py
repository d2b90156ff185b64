"""A page for each agreement, and one for each id that was retired."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from india_cyber_agreements import AgreementType, CyberScope, Level
from india_cyber_agreements._cite import cite_agreement
from india_cyber_agreements._html._elements import Markup, between, element, said, together
from india_cyber_agreements._plot._words import NAMES, written

from .agreement_context import Surroundings, cells, changes, redirect_sentence, relations
from .agreement_evidence import decided_by, events_table, sources_list
from .agreement_rows import partners, standing_in_words, topics_in_words
from .band import band
from .dates import day_in_words
from .markdown import noun
from .markup import block, code_block, facts, filtered, inside, orphan, shape
from .paths import EXPLORER, agreement_path

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from india_cyber_agreements import Agreement, Dataset, Redirect

#: Who stands behind an agreement, in words.
LEVELS: Final = {
    Level.INTERGOVERNMENTAL: "between governments",
    Level.AGENCY: "between agencies",
    Level.SUBNATIONAL: "of states, provinces or cities",
    Level.ACADEMIC: "between universities or research bodies",
    Level.COMMERCIAL: "between companies",
}
#: How much of an agreement is about cyber security or cybercrime, in words.
SCOPES: Final = {
    CyberScope.DEDICATED: "all of it on cyber security or cybercrime",
    CyberScope.PROVISION: "with a provision on cyber security or cybercrime",
    CyberScope.MENTION: "names cyber security or cybercrime",
    CyberScope.GENERAL: "general, cyber cases included",
}
#: Styles of a citation, each with its name and its language as Pygments knows it.
_STYLES: Final = {"bibtex": ("BibTeX", "bibtex"), "ris": ("RIS", "text"), "csl-json": ("CSL-JSON", "json")}


def _trail(agreement: Agreement, around: Surroundings) -> str:
    """Return links to the pages that this one is found from."""
    found = partners(agreement, around.setting)
    return block(element("p", inside(EXPLORER, "All agreements"), " · ", found, class_="trail"))


def _badges(agreement: Agreement) -> str:
    """Return what kind of agreement it is, at a glance."""
    kind = filtered(NAMES[agreement.type], type=agreement.type.value)
    form = agreement.form.value.replace("-", " ")
    items = [
        together(shape(agreement.type), " ", kind),
        *([form] if form not in {NAMES[agreement.type], "other"} else []),
        LEVELS[agreement.level],
        filtered(SCOPES[agreement.cyber_scope], scope=agreement.cyber_scope.value),
        f"{agreement.confidence.value} confidence in the record",
    ]
    return block(element("ul", *(element("li", item) for item in items), class_="badges"))


def _answer(agreement: Agreement, day: dt.date) -> str:
    """Return the standing of an agreement on the day of the data, and why."""
    answer = agreement.standing_on(day)
    words = standing_in_words(agreement, day)
    return block(
        element(
            "p",
            element("strong", words[0].upper() + words[1:], class_=f"standing-{answer.standing.value}"),
            f" on {day_in_words(day)}, the day of the data. {answer.reason}",
            together(" This rests on: ", decided_by(answer.events), ".") if answer.events else None,
            class_="answer",
        )
    )


def _facts(agreement: Agreement, around: Surroundings) -> str:
    """Return what is known of an agreement, besides what happened to it."""
    words = zip(agreement.topics, topics_in_words(agreement), strict=True)
    exact = (
        "the instrument's own" if agreement.title_exact else "descriptive, because the instrument's own was not seen"
    )
    return block(
        facts(
            {
                "With": partners(agreement, around.setting),
                "For India": said(agreement.bodies.indian),
                "For the partner": said(agreement.bodies.partner),
                "Signed by": between("; ", map(said, agreement.signatories)),
                "Place": said(agreement.place),
                "Term": said(agreement.term),
                "Topics": between(", ", (filtered(name, topic=topic.value) for topic, name in words)),
                "Title": exact,
                "Id": together(element("code", agreement.id), ", which never changes"),
            }
        )
    )


def _citations(agreement: Agreement, data: Dataset) -> Iterator[str]:
    """Yield how to cite an agreement, in words and in the forms of reference managers."""
    yield block(code_block(cite_agreement(agreement, data.info, "text"), "text"))
    for style, (name, language) in _STYLES.items():
        content = code_block(cite_agreement(agreement, data.info, style), language)
        yield block(element("details", element("summary", name), content))


def _use(agreement: Agreement, day: dt.date) -> Iterator[str]:
    """Yield how to get an agreement in Python and on the command line."""
    yield block(
        code_block(
            "import india_cyber_agreements as ica\n"
            f'agreement = ica.get("{agreement.id}")\n'
            f'print(agreement.standing_on("{day.isoformat()}"))',
            "python",
        )
    )
    yield block(code_block(f"india-cyber-agreements show {agreement.id}", "console"))


def _neighbours(before: Agreement | None, after: Agreement | None) -> str:
    """Return links to the agreements before and after one, by date."""

    def neighbour(words: str, class_: str, agreement: Agreement) -> Markup:
        """Return one of them."""
        told = element("span", f"{words}, {written(agreement.date)}")
        link = inside(agreement_path(agreement.id), said(agreement.title))
        return element("li", told, link, class_=class_)

    return block(
        element(
            "nav",
            element(
                "ul",
                neighbour("Before", "before", before) if before else None,
                neighbour("After", "after", after) if after else None,
            ),
            class_="neighbours",
            aria_label="Agreements by date",
        )
    )


def _page(agreement: Agreement, around: Surroundings, before: Agreement | None, after: Agreement | None) -> str:
    """Return the page of an agreement."""
    data = around.data
    day = data.info.modified.latest
    dates = [events_table(agreement)] if agreement.events else [element("p", "Nothing that happened to it is dated.")]
    related, found, changed = relations(around, agreement), cells(around, agreement), changes(around, agreement)
    sections = {
        "What it is": [
            block(element("p", said(agreement.summary))),
            _facts(agreement, around),
            *([block(element("p", said(agreement.notes), class_="notes"))] if agreement.notes else []),
        ],
        "What happened": [block(*dates)],
        "Sources": [block(sources_list(agreement))],
        "Related agreements": [block(related)] if related else [],
        "In the 2017 table": [block(found)] if found else [],
        "Changes": [block(changed)] if changed else [],
        "Cite it": list(_citations(agreement, data)),
        "Use it": list(_use(agreement, day)),
    }
    statement = agreement.type is AgreementType.JOINT_STATEMENT
    return orphan(
        agreement.title,
        agreement.summary,
        _trail(agreement, around),
        _badges(agreement),
        _answer(agreement, day),
        *([] if statement and not agreement.events else [band(agreement, day)]),
        *(part for name, blocks in sections.items() if blocks for part in (f"## {name}", *blocks)),
        _neighbours(before, after),
    )


def _retired(redirect: Redirect, around: Surroundings) -> str:
    """Return the page of a retired id."""
    sentence = redirect_sentence(around, redirect)
    return orphan(
        f"Retired: {redirect.id}",
        f"The id {redirect.id} was retired in release {redirect.release}.",
        block(element("p", "The id ", element("code", redirect.id), " ", sentence, class_="answer")),
        block(element("p", inside(EXPLORER, "All agreements"))),
    )


def agreement_pages(data: Dataset) -> dict[str, str]:
    """Return a page for each agreement, and one for each retired id, by path.

    Args:
        data: The dataset.
    """
    around = Surroundings.of(data)
    records = list(data.agreements)
    found = {
        f"{agreement_path(agreement.id)}.md": _page(agreement, around, before, after)
        for before, agreement, after in zip([None, *records], records, [*records[1:], None], strict=False)
    }
    return found | {f"{agreement_path(each.id)}.md": _retired(each, around) for each in data.redirects}


def retired_ids(data: Dataset) -> str | None:
    """Return which ids were retired, with links to their pages, or None where none was.

    Args:
        data: The dataset.
    """
    ids = [inside(agreement_path(redirect.id), element("code", redirect.id)) for redirect in data.redirects]
    return block(element("p", f"{noun(len(ids), 'id')} retired: ", between(", ", ids), ".")) if ids else None
