"""Values that are made once, on first use, whichever thread comes first."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """A value that is made at the first call and given at every call.

    A signal handler that asks while the value is being made gets one of its own making, and a process forked meanwhile
    does not wait for a thread that it does not have.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        """Remember how the value is made."""
        self._make = make
        self._made: list[T] = []
        self._lock = threading.RLock()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._renew_lock)

    def _renew_lock(self) -> None:
        """Forget who held the lock."""
        self._lock = threading.RLock()

    def __call__(self) -> T:
        """Return the value."""
        if not self._made:
            with self._lock:
                if not self._made:
                    self._made.append(self._make())
        return self._made[0]
