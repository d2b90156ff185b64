"""A record that tries to do harm wherever its texts go."""

from __future__ import annotations

import attrs

import india_cyber_agreements as ica

SCRIPT = "<script>alert(1)</script>"
TAG = '"><img src=x onerror=alert(1)>'
FORMULA = '=HYPERLINK("http://example.org/?"&A1,"click")'
SQL = '"; DROP TABLE agreements; --'
LONG = "long " * 2000
RIGHT_TO_LEFT = "اتفاقية \u202eevil"
EMOJI = "🇮🇳🤝🇯🇵 👩‍💻"
EXPRESSION = "datum.title {{7*7}} ${7*7} %s {0}"
CONTROL = "bell\x07 escape\x1b[31m no character\uffff\ufffe"
TEXTS = (SCRIPT, TAG, FORMULA, SQL, LONG, RIGHT_TO_LEFT, EMOJI, EXPRESSION, CONTROL)


def record(text: str, source: ica.Source, id_: str, year: str) -> ica.Agreement:
    """Return a record with a text in each field that takes one.

    Args:
        text: The text.
        source: The source of everything.
        id_: The id of the record.
        year: When it was signed.
    """
    rival = ica.DateClaim(date=ica.PartialDate.parse("2009"), sources=(source,), note=text)
    signed, date = ica.EventKind.SIGNED, ica.PartialDate.parse(year)
    event = ica.Event(kind=signed, date=date, sources=(source,), note=text, rivals=(rival,))
    return attrs.evolve(
        ica.get("in-jp-2022-cybersecurity-moc"),
        id=id_,
        title=text,
        organisation=text,
        bodies=ica.Bodies(indian=text, partner=text),
        signatories=(text, text),
        place=text,
        term=text,
        summary=text,
        notes=text,
        events=(event,),
        relations=(),
        citations=(ica.Citation(source=source, supports=text),),
    )


def records() -> ica.AgreementSet:
    """Return a record for each of the texts, which stands in every field that holds text."""
    model = ica.get("in-jp-2022-cybersecurity-moc").sources[0]
    made: list[ica.Agreement] = []
    for number, text in enumerate(TEXTS):
        address = f"javascript:alert({number})"
        source = attrs.evolve(model, id=f"hostile-{number}", title=text, publisher=text, url=address)
        made.append(record(text, source, f"in-jp-hostile-{number}", f"20{10 + number}"))
    return ica.AgreementSet.of(made)
