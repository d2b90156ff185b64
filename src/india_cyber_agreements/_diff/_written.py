"""A difference as plain text and as Markdown."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from .._countries import index
from .._display import WIDTH, shorten, wrapped
from .._errors import ArgumentError
from .._escape import escaped, visible
from ._model import ChangeKind, PartDifference

if TYPE_CHECKING:
    from .._ledger import Redirect
    from .._model import Agreement
    from ._model import Difference, FieldChange, RecordChange

#: Longest piece of a text that is shown of it, in characters.
_LONGEST = 60
_HEADINGS = range(1, 7)
#: Kinds that go without saying beside an old and a new value.
_PLAIN = frozenset({ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.CHANGED, ChangeKind.REORDERED})
#: A value that is no text: a word of a vocabulary, a date, a number, an id.
_WORD = re.compile(r"[a-z0-9.?~/-]+")
#: Fields that hold codes of countries.
_COUNTRIES = frozenset({"countries", "country"})
#: What may stand in a code span.
_CODE = re.compile(r"[A-Za-z0-9._:/*-](?:[A-Za-z0-9 ._:/()\[\]*~?-]*[A-Za-z0-9._:/()\[\]*~?-])?")
_FAULT = "removed without a redirect: an id that was released must lead somewhere"
#: Titles of the parts around the agreements.
_TITLES = {
    "sources": "Sources",
    "conventions": "Conventions",
    "coverage": "Coverage",
    "editions": "Earlier editions",
    "redirects": "Retired ids",
    "changes": "Rows of the change log",
    "dataset": "Description of the dataset",
}
#: How counts are worded, where it is not by their name.
_WORDS = {"without-redirect": "of them without a redirect", "reclassified": "of them re-classified"}
_DATE_WORDS = {
    "more-precise": "more precise",
    "less-precise": "less precise",
    "more-certain": "more certain",
    "less-certain": "less certain",
    "changed": "moved to other days",
}


@attrs.frozen(kw_only=True)
class _Entry:
    """A record in a list, with what there is to say of it."""

    #: Its id.
    id: str
    #: Its title.
    title: str | None = None
    #: What there is to say in words.
    remarks: tuple[str, ...] = ()
    #: What changed.
    fields: tuple[FieldChange, ...] = ()


@attrs.frozen(kw_only=True)
class _Section:
    """A list with its title."""

    #: The title.
    title: str
    #: Ids alone, by what became of them.
    ids: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    #: Records with more to say.
    entries: tuple[_Entry, ...] = ()


def _sections(difference: Difference) -> list[_Section]:
    """Return everything that is to be told, in order."""
    agreements = {
        "Agreements added": map(_added, difference.added),
        "Agreements removed": (
            _Entry(id=gone.agreement.id, title=gone.agreement.title, remarks=(_became(gone.redirect),))
            for gone in difference.removed
        ),
        "Agreements re-classified": map(_changed, difference.reclassified),
        "Agreements changed": (_changed(change) for change in difference.changed if not change.reclassified),
    }
    sections = [_Section(title=title, entries=tuple(entries)) for title, entries in agreements.items()]
    sections += [_part(name, part) for name, part in difference.parts()]
    description = _Entry(id="dataset.json", fields=difference.dataset)
    sections.append(_Section(title=_TITLES["dataset"], entries=(description,) if difference.dataset else ()))
    return [section for section in sections if section.entries or any(section.ids.values())]


def _added(agreement: Agreement) -> _Entry:
    """Return the entry of a new agreement."""
    remark = f"{agreement.type.value}, {agreement.date or 'undated'}"
    return _Entry(id=agreement.id, title=agreement.title, remarks=(remark,))


def _became(redirect: Redirect | None) -> str:
    """Return what became of an id that was retired."""
    if redirect is None:
        return _FAULT
    targets = f" {' and '.join(redirect.targets)}" if redirect.targets else ""
    return f"{redirect.kind.value.replace('-', ' ')}{targets}. Reason: {redirect.reason}"


def _changed(change: RecordChange) -> _Entry:
    """Return the entry of a changed record."""
    remarks = (f"reason: {change.reason}",) if change.reason else ()
    return _Entry(id=change.id, title=change.title, remarks=remarks, fields=change.fields)


def _part(name: str, part: PartDifference) -> _Section:
    """Return the list of a part; of an edition, which is one large record, each change is an entry."""
    if name == "coverage":
        part = PartDifference(
            added=tuple(map(_country, part.added)),
            removed=tuple(map(_country, part.removed)),
            changed=tuple(attrs.evolve(change, id=_country(change.id)) for change in part.changed),
        )
    entries: Iterable[_Entry] = map(_changed, part.changed)
    if name == "editions":
        entries = (_Entry(id=edition.id, fields=(change,)) for edition in part.changed for change in edition.fields)
    ids = {"removed": part.removed}
    if name != "changes":  # what is new in the log is told as the reasons of what changed
        ids = {"added": part.added, **ids}
    return _Section(title=_TITLES[name], ids=ids, entries=tuple(entries))


def _counted(difference: Difference) -> dict[str, str]:
    """Return the counts in words: by title, without what is 0."""
    found: dict[str, str] = {}
    for name, counts in difference.counts().items():
        words = _DATE_WORDS if name == "dates" else _WORDS
        text = ", ".join(f"{count} {words.get(kind, kind)}" for kind, count in counts.items() if count)
        if text:
            found[_TITLES.get(name, name.capitalize())] = text
    return found


def _excerpts(old: str, new: str) -> tuple[str, str]:
    """Return two texts from the word on in which they differ, cut to a readable length."""
    old, new = visible(old), visible(new)
    if max(len(old), len(new)) <= _LONGEST:
        return old, new
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    common = sum(1 for _ in same)
    start = max(old.rfind(" ", 0, common) + 1, common - _LONGEST // 2)
    first, second = (f"{'…' if start else ''}{shorten(text[start:], _LONGEST)}" for text in (old, new))
    return first, second


def _country(code: str) -> str:
    """Return the name of a country with its code, since ``NO`` alone is no country to most readers."""
    known = index().by_code.get(code)
    return f"{known.name} ({code})" if known else code


def _shown(change: FieldChange) -> tuple[str, str]:
    """Return the old and the new value as they are shown: texts in quotation marks, countries by name."""
    if re.split(r"[.\[]", change.field)[-1] in _COUNTRIES:
        return _country(change.old or ""), _country(change.new or "")
    values = _excerpts(change.old or "", change.new or "")
    if all(value is None or _WORD.fullmatch(value) for value in (change.old, change.new)):
        return values
    old, new = (f'"{value}"' for value in values)
    return old, new


def _values(change: FieldChange, arrow: str) -> str:
    """Return the old and the new value of a change, and what kind of change it is."""
    old, new = _shown(change)
    if change.kind is ChangeKind.ADDED:
        return f"added {new}"
    if change.kind is ChangeKind.REMOVED:
        return f"removed {old}"
    before = "order " if change.kind is ChangeKind.REORDERED else ""
    after = "" if change.kind in _PLAIN else f" ({change.kind.value.replace('-', ' ')})"
    return f"{before}{old} {arrow} {new}{after}"


def _versions(difference: Difference) -> str:
    """Return which versions are compared."""
    return visible(f"{difference.old.version} to {difference.new.version}")


def text_lines(difference: Difference) -> list[str]:
    """Return the lines of a difference as plain text.

    Args:
        difference: The difference.
    """
    lines = [visible(difference.new.title), f"From version {_versions(difference)}", ""]
    if not difference:
        return [*lines, "No difference"]
    for title, counts in _counted(difference).items():
        lines += wrapped(f"{title}:", counts, column=28)
    for section in _sections(difference):
        lines += ["", section.title]
        for word, ids in section.ids.items():
            lines += wrapped(f"  {word}", visible(", ".join(ids)), column=11) if ids else []
        for entry in section.entries:
            lines += _text_entry(entry)
    return lines


def _text_entry(entry: _Entry) -> Iterator[str]:
    """Yield the lines of a record."""
    yield f"  {visible(entry.id)}"
    for text in (*([entry.title] if entry.title else []), *entry.remarks):
        yield from wrapped("", shorten(visible(text), WIDTH * 4), column=4)
    for change in entry.fields:
        reason = f" [{change.reason}]" if change.reason else ""
        yield from wrapped("", visible(f"{change.field}: {_values(change, '->')}{reason}"), column=4)


def markdown(difference: Difference, heading: int | None) -> str:
    """Return a difference as Markdown.

    Args:
        difference: The difference.
        heading: Level of the heading, or None for none.

    Raises:
        ArgumentError: There is no such level.
    """
    if heading is not None and heading not in _HEADINGS:
        raise ArgumentError("heading", heading, "a level from 1 to 6, or None for no heading")
    lines = [] if heading is None else [f"{'#' * heading} Data", ""]
    if not difference:
        return "\n".join([*lines, "Nothing changed in the data.", ""])
    lines += [f"- {title}: {counts}." for title, counts in _counted(difference).items()]
    for section in _sections(difference):
        lines += ["", f"{section.title}:", ""]
        lines += [f"- {word}: {', '.join(map(_named, ids))}" for word, ids in section.ids.items() if ids]
        lines += map(_markdown_entry, section.entries)
    return "\n".join([*lines, ""])


def _code(text: str) -> str:
    """Return a code span, or escaped text where it could be broken out of."""
    return f"`{text}`" if _CODE.fullmatch(text) else escaped(text)


def _named(id_: str) -> str:
    """Return what names a record: an id as a code span, a country as text."""
    return escaped(id_) if " " in id_ else _code(id_)


def _markdown_entry(entry: _Entry) -> str:
    """Return the line of a record."""
    told = [*map(_markdown_field, entry.fields), *map(_fault_or_text, entry.remarks)]
    title = f" {escaped(entry.title)}" if entry.title else ""
    return f"- {_named(entry.id)}{title}: {'; '.join(told)}"


def _fault_or_text(remark: str) -> str:
    """Return a remark, a fault in bold."""
    return f"**{remark}**" if remark == _FAULT else escaped(remark)


def _markdown_field(change: FieldChange) -> str:
    """Return one change of a record."""
    reason = f" ({escaped(change.reason)})" if change.reason else ""
    return f"{_code(change.field)} {escaped(_values(change, '→'))}{reason}"
