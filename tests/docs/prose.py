"""Figures in hand-written texts: how they are marked, and what is wrong with those that are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs._pages.figures import MARKED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The start or the end of a mark.
_MARK = re.compile(r"<!--/?figure[^>]*-->")
#: A figure in a text for Sphinx, which puts the number there.
SUBSTITUTED = re.compile(r"\{\{\s*([^}|]*?)\s*\}\}")
_FENCED = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
#: What the data count, as patterns.
_NOUNS = (
    "agreements?|records?|treat(?:y|ies)|conventions?|mlats?|memorand(?:um|a|ums)|mous?|sources?|countr(?:y|ies)"
    "|territor(?:y|ies)|partners?|events?|instruments?|cells?|labels?|frameworks?|dialogues?|organi[sz]ations?"
    "|(?:joint )?statements?"
)
#: Words that may stand between a number and its noun.
_BETWEEN = "counted|distinct|cited|read|bilateral|binding|more|other"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|hundred|thousand|dozen"
)
_NUMBER = rf"[0-9]+(?:[.,\u00a0][0-9]+)*|(?:(?:{_TENS})-)?(?:{_ONES})|{_TENS}"
#: "One" alone is left out: "one record" is how rules speak, not how figures are told.
_UNMARKED = re.compile(
    rf"(?<![\w-])(?!one\b)({_NUMBER})[\s*_]+(?:(?:{_BETWEEN})\s+)?(?:{_NOUNS})\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(19|20)[0-9]{2}")


def unmarked(text: str) -> Iterator[str]:
    """Yield the numbers that stand, unmarked, before a noun that the data count.

    Code and years are left out.

    Args:
        text: Markdown.
    """
    for pattern in (_FENCED, _CODE, MARKED, SUBSTITUTED):
        text = pattern.sub("\u2026", text)
    for match in _UNMARKED.finditer(text):
        if not _YEAR.fullmatch(match[1]):
            yield " ".join(match[0].split())


def problems(text: str, figures: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with the figures of a text.

    Args:
        text: Markdown.
        figures: The figures as the data have them, by name.
    """
    for name, number in MARKED.findall(text):
        if name not in figures:
            yield f"unknown figure {name!r}"
        elif number != figures[name]:
            yield f"figure {name!r} is {figures[name]}, not {number}"
    if _MARK.search(MARKED.sub("", text)):
        yield "a mark of a figure is not closed"
    for name in SUBSTITUTED.findall(_CODE.sub("", _FENCED.sub("", text))):
        if name not in figures:
            yield f"unknown figure {name!r}"
    for phrase in unmarked(text):
        yield f"unmarked figure: {phrase!r}"
