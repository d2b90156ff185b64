"""Libraries that only some uses need: imported when asked for, and named with their extra when they are missing."""

from __future__ import annotations

import importlib
from typing import Any

from ._errors import MissingExtraError


def require(module: str, extra: str) -> Any:  # noqa: ANN401 - modules have no type of their own
    """Return a module that an extra of this package installs.

    Args:
        module: Name of the module.
        extra: The extra that installs it.

    Raises:
        MissingExtraError: It is not installed.
    """
    library = module.partition(".")[0]
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != library:
            raise
        raise MissingExtraError(library, extra) from None
