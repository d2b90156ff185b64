"""Decisions and values drawn from bytes, so that whatever mutates bytes mutates what the package is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

#: Characters that are dealt with in ways of their own somewhere: digits of other scripts, spaces, marks, halves.
STRANGE = (
    "\0", "\x1b", "\x1c", "\x85", "\xa0", "\u0301", "\u0130", "\u0131", "\u0663", "\u066b", "\u200b", "\u200e",
    "\u2028", "\u202e", "\u2160", "\u3000", "\ud800", "\udc80", "\udfff", "\ufdfa", "\ufeff", "\uff11", "\uff0d",
    "\U0001d7d8", "\U0001f1ee\U0001f1f3", "\xdf", "\u1e9e", "\u0345", "\ufb01",
)  # fmt: skip


class Choices:
    """Reads decisions from bytes, first to last; when they are used up, every decision is the first one."""

    def __init__(self, data: bytes) -> None:
        """Start at the first byte."""
        self._data = data
        self._at = 0

    def number(self, below: int) -> int:
        """Return a whole number from 0 to one less than a limit of at most 65536."""
        width = 1 if below <= 256 else 2
        piece = self._data[self._at : self._at + width]
        self._at += width
        return int.from_bytes(piece, "big") % below

    def pick(self, options: Sequence[T]) -> T:
        """Return one of some options."""
        return options[self.number(len(options))]

    def chance(self, one_in: int) -> bool:
        """Return True once in so many times."""
        return self.number(256) % one_in == one_in - 1

    def raw(self, most: int) -> bytes:
        """Return some bytes as they stand."""
        size = self.number(most + 1)
        piece = self._data[self._at : self._at + size]
        self._at += size
        return piece

    def text(self, words: Sequence[str] = (), most: int = 12) -> str:
        """Return a text, put together from words, strange characters and characters of any kind.

        Args:
            words: Words of the subject.
            most: Most pieces that it has, with once in a while a piece that repeats itself.
        """
        pieces: list[str] = []
        for _ in range(self.number(most + 1)):
            kind = self.number(8)
            if kind <= 2 and words:
                pieces.append(self.pick(words))
            elif kind <= 5:
                pieces.append(self.raw(16).decode("utf-8", "surrogateescape"))
            elif kind == 6:
                pieces.append(self.pick(STRANGE))
            elif pieces:
                pieces[-1] = self.pick((pieces[-1].upper(), pieces[-1].lower(), pieces[-1] * 40, pieces[-1][::-1]))
        return "".join(pieces)

    def rest(self) -> bytes:
        """Return all bytes that are left."""
        piece = self._data[self._at :]
        self._at = len(self._data)
        return piece
