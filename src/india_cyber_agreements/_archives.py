"""The data files inside a wheel or a source distribution of the package, read without unpacking anything."""

from __future__ import annotations

import gzip
import io
import pathlib
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping

from ._errors import DatasetError, Problem, shown

#: Most that the files of an archive may hold, in bytes: many times what the package has, and little enough for memory.
LIMIT = 200 * 2**20
_TOO_LARGE = f"it holds more than {LIMIT // 2**20} MiB, which no version of the package does"
_WHEEL_DATA = "india_cyber_agreements/data/"
_SDIST_DATA = re.compile(r"[^/]+/src/india_cyber_agreements/data/(.+)")
#: How the members of wheels are compressed.
_WHEEL_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
#: Longest piece of a path that a message repeats, in characters; its end tells most.
_LONGEST = 200
#: What the readers of archives raise where one is broken.
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    RuntimeError,
    ValueError,
    OverflowError,
)


class _RefusedError(Exception):
    """An archive is sound, and not to be read all the same."""


def _from_wheel(path: pathlib.Path) -> dict[str, bytes]:
    """Return the data files of a wheel.

    Raises:
        _RefusedError: They are encrypted, compressed in another way than wheels are, or too large.
    """
    with zipfile.ZipFile(path) as archive:
        members = [member for member in archive.infolist() if member.filename.startswith(_WHEEL_DATA)]
        if sum(member.file_size for member in members) > LIMIT:
            raise _RefusedError(_TOO_LARGE)
        found: dict[str, bytes] = {}
        for member in members:
            if member.flag_bits & _ENCRYPTED:
                message = f"{shown(member.filename)} is encrypted"
                raise _RefusedError(message)
            if member.compress_type not in _WHEEL_METHODS:
                message = f"{shown(member.filename)} is compressed in another way than members of wheels are"
                raise _RefusedError(message)
            with archive.open(member) as stream:
                # A number, so that no more is unpacked than the directory of the archive states, whatever is in there.
                found[member.filename.removeprefix(_WHEEL_DATA)] = stream.read(member.file_size + 1)
        return found


class _Limited(io.RawIOBase):
    """A stream that ends with a refusal where it would give more than an archive may hold."""

    def __init__(self, stream: gzip.GzipFile) -> None:
        """Begin at the start of a stream."""
        self._stream = stream
        self._left = LIMIT

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes.

        Raises:
            _RefusedError: There are too many.
        """
        content = self._stream.read(size if 0 <= size <= self._left else self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise _RefusedError(_TOO_LARGE)
        return content


def _from_sdist(path: pathlib.Path) -> dict[str, bytes]:
    """Return the data files of a source distribution.

    Raises:
        _RefusedError: It is too large.
    """
    found: dict[str, bytes] = {}
    with gzip.open(path) as stream, tarfile.open(fileobj=_Limited(stream), mode="r|") as archive:
        for member in archive:
            match = _SDIST_DATA.fullmatch(member.name)
            content = archive.extractfile(member) if match and member.isfile() else None
            if match and content:
                found[match[1]] = content.read()
    return found


#: Readers of archives by how their names end.
_READERS: Mapping[str, Callable[[pathlib.Path], dict[str, bytes]]] = {".whl": _from_wheel, ".tar.gz": _from_sdist}
#: How the names of archives end.
SUFFIXES = tuple(_READERS)


def is_archive(path: pathlib.Path) -> bool:
    """Return whether a path has the name of a wheel or of a source distribution."""
    return path.name.endswith(SUFFIXES)


def files(path: pathlib.Path) -> dict[str, bytes]:
    """Return the data files of a wheel or a source distribution by their path below ``data/``.

    Args:
        path: The archive; ``is_archive`` is true of it.

    Raises:
        DatasetError: It cannot be read, is broken, encrypted or too large, or belongs to another package.
    """
    read = next(reader for suffix, reader in _READERS.items() if path.name.endswith(suffix))
    try:
        found = read(path)
    except FileNotFoundError:
        raise refusal(path, "there is no such file") from None
    except _RefusedError as error:
        raise refusal(path, str(error)) from None
    except _BROKEN as error:
        raise refusal(path, f"the archive is broken: {error}") from None
    except OSError as error:
        raise refusal(path, f"the file cannot be read: {error.strerror or error}") from None
    if not found:
        raise refusal(path, "it has no data files of india_cyber_agreements: it belongs to another package")
    return found


def refusal(path: pathlib.Path, message: str) -> DatasetError:
    """Return the error for a path of which nothing can be used.

    Args:
        path: The path.
        message: Why not.
    """
    name = str(path)
    name = name if len(name) <= _LONGEST else f"…{name[-_LONGEST:]}"
    return DatasetError([Problem(file=name, path="$", message=message)])
