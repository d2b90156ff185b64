"""Conventions and calls that are open to many states, with India's position on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from india_cyber_agreements import Position

from .markdown import code, link, noun, page, table, text, unbroken

if TYPE_CHECKING:
    from india_cyber_agreements import Convention, Dataset, DateClaim

#: Each position in words.
POSITIONS = {
    Position.PARTY: "party",
    Position.SIGNATORY: "signatory, not ratified",
    Position.NON_PARTY: "not a party",
    Position.NOT_SIGNED: "not signed",
}


def _dated(label: str, claim: DateClaim | None) -> str | None:
    """Return a dated fact as a list item, or None where there is none."""
    if claim is None:
        return None
    note = f" ({text(claim.note)})" if claim.note else ""
    return f"- **{label}:** {text(claim.date)}{note}"


def _convention(convention: Convention) -> list[str]:
    """Return the section of a convention."""
    position = POSITIONS[convention.position]
    items = [
        _dated("Opened", convention.opened),
        _dated("In force", convention.in_force),
        f"- **India:** {position}, as of {text(convention.attested.date)}",
        _dated("India joined", convention.joined),
    ]
    for count in convention.counts:
        signed = (
            f" and {noun(count.signatories, 'further signatory', 'further signatories')}" if count.signatories else ""
        )
        parties = noun(count.parties, "party", "parties")
        items.append(f"- **Counted on {text(count.date)}:** {parties}{signed}")
    sources = [f"  - {link(c.source.title, c.source.url)}, {text(c.source.publisher)}" for c in convention.citations]
    return [
        f"## {text(convention.short_title)}",
        "",
        f"{text(convention.title)}. {text(convention.host)}; {code(convention.id)}.",
        "",
        text(convention.summary),
        "",
        *([text(convention.notes), ""] if convention.notes else []),
        *filter(None, items),
        "- **Sources:**",
        *sources,
        "",
    ]


def conventions(data: Dataset) -> str:
    """Return the page of the conventions.

    Args:
        data: The dataset.
    """
    rows = (
        (
            text(convention.short_title),
            unbroken(convention.opened.date),
            POSITIONS[convention.position],
            unbroken(convention.attested.date),
        )
        for convention in data.conventions
    )
    return page(
        "# Conventions that many states join",
        "Some of the best-known texts on cybercrime and security in cyberspace are open to all states or to many. What"
        " India has not joined belongs to the picture as much as what it has. They are no agreements with a partner, so"
        " they stand apart: in `ica.conventions()`, and in no total. The position is that of the last day for which a"
        " source tells it; the [codebook](../explanation/codebook.md) says how it is decided.",
        table(("", "opened", "India", "as of"), rows),
        *map(_convention, data.conventions),
    )
