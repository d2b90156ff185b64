"""JSON to model and back. The only module that imports cattrs.

In the canonical form a field that holds its default (null or an empty list) is left out, keys stand in the order of the
model's fields, records are sorted by id, and the text is UTF-8 with two spaces of indent and a final newline.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, get_args, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from . import _json
from ._conventions import Convention
from ._country_table import CountryTable
from ._dates import PartialDate
from ._editions import Edition
from ._enums import Access
from ._errors import shown
from ._ledger import Change, Coverage, DatasetInfo, Redirect, Released, release_key
from ._model import Agreement
from ._parts import Source
from ._text import nearest

T = TypeVar("T")

#: What each data file holds: the class of the file, or of its records where it is a list.
FILES: Mapping[str, type] = {
    "dataset.json": DatasetInfo,
    "sources.json": Source,
    "agreements.json": Agreement,
    "conventions.json": Convention,
    "coverage.json": Coverage,
    "redirects.json": Redirect,
    "changes.json": Change,
    "released.json": Released,
    "countries.json": CountryTable,
    "editions/cis-2017.json": Edition,
}
_LISTS = frozenset({Source, Agreement, Convention, Coverage, Redirect, Change, Released})
#: Records that name their sources by id.
_CITING = frozenset({Agreement, Convention})
#: Model fields that no data file holds.
_UNWRITTEN: Mapping[type, tuple[str, ...]] = {Edition: ("_agreements",)}
_SORT_KEYS: Mapping[type, Callable[[Any], Any]] = {
    Source: lambda record: record.id,
    Agreement: lambda record: record.id,
    Convention: lambda record: record.id,
    Coverage: lambda record: record.country,
    Redirect: lambda record: record.id,
    Change: lambda record: (release_key(record.release) or (), record.agreement, record.field),
    Released: lambda record: record.id,
}
#: Types of JSON scalars that are taken as they are, with their names in messages.
_SCALARS: Mapping[type, str] = {int: "a whole number", bool: "true or false"}
#: How many unknown ids get the nearest known one, since looking for it takes time and one slip often repeats; and how
#: many unknown fields of an object are named.
_HINTS = 20
#: How many pairs of characters are compared for all of those hints together.
_MOST_COMPARED = 150_000_000
#: How many broken items of a list within a record are told of.
_MOST_BROKEN = 100


def _strict(kind: type[T], words: str) -> Callable[[object, object], T]:
    """Return a hook that takes values of one JSON type and never converts."""

    def structure(value: object, _: object) -> T:
        if type(value) is not kind:
            message = f"expected {words}, found {shown(value)}"
            raise TypeError(message)
        return value

    return structure


def _structure_number(value: object, _: object) -> float:
    """Return a number; JSON does not tell whole ones from others."""
    if type(value) is not float and type(value) is not int:
        message = f"expected a number, found {shown(value)}"
        raise TypeError(message)
    return float(value)


def _structure_text(value: object, _: object) -> str:
    """Return a text that can be written again; half a surrogate pair, which JSON can spell, cannot."""
    if not isinstance(value, str):
        message = f"expected a string, found {shown(value)}"
        raise TypeError(message)
    if not value.strip():
        message = "a text has at least one character that is not white space"
        raise ValueError(message)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            message = f"the text has half a character at position {error.start}: {shown(value)}"
            raise ValueError(message) from None
    return value


@functools.cache
def _members(kind: type[enum.Enum]) -> Mapping[object, enum.Enum]:
    """Return the members of a vocabulary by their written form."""
    return {member.value: member for member in kind}


def _structure_enum(value: object, kind: type[enum.Enum]) -> enum.Enum:
    """Return the member that a written form means."""
    members = _members(kind)
    found = members.get(value) if isinstance(value, str) else None
    if found is not None:
        return found
    allowed = [str(word) for word in members]
    near = nearest(value, allowed, count=1) if isinstance(value, str) else ()
    hint = f" (nearest: {near[0]!r})" if near else ""
    message = f"expected one of {', '.join(map(repr, allowed))}, found {shown(value)}{hint}"
    raise ValueError(message)


def _structure_date(value: object, _: object) -> PartialDate:
    """Return the partial date that a written form means."""
    if not isinstance(value, str):
        message = f"expected a partial date in quotes, found {shown(value)}"
        raise TypeError(message)
    return PartialDate.parse(value)


def _is_tuple(kind: Any) -> bool:  # noqa: ANN401 - any annotation can come here
    """Return whether a field holds a tuple."""
    return get_origin(kind) is tuple


def _tuple_factory(kind: Any, converter: cattrs.Converter) -> Callable[[object, object], tuple[object, ...]]:  # noqa: ANN401
    """Return a hook that makes a tuple of a JSON list."""
    element: Any = get_args(kind)[0]
    inner = converter.get_structure_hook(element)

    def structure(value: object, _: object) -> tuple[object, ...]:
        if not _json.is_list(value):
            message = f"expected a list, found {shown(value)}"
            raise TypeError(message)
        found: list[object] = []
        errors: list[Exception] = []
        for index, item in enumerate(value):
            try:
                found.append(inner(item, element))
            except Exception as error:  # noqa: BLE001 - whatever goes wrong inside is told with its place
                error.add_note(cattrs.IterableValidationNote("", index, element))
                errors.append(error)
                left = len(value) - index - 1
                if left and len(errors) == _MOST_BROKEN:
                    errors.append(
                        ValueError(f"{_MOST_BROKEN} items are broken: the {left} after them were not looked at")
                    )
                    break
        if errors:
            # It takes the type as well, unlike the groups of exceptions that it is one of.
            raise cattrs.IterableValidationError("", errors, kind)  # pyright: ignore[reportCallIssue]
        return tuple(found)

    return structure


def _overrides(kind: type) -> dict[str, Any]:
    """Return the settings by which cattrs passes over the fields that no file holds."""
    return {name: override(omit=True) for name in _UNWRITTEN.get(kind, ())}


def _class_factory(kind: type, converter: cattrs.Converter) -> Callable[[object, object], object]:
    """Return a hook that makes a model object of a JSON object."""
    inner: Any = make_dict_structure_fn(  # pyright: ignore[reportUnknownVariableType] # class known at run time only
        kind,
        converter,
        _cattrs_forbid_extra_keys=True,
        **_overrides(kind),
    )

    def structure(value: object, _: object) -> object:
        if not _json.is_object(value):
            message = f"expected an object, found {shown(value)}"
            raise TypeError(message)
        return inner(value, kind)

    return structure


def _converter(sources: Mapping[str, Source] | None) -> cattrs.Converter:
    """Return a converter from JSON that reports every problem with its path.

    Args:
        sources: Where given, a source inside a record is its id in this mapping; otherwise it is a whole object.
    """
    converter = cattrs.Converter()
    converter.register_structure_hook(str, _structure_text)
    for kind, words in _SCALARS.items():
        converter.register_structure_hook(kind, _strict(kind, words))
    converter.register_structure_hook(float, _structure_number)
    converter.register_structure_hook(PartialDate, _structure_date)
    converter.register_structure_hook(enum.StrEnum, _structure_enum)
    converter.register_structure_hook_factory(_is_tuple, _tuple_factory)
    converter.register_structure_hook_factory(lambda kind: kind is not PartialDate and attrs.has(kind), _class_factory)
    if sources is not None:
        hints: dict[str, str] = {}
        left = _MOST_COMPARED

        def structure_source(value: object, _: object) -> Source:
            nonlocal left
            if isinstance(value, str) and value in sources:
                return sources[value]
            if isinstance(value, str) and value not in hints and len(hints) < _HINTS:
                left -= len(value) * sum(map(len, sources))
                near = nearest(value, sources, count=1) if left > 0 else ()
                hints[value] = f" (nearest: {near[0]!r})" if near else ""
            hint = hints.get(value, "") if isinstance(value, str) else ""
            message = f"no source has the id {shown(value)}{hint}"
            raise ValueError(message)

        converter.register_structure_hook(Source, structure_source)
    return converter


class StructureError(ValueError):
    """A JSON value does not have the shape of the model; ``found`` holds the path and message of each problem."""

    def __init__(self, found: Sequence[tuple[str, str]]) -> None:
        """Keep the problems."""
        super().__init__(found)
        self.found = tuple(found)


class Reader:
    """Turns parsed JSON into model objects."""

    def __init__(self, sources: Mapping[str, Source] | None = None) -> None:
        """Prepare for objects whose sources are whole, or ids in a mapping.

        Args:
            sources: Sources by id, for records that refer to them.
        """
        self._converter = _converter(sources)

    def read(self, value: object, kind: type[T], at: str = "$") -> T:
        """Return the object that a JSON value means.

        Args:
            value: Parsed JSON.
            kind: Class of the result.
            at: JSON path of the value, for messages.

        Raises:
            StructureError: The value has another shape.
        """
        try:
            return self._converter.structure(value, kind)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong inside becomes a problem with a path
            lines = cattrs.transform_error(error, path=at, format_exception=_describe)
            raise StructureError([_split(line) for line in lines]) from None


def _split(line: str) -> tuple[str, str]:
    """Split a line of cattrs, ``message @ path``, into path and message."""
    message, _, path = line.rpartition(" @ ")
    return path, message


def _describe(error: BaseException, _kind: type | None) -> str:
    """Return what is wrong, in words."""
    if isinstance(error, KeyError):
        return f"required field missing: {shown(error.args[0])}"
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        allowed = ", ".join(f.name for f in attrs.fields(error.cl) if f.name not in _UNWRITTEN.get(error.cl, ()))
        extra = sorted(error.extra_fields)
        more = f" and {len(extra) - _HINTS} more" if len(extra) > _HINTS else ""
        return f"unknown field: {', '.join(map(shown, extra[:_HINTS]))}{more}; allowed: {allowed}"
    return str(error)


@functools.cache
def _writer(*, citing: bool) -> cattrs.Converter:
    """Return a converter to JSON, made once: it writes a function for each class, which takes longer than a record.

    Args:
        citing: Whether a source is written as its id rather than whole.
    """
    converter = cattrs.Converter(omit_if_default=True)
    converter.register_unstructure_hook(PartialDate, str)
    written: set[type] = {PartialDate, Source} if citing else {PartialDate}
    if citing:
        converter.register_unstructure_hook(Source, lambda source: source.id)

    def factory(kind: Any) -> Callable[[Any], dict[str, Any]]:  # noqa: ANN401 - cattrs passes any type here
        inner = make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, **_overrides(kind))
        names = [field.name for field in attrs.fields(kind)]

        def unstructure_in_order(value: Any) -> dict[str, Any]:  # noqa: ANN401 - an object of that type
            found = inner(value)
            return {name: found[name] for name in names if name in found}

        return unstructure_in_order

    converter.register_unstructure_hook_factory(lambda kind: kind not in written and attrs.has(kind), factory)
    return converter


def unstructure(value: object) -> Any:  # noqa: ANN401 - any JSON value
    """Return a model object as JSON-compatible data, sources written whole."""
    return unstructurer()(value)


def unstructurer() -> Callable[[object], Any]:
    """Return a function that does what ``unstructure`` does, for many objects."""
    unstructure_one: Callable[[object], Any] = _writer(citing=False).unstructure
    return unstructure_one


def unstructure_records(records: Iterable[Agreement | Convention]) -> list[dict[str, Any]]:
    """Return agreements or conventions as JSON-compatible data, each source written as its id."""
    write = _writer(citing=True).unstructure
    return [write(record) for record in records]


def canonical(file: str, content: Any) -> bytes:  # noqa: ANN401 - one object or a sequence of records
    """Return what a data file holds in canonical form.

    Args:
        file: Name of the file, one of ``FILES``.
        content: The object, or the records, that it holds.
    """
    kind = FILES[file]
    if kind not in _LISTS:
        return _json.dump(unstructure(content))
    records = sorted(content, key=_SORT_KEYS[kind])
    return _json.dump(unstructure_records(records) if kind in _CITING else unstructure(records))


def placeholder_source(id_: str) -> Source:
    """Return a source that stands in for one whose record is broken, so that its users are not blamed."""
    return Source(id=id_, title="", publisher="", language="", access=Access.CITED)
