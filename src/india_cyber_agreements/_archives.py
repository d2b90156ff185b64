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
from typing import BinaryIO

from ._errors import shown
from ._inputs import LIFT, MOST, RefusedError, opened, refusal

_WHEEL_DATA = "india_cyber_agreements/data/"
_SDIST_DATA = re.compile(r"[^/]+/src/india_cyber_agreements/data/(.+)")
#: How the members of wheels are compressed.
_WHEEL_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
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


def _too_large(most: int) -> RefusedError:
    """Return the error for an archive that would give more than it may."""
    return RefusedError(f"it holds more than {most:,} bytes, which is the most that is unpacked; {LIFT}")


def _from_wheel(file: BinaryIO, most: int | None) -> dict[str, bytes]:
    """Return the data files of a wheel.

    Raises:
        RefusedError: They are encrypted, compressed in another way than wheels are, or too large.
    """
    with zipfile.ZipFile(file) as archive:
        members = [member for member in archive.infolist() if member.filename.startswith(_WHEEL_DATA)]
        if most is not None and sum(member.file_size for member in members) > most:
            raise _too_large(most)
        found: dict[str, bytes] = {}
        for member in members:
            if member.flag_bits & _ENCRYPTED:
                message = f"{shown(member.filename)} is encrypted"
                raise RefusedError(message)
            if member.compress_type not in _WHEEL_METHODS:
                message = f"{shown(member.filename)} is compressed in another way than members of wheels are"
                raise RefusedError(message)
            with archive.open(member) as stream:
                # A number, so that no more is unpacked than the directory of the archive states, whatever is in there.
                found[member.filename.removeprefix(_WHEEL_DATA)] = stream.read(member.file_size + 1)
        return found


class _Limited(io.RawIOBase):
    """A stream that ends with a refusal where it would give more than an archive may hold."""

    def __init__(self, stream: gzip.GzipFile, most: int) -> None:
        """Begin at the start of a stream that may give so many bytes."""
        self._stream = stream
        self._most = self._left = most

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes.

        Raises:
            RefusedError: There are too many.
        """
        content = self._stream.read(size if 0 <= size <= self._left else self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise _too_large(self._most)
        return content


def _from_sdist(file: BinaryIO, most: int | None) -> dict[str, bytes]:
    """Return the data files of a source distribution.

    Raises:
        RefusedError: It is too large, or has a file with holes.
    """
    found: dict[str, bytes] = {}
    with gzip.open(file) as unpacked:
        stream = unpacked if most is None else _Limited(unpacked, most)
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                match = _SDIST_DATA.fullmatch(member.name)
                if match and member.issparse():  # its holes take no room there, and much of it in memory
                    message = f"{shown(member.name)} has holes, which no file of a source distribution has"
                    raise RefusedError(message)
                content = archive.extractfile(member) if match and member.isfile() else None
                if match and content:
                    found[match[1]] = content.read()
    return found


#: Readers of archives by how their names end.
_READERS: Mapping[str, Callable[[BinaryIO, int | None], dict[str, bytes]]] = {
    ".whl": _from_wheel,
    ".tar.gz": _from_sdist,
}
#: How the names of archives end.
SUFFIXES = tuple(_READERS)


def is_archive(path: pathlib.Path) -> bool:
    """Return whether a path has the name of a wheel or of a source distribution."""
    return path.name.endswith(SUFFIXES)


def files(path: pathlib.Path, most: int | None = MOST) -> dict[str, bytes]:
    """Return the data files of a wheel or a source distribution by their path below ``data/``.

    Args:
        path: The archive; ``is_archive`` is true of it.
        most: Most bytes that it may have, and most that may be unpacked; None for any number.

    Raises:
        DatasetError: It cannot be read, is broken, encrypted or too large, or belongs to another package.
    """
    read = next(reader for suffix, reader in _READERS.items() if path.name.endswith(suffix))
    try:
        with opened(path, most) as file:
            found = read(file, most)
    except FileNotFoundError:
        raise refusal(path, "there is no such file") from None
    except RefusedError as error:
        raise refusal(path, str(error)) from None
    except _BROKEN as error:
        raise refusal(path, f"the archive is broken: {error}") from None
    except OSError as error:
        raise refusal(path, f"the file cannot be read: {error.strerror or error}") from None
    if not found:
        raise refusal(path, "it has no data files of india_cyber_agreements: it belongs to another package")
    return found
