"""The difference between two versions of the dataset."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import attrs

from .. import _bundled, _codec, _json
from .._dataset import Dataset, load
from .._files import path_of
from .._ledger import release_key
from ._compare import fields, part
from ._model import ChangeKind, Difference, FieldChange, PartDifference, RecordChange, Removal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .._ledger import Change

__all__ = [
    "ChangeKind",
    "Difference",
    "FieldChange",
    "PartDifference",
    "RecordChange",
    "Removal",
    "diff",
]

#: What a row of the change log names when it speaks of the whole record.
_WHOLE = "*"
#: Parts of the description that are different in every release and tell nothing of the data.
_STAMPS = ("version", "released", "modified")
#: Files that a dataset does not hold, which are compared by their digests.
_DIGESTED = frozenset({"countries.json", "land.json"})


def diff(old: Dataset | str | os.PathLike[str], new: Dataset | str | os.PathLike[str] | None = None) -> Difference:
    """Return what is different between two versions of the dataset.

    Args:
        old: The older version: a dataset, or the path of a directory, a wheel or a source distribution, which is read
            as ``load`` reads it.
        new: The newer version, in the same forms; None for the bundled dataset.

    Raises:
        DatasetError: The files at a path cannot be used; ``problems`` holds every reason.
        ArgumentError: An argument is a path that no file can have.
        ArgumentTypeError: An argument is neither a dataset nor a path.

    Example:
        >>> import attrs, india_cyber_agreements as ica
        >>> data = ica.dataset()
        >>> treaty = attrs.evolve(ica.get("in-us-mlat"), place="Washington")
        >>> others = data.agreements.where(lambda agreement: agreement.id != treaty.id)
        >>> edited = attrs.evolve(data, agreements=others | ica.AgreementSet.of([treaty]))
        >>> (change,) = ica.diff(data, edited).changed
        >>> change.id, change.fields[0].field, change.fields[0].new
        ('in-us-mlat', 'place', 'Washington')
        >>> bool(ica.diff(data, data))
        False
    """
    before = _dataset("old", old)
    after = _bundled.dataset() if new is None else _dataset("new", new)
    agreements = _part(before, after, "agreements", "id", title="title")
    added, gone = set(agreements.added), set(agreements.removed)
    redirects = {redirect.id: redirect for redirect in after.redirects}
    reasons = _reasons(before, after)
    return Difference(
        old=before.info,
        new=after.info,
        added=after.agreements.where(lambda agreement: agreement.id in added),
        removed=tuple(
            Removal(agreement=agreement, redirect=redirects.get(agreement.id))
            for agreement in sorted(before.agreements, key=lambda agreement: agreement.id)
            if agreement.id in gone
        ),
        changed=tuple(_explained(change, reasons) for change in agreements.changed),
        sources=_part(before, after, "sources", "id", title="title"),
        conventions=_part(before, after, "conventions", "id", title="short_title"),
        coverage=_part(before, after, "coverage", "country"),
        editions=part(_editions(before), _editions(after), "id", title="title"),
        redirects=_part(before, after, "redirects", "id"),
        changes=_part(before, after, "changes", "release", "agreement", "field"),
        dataset=tuple(fields(_description(before), _description(after))),
    )


def _dataset(argument: str, value: Dataset | str | os.PathLike[str]) -> Dataset:
    """Return the dataset that an argument means.

    Raises:
        ArgumentError: It is a path that no file can have.
        ArgumentTypeError: It is neither a dataset nor a path.
        DatasetError: The files at the path cannot be used.
    """
    if isinstance(value, Dataset):
        return value
    return load(path_of(argument, value, "a dataset, or the path of a directory, wheel or source distribution"))


def _part(before: Dataset, after: Dataset, name: str, *key: str, title: str | None = None) -> PartDifference:
    """Return how the records of a list file changed."""
    old, new = (_codec.canonical(f"{name}.json", getattr(data, name)) for data in (before, after))
    return PartDifference() if old == new else part(json.loads(old), json.loads(new), *key, title=title)


def _plain(value: object) -> Any:  # noqa: ANN401 - any JSON value
    """Return a model object as a data file holds it."""
    return json.loads(_json.dump(_codec.unstructure(value)))


def _editions(data: Dataset) -> list[dict[str, Any]]:
    """Return the earlier editions as JSON."""
    return [_plain(edition) for edition in data.editions]


def _description(data: Dataset) -> dict[str, Any]:
    """Return what the dataset says of itself as JSON, without what is stamped and the digests of what it holds."""
    files = tuple(file for file in data.info.files if file.path in _DIGESTED)
    written: dict[str, Any] = _plain(attrs.evolve(data.info, files=files))
    return {name: value for name, value in written.items() if name not in _STAMPS}


def _reasons(before: Dataset, after: Dataset) -> Mapping[tuple[str, str], str]:
    """Return the reasons of the changes that were made since the older version, by record and field."""
    since = release_key(before.info.version) or ()
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    rows: Iterable[Change] = after.changes
    for row in rows:
        if row not in before.changes or (release_key(row.release) or ()) > since:
            found[row.agreement, row.field].append(row.reason)
    return {key: " ".join(reasons) for key, reasons in found.items()}


def _explained(change: RecordChange, reasons: Mapping[tuple[str, str], str]) -> RecordChange:
    """Return the change of an agreement with its reasons."""
    explained = (attrs.evolve(field, reason=reasons.get((change.id, field.name))) for field in change.fields)
    return attrs.evolve(change, fields=tuple(explained), reason=reasons.get((change.id, _WHOLE)))
