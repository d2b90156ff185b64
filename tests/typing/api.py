"""Uses of the public API as callers write them, read by type checkers and never run.

Each ``assert_type`` states what a caller gets; a change of a public type shows here first.
"""

from __future__ import annotations

import datetime as dt
import pathlib
from typing import Any, assert_type

import pandas as pd
import polars as pl
import pyarrow as pa
import pycountry

import india_cyber_agreements as ica


def questions() -> None:
    """Ask every question on the module."""
    assert_type(ica.agreements(), ica.AgreementSet)
    assert_type(ica.get("in-us-mlat"), ica.Agreement)
    assert_type(ica.by_country("Japan", 392, ica.country("Japan")), ica.AgreementSet)
    for record in pycountry.countries:
        ica.by_country(record)
    assert_type(ica.by_organisation("BRICS"), ica.AgreementSet)
    assert_type(ica.by_type("mlat", ica.AgreementType.MOU), ica.AgreementSet)
    assert_type(ica.in_force_between("2010", dt.date(2015, 6, 30), at_least="possible"), ica.AgreementSet)
    assert_type(ica.in_force_between(None, ica.PartialDate.parse("2015"), throughout=True), ica.AgreementSet)
    assert_type(ica.signed_between("2010", None), ica.AgreementSet)
    assert_type(ica.totals(), ica.Totals[str])
    assert_type(ica.totals("country"), ica.Totals[str])
    assert_type(ica.totals("year"), ica.Totals[int])
    assert_type(ica.totals()["mlat"], int)
    assert_type(ica.search("ransomware"), ica.AgreementSet)
    assert_type(ica.countries(), tuple[ica.Country, ...])
    assert_type(ica.country("South Korea"), ica.Country)
    assert_type(ica.coverage("Norway"), ica.Coverage)
    assert_type(ica.conventions(), tuple[ica.Convention, ...])
    assert_type(ica.conventions()[0].position, ica.Position)
    assert_type(ica.conventions()[0].counts, tuple[ica.PartyCount, ...])
    assert_type(ica.edition("cis-2017"), ica.Edition)
    assert_type(ica.edition().totals(), dict[str, int])
    assert_type(ica.edition().reconcile(), ica.Reconciliation)
    assert_type(ica.changes(since="2026.11.0"), tuple[ica.Change, ...])
    assert_type(ica.cite("in-us-mlat", style="bibtex"), str)
    assert_type(ica.dataset(), ica.Dataset)
    assert_type(ica.load("data"), ica.Dataset)
    ica.load(pathlib.Path("data"), max_bytes=None)
    ica.load("data").save_package("release")
    assert_type(ica.__version__, str)


def results() -> None:
    """Chain on a result and read its members."""
    found = ica.agreements()
    assert_type(found[0], ica.Agreement)
    assert_type(found[:5], ica.AgreementSet)
    assert_type(found | found & found - found, ica.AgreementSet)
    assert_type(found.where(lambda agreement: agreement.is_bilateral).bilateral().governmental(), ica.AgreementSet)
    assert_type(found.undetermined.ids, tuple[str, ...])
    assert_type(found.totals("year"), ica.Totals[int])
    assert_type(found.to_records(), list[dict[str, Any]])
    assert_type(list(reversed(found)), list[ica.Agreement])
    assert_type(found.index(found[0]), int)
    outputs(found)
    outputs(ica.dataset())
    for agreement in found:
        assert_type(agreement, ica.Agreement)
        assert_type(agreement.date, ica.PartialDate | None)
        assert_type(agreement.sources, tuple[ica.Source, ...])
        assert_type(agreement.events[0].rivals, tuple[ica.DateClaim, ...])
        answer = agreement.standing_on("2020-01-01")
        assert_type(answer, ica.StandingAnswer)
        assert_type(answer.standing >= ica.Standing.PRESUMED, bool)
        assert_type(agreement.standing_periods, tuple[ica.StandingPeriod, ...])


def outputs(source: ica.AgreementSet | ica.Dataset) -> None:
    """Turn a result, or the dataset, into rows, frames, files and pictures."""
    assert_type(source.to_records("events"), list[dict[str, Any]])
    assert_type(source.country_year(), list[dict[str, Any]])
    assert_type(source.to_pandas("events"), pd.DataFrame)
    assert_type(source.to_polars("country_year"), pl.DataFrame)
    assert_type(source.to_arrow(), pa.Table)
    source.save("agreements.csv", table="parties")
    source.save(pathlib.Path("agreements.sqlite"))
    source.map(theme="dark").save("map.html")
    source.timeline().save("timeline.png")
    source.matrix().properties(width=300).save("matrix.svg")
    assert_type(ica.read_json("agreements.json"), ica.AgreementSet)
    ica.read_json(pathlib.Path("agreements.json"), max_bytes=2**30)
    assert_type(ica.tables(), tuple[ica.Table, ...])
    assert_type(ica.tables()[0].columns[0].kind, ica.ColumnKind)


def differences() -> None:
    """Compare versions and read what is different."""
    found = ica.diff("old.whl", ica.dataset())
    assert_type(ica.diff(pathlib.Path("old")), ica.Difference)
    assert_type(bool(found), bool)
    assert_type(found.added, ica.AgreementSet)
    assert_type(found.removed, tuple[ica.Removal, ...])
    assert_type(found.faults[0].redirect, ica.Redirect | None)
    assert_type(found.changed, tuple[ica.RecordChange, ...])
    assert_type(found.reclassified[0].fields, tuple[ica.FieldChange, ...])
    assert_type(found.changed[0].fields[0].kind, ica.ChangeKind)
    assert_type(found.changed[0].fields[0].new, str | None)
    assert_type(found.sources, ica.PartDifference)
    assert_type(found.parts(), tuple[tuple[str, ica.PartDifference], ...])
    assert_type(found.counts()["dates"]["more-precise"], int)
    assert_type(found.to_markdown(heading=3), str)
    assert_type(found.to_dict(), dict[str, Any])
    assert_type(found.to_json(), str)


def mistakes() -> None:
    """Mistakes that a type checker stops; each ignore is needed, which the checkers verify."""
    ica.by_country(1.5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    ica.by_type(5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    ica.totals("colour")  # type: ignore[call-overload] # pyright: ignore[reportCallIssue, reportArgumentType]
    ica.agreements().to_pandas("treaties")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    ica.get("in-us-mlat").title = "x"  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
