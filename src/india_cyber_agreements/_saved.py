"""Reading back what was saved as JSON."""

from __future__ import annotations

import codecs
import json
import os
import pathlib

import attrs

from . import _inputs, _json
from ._check_records import WITHIN
from ._collection import AgreementSet
from ._content import from_members
from ._errors import DatasetError, Problem, shown

_PARTS = ("agreements", "sources")
#: How many keys of another object a message names.
_MOST_NAMED = 10


def read_json(path: str | os.PathLike[str], *, max_bytes: int | None = 200 * 2**20) -> AgreementSet:
    """Return the agreements of a file that ``save("….json")`` wrote.

    Everything that was saved comes back: the set equals the one that was saved. It belongs to no dataset, so that its
    tables tell nothing of coverage and of earlier editions.

    Args:
        path: The file: a regular one, no pipe or device.
        max_bytes: Most that it may hold, in bytes; a larger one is refused unread. 200 MiB unless given; None for no
            limit.

    Raises:
        DatasetError: The file is no such JSON or too large, or a record in it is broken; ``problems`` holds every
            reason with its record and JSON path.
        ArgumentError: ``max_bytes`` is negative.
        ArgumentTypeError: ``path`` is no path, or ``max_bytes`` neither a whole number nor None.
        OSError: The file cannot be read.

    Example:
        >>> import india_cyber_agreements as ica, pathlib, tempfile
        >>> japan = ica.by_country("Japan")
        >>> with tempfile.TemporaryDirectory() as directory:
        ...     file = pathlib.Path(directory, "japan.json")
        ...     japan.save(file)
        ...     ica.read_json(file) == japan
        True
    """
    most = _inputs.limit(max_bytes)
    file = _inputs.path(path, "the path of a JSON file")
    parts = _split(file, most)
    content = from_members(parts)
    found = [*content.problems, *(problem for check in WITHIN for problem in check(content))]
    problems = [_relocated(problem, file.name) for problem in found if problem.file in parts]
    if problems:
        raise DatasetError(problems)
    return AgreementSet.of(located.record for located in content.agreements)


def _split(file: pathlib.Path, most: int | None) -> dict[str, bytes]:
    """Return the two lists of a saved file as the data files that they come from; there are no others.

    Raises:
        DatasetError: It holds something else, or more.
    """
    try:
        document = _json.parse_json(_inputs.read(file, most).removeprefix(codecs.BOM_UTF8))
    except (ValueError, _inputs.RefusedError) as error:
        raise DatasetError([Problem(file=file.name, path="$", message=str(error))]) from None
    if not _json.is_object(document) or sorted(document) != list(_PARTS):
        keys = list(document) if _json.is_object(document) else []
        some = ", ".join(map(shown, keys[:_MOST_NAMED])) + (", …" if len(keys) > _MOST_NAMED else "")
        found = f"one with {some or 'nothing'}" if _json.is_object(document) else shown(document)
        message = f"expected an object with {' and '.join(map(repr, _PARTS))} alone, found {found}"
        raise DatasetError([Problem(file=file.name, path="$", message=message)])
    return {f"{part}.json": json.dumps(document[part]).encode() for part in _PARTS}


def _relocated(problem: Problem, file: str) -> Problem:
    """Return a problem of a part with the place that it has in the saved file."""
    part = problem.file.removesuffix(".json")
    return attrs.evolve(problem, file=file, path=f"$.{part}{problem.path.removeprefix('$')}")
