"""What every call of the package keeps to, whatever it is given."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import india_cyber_agreements as ica

T = TypeVar("T")

#: Longest message of an error, in characters: some sentences, however much was given.
LONGEST = 1500
#: Longest line about one problem of data files, in characters.
LONGEST_PROBLEM = 1500
#: Longest a call may take, in seconds of the processor, so that other work on the machine does not count.
SLOWEST = 1.0


class Refused:
    """What a call gives that refuses its arguments as documented."""

    def __init__(self, error: Exception) -> None:
        """Keep the error."""
        self.error = error


def message_of(error: Exception) -> str:
    """Return the message of an error, which is short, fits in one file, and is no bare representation."""
    message = str(error)
    message.encode(errors="backslashreplace")
    if isinstance(error, ica.DatasetError):
        assert error.problems, "an error without a reason"
        for problem in error.problems:
            assert problem.file, problem
            assert problem.message, problem
            assert len(str(problem)) <= LONGEST_PROBLEM, len(str(problem))
    else:
        assert message, f"{type(error).__name__} without a message"
        assert len(message) <= LONGEST, f"a message of {len(message)} characters: {message[:200]}"
    return message


def within_time(call: Callable[[], T]) -> T:
    """Return what a call returns, which takes no longer than any call may."""
    start = time.process_time()
    try:
        return call()
    finally:
        taken = time.process_time() - start
        assert taken <= SLOWEST, f"took {taken:.2f} s"


def answer(call: Callable[[], T], documented: tuple[type[Exception], ...]) -> T | Refused:
    """Return what a call returns, or the error that it documents and that says what is wrong.

    Args:
        call: The call.
        documented: The errors that its documentation names. A subclass of one of them, such as that for a name that
            is ambiguous where an unknown one is allowed, must be named itself.
    """
    try:
        return within_time(call)
    except documented as error:
        assert isinstance(error, ica.IndiaCyberAgreementsError), f"{type(error).__name__} is not of this package"
        assert type(error) in documented, f"{type(error).__name__} is not documented"
        refused = Refused(error)
    within_time(lambda: message_of(refused.error))
    return refused
