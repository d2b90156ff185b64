"""The data files of one directory, read and structured as far as they can be, with every problem met on the way."""

from __future__ import annotations

import hashlib
import pathlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar

import attrs

from . import _archives, _codec, _inputs, _json
from ._conventions import Convention
from ._country_table import CountryTable
from ._editions import Edition
from ._errors import DatasetError, Problem, shown
from ._garbage import left_lying
from ._ledger import Change, Coverage, DatasetInfo, FileDigest, Redirect, Released
from ._model import Agreement
from ._parts import Source
from ._progress import Progress

T = TypeVar("T")

#: How many broken records of a file are told of: to look for what is wrong takes much longer than to read.
_MOST_BROKEN = 1000

#: Files without records: they are taken as they are, and only their digests are kept.
PLAIN = ("land.json",)
#: Files that a directory may lack: the bundled table of names and the bundled land serve every dataset, and not every
#: dataset is released.
OPTIONAL = frozenset({"countries.json", "released.json", *PLAIN})


@attrs.frozen
class Located(Generic[T]):
    """A record and where it stands in its file."""

    path: str
    record: T


@attrs.frozen(kw_only=True)
class Content:
    """What the files hold."""

    #: Bytes of each file that could be read.
    files: Mapping[str, bytes]
    #: Bytes of each file without records that could be read.
    plain: Mapping[str, bytes]
    #: Problems met on the way, in the order of the files.
    problems: tuple[Problem, ...]
    #: Files that could not be read to the end, or with a record that could not; checks across files leave them out.
    broken: frozenset[str]
    #: Files of which not even the ids could be read.
    unread: frozenset[str]
    #: How often each id stands in the file of sources and of agreements, those of broken records included.
    source_ids: Counter[str]
    agreement_ids: Counter[str]
    info: DatasetInfo | None
    sources: tuple[Located[Source], ...]
    agreements: tuple[Located[Agreement], ...]
    conventions: tuple[Located[Convention], ...]
    editions: tuple[Located[Edition], ...]
    #: The file of each of the editions.
    edition_files: tuple[str, ...]
    coverage: tuple[Located[Coverage], ...]
    redirects: tuple[Located[Redirect], ...]
    changes: tuple[Located[Change], ...]
    released: tuple[Located[Released], ...]
    countries: CountryTable | None


class _Collector:
    """Reads one file after the other and keeps what went wrong."""

    def __init__(self, read: Callable[[str], bytes], progress: Progress) -> None:
        """Start with a function that returns the bytes of a file by its name, and what shows how far this is."""
        self._read = read
        self._progress = progress
        self.files: dict[str, bytes] = {}
        self.raw: dict[str, object] = {}
        self.problems: list[Problem] = []

    def fetch(self, file: str) -> bytes | None:
        """Return the bytes of one file, or None where it cannot be read or is missing."""
        try:
            return self._read(file)
        except FileNotFoundError:
            if file not in OPTIONAL:
                self.report(file, "$", "the file is missing")
        except _inputs.RefusedError as error:
            self.report(file, "$", str(error))
        except OSError as error:
            self.report(file, "$", f"the file cannot be read: {error.strerror}")
        return None

    def load(self, file: str) -> None:
        """Read and parse one file."""
        content = self.fetch(file)
        if content is None:
            return
        self.files[file] = content
        try:
            self.raw[file] = _json.parse_json(content)
        except ValueError as error:
            self.report(file, "$", str(error))

    def report(self, file: str, path: str, message: str) -> None:
        """Keep one problem."""
        self.problems.append(_json.problem(file, self.raw.get(file), path, message))

    def one(self, file: str, kind: type[T], reader: _codec.Reader) -> T | None:
        """Return the one object of a file, or None where it is broken or missing."""
        return self._structure(file, self.raw[file], kind, reader, "$") if file in self.raw else None

    def _structure(self, file: str, value: object, kind: type[T], reader: _codec.Reader, at: str) -> T | None:
        """Return one object, or None where it is broken, with its problems kept."""
        try:
            return reader.read(value, kind, at)
        except _codec.StructureError as error:
            for path, message in error.found:
                self.report(file, path, message)
            return None

    def many(self, file: str, kind: type[T], reader: _codec.Reader) -> tuple[Located[T], ...]:
        """Return the records of a file that are sound."""
        if file not in self.raw:
            return ()
        items = self.raw[file]
        if not _json.is_list(items):
            self.report(file, "$", f"expected a list of records, found {shown(items)}")
            return ()
        found: list[Located[T]] = []
        for position, item in enumerate(self._progress.follow(items, file)):
            path = f"$[{position}]"
            record = self._structure(file, item, kind, reader, path)
            if record is not None:
                found.append(Located(path, record))
            elif position - len(found) == _MOST_BROKEN - 1:
                left = len(items) - position - 1
                self.report(file, "$", f"{_MOST_BROKEN} records are broken: the {left} after them were not looked at")
                break
        return tuple(found)

    def ids(self, file: str) -> Counter[str]:
        """Count the ids that stand in a file, those of broken records included."""
        items = self.raw.get(file)
        ids = [item.get("id") for item in items if _json.is_object(item)] if _json.is_list(items) else []
        return Counter(id_ for id_ in ids if isinstance(id_, str))


def collect(read: Callable[[str], bytes]) -> Content:
    """Read and structure every data file.

    Args:
        read: Returns the bytes of a file by its name; raises OSError where it cannot, and RefusedError where it
            may not.
    """
    with left_lying(), Progress("Reading") as progress:
        return _collect(_Collector(read, progress))


def _collect(collector: _Collector) -> Content:
    """Read and structure every data file."""
    for file in _codec.FILES:
        collector.load(file)
    whole = {file: content for file in PLAIN if (content := collector.fetch(file)) is not None}
    plain = _codec.Reader()
    info = collector.one("dataset.json", DatasetInfo, plain)
    sources = collector.many("sources.json", Source, plain)
    source_ids = collector.ids("sources.json")
    by_id = {id_: _codec.placeholder_source(id_) for id_ in source_ids}
    by_id.update((located.record.id, located.record) for located in sources)
    # Without any source every record would be blamed for those that it cites.
    readable = _json.is_list(collector.raw.get("sources.json"))
    citing = _codec.Reader(by_id)
    agreements = collector.many("agreements.json", Agreement, citing) if readable else ()
    conventions = collector.many("conventions.json", Convention, citing) if readable else ()
    coverage = collector.many("coverage.json", Coverage, plain)
    redirects = collector.many("redirects.json", Redirect, plain)
    changes = collector.many("changes.json", Change, plain)
    released = collector.many("released.json", Released, plain)
    countries = collector.one("countries.json", CountryTable, plain)
    found = {file: collector.one(file, Edition, plain) for file, kind in _codec.FILES.items() if kind is Edition}
    editions = {file: edition for file, edition in found.items() if edition}
    known = {located.record.id: located.record for located in agreements}
    return Content(
        files=collector.files,
        plain=whole,
        problems=tuple(collector.problems),
        broken=frozenset(problem.file for problem in collector.problems),
        unread=frozenset(file for file in _codec.FILES if not _json.is_list(collector.raw.get(file))),
        source_ids=source_ids,
        agreement_ids=collector.ids("agreements.json"),
        info=info,
        sources=sources,
        agreements=agreements,
        conventions=conventions,
        editions=tuple(Located("$", attrs.evolve(edition, agreements=known)) for edition in editions.values()),
        edition_files=tuple(editions),
        coverage=coverage,
        redirects=redirects,
        changes=changes,
        released=released,
        countries=countries,
    )


def is_directory(path: pathlib.Path) -> bool:
    """Return whether a path leads to a directory; one that no system could have does not."""
    try:
        return path.is_dir()
    except OSError:
        return False


def from_directory(directory: pathlib.Path, most: int | None = _inputs.MOST) -> Content:
    """Read and structure the data files of a directory.

    Args:
        directory: The directory.
        most: Most bytes that each of them may have; None for any number.

    Raises:
        DatasetError: There is no such directory.
    """
    if not is_directory(directory):
        raise _inputs.refusal(directory, "there is no such directory")
    return collect(lambda file: _inputs.read(directory.joinpath(*file.split("/")), most))


def from_members(members: Mapping[str, bytes]) -> Content:
    """Structure data files that were read already.

    Args:
        members: Bytes of each file by its name.
    """

    def read(file: str) -> bytes:
        if file not in members:
            raise FileNotFoundError(file)
        return members[file]

    return collect(read)


#: Where data files can lie in a directory: there, in a checkout, in an unpacked wheel, and in a data release.
_PLACES = (".", "src/india_cyber_agreements/data", "india_cyber_agreements/data", "json")


def from_path(path: pathlib.Path, most: int | None) -> Content:
    """Read and structure the data files of a directory, a wheel or a source distribution.

    A directory may hold them itself, or be a checkout, an unpacked wheel, or a data release.

    Args:
        path: The directory or the archive.
        most: Most bytes that a file, or the files of an archive together, may have; None for any number.

    Raises:
        DatasetError: There is no such directory or archive, or nothing in the archive can be used.
    """
    if is_directory(path):
        places = (path / place for place in _PLACES)
        home = next((place for place in places if _inputs.is_there(place / "dataset.json")), path)
        return from_directory(home, most)
    if _archives.is_archive(path):
        return from_members(_archives.files(path, most))
    forms = " or ".join(_archives.SUFFIXES)
    raise _inputs.refusal(path, f"there is no such directory, and no archive has such a name, which ends in {forms}")


def canonical_files(content: Content) -> dict[str, bytes]:
    """Return every file that was read in canonical form, with the digests of the others in ``dataset.json``.

    Raises:
        DatasetError: A file is broken, so that writing it back would lose something.
    """
    if content.problems:
        raise DatasetError(content.problems)
    objects: dict[str, object] = {"countries.json": content.countries}
    lists: dict[str, Iterable[Located[Any]]] = {
        "sources.json": content.sources,
        "agreements.json": content.agreements,
        "conventions.json": content.conventions,
        "coverage.json": content.coverage,
        "redirects.json": content.redirects,
        "changes.json": content.changes,
        "released.json": content.released,
    }
    objects |= {file: [located.record for located in records] for file, records in lists.items()}
    objects |= {file: located.record for file, located in zip(content.edition_files, content.editions, strict=True)}
    result = {file: _codec.canonical(file, objects[file]) for file in sorted(content.files) if file in objects}
    digested = {**result, **content.plain}
    digests = tuple(
        FileDigest(path=file, sha256=hashlib.sha256(digested[file]).hexdigest()) for file in sorted(digested)
    )
    info = attrs.evolve(content.info, files=digests) if content.info else content.info
    # Last, so that whoever writes the files in this order never states digests of files that are yet to be written.
    return {**result, "dataset.json": _codec.canonical("dataset.json", info)}
