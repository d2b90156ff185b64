"""The errors of the package: one root, and each error is also the builtin that a caller would catch."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import attrs

from ._lasting import lasting

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Longest piece of somebody's input that a message repeats, in characters.
_SHOWN = 80
#: Longest part of the line of a problem, in characters, and most problems that a message lists.
_LONGEST_PART, _MOST_LINES = 1000, 1000


def shown(value: object) -> str:
    """Return ``repr(value)``, shortened, for use in a message; of what cannot be shown, the type."""
    if isinstance(value, int) and value.bit_length() > _SHOWN:
        return f"a whole number of {value.bit_length()} bits"
    kind = type(value).__name__[:_SHOWN]
    if isinstance(value, str | bytes | list | tuple):
        value = cast("object", value[: _SHOWN + 1])  # the rest would not be seen, and could be a million characters
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - too deep, a number with too many digits in it, or whatever its class does
        return f"something of type {kind}"
    return text if len(text) <= _SHOWN + 2 else f"{text[:_SHOWN]}…"


def _on_one_line(text: str) -> str:
    """Return a text of somebody's as it is, or as Python writes it where something in it cannot be printed."""
    return text if text.isprintable() else repr(text)


class IndiaCyberAgreementsError(Exception):
    """Root of every error that this package raises on purpose."""


class PartialDateError(IndiaCyberAgreementsError, ValueError):
    """A text or a set of numbers is not a partial date.

    Attributes:
        given: What was passed.
        problem: What is wrong with it, in a few words.
    """

    def __init__(self, given: object, problem: str) -> None:
        """Keep what was given and what is wrong with it."""
        super().__init__(given, problem)
        self.given = given
        self.problem = problem

    def __str__(self) -> str:
        """Name what was given, what is wrong, and the forms that are accepted."""
        return (
            f"{shown(self.given)} is not a partial date: {self.problem}. "
            "Accepted: YYYY, YYYY-MM or YYYY-MM-DD, optionally followed by ? (uncertain) or ~ (approximate)."
        )


class ArgumentError(IndiaCyberAgreementsError, ValueError):
    """An argument has the right type but a value that means nothing here.

    Attributes:
        argument: Name of the argument.
        given: What was passed.
        allowed: What is allowed, in words.
    """

    def __init__(self, argument: str, given: object, allowed: str) -> None:
        """Keep the argument's name, its value and what is allowed."""
        super().__init__(argument, given, allowed)
        self.argument = argument
        self.given = given
        self.allowed = allowed

    def __str__(self) -> str:
        """Name the argument, what was given and what is allowed."""
        return f"{self.argument}: {shown(self.given)} is not allowed; use {self.allowed}."


class ArgumentTypeError(IndiaCyberAgreementsError, TypeError):
    """An argument has a type that is not accepted.

    Attributes:
        argument: Name of the argument.
        given: What was passed.
        allowed: What is allowed, in words.
    """

    def __init__(self, argument: str, given: object, allowed: str) -> None:
        """Keep the argument's name, its value and what is allowed."""
        super().__init__(argument, given, allowed)
        self.argument = argument
        self.given = given
        self.allowed = allowed

    def __str__(self) -> str:
        """Name the argument, what was given with its type, and what is allowed."""
        kind = type(self.given).__name__[:_SHOWN]
        return f"{self.argument}: {shown(self.given)} is of type {kind}, which is not accepted; use {self.allowed}."


class MissingExtraError(IndiaCyberAgreementsError, ImportError):
    """A library that only some uses need is not installed.

    Attributes:
        module: The module that is missing; ``name`` holds it too, as in every ImportError.
        extra: The extra of this package that installs it.
    """

    def __init__(self, module: str, extra: str) -> None:
        """Keep the module and the extra."""
        ImportError.__init__(self, module, extra, name=module)
        self.module = module
        self.extra = extra

    def __str__(self) -> str:
        """Say what is missing and how to get it."""
        return f"{self.module} is not installed: pip install 'india-cyber-agreements[{self.extra}]'"


def one_of(argument: str, value: object, allowed: Iterable[str]) -> str:
    """Return the argument of a query in lower case if it is one of some words, which all are.

    Args:
        argument: Name of the argument, for messages.
        value: What was passed.
        allowed: The words, or the members of an enumeration of words.

    Raises:
        ArgumentTypeError: The value is no string.
        ArgumentError: It is another string.
    """
    words = [str(word) for word in allowed]
    message = f"one of {', '.join(map(repr, words))}"
    if not isinstance(value, str):
        raise ArgumentTypeError(argument, value, message)
    word = value.casefold()
    if word not in words:
        raise ArgumentError(argument, value, message)
    return word


def separate(argument: str, values: tuple[object, ...], example: str) -> None:
    """Refuse a query without an argument, or with a list in place of several arguments."""
    if not values:
        raise ArgumentError(argument, values, f"at least one value, as in {example}")
    for value in values:
        if type(value) in {list, tuple, set, frozenset}:
            raise ArgumentTypeError(argument, value, f"separate arguments, as in {example}")


class UnknownNameError(IndiaCyberAgreementsError, LookupError):
    """A name or an identifier is not known. Nothing is guessed in its place.

    Attributes:
        given: What was asked for.
        suggestions: The nearest names that are known, best first.
        hint: A further sentence for the reader, or an empty string.
    """

    _noun = "name"

    def __init__(self, given: object, suggestions: Iterable[str] = (), hint: str = "") -> None:
        """Keep what was asked for, the nearest known names and a hint."""
        self.given = given
        self.suggestions: tuple[str, ...] = tuple(suggestions)
        self.hint = hint
        super().__init__(given, self.suggestions, hint)

    def __str__(self) -> str:
        """Name what was given and the nearest things that exist."""
        parts = [f"unknown {self._noun} {shown(self.given)}."]
        if self.hint:
            parts.append(_on_one_line(self.hint))
        if self.suggestions:
            parts.append(f"Nearest: {', '.join(map(repr, self.suggestions))}.")
        return " ".join(parts)


class UnknownCountryError(UnknownNameError):
    """No country or territory of ISO 3166-1 goes by this name or code."""

    _noun = "country or territory"


class AmbiguousCountryError(UnknownNameError):
    """Several countries go by this name; ``suggestions`` holds them."""

    def __str__(self) -> str:
        """Say between which countries the name does not decide."""
        hint = f" {_on_one_line(self.hint)}" if self.hint else ""
        return f"{shown(self.given)} is ambiguous between {' and '.join(map(repr, self.suggestions))}.{hint}"


class UnknownAgreementError(UnknownNameError):
    """No agreement has this id."""

    _noun = "agreement id"


class RetiredAgreementError(UnknownAgreementError):
    """The agreement that had this id was split or withdrawn; ``suggestions`` holds the ids that stand in its place."""

    def __str__(self) -> str:
        """Say when and why the id was retired, and what stands in its place."""
        place = f" In its place: {', '.join(map(repr, self.suggestions))}." if self.suggestions else ""
        return f"agreement id {shown(self.given)} was retired in release {_on_one_line(self.hint)}{place}"


class UnknownOrganisationError(UnknownNameError):
    """No organisation of the dataset goes by this name."""

    _noun = "organisation"


class UnknownEditionError(UnknownNameError):
    """No earlier edition has this id."""

    _noun = "edition"


@lasting
@attrs.frozen(kw_only=True)
class Problem:
    """One thing that is wrong in a set of data files."""

    #: File it was found in, relative to the directory of the dataset.
    file: str
    #: JSON path of the value inside that file, ``$`` for the file as a whole.
    path: str
    #: What is wrong, and what is allowed.
    message: str
    #: Id of the record, where the problem belongs to one.
    record: str | None = None

    def __str__(self) -> str:
        """Return one line: file, record, path, message."""
        parts = (self.file, self.record, self.path, self.message)
        # Line breaks in somebody's data must not look like further problems, nor a long word in it fill the screen.
        brief = (part if len(part) <= _LONGEST_PART else f"{part[:_SHOWN]}…" for part in parts if part)
        return ": ".join(map(_on_one_line, brief))


class DatasetError(IndiaCyberAgreementsError, ValueError):
    """A set of data files cannot be used as it is.

    Attributes:
        problems: Every problem found, in the order of the files.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep all problems."""
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """List the problems, one to a line, and say how many are left out where there are more than a thousand."""
        count = len(self.problems)
        head = f"{count} problem{'' if count == 1 else 's'} in the data files:"
        lines = [f"  {problem}" for problem in self.problems[:_MOST_LINES]]
        return "\n".join([head, *lines, *([f"  and {count - _MOST_LINES} more"] if count > _MOST_LINES else [])])
