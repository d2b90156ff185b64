"""Names of countries as people write them: 1,000 at once, in lists that nobody has seen before."""

from __future__ import annotations

import functools
import itertools
import json
import pathlib
import random
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import india_cyber_agreements as ica
from tests.bench.contests import OURS, Call, Contest, module
from tests.bench.processes import DATA

#: How many names a list has.
_LENGTH = 1_000
#: From names to codes; None where a name is not known.
Resolve = Callable[[Sequence[str]], Sequence[str | None]]


@functools.cache
def spellings() -> dict[str, str]:
    """Return codes by name: every code, name and alias of the bundled table, also without accents."""
    table = json.loads((DATA / "countries.json").read_bytes())
    found: dict[str, str] = {}
    for entry in table["countries"]:
        if "withdrawn" not in entry:
            code: str = entry["alpha_2"]
            names: list[str] = [code, entry["alpha_3"], entry["numeric"], entry["name"], *entry.get("aliases", ())]
            plain = (unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() for name in names)
            found |= dict.fromkeys([*names, *(name for name in plain if name)], code)
    return found


def _ours(names: Sequence[str]) -> list[str | None]:
    """Ask this package."""
    return [ica.country(name).alpha_2 for name in names]


def _search_fuzzy() -> Resolve:
    """Ask pycountry for the best match."""
    search: Any = module("pycountry").countries.search_fuzzy

    def one(name: str) -> str | None:
        try:
            code: str = search(name)[0].alpha_2
        except LookupError:
            return None
        return code

    return lambda names: [one(name) for name in names]


def _lookup() -> Resolve:
    """Ask pycountry for an exact match."""
    search: Any = module("pycountry").countries.lookup

    def one(name: str) -> str | None:
        try:
            code: str = search(name).alpha_2
        except LookupError:
            return None
        return code

    return lambda names: [one(name) for name in names]


def _country_converter() -> Resolve:
    """Ask country_converter, for all names at once."""
    pandas, package = module("pandas"), module("country_converter")
    # Read here, because newer versions of pandas take Namibia's code, NA, for a gap where the package reads its table.
    table = pathlib.Path(package.__file__).parent / "country_data.tsv"
    frame = pandas.read_csv(table, sep="\t", encoding="utf-8", keep_default_na=False, na_values=[""])
    convert = package.CountryConverter(country_data=frame).convert

    def resolve(names: Sequence[str]) -> Sequence[str | None]:
        codes: list[str | None] = convert(list(names), to="ISO2", not_found=None)
        return codes

    return resolve


def _countrynames() -> Resolve:
    """Ask countrynames."""
    to_code: Callable[[str], str | None] = module("countrynames").to_code
    return lambda names: [to_code(name) for name in names]


_RIVALS: dict[str, Callable[[], Resolve]] = {
    "pycountry, search_fuzzy": _search_fuzzy,
    "country_converter": _country_converter,
    "countrynames": _countrynames,
    "pycountry, lookup": _lookup,
}
#: Rivals that take seconds for a list.
_SLOW = frozenset({"pycountry, search_fuzzy"})


@functools.cache
def _resolver(rival: str) -> Resolve:
    """Return a rival, made ready once."""
    return _RIVALS[rival]()


@functools.cache
def agreed(rival: str) -> tuple[str, ...]:
    """Return the names that a rival resolves as this package does, which are those that both are asked for."""
    known = spellings()
    return tuple(name for name, code in zip(known, _resolver(rival)(list(known)), strict=True) if code == known[name])


def _lists(rival: str) -> Iterator[tuple[str, ...]]:
    """Yield lists of names, in letters large and small, so that hardly any comes twice in one form."""
    dice = random.Random(rival)  # noqa: S311 - both sides get the same lists

    def written(name: str) -> str:
        way = dice.randrange(5)
        if way < len(_WAYS):
            return _WAYS[way](name)
        return "".join(letter.upper() if dice.random() < 0.5 else letter.lower() for letter in name)

    while True:
        yield tuple(written(name) for name in dice.choices(agreed(rival), k=_LENGTH))


_WAYS: tuple[Callable[[str], str], ...] = (str.lower, str.upper, str.title)


def _side(resolve: Callable[[], Resolve], rival: str) -> Callable[[], Call]:
    """Return what makes a side of the contest with a rival ready."""

    def make() -> Call:
        lists = _lists(rival)
        return Call(resolve(), fresh=lambda: tuple(itertools.islice(lists, 1)))

    return make


def _contest(rival: str) -> Contest:
    """Return the contest with a rival."""
    return Contest(
        name=f"names: {rival}",
        question=f"The codes of {_LENGTH:,} names of countries, which nobody has seen before in this form",
        sides={OURS: _side(lambda: _ours, rival), rival: _side(lambda: _resolver(rival), rival)},
        answer=list,
        turns=3 if rival in _SLOW else 7,
        rounds=1 if rival in _SLOW else 3,
    )


CONTESTS = tuple(_contest(rival) for rival in _RIVALS)


def counted() -> str:
    """Return in words how many of the names each rival resolves as this package does."""
    whole = len(spellings())
    counts = ", ".join(f"{rival} {len(agreed(rival)):,}" for rival in _RIVALS)
    return (
        f"Of the {whole:,} codes, names and aliases that the bundled table knows, others give the same country for: "
        f"{counts}. Each is compared on those."
    )
