"""What a difference between two datasets is made of."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Any

import attrs

from .._collection import AgreementSet
from .._dates import PartialDate
from .._escape import visible
from .._lasting import lasting
from .._ledger import DatasetInfo, Redirect
from .._model import Agreement

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Fields by which a record is classified.
_CLASSES = frozenset({"type", "form", "level", "cyber_scope"})
#: What ends the name of a record's field in the path of a field.
_STEP = re.compile(r"[.\[]")
#: Last step of the path of an event's date, and of a rival's.
_DATE = ".date"


class ChangeKind(enum.StrEnum):
    """What became of a field, or of one thing in a list.

    A date means a range of days, from ``earliest`` to ``latest``, and may carry a qualifier. One date refines another
    if its range lies within the other's and it carries no qualifier, or the same one. A new date that refines the old
    one is ``MORE_PRECISE`` if its range is shorter, and ``MORE_CERTAIN`` if the range is the same and only the
    qualifier went. ``LESS_PRECISE`` and ``LESS_CERTAIN`` are these changes read backwards. Every other change to a date
    is ``CHANGED``: to other days, to a shorter range that brings a qualifier which the old date did not have, and from
    one qualifier to the other.
    """

    #: There was nothing, and now there is something.
    ADDED = "added"
    #: There was something, and now there is nothing.
    REMOVED = "removed"
    #: There is something else.
    CHANGED = "changed"
    #: What a list has in both versions stands in another order.
    REORDERED = "reordered"
    #: A date means fewer of the same days.
    MORE_PRECISE = "more-precise"
    #: A date means the same days, and more besides.
    LESS_PRECISE = "less-precise"
    #: A date means the same days, and its qualifier went.
    MORE_CERTAIN = "more-certain"
    #: A date means the same days, and has got a qualifier.
    LESS_CERTAIN = "less-certain"


def refines(date: PartialDate, other: PartialDate) -> bool:
    """Return whether a date says what another one says, and more."""
    within = other.earliest <= date.earliest and date.latest <= other.latest
    return within and date.qualifier in {None, other.qualifier} and date != other


def date_kind(old: str, new: str) -> ChangeKind:
    """Return how one date becomes another, as ``ChangeKind`` defines it.

    Args:
        old: Written form of the old date.
        new: Written form of the new date, which is another one.
    """
    before, after = PartialDate.parse(old), PartialDate.parse(new)
    same = before.precision is after.precision
    if refines(after, before):
        return ChangeKind.MORE_CERTAIN if same else ChangeKind.MORE_PRECISE
    if refines(before, after):
        return ChangeKind.LESS_CERTAIN if same else ChangeKind.LESS_PRECISE
    return ChangeKind.CHANGED


@lasting
@attrs.frozen(kw_only=True)
class FieldChange:
    """One change to one field of a record, or to one thing in a list that the field holds."""

    #: Path of the field, with the thing of a list in brackets: ``title``, ``bodies.indian``, ``events[signed].date``,
    #: ``events[held 2016].note``, ``citations[ID].supports``, ``cells[7/mou].finding``.
    field: str
    #: What became of it.
    kind: ChangeKind
    #: What it was, in written form; None where there was nothing. An event is written as its date, a citation as what
    #: it supports, and a changed order as all that kept its place in the list.
    old: str | None = None
    #: What it is, in the same form; None where there is nothing.
    new: str | None = None
    #: Why, where the newer change log has a row for the field.
    reason: str | None = None

    @property
    def name(self) -> str:
        """Name of the record's field that the path begins with."""
        return _STEP.split(self.field, maxsplit=1)[0]


@lasting
@attrs.frozen(kw_only=True)
class RecordChange:
    """A record that both versions have, and what is different about it."""

    #: Id of the record: of an agreement, a source, a convention or an edition, the code of a country, or
    #: ``RELEASE/ID/FIELD`` for a row of the change log.
    id: str
    #: What the newer version calls it; None for what has no title.
    title: str | None = None
    #: What changed.
    fields: tuple[FieldChange, ...]
    #: Why, where the newer change log has a row for the record as a whole.
    reason: str | None = None

    @property
    def reclassified(self) -> bool:
        """Whether its type, form, level or scope changed."""
        return any(change.field in _CLASSES for change in self.fields)


@lasting
@attrs.frozen(kw_only=True)
class Removal:
    """An agreement that the newer version does not have."""

    #: The record as it was.
    agreement: Agreement
    #: What became of its id; None is a fault, since an id that was released resolves for ever.
    redirect: Redirect | None = None


@lasting
@attrs.frozen(kw_only=True)
class PartDifference:
    """How one of the files around the agreements changed. Its truth value tells whether it did."""

    #: Ids of what is new, in order.
    added: tuple[str, ...] = ()
    #: Ids of what is gone, in order.
    removed: tuple[str, ...] = ()
    #: What both versions have and is different, by id.
    changed: tuple[RecordChange, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything is different."""
        return bool(self.added or self.removed or self.changed)

    def counts(self) -> dict[str, int]:
        """Return how many were added, removed and changed."""
        return {"added": len(self.added), "removed": len(self.removed), "changed": len(self.changed)}


@attrs.frozen(kw_only=True, repr=False)
class Difference:
    """What is different between two versions of the dataset. Its truth value tells whether anything is.

    Everything counts that the data files hold, but for the version, the days of release and revision and the digests in
    ``dataset.json``, and the ledger ``released.json``. The table of names and the land, which a dataset does not hold,
    are compared by the digests that ``dataset.json`` states.

    Example:
        >>> import attrs, india_cyber_agreements as ica
        >>> data = ica.dataset()
        >>> without = attrs.evolve(data, agreements=data.agreements[1:])
        >>> difference = ica.diff(without, data)
        >>> difference.added.ids == data.agreements[:1].ids
        True
    """

    #: What the older version is.
    old: DatasetInfo
    #: What the newer version is.
    new: DatasetInfo
    #: Agreements that only the newer version has, as it has them.
    added: AgreementSet
    #: Agreements that only the older version has, by id.
    removed: tuple[Removal, ...]
    #: Agreements that both have and that are different, by id.
    changed: tuple[RecordChange, ...]
    #: Sources. A record that cites other sources is changed itself.
    sources: PartDifference
    #: Conventions open to many.
    conventions: PartDifference
    #: What was searched, by country code.
    coverage: PartDifference
    #: Earlier editions: their labels, and what is said of their cells.
    editions: PartDifference
    #: Retired ids.
    redirects: PartDifference
    #: Rows of the change log.
    changes: PartDifference
    #: The description of the dataset.
    dataset: tuple[FieldChange, ...]

    def __bool__(self) -> bool:
        """Return whether anything is different."""
        agreements = self.added or self.removed or self.changed
        return bool(agreements or self.dataset or any(part for _, part in self.parts()))

    def __repr__(self) -> str:
        """Return the versions and how much is different about the agreements."""
        sizes = f"{len(self.added)} added, {len(self.removed)} removed, {len(self.changed)} changed"
        return f"<Difference {visible(f'{self.old.version} to {self.new.version}')}: {sizes}>"

    def __str__(self) -> str:
        """Return the difference as plain text for 80 columns."""
        from . import _written  # noqa: PLC0415 - not every difference is shown

        return "\n".join(_written.text_lines(self))

    @property
    def reclassified(self) -> tuple[RecordChange, ...]:
        """Those of ``changed`` whose type, form, level or scope changed."""
        return tuple(change for change in self.changed if change.reclassified)

    @property
    def faults(self) -> tuple[Removal, ...]:
        """Those of ``removed`` whose id leads nowhere."""
        return tuple(removal for removal in self.removed if removal.redirect is None)

    def parts(self) -> tuple[tuple[str, PartDifference], ...]:
        """Return everything around the agreements by its name: sources, conventions, coverage and so on."""
        names = ("sources", "conventions", "coverage", "editions", "redirects", "changes")
        return tuple((name, getattr(self, name)) for name in names)

    def _date_kinds(self) -> Iterator[ChangeKind]:
        """Yield how each date of an event, or of a rival, became another one."""
        for record in self.changed:
            yield from (change.kind for change in record.fields if change.field.endswith(_DATE))

    def counts(self) -> dict[str, dict[str, int]]:
        """Return how much is different: of the agreements, of the dates of their events, and of everything else.

        Returns:
            Numbers by ``agreements``, ``dates``, and the names of ``parts()``; then by what became of them.
        """
        agreements = {
            "added": len(self.added),
            "removed": len(self.removed),
            "without-redirect": len(self.faults),
            "changed": len(self.changed),
            "reclassified": len(self.reclassified),
        }
        kinds = list(self._date_kinds())
        dates = {kind.value: kinds.count(kind) for kind in _DATE_KINDS}
        parts = {name: part.counts() for name, part in self.parts()}
        return {"agreements": agreements, "dates": dates, **parts, "dataset": {"changed": len(self.dataset)}}

    def to_markdown(self, heading: int | None = None) -> str:
        """Return the difference as Markdown: counts, then lists with one line for each record.

        No text of the data can become markup, or call for an account by its name. What looks like an address stays as
        it is, and where the Markdown is shown, that may become a link to it.

        Args:
            heading: Level of a heading "Data" to begin with, 1 to 6; None for no heading.

        Raises:
            ArgumentError: There is no such level.
        """
        from . import _written  # noqa: PLC0415 - not every difference is shown

        return _written.markdown(self, heading)

    def to_dict(self) -> dict[str, Any]:
        """Return the difference as JSON-compatible data; its keys stay the same within a schema version."""
        from . import _document  # noqa: PLC0415 - not every difference is shown

        return _document.document(self)

    def to_json(self) -> str:
        """Return ``to_dict()`` as JSON text, with two spaces of indent and a final newline."""
        from .._json import dump  # noqa: PLC0415 - not every difference is shown

        return dump(self.to_dict()).decode()


#: What can become of a date that both versions have.
_DATE_KINDS = (
    ChangeKind.MORE_PRECISE,
    ChangeKind.LESS_PRECISE,
    ChangeKind.MORE_CERTAIN,
    ChangeKind.LESS_CERTAIN,
    ChangeKind.CHANGED,
)
