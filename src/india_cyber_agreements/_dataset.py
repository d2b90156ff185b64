"""The dataset: loaded once, indexed, looked up."""

from __future__ import annotations

import functools
import os
import warnings
from typing import TYPE_CHECKING

import attrs

from . import _bundled, _trusted
from ._collection import AgreementSet
from ._conventions import Convention
from ._countries import Country, country
from ._editions import Edition
from ._enums import CoverageOutcome, RedirectKind
from ._errors import (
    ArgumentError,
    ArgumentTypeError,
    DatasetError,
    RetiredAgreementError,
    UnknownAgreementError,
    UnknownEditionError,
)
from ._ledger import RELEASE_FORMS, Change, Coverage, DatasetInfo, Redirect, release_key
from ._model import Agreement
from ._outputs import Outputs
from ._parts import Source
from ._scope import Scope
from ._text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ._content import Content
    from ._countries import CountryLike


#: Ids of the bundled editions.
_EDITIONS = ("cis-2017",)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Dataset(Outputs):
    """A set of agreements with its sources, editions, coverage and history.

    Its tables hold all its sources, those of conventions included; those of a set hold the sources that the set cites.

    Example:
        >>> import india_cyber_agreements as ica
        >>> data = ica.dataset()
        >>> data.agreements is ica.agreements()
        True
    """

    #: What the dataset is: version, dates, licence, citation.
    info: DatasetInfo
    #: All agreements, by date and then by id.
    agreements: AgreementSet
    #: All sources, by id.
    sources: tuple[Source, ...]
    #: Conventions open to many, with India's position, by the date of their opening.
    conventions: tuple[Convention, ...]
    #: Earlier editions, as they were published.
    editions: tuple[Edition, ...]
    #: What was searched and what came of it, by country code.
    coverage: tuple[Coverage, ...]
    #: What became of retired ids, by id.
    redirects: tuple[Redirect, ...]
    #: Changes to released records, by release.
    changes: tuple[Change, ...]

    def __repr__(self) -> str:
        """Return the name, the version and the size."""
        from ._escape import visible  # noqa: PLC0415 - who reads it needs it, a program does not

        return f"<Dataset {visible(f'{self.info.name} {self.info.version}')}: {len(self.agreements)} agreements>"

    @functools.cached_property
    def _surroundings(self) -> Scope:
        """The agreements with all sources of the dataset."""
        return attrs.evolve(Scope.of(self.agreements, self), sources=self.sources)

    def _scope(self) -> Scope:
        """Return the agreements with all sources of the dataset."""
        return self._surroundings

    @functools.cached_property
    def _by_id(self) -> Mapping[str, Agreement]:
        """The agreements by id."""
        return {agreement.id: agreement for agreement in self.agreements}

    @functools.cached_property
    def _coverage_by_code(self) -> Mapping[str, Coverage]:
        """The entries of coverage by country code."""
        return {entry.country: entry for entry in self.coverage}

    def get(self, id_: str) -> Agreement:
        """Return the agreement with an id.

        An id that was merged into another one leads there, with a DeprecationWarning.

        Args:
            id_: The id, such as ``"in-us-mlat"``.

        Raises:
            UnknownAgreementError: No agreement has the id; as a RetiredAgreementError where it was split or withdrawn.
            ArgumentTypeError: ``id_`` is no string.
        """
        agreement, notice = self.resolve(id_)
        if notice:
            warnings.warn(notice, DeprecationWarning, stacklevel=2)
        return agreement

    def resolve(self, id_: str) -> tuple[Agreement, str | None]:
        """Return the agreement with an id, and a notice where the id was merged into that agreement's.

        Args:
            id_: The id.

        Raises:
            UnknownAgreementError: No agreement has the id; as a RetiredAgreementError where it was split or withdrawn.
            ArgumentTypeError: ``id_`` is no string.
        """
        if not isinstance(id_, str):
            raise ArgumentTypeError("id", id_, "the id of an agreement, such as 'in-us-mlat'")
        found = self._by_id.get(id_)
        if found is not None:
            return found, None
        redirect = next((redirect for redirect in self.redirects if redirect.id == id_), None)
        if redirect is None:
            raise UnknownAgreementError(id_, nearest(id_, self._by_id))
        if redirect.kind is RedirectKind.MERGED_INTO:
            target = redirect.targets[0]
            notice = f"{id_!r} was merged into {target!r} in release {redirect.release}: use that id"
            return self._by_id[target], notice
        raise RetiredAgreementError(id_, redirect.targets, f"{redirect.release}: {redirect.reason}")

    def edition(self, id_: str) -> Edition:
        """Return an earlier edition.

        Args:
            id_: Its id, such as ``"cis-2017"``.

        Raises:
            UnknownEditionError: There is no such edition; ``suggestions`` holds those that exist.
            ArgumentTypeError: ``id_`` is no string.
        """
        if not isinstance(id_, str):
            raise ArgumentTypeError("edition", id_, "the id of an edition, such as 'cis-2017'")
        for edition in self.editions:
            if edition.id == id_:
                return edition
        raise UnknownEditionError(id_, [edition.id for edition in self.editions])

    def coverage_of(self, value: CountryLike) -> Coverage:
        """Return what a search for the agreements of a country came to; where the dataset does not say, "not searched".

        Args:
            value: A country, in any form that ``country()`` takes.

        Raises:
            UnknownCountryError: The name is not known.
            AmbiguousCountryError: The name means several countries.
            ArgumentError: An empty string was given.
            ArgumentTypeError: The value has another type.
        """
        found: Country = country(value)
        entry = self._coverage_by_code.get(found.alpha_2)
        return entry or Coverage(country=found.alpha_2, outcome=CoverageOutcome.NOT_SEARCHED)

    def changes_since(self, release: str | None = None) -> tuple[Change, ...]:
        """Return the changes to released records made after a release.

        Args:
            release: A release, ``YYYY.MM.PATCH``; None for all changes.

        Raises:
            ArgumentError: ``release`` is no release number.
            ArgumentTypeError: ``release`` is no string.
        """
        if release is None:
            return self.changes
        if not isinstance(release, str):
            raise ArgumentTypeError("since", release, RELEASE_FORMS)
        after = release_key(release)
        if after is None:
            raise ArgumentError("since", release, RELEASE_FORMS)
        return tuple(change for change in self.changes if (release_key(change.release) or ()) > after)

    def save_package(self, directory: str | os.PathLike[str]) -> None:
        """Write the whole dataset as a data release; needs the extra ``arrow``.

        It holds every table as CSV and Parquet and all of them as SQLite; the data files, which ``load`` reads; a
        static JSON API; descriptors in Data Package 2.0, CSVW, Croissant, schema.org, DCAT and OpenAPI; CITATION.cff,
        metadata for Zenodo, and SHA256SUMS. Its ``README.md`` names each file. All is written in a new directory,
        which gets the name once it is whole; where an empty one is there, what was written moves into it, SHA256SUMS
        last. The same dataset gives the same bytes. It is to be one as ``load()`` or ``dataset()`` gave it.

        Args:
            directory: Where to write: a directory that is absent or empty, and not the current one.

        Raises:
            ArgumentError: The directory is another one than that, or no file can have such a path.
            ArgumentTypeError: ``directory`` is no path.
            DatasetError: The dataset lacks something that it refers to, or holds something else that ``load`` refuses.
            MissingExtraError: pyarrow is not installed.
            OSError: The directory cannot be written.

        Example:
            >>> import india_cyber_agreements as ica, pathlib, tempfile
            >>> with tempfile.TemporaryDirectory() as directory:
            ...     release = pathlib.Path(directory, "release")
            ...     ica.dataset().save_package(release)
            ...     ica.load(release / "json").agreements == ica.agreements()
            True
        """
        from . import _package  # noqa: PLC0415 - few need it

        _package.save_package(self, directory)


def load(path: str | os.PathLike[str], *, max_bytes: int | None = 200 * 2**20) -> Dataset:
    """Return the dataset in a directory of data files like the bundled ones, or in a distribution of this package.

    Names of countries are always looked up in the bundled table; a ``countries.json`` beside the data is only checked.
    Digests are not compared; ``india-cyber-agreements check`` does that. Data files of an earlier version load as well,
    as long as they fit the schema. A distribution is read without unpacking it or running anything in it. Only regular
    files are read, no pipes or devices.

    Args:
        path: The directory, or one that holds it (a checkout, a data release), or a wheel (``.whl``) or source
            distribution (``.tar.gz``).
        max_bytes: Most that one data file may hold, or the data files of a distribution together, in bytes; what holds
            more is refused unread. 200 MiB unless given; None for no limit.

    Raises:
        DatasetError: A file is missing, broken, too large, or at odds with another; ``problems`` holds every reason
            with its file, record and JSON path. Or a distribution is broken, encrypted, too large, or of another
            package.
        ArgumentError: ``max_bytes`` is negative.
        ArgumentTypeError: ``path`` is no path, or ``max_bytes`` neither a whole number nor None.
    """
    from . import _content, _inputs  # noqa: PLC0415 - not needed for the bundled data

    most = _inputs.limit(max_bytes)
    return from_content(
        _content.from_path(_inputs.path(path, "the path of a directory, a wheel or a source distribution"), most)
    )


def from_content(content: Content) -> Dataset:
    """Return the dataset that data files make, if they can be used.

    Args:
        content: The data files.

    Raises:
        DatasetError: They cannot; ``problems`` holds every reason.
    """
    from . import _checks  # noqa: PLC0415 - the bundled data were checked when built
    from ._garbage import left_lying  # noqa: PLC0415 - of use for many records only

    problems = _checks.integrity(content)
    if problems or content.info is None:
        raise DatasetError(problems)
    origin = _Origin()
    with left_lying():
        agreements = AgreementSet.of(located.record for located in content.agreements)
    origin.dataset = Dataset(
        info=content.info,
        agreements=attrs.evolve(agreements, origin=origin),
        sources=tuple(located.record for located in content.sources),
        conventions=_in_order(located.record for located in content.conventions),
        editions=tuple(located.record for located in content.editions),
        coverage=tuple(located.record for located in content.coverage),
        redirects=tuple(located.record for located in content.redirects),
        changes=tuple(located.record for located in content.changes),
    )
    return origin.dataset


@attrs.define(eq=False)
class _Origin:
    """Leads from the sets of a dataset back to it, which is made after them."""

    dataset: Dataset | None = None

    def __call__(self) -> Dataset | None:
        """Return the dataset."""
        return self.dataset


def _in_order(conventions: Iterable[Convention]) -> tuple[Convention, ...]:
    """Return conventions in the documented order."""
    return tuple(sorted(conventions, key=lambda convention: convention.sort_key))


def read_bundled() -> Dataset:
    """Read the bundled files, trusting them: they are checked whenever the package is built."""
    sources, agreements = _bundled.sources(), _bundled.agreements()
    plain = _trusted.Reader()
    citing = _trusted.Reader({source.id: source for source in sources}.__getitem__)
    by_id = {agreement.id: agreement for agreement in agreements}
    editions = (plain.read(_trusted.parsed(f"editions/{id_}.json"), Edition) for id_ in _EDITIONS)
    return Dataset(
        info=_bundled.info(),
        agreements=agreements,
        sources=sources,
        conventions=_in_order(citing.read(_trusted.parsed("conventions.json"), tuple[Convention, ...])),
        editions=tuple(attrs.evolve(edition, agreements=by_id) for edition in editions),
        coverage=plain.read(_trusted.parsed("coverage.json"), tuple[Coverage, ...]),
        redirects=plain.read(_trusted.parsed("redirects.json"), tuple[Redirect, ...]),
        changes=plain.read(_trusted.parsed("changes.json"), tuple[Change, ...]),
    )


#: Where pickles of earlier versions look for it.
the_bundled = _bundled.the_bundled
