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

    @property
    def ready(self) -> bool:
        """Whether the value has been made."""
        return bool(self._made)

    def forget(self) -> None:
        """Let go of the value; who has it keeps it, and the next call makes another one."""
        self._made = []

    def __call__(self) -> T:
        """Return the value."""
        made = self._made
        if not made:
            with self._lock:
                made = self._made
                if not made:
                    made.append(self._make())
        return made[0]
