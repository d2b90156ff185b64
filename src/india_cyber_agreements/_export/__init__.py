"""Writing sets of agreements to files: one module for each family of formats."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Callable, Mapping, Sequence

from .._errors import ArgumentError, ArgumentTypeError
from .._files import replace
from .._model import Agreement
from ._text import to_csv, to_json

_FORMATS: Mapping[str, Callable[[Sequence[Agreement]], str]] = {".csv": to_csv, ".json": to_json}


def save(agreements: Sequence[Agreement], path: str | os.PathLike[str]) -> None:
    """Write a set to a file, whose suffix chooses the format.

    Args:
        agreements: What to write.
        path: Where to write; what stands there is replaced only once all is written.

    Raises:
        ArgumentError: The suffix is not known.
        ArgumentTypeError: ``path`` is no path.
        OSError: The file cannot be written.
    """
    allowed = f"a path that ends in {' or '.join(_FORMATS)}"
    if not isinstance(path, str | os.PathLike):
        raise ArgumentTypeError("path", path, allowed)
    target = pathlib.Path(path)
    write = _FORMATS.get(target.suffix.lower())
    if write is None:
        raise ArgumentError("path", os.fspath(path), allowed)
    replace(target, write(agreements).encode())
