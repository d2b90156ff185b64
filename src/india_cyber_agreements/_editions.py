"""Earlier editions of the record, kept as they were published, and their reconciliation with today's dataset."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from ._dates import PartialDate
from ._enums import CisColumn, Finding
from ._lasting import lasting
from ._model import Agreement

#: The columns that the published totals count.
_COUNTED = (CisColumn.MLAT, CisColumn.MOU, CisColumn.FRAMEWORK)


@lasting
@attrs.frozen(kw_only=True)
class EditionLabel:
    """A country label, exactly as the edition prints it."""

    #: The label as printed, misspellings included.
    label: str
    #: ISO 3166-1 alpha-2 code that it means, or None where the place has no current code.
    country: str | None
    #: Withdrawn ISO 3166-3 alpha-2 code, where there is no current one.
    historical: str | None = None
    #: Other label of the edition for the same place.
    same_as: str | None = None
    #: What there is to know about the label.
    note: str | None = None


@lasting
@attrs.frozen(kw_only=True)
class EditionCell:
    """A cell that is not empty, exactly as the edition prints it, and what stands behind it."""

    #: Row of the table; a country may have several.
    row: int
    #: Country label of the row, as printed.
    label: str
    #: Column.
    column: CisColumn
    #: Addresses that the cell links, verbatim and in order.
    urls: tuple[str, ...] = ()
    #: Date as printed, or None.
    date_label: str | None = None
    #: Ids of the agreements that it reports; empty where no document stands behind it.
    agreements: tuple[str, ...] = ()
    #: What became of the cell on checking.
    finding: Finding
    #: Why.
    note: str


@attrs.frozen(kw_only=True)
class ColumnReconciliation:
    """How a column of the edition leads to distinct instruments of today's dataset.

    ``cells - without_instrument - double_counts + second_instruments == instruments``.
    """

    #: Columns that are summed up here.
    columns: tuple[CisColumn, ...]
    #: Cells as published.
    cells: int
    #: Cells behind which no document stands.
    without_instrument: int
    #: Cells that only repeat instruments of cells counted before.
    double_counts: int
    #: Further instruments in cells that hold more than one.
    second_instruments: int
    #: Distinct instruments.
    instruments: int
    #: Those of them between companies, universities or exchanges.
    not_governmental: int
    #: Those of them among several states or in an organisation.
    multilateral: int
    #: Those of them between India and one other country, of governments or their agencies.
    bilateral_governmental: int
    #: Number of cells by finding; they add up to ``cells``.
    findings: tuple[tuple[Finding, int], ...]


@attrs.frozen(kw_only=True)
class CellAccount:
    """What one cell adds to the reconciliation."""

    #: The cell.
    cell: EditionCell
    #: Ids of the instruments that it is the first to report.
    new: tuple[str, ...]
    #: Ids that a cell before it reports already.
    repeated: tuple[str, ...]


@attrs.frozen(kw_only=True, repr=False)
class Reconciliation:
    """Account of every counted cell of an edition.

    Columns are gone through in the order ``mlat``, ``mou``, ``framework``, and each from top to bottom; an
    instrument counts where it comes first.
    """

    #: One row for each column.
    columns: tuple[ColumnReconciliation, ...]
    #: All columns together.
    total: ColumnReconciliation
    #: Every counted cell with what it adds.
    accounts: tuple[CellAccount, ...]

    def __repr__(self) -> str:
        """Return the class and the totals."""
        return f"<Reconciliation: {self.total.cells} cells, {self.total.instruments} distinct instruments>"

    @property
    def instruments(self) -> tuple[str, ...]:
        """Ids of the distinct instruments, in the order in which the edition reports them."""
        return tuple(id_ for account in self.accounts for id_ in account.new)


@lasting
@attrs.frozen(kw_only=True, repr=False)
class Edition:
    """An earlier edition, exactly as published.

    Example:
        >>> import india_cyber_agreements as ica
        >>> edition = ica.edition("cis-2017")
        >>> edition.totals()
        {'mlat': 39, 'mou': 54, 'framework': 10}
        >>> edition.reconcile().total.instruments
        93
    """

    #: Identifier.
    id: str
    #: Title as published.
    title: str
    #: Who published it.
    publisher: str
    #: Who made it.
    creators: tuple[str, ...]
    #: When it was published.
    published: PartialDate
    #: Where it stands.
    url: str
    #: Licence, as an SPDX identifier.
    licence: str
    #: All country labels, in the order of the table.
    labels: tuple[EditionLabel, ...]
    #: All cells that are not empty, from top to bottom.
    cells: tuple[EditionCell, ...]
    _agreements: Mapping[str, Agreement] = attrs.field(factory=dict[str, Agreement], eq=False, alias="agreements")

    def __repr__(self) -> str:
        """Return the class, the id and the sizes."""
        return f"<Edition {self.id}: {len(self.labels)} labels, {len(self.cells)} cells>"

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from . import _html  # noqa: PLC0415 - a notebook needs it, a program does not

        return _html.edition_fragment(self)

    def totals(self) -> dict[str, int]:
        """Return the published headline totals: the number of cells by column, comments not counted."""
        return {column.value: sum(cell.column is column for cell in self.cells) for column in _COUNTED}

    def cells_of(self, agreement_id: str) -> tuple[EditionCell, ...]:
        """Return the cells that report an agreement, comments included."""
        return tuple(cell for cell in self.cells if agreement_id in cell.agreements)

    def reconcile(self) -> Reconciliation:
        """Account for every counted cell and add up the distinct instruments behind the published totals."""
        accounts: list[CellAccount] = []
        seen: set[str] = set()
        for column in _COUNTED:
            for cell in self.cells:
                if cell.column is column:
                    new = tuple(id_ for id_ in cell.agreements if id_ not in seen)
                    repeated = tuple(id_ for id_ in cell.agreements if id_ in seen)
                    seen.update(new)
                    accounts.append(CellAccount(cell=cell, new=new, repeated=repeated))
        return Reconciliation(
            columns=tuple(self._sum_up((column,), accounts) for column in _COUNTED),
            total=self._sum_up(_COUNTED, accounts),
            accounts=tuple(accounts),
        )

    def _sum_up(self, columns: tuple[CisColumn, ...], accounts: list[CellAccount]) -> ColumnReconciliation:
        """Add up the accounts of some columns."""
        mine = [account for account in accounts if account.cell.column in columns]
        records = [self._agreements[id_] for account in mine for id_ in account.new]
        findings = [(finding, sum(account.cell.finding is finding for account in mine)) for finding in Finding]
        return ColumnReconciliation(
            columns=columns,
            cells=len(mine),
            without_instrument=sum(not account.cell.agreements for account in mine),
            double_counts=sum(bool(account.repeated) and not account.new for account in mine),
            second_instruments=sum(max(len(account.new) - 1, 0) for account in mine),
            instruments=len(records),
            not_governmental=sum(not record.is_governmental for record in records),
            multilateral=sum(not record.is_bilateral for record in records),
            bilateral_governmental=sum(record.is_bilateral and record.is_governmental for record in records),
            findings=tuple((finding, count) for finding, count in findings if count),
        )
