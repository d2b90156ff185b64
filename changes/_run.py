"""Running programs, and the one error with which all of this stops."""

from __future__ import annotations

import os
import pathlib
import shlex
import subprocess
import sys
from collections.abc import Mapping


class ReleaseError(Exception):
    """A release, or a part of it, cannot be made; the message says why and what to do."""


def run(*command: str, cwd: pathlib.Path, env: Mapping[str, str] | None = None) -> None:
    """Run a program, whose output goes where ours goes.

    Args:
        command: The program and its arguments.
        cwd: Directory to run it in.
        env: Variables to set for it besides those of this process.

    Raises:
        ReleaseError: It did not end well.
    """
    sys.stdout.flush()
    code = subprocess.run(command, cwd=cwd, env={**os.environ, **(env or {})}, check=False).returncode  # noqa: S603
    if code:
        message = f"{shlex.join(command)} ended with {code}"
        raise ReleaseError(message)


def output(*command: str, cwd: pathlib.Path, env: Mapping[str, str] | None = None) -> str:
    """Run a program and return what it printed.

    Args:
        command: The program and its arguments.
        cwd: Directory to run it in.
        env: Variables to set for it besides those of this process.

    Raises:
        ReleaseError: It did not end well; the message has what it said.
    """
    done = subprocess.run(  # noqa: S603
        command, cwd=cwd, env={**os.environ, **(env or {})}, check=False, capture_output=True, encoding="utf-8"
    )
    if done.returncode:
        message = f"{shlex.join(command)} ended with {done.returncode}: {(done.stderr or done.stdout).strip()}"
        raise ReleaseError(message)
    return done.stdout
