"""Running programs, and the one error with which all of this stops."""

from __future__ import annotations

import os
import pathlib
import shlex
import subprocess
import sys
from collections.abc import Mapping

#: Variables by which git takes another repository than the one that it is run in; hooks and aliases set them.
_GIT = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_NO_REPLACE_OBJECTS", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
)  # fmt: skip
#: How long a program may take to end once it is asked to, in seconds.
_PATIENCE = 20


class ReleaseError(Exception):
    """A release, or a part of it, cannot be made; the message says why and what to do."""


def _run(
    command: tuple[str, ...], cwd: pathlib.Path, env: Mapping[str, str] | None, pipe: int | None
) -> tuple[int, str, str]:
    """Run a program and return its exit code and what it said; whatever ends us meanwhile ends it in order, too."""
    whole = {name: value for name, value in os.environ.items() if name not in _GIT}
    with subprocess.Popen(  # noqa: S603
        command,
        cwd=cwd,
        env={**whole, **(env or {})},
        stdout=pipe,
        stderr=pipe,
        encoding="utf-8",
        errors="surrogateescape",
    ) as process:
        try:
            out, err = process.communicate()
        except BaseException:
            process.terminate()
            try:
                process.communicate(timeout=_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
            raise
    return process.returncode, out or "", err or ""


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
    code, _, _ = _run(command, cwd, env, None)
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
    code, out, err = _run(command, cwd, env, subprocess.PIPE)
    if code:
        message = f"{shlex.join(command)} ended with {code}: {(err or out).strip()}"
        raise ReleaseError(message)
    return out
