"""India's cyber-security and cybercrime agreements as typed, sourced data.

Ask ``by_country``, ``by_type``, ``in_force_between`` and ``totals``; each result is an ``AgreementSet``, whose queries
chain. Importing the package reads no file: names are resolved, and data loaded, on first use.

Example:
    >>> import india_cyber_agreements as ica
    >>> ica.edition("cis-2017").totals()
    {'mlat': 39, 'mou': 54, 'framework': 10}
"""

from __future__ import annotations

import typing

if typing.TYPE_CHECKING:
    from ._api import (
        agreements,
        by_country,
        by_organisation,
        by_type,
        changes,
        cite,
        conventions,
        countries,
        coverage,
        dataset,
        edition,
        get,
        in_force_between,
        search,
        signed_between,
        totals,
    )
    from ._collection import AgreementSet
    from ._columns import Column, ColumnKind, ForeignKey, Table
    from ._conventions import Convention, PartyCount
    from ._countries import Country, CountryLike, country
    from ._dataset import Dataset, load
    from ._dates import DateLike, PartialDate, Precision, Qualifier
    from ._diff import ChangeKind, Difference, FieldChange, PartDifference, RecordChange, Removal, diff
    from ._editions import (
        CellAccount,
        ColumnReconciliation,
        Edition,
        EditionCell,
        EditionLabel,
        Reconciliation,
    )
    from ._enums import (
        Access,
        AgreementType,
        CisColumn,
        Confidence,
        CoverageOutcome,
        CyberScope,
        EventKind,
        Finding,
        Form,
        Level,
        Position,
        RedirectKind,
        RelationKind,
        Topic,
    )
    from ._errors import (
        AmbiguousCountryError,
        ArgumentError,
        ArgumentTypeError,
        DatasetError,
        IndiaCyberAgreementsError,
        MissingExtraError,
        PartialDateError,
        Problem,
        RetiredAgreementError,
        UnknownAgreementError,
        UnknownCountryError,
        UnknownEditionError,
        UnknownNameError,
        UnknownOrganisationError,
    )
    from ._ledger import Change, Coverage, Creator, DatasetInfo, FileDigest, Redirect
    from ._model import Agreement
    from ._outputs import TableName, Theme
    from ._parts import Bodies, Citation, DateClaim, Event, Relation, Source
    from ._saved import read_json
    from ._standing import StandingAnswer, StandingPeriod
    from ._strength import Standing
    from ._tables import tables
    from ._totals import Dimension, Totals

    __version__: str
    SCHEMA_VERSION: str

#: Where each public name lives. A module is imported when one of its names is first asked for.
_HOMES = {
    "_api": "agreements by_country by_organisation by_type changes cite conventions countries coverage dataset edition"
    " get in_force_between search signed_between totals",
    "_collection": "AgreementSet",
    "_columns": "Column ColumnKind ForeignKey Table",
    "_conventions": "Convention PartyCount",
    "_countries": "Country CountryLike country",
    "_dataset": "Dataset load",
    "_dates": "DateLike PartialDate Precision Qualifier",
    "_diff": "ChangeKind Difference FieldChange PartDifference RecordChange Removal diff",
    "_editions": "CellAccount ColumnReconciliation Edition EditionCell EditionLabel Reconciliation",
    "_enums": "Access AgreementType CisColumn Confidence CoverageOutcome CyberScope EventKind Finding Form Level"
    " Position RedirectKind RelationKind Topic",
    "_errors": "AmbiguousCountryError ArgumentError ArgumentTypeError DatasetError IndiaCyberAgreementsError"
    " MissingExtraError PartialDateError Problem RetiredAgreementError UnknownAgreementError UnknownCountryError"
    " UnknownEditionError UnknownNameError UnknownOrganisationError",
    "_ledger": "Change Coverage Creator DatasetInfo FileDigest Redirect",
    "_model": "Agreement",
    "_outputs": "TableName Theme",
    "_parts": "Bodies Citation DateClaim Event Relation Source",
    "_saved": "read_json",
    "_standing": "StandingAnswer StandingPeriod",
    "_strength": "Standing",
    "_tables": "tables",
    "_totals": "Dimension Totals",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "SCHEMA_VERSION",
    "Access",
    "Agreement",
    "AgreementSet",
    "AgreementType",
    "AmbiguousCountryError",
    "ArgumentError",
    "ArgumentTypeError",
    "Bodies",
    "CellAccount",
    "Change",
    "ChangeKind",
    "CisColumn",
    "Citation",
    "Column",
    "ColumnKind",
    "ColumnReconciliation",
    "Confidence",
    "Convention",
    "Country",
    "CountryLike",
    "Coverage",
    "CoverageOutcome",
    "Creator",
    "CyberScope",
    "Dataset",
    "DatasetError",
    "DatasetInfo",
    "DateClaim",
    "DateLike",
    "Difference",
    "Dimension",
    "Edition",
    "EditionCell",
    "EditionLabel",
    "Event",
    "EventKind",
    "FieldChange",
    "FileDigest",
    "Finding",
    "ForeignKey",
    "Form",
    "IndiaCyberAgreementsError",
    "Level",
    "MissingExtraError",
    "PartDifference",
    "PartialDate",
    "PartialDateError",
    "PartyCount",
    "Position",
    "Precision",
    "Problem",
    "Qualifier",
    "Reconciliation",
    "RecordChange",
    "Redirect",
    "RedirectKind",
    "Relation",
    "RelationKind",
    "Removal",
    "RetiredAgreementError",
    "Source",
    "Standing",
    "StandingAnswer",
    "StandingPeriod",
    "Table",
    "TableName",
    "Theme",
    "Topic",
    "Totals",
    "UnknownAgreementError",
    "UnknownCountryError",
    "UnknownEditionError",
    "UnknownNameError",
    "UnknownOrganisationError",
    "__version__",
    "agreements",
    "by_country",
    "by_organisation",
    "by_type",
    "changes",
    "cite",
    "conventions",
    "countries",
    "country",
    "coverage",
    "dataset",
    "diff",
    "edition",
    "get",
    "in_force_between",
    "load",
    "read_json",
    "search",
    "signed_between",
    "tables",
    "totals",
]


def __getattr__(name: str) -> object:
    """Import the home of a public name when the name is first asked for.

    Raises:
        AttributeError: The package has no such name.
    """
    if name in _HOME:
        import importlib

        value: object = getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
    elif name in {"__version__", "SCHEMA_VERSION"}:
        from ._bundled import info as read_info

        info = read_info()
        value = info.version if name == "__version__" else info.schema_version
    else:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
