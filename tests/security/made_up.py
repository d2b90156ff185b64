"""A dataset in which every text that is free to choose was chosen by somebody who means harm."""

from __future__ import annotations

import functools
from typing import Any

import attrs

import india_cyber_agreements as ica
from tests.hostile import FORMULA, SCRIPT, SQL, TAG, record

#: Commands of terminals (the title of the window, the older introducer of sequences, a bell, a return to the start of
#: the line), a turn of direction, an end of line that only some see, and what ends a text or begins one elsewhere.
CONTROLS = "\x1b]0;x\x07\x1b[2J\x9b31m\r\x7f\u202e\u2028\ufeff"
#: Everything at once, to begin with what a spreadsheet would run.
EVIL = (
    f"{FORMULA}{SCRIPT}{TAG}{SQL} `{{{{7*7}}}}` ]]> --> \\end{{x}} \\input{{x}} @misc{{x, @somebody #x | y\n\n# head\n"
    f"TY  - X\n- !!python/x &a *a {CONTROLS} end"
)
#: The id of the record with these texts.
ID = "in-jp-evil"


def source(text: str = EVIL) -> ica.Source:
    """Return a source with a text in each field that takes one."""
    model = ica.get("in-jp-2022-cybersecurity-moc").sources[0]
    changes: dict[str, Any] = {"id": "evil", "title": text, "publisher": text, "language": text}
    return attrs.evolve(model, **changes, url=f"https://example.org/{text}")


def agreement(text: str = EVIL) -> ica.Agreement:
    """Return a record with a text in each field that takes one."""
    return record(text, source(text), ID, "2010")


@functools.cache
def dataset(text: str = EVIL) -> ica.Dataset:
    """Return a small dataset that ``load`` would take, with a text wherever the files take any.

    Args:
        text: The text.
    """
    bundled = ica.dataset()
    record = agreement(text)
    edition = bundled.editions[0]
    cell = attrs.evolve(
        edition.cells[0],
        label=text,
        urls=(f"https://example.org/{text}",),
        date_label=None if edition.cells[0].date_label is None else text,
        note=text,
        agreements=(ID,),
    )
    made = attrs.evolve(
        edition,
        title=text,
        publisher=text,
        url=f"https://example.org/{text}",
        labels=(ica.EditionLabel(label=text, country="JP"),),
        cells=(cell,),
        agreements={ID: record},
    )
    redirect = ica.Redirect(id="in-gone", kind=ica.RedirectKind.WITHDRAWN, targets=(), release="2026.11.0", reason=text)
    change = ica.Change(release="2026.11.0", agreement=ID, field=text, old=text, new=text, reason=text, source="evil")
    info = attrs.evolve(
        bundled.info, title=text, description=text, citation=text, creators=(ica.Creator(name=text, role=text),)
    )
    found = attrs.evolve(
        bundled,
        info=info,
        agreements=ica.AgreementSet.of([record]),
        sources=(source(text),),
        conventions=(),
        editions=(made,),
        coverage=tuple(attrs.evolve(entry, note=text) for entry in bundled.coverage[:3]),
        redirects=(redirect,),
        changes=(change,),
    )
    return attrs.evolve(found, agreements=attrs.evolve(found.agreements, origin=lambda: found))
