"""Folding of text for look-up and search, and the nearest of several names."""

from __future__ import annotations

import itertools
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Longest name that is looked at, in characters; no name or id comes near it.
LONGEST_NAME = 200
#: Longest text that is searched for, in characters: to fold one takes time, and some characters become twenty.
LONGEST_SEARCH = 2000
#: How many pairs of characters are compared to find the nearest names: those of a word and some 50,000 names.
_MOST_COMPARED = 20_000_000

#: How many names are compared letter by letter, which takes time.
_COMPARED = 2_000

_DROPPED = dict.fromkeys(map(ord, ".'`\u00b4\u02bc\u2018\u2019"), None)
_SPACED = dict.fromkeys(map(ord, ',;:()[]/\\_-\u2010\u2011\u2012\u2013\u2014"\u201c\u201d'), " ")
_TABLE = {**_DROPPED, **_SPACED, ord("&"): " and "}


def fold(text: str) -> str:
    """Return a text without case, accents, dots and apostrophes, its punctuation and space runs made single spaces."""
    text = text.casefold()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    return " ".join(text.translate(_TABLE).split())


def fold_name(text: str) -> str:
    """Fold the name of a country or organisation: like ``fold``, and without a leading or trailing article."""
    return fold(text).removeprefix("the ").removesuffix(" the")


def _likely(text: str, names: list[str]) -> list[str]:
    """Return those of very many names that may look like a text: whoever slips once leaves both ends, or a half of it.

    Args:
        text: What was asked for.
        names: What exists.
    """
    if len(names) <= _COMPARED:
        return names
    end, middle = max(len(text) // 3, 1), max(len(text) // 2, 1)
    both = [name for name in names if name.startswith(text[:end]) and name.endswith(text[-end:])]
    first = [name for name in names if name.startswith(text[:middle])]
    second = [name for name in names if name.endswith(text[-middle:])]
    return list(itertools.islice(dict.fromkeys(itertools.chain(both, first, second)), _COMPARED))


def nearest(text: str, names: Iterable[str], *, count: int = 3) -> tuple[str, ...]:
    """Return the names that look most like a text, best first; none where it would take long to find them.

    Args:
        text: What was asked for; only its first ``LONGEST_NAME`` characters count.
        names: What exists; those that are longer do not count.
        count: How many to return at most.
    """
    import difflib  # noqa: PLC0415 - needed for error messages only

    text = text[:LONGEST_NAME]
    pool = _likely(text, [name for name in names if len(name) <= LONGEST_NAME])
    if len(text) * sum(map(len, pool)) > _MOST_COMPARED:
        return ()
    close = difflib.get_close_matches(text, pool, n=count, cutoff=0.6)
    return tuple(close or difflib.get_close_matches(text, pool, n=count, cutoff=0.3))
