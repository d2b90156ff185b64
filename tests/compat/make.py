"""Writes what a release leaves behind: run with the code of that release, as README.md says, and never again."""

from __future__ import annotations

import gzip
import json
import pathlib
import pickle
import sys
import typing
from collections.abc import Iterable

import attrs

import india_cyber_agreements as ica
from india_cyber_agreements._package import _data_files
from tests.compat.told import told

#: Few records in which every field of a record has a value somewhere, and what they are related to.
IDS = (
    "in-asean-2022-digital-work-plan",
    "in-asean-2023-digital-work-plan",
    "in-fr-2019-cyber-digital-roadmap",
    "in-jp-2015-cert-mou",
    "in-jp-2022-cybersecurity-moc",
    "in-us-mlat",
)
#: Pickles below 2 cannot hold what has slots.
PROTOCOLS = range(2, pickle.HIGHEST_PROTOCOL + 1)


def small() -> ica.Dataset:
    """Return a dataset of the few records, with what belongs to them."""
    whole = ica.dataset()
    agreements = ica.AgreementSet.of(whole.agreements.where(lambda agreement: agreement.id in IDS))
    edition = whole.editions[0]
    labels = tuple(label for label in edition.labels if label.country in {"FR", "JP", "US"})
    cells = tuple(
        attrs.evolve(cell, agreements=tuple(id_ for id_ in cell.agreements if id_ in IDS))
        for cell in edition.cells
        if cell.label in {label.label for label in labels}
    )
    conventions = whole.conventions[:2]
    cited = {citation.source.id for convention in conventions for citation in convention.citations}
    cited |= {source.id for agreement in agreements for source in agreement.sources}
    return attrs.evolve(
        whole,
        agreements=agreements,
        sources=tuple(source for source in whole.sources if source.id in cited),
        conventions=conventions,
        editions=(attrs.evolve(edition, labels=labels, cells=cells, agreements={a.id: a for a in agreements}),),
        coverage=tuple(entry for entry in whole.coverage if entry.country in {"FR", "JP", "US"}),
        redirects=(
            ica.Redirect(
                id="in-us-1997-mlat",
                kind=ica.RedirectKind.MERGED_INTO,
                targets=("in-us-mlat",),
                release="2026.11.0",
                reason="Both described the same treaty.",
            ),
        ),
        changes=(
            ica.Change(
                release="2026.11.0",
                agreement="in-us-mlat",
                field="events",
                old="signed 2001-10",
                new="signed 2001-10-17",
                reason="The page of the embassy names the day.",
            ),
        ),
    )


def raised() -> Iterable[Exception]:
    """Yield an error of each public kind."""
    yield ica.UnknownCountryError("Jappan", ("Japan",))
    yield ica.AmbiguousCountryError("Korea", ("South Korea", "North Korea"))
    yield ica.UnknownAgreementError("in-us-mlatt", ("in-us-mlat",))
    yield ica.DatasetError([ica.Problem(file="sources.json", path="$", message="the file is missing")])
    yield ica.RetiredAgreementError("in-us-1997-mlat", ("in-us-mlat",), "2026.11.0: Both described the same treaty.")
    yield ica.MissingExtraError("pyarrow", "arrow")
    yield ica.ArgumentError("by", "x", "one of 'type' and 'country'")
    yield ica.ArgumentTypeError("text", 5, "a string")
    yield ica.PartialDateError("x", "it has another form")


def values() -> dict[str, object]:
    """Return what somebody might have pickled, by a name for it."""
    data = small()
    agreement = ica.get("in-fr-2019-cyber-digital-roadmap")
    used = ica.get("in-us-mlat")
    used.standing_on("2020-01-01")  # with whatever it remembers of that
    found: dict[str, object] = {
        "Agreement": agreement,
        "Agreement that was asked": used,
        "AgreementSet": ica.by_country("Japan"),
        "AgreementSet with more left out": ica.in_force_between("2016", "2016", at_least="confirmed")[:3],
        "AgreementSet of no dataset": data.agreements,
        "Dataset": data,
        "DatasetInfo": data.info,
        "Convention": data.conventions[0],
        "Coverage": data.coverage[0],
        "Country": ica.country("Japan"),
        "Edition": data.editions[0],
        "Reconciliation": data.editions[0].reconcile(),
        "Redirect": data.redirects[0],
        "Change": data.changes[0],
        "PartialDate of a year": ica.PartialDate.parse("2003?"),
        "PartialDate of a month": ica.PartialDate.parse("2016-08"),
        "PartialDate of a day": ica.PartialDate.parse("2016-08-15~"),
        "StandingAnswer": used.standing_on("2010-01-01"),
        "StandingPeriods": used.standing_periods,
        "Totals by type": ica.totals(),
        "Totals by year": ica.totals(by="year"),
        "Difference": ica.diff(attrs.evolve(data, agreements=data.agreements[:3]), data),
        "Tables": ica.tables(),
    }
    vocabularies = [kind for name in ica.__all__ if isinstance(kind := getattr(ica, name), type(ica.Topic))]
    found |= {kind.__name__: tuple(typing.cast("Iterable[object]", kind)) for kind in vocabularies}
    found |= {type(error).__name__: error for error in raised()}
    return found


def main(directory: pathlib.Path) -> None:
    """Write everything into a directory that is not there yet."""
    directory.mkdir()
    made = values()
    for protocol in PROTOCOLS:
        content = {name: pickle.dumps(value, protocol) for name, value in made.items()}
        packed = gzip.compress(pickle.dumps(content, protocol), mtime=0)
        directory.joinpath(f"protocol-{protocol}.pickle.gz").write_bytes(packed)
    expected = {name: {"class": type(value).__name__, "told": told(value)} for name, value in made.items()}
    directory.joinpath("told.json").write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n", "utf-8")
    data = small()
    data.agreements.save(directory / "saved.json")
    for file, text in _data_files._canonical(data).items():
        path = directory / "data" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
