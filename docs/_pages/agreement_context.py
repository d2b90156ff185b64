"""What a page of an agreement tells of what stands around it: other agreements, the 2017 table, earlier releases."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import attrs

from india_cyber_agreements import RedirectKind, RelationKind
from india_cyber_agreements._html._elements import Markup, between, element, said, together

from .agreement_rows import Setting
from .errata import cell_anchor, cells_that_do_not_hold
from .markup import AGREEMENTS, inside, listed, source_link
from .paths import agreement_path
from .words import COLUMNS, FINDINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from india_cyber_agreements import Agreement, Change, Dataset, EditionCell, Redirect, Relation

#: Relations as read from the record that has them, and from their target.
RELATIONS: Final = {
    RelationKind.RENEWS: ("Renews", "Renewed by"),
    RelationKind.SUPERSEDES: ("Takes the place of", "Replaced by"),
    RelationKind.IMPLEMENTS: ("Carries out", "Carried out by"),
    RelationKind.EXTENDS: ("Goes beyond", "Taken further by"),
    RelationKind.PART_OF: ("Made within", "Within it was made"),
    RelationKind.SAME_SUBJECT: ("May be the same as", "May be the same as"),
}
#: What became of a retired id.
REDIRECTS: Final = {
    RedirectKind.MERGED_INTO: "was merged into",
    RedirectKind.SPLIT_INTO: "was split into",
    RedirectKind.WITHDRAWN: "was withdrawn",
}


@attrs.frozen
class Surroundings:
    """What leads to the records of a dataset, by the id of the record."""

    #: The dataset.
    data: Dataset
    #: What a page of an agreement has to know.
    setting: Setting
    #: Relations of other records, each with the record that has it.
    related: Mapping[str, Sequence[tuple[Relation, Agreement]]]
    #: Cells of earlier editions, each with whether the errata tell of it.
    cells: Mapping[str, Sequence[tuple[EditionCell, bool]]]
    #: Ids that were retired in favour of the record.
    retired: Mapping[str, Sequence[Redirect]]

    @classmethod
    def of(cls, data: Dataset) -> Surroundings:
        """Look through a dataset once, for all of its pages.

        Args:
            data: The dataset.
        """
        related: defaultdict[str, list[tuple[Relation, Agreement]]] = defaultdict(list)
        cells: defaultdict[str, list[tuple[EditionCell, bool]]] = defaultdict(list)
        retired: defaultdict[str, list[Redirect]] = defaultdict(list)
        for agreement in data.agreements:
            for relation in agreement.relations:
                related[relation.target].append((relation, agreement))
        for edition in data.editions:
            errata = cells_that_do_not_hold(data, edition)
            for cell in edition.cells:
                for id_ in dict.fromkeys(data.resolve(id_)[0].id for id_ in cell.agreements):
                    cells[id_].append((cell, cell in errata))
        for redirect in data.redirects:
            for target in redirect.targets:
                retired[target].append(redirect)
        return cls(data, Setting.of(data, AGREEMENTS), related, cells, retired)

    def named(self, id_: str) -> Markup:
        """Return a record by its title, as a link to its page, or the id alone where there is no such record."""
        try:
            found = self.data.resolve(id_)[0]
        except LookupError:
            return element("code", id_)
        return inside(agreement_path(found.id), said(found.title))


def relations(around: Surroundings, agreement: Agreement) -> Markup | None:
    """Return how an agreement stands to others, from both ends, or None where nothing is known of that.

    Args:
        around: What leads to it.
        agreement: The agreement.
    """
    found = [(RELATIONS[each.kind][0], around.named(each.target)) for each in agreement.relations]
    found += [(RELATIONS[each.kind][1], around.named(other.id)) for each, other in around.related.get(agreement.id, ())]
    items = (together(words, ": ", named) for words, named in dict.fromkeys(found))
    return listed(items, "related") if found else None


def _cell(cell: EditionCell, *, is_erratum: bool) -> Markup:
    """Return a cell of an earlier edition, with what was found on checking it."""
    finding, meaning = FINDINGS[cell.finding]
    place = together(f"Row {cell.row}, ", said(cell.label), f", column {COLUMNS[cell.column]}")
    errata = f"../record/errata.html#{cell_anchor(cell)}"
    return together(
        element("a", place, href=errata) if is_erratum else place,
        together(", dated “", said(cell.date_label), "”") if cell.date_label else ", no date",
        ". ",
        element("strong", finding.capitalize()),
        f": {meaning} ",
        said(cell.note),
    )


def cells(around: Surroundings, agreement: Agreement) -> Markup | None:
    """Return the cells of earlier editions that lead to an agreement, or None where none does.

    Args:
        around: What leads to it.
        agreement: The agreement.
    """
    found = around.cells.get(agreement.id, ())
    return listed((_cell(cell, is_erratum=is_erratum) for cell, is_erratum in found), "cells") if found else None


def _change(data: Dataset, change: Change) -> Markup:
    """Return a change to a record."""
    source = next((source for source in data.sources if source.id == change.source), None)
    parts = (("before: ", change.old), ("after: ", change.new))
    values = [together(word, element("q", said(value))) for word, value in parts if value]
    what = "the whole record" if change.field == "*" else together("field ", element("code", change.field))
    return together(
        f"Release {change.release}, ",
        element("code", change.agreement),
        ", ",
        what,
        together("; ", between("; ", values)) if values else None,
        ". ",
        said(change.reason),
        together(" Source: ", source_link(source, source.title), ".") if source else None,
    )


def changes(around: Surroundings, agreement: Agreement) -> Markup | None:
    """Return what releases changed in an agreement and in what was retired for it, or None where nothing did.

    Args:
        around: What leads to it.
        agreement: The agreement.
    """
    gone = around.retired.get(agreement.id, ())
    ids = {agreement.id, *(redirect.id for redirect in gone)}
    found = [_change(around.data, change) for change in around.data.changes if change.agreement in ids]
    found += [
        together("The id ", inside(agreement_path(redirect.id), element("code", redirect.id)), " leads here.")
        for redirect in gone
    ]
    return listed(found, "changes") if found else None


def redirect_sentence(around: Surroundings, redirect: Redirect) -> Markup:
    """Return what became of a retired id, with links to what stands in its place.

    Args:
        around: What leads to records.
        redirect: The redirect.
    """
    targets = between(" and ", map(around.named, redirect.targets))
    return together(
        f"{REDIRECTS[redirect.kind]} ",
        together(targets, " ") if redirect.targets else None,
        f"in release {redirect.release}. ",
        said(redirect.reason),
    )
