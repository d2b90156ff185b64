"""Records written compactly, and read in two ways: as an agreement of the package, and as events of the oracle."""

from __future__ import annotations

import dataclasses

from india_cyber_agreements import (
    Access,
    Agreement,
    AgreementType,
    Citation,
    Confidence,
    CyberScope,
    Event,
    EventKind,
    Form,
    Level,
    PartialDate,
    Source,
)
from tests.standing_oracle import OracleEvent

SOURCE = Source(
    id="example", url="https://example.org/", title="Example", publisher="Example", language="en", access=Access.READ
)


@dataclasses.dataclass(frozen=True)
class Record:
    """As much of a record as its standing depends on, with kinds and dates in their written forms."""

    type: str
    form: str
    events: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, type_: str, form: str, events: str) -> Record:
        """Read events such as ``"signed 2003-05; expires 2008?"``; an empty string is none."""
        pairs = [event.split() for event in events.split(";") if event.strip()]
        return cls(type_, form, tuple((kind, date) for kind, date in pairs))

    def agreement(self, id_: str = "in-example") -> Agreement:
        """Return the record as an agreement of the package."""
        return Agreement(
            id=id_,
            title="Example",
            title_exact=False,
            type=AgreementType(self.type),
            form=Form(self.form),
            level=Level.INTERGOVERNMENTAL,
            cyber_scope=CyberScope.DEDICATED,
            events=tuple(
                Event(kind=EventKind(kind), date=PartialDate.parse(date), sources=(SOURCE,))
                for kind, date in self.events
            ),
            summary="Example.",
            citations=(Citation(source=SOURCE, supports="everything"),),
            confidence=Confidence.LOW,
        )

    def oracle_events(self) -> list[OracleEvent]:
        """Return the events as the oracle knows them."""
        return [OracleEvent.read(kind, date) for kind, date in self.events]
