"""The page of the closed vocabularies: every word, what it means, and where it stands."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Final

import attrs

import india_cyber_agreements as ica

from .markdown import code, page

if TYPE_CHECKING:
    import enum
    from collections.abc import Iterator

#: The vocabularies under what they are words for.
GROUPS: Final = {
    "Agreements": ("AgreementType", "Form", "Level", "CyberScope", "Topic", "Confidence", "RelationKind"),
    "Events, dates and standing": ("EventKind", "Standing", "Precision", "Qualifier"),
    "Sources and searches": ("Access", "CoverageOutcome"),
    "Conventions": ("Position",),
    "The 2017 table": ("CisColumn", "Finding"),
    "History": ("RedirectKind", "ChangeKind"),
    "Tables": ("ColumnKind",),
}


def fields_of(name: str) -> Iterator[str]:
    """Yield the public fields that hold words of a vocabulary, as ``Class.field``.

    Args:
        name: Name of the vocabulary.
    """
    for public in ica.__all__:
        value = getattr(ica, public)
        if inspect.isclass(value) and attrs.has(value):
            for field in attrs.fields(value):
                if not field.name.startswith("_") and re.search(rf"\b{name}\b", str(field.type)):
                    yield f"{public}.{field.name}"


def _columns_of(vocabulary: type[enum.StrEnum]) -> Iterator[str]:
    """Yield the columns of tables that hold words of a vocabulary, as Markdown."""
    words = tuple(str(word) for word in vocabulary)
    for table in ica.tables():
        for column in table.columns:
            if column.vocabulary == words:
                yield f"[{code(f'{table.name}.{column.name}')}](tables.md#{table.name})"


def _section(name: str) -> list[str]:
    """Return what there is to say of a vocabulary."""
    places = [
        ("Field", [f"{{py:attr}}`{field}`" for field in fields_of(name)]),
        ("Column", list(_columns_of(getattr(ica, name)))),
    ]
    told = [f"{word}{'s' if len(found) > 1 else ''}: {', '.join(found)}." for word, found in places if found]
    return [
        f"### {name}",
        "",
        *([" ".join(told), ""] if told else []),
        "```{eval-rst}",
        f".. autoclass:: {name}",
        "   :members:",
        "```",
        "",
    ]


def vocabularies_page() -> str:
    """Return the page of the closed vocabularies."""
    sections = (
        [f"## {heading}", "", *(line for name in names for line in _section(name))] for heading, names in GROUPS.items()
    )
    return page(
        "# Vocabularies",
        "Every word that a field with a closed vocabulary can hold, and what it means. A member is also its written"
        ' form: where a function takes one, `ica.AgreementType.MLAT` and `"mlat"` are the same, in any case of letters.'
        " The [codebook](../explanation/codebook.md) has the rules by which one word is chosen over another, with"
        " examples.",
        ["```{eval-rst}", f".. currentmodule:: {ica.__name__}", "```", ""],
        *sections,
        "## Where to go next",
        "- [Agreement](agreement.md) has the fields.\n- [The tables and their columns](tables.md) have the words of"
        " each column in their order.",
    )
