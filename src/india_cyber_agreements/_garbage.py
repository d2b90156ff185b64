"""Making many objects that stay, without looking through all of them for garbage time and again."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


@contextlib.contextmanager
def left_lying() -> Generator[None, None, None]:
    """Let no garbage be collected meanwhile, where it would be otherwise.

    The collector goes through everything that is alive whenever a share of new objects has come, which for a large
    dataset takes longer than to make it.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
