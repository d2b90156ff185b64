"""The 2017 table: reproduced as published, and accounted for cell by cell."""

from __future__ import annotations

import csv
import pathlib

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import CisColumn, Finding

EDITION = ica.edition("cis-2017")
COUNTED = (CisColumn.MLAT, CisColumn.MOU, CisColumn.FRAMEWORK)
PUBLISHED = pathlib.Path(__file__).with_name("data").joinpath("cis-2017-cells.tsv")


def test_totals() -> None:
    """The published headline comes back."""
    assert EDITION.totals() == {"mlat": 39, "mou": 54, "framework": 10}


def test_cells_as_published() -> None:
    """Every cell has its row, label, column, date and addresses verbatim, in the order of the table."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    found = [(str(c.row), c.label, c.column.value, c.date_label or "", " ".join(c.urls)) for c in EDITION.cells]
    assert found == rows
    assert len(found) == 110


def test_reconciliation_adds_up() -> None:
    """In each column: cells, less those without a document and repeats, plus second ones, are the instruments."""
    result = EDITION.reconcile()
    for part in (*result.columns, result.total):
        assert part.cells - part.without_instrument - part.double_counts + part.second_instruments == part.instruments
        assert sum(number for _, number in part.findings) == part.cells
        # One multilateral instrument is governmental, so the two groups left out do not overlap.
        assert part.instruments - part.not_governmental - part.multilateral == part.bilateral_governmental
    for name in ("cells", "without_instrument", "double_counts", "second_instruments", "instruments"):
        assert sum(getattr(part, name) for part in result.columns) == getattr(result.total, name)
    assert {part.columns[0].value: part.cells for part in result.columns} == EDITION.totals()


def test_reconciliation_by_hand() -> None:
    """The figures are those counted by hand from the findings of the cells."""
    result = EDITION.reconcile()
    assert [part.instruments for part in (*result.columns, result.total)] == [39, 49, 5, 93]
    assert [part.without_instrument for part in result.columns] == [0, 4, 1]
    assert [part.double_counts for part in result.columns] == [0, 5, 4]
    assert [part.not_governmental for part in result.columns] == [0, 4, 0]
    assert [part.multilateral for part in result.columns] == [0, 1, 0]


def test_every_cell_has_an_account() -> None:
    """Each of the 103 counted cells is accounted for once, and each instrument is new in exactly one."""
    accounts = EDITION.reconcile().accounts
    assert [account.cell for account in accounts] == [
        c for column in COUNTED for c in EDITION.cells if c.column is column
    ]
    assert len(accounts) == 103
    for account in accounts:
        assert sorted((*account.new, *account.repeated)) == sorted(account.cell.agreements)
    instruments = EDITION.reconcile().instruments
    assert len(instruments) == len(set(instruments)) == 93


def test_instruments_are_those_of_the_dataset() -> None:
    """The distinct instruments are exactly the records that a counted cell reports."""
    reported = {a.id for a in ica.agreements() if any(c.column in COUNTED for c in EDITION.cells_of(a.id))}
    assert set(EDITION.reconcile().instruments) == reported


@pytest.mark.parametrize("position", range(110))
def test_finding_fits_the_cell(position: int) -> None:
    """A finding says what the ids of the cell show."""
    cell = EDITION.cells[position]
    first = {id_ for account in EDITION.reconcile().accounts if account.cell is cell for id_ in account.new}
    records = [ica.get(id_) for id_ in cell.agreements]
    assert cell.note
    if cell.finding is Finding.DOUBLE_COUNT:
        assert records
        assert not first
    elif cell.finding is Finding.NOT_AN_INSTRUMENT:
        assert not records
    elif cell.finding is Finding.NOT_GOVERNMENTAL:
        assert not any(record.is_governmental for record in records)
    elif cell.finding is Finding.MULTILATERAL:
        assert not any(record.is_bilateral for record in records)
    elif cell.column is not CisColumn.COMMENT:
        assert all(record.is_governmental and record.is_bilateral for record in records)
        assert set(cell.agreements) == first


def test_cis_column() -> None:
    """Types map to the columns of the table; cells whose record has another type's column are the known misfits."""
    assert [type_.cis_column.value for type_ in ica.AgreementType] == ["mlat", "mou", "mou", "mou", "framework"]
    misfits = {
        (cell.row, cell.column.value, id_)
        for cell in EDITION.cells
        for id_ in cell.agreements
        if cell.column is not CisColumn.COMMENT and ica.get(id_).type.cis_column is not cell.column
    }
    known = {
        (12, "mou", "in-au-2015-cert-framework"),
        (12, "mou", "in-au-cyber-policy-dialogue"),
        (171, "mou", "in-pt-it-working-group"),
        (45, "framework", "in-cn-2015-home-ministries-joint-statement"),
        (130, "framework", "in-my-2015-cybersecurity-mou"),
        (145, "framework", "in-mn-2015-cyber-training-centre-mou"),
        (193, "framework", "in-sg-2015-cybersecurity-mou"),
    }
    assert misfits == known
