"""Versions of the dataset wherever they are: in a directory, in an archive, in the history of a repository."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
from typing import TYPE_CHECKING

from . import _archives, _codec
from ._content import from_members, is_directory
from ._dataset import from_content, load
from ._errors import ArgumentError, DatasetError, Problem
from ._files import path_of

if TYPE_CHECKING:
    from ._dataset import Dataset

#: What names a version, in words for messages and help.
FORMS = (
    "a directory (of data files, of a checkout, or of a data release), a wheel (.whl) or source distribution (.tar.gz),"
    " or a revision of the git repository here, such as a tag"
)
#: What a revision of the repository begins with where it could be the name of a directory as well.
_PREFIX = "git:"
#: Where the data files lie in a checkout, and in its history.
_IN_CHECKOUT = "src/india_cyber_agreements/data"
_DESCRIPTION = "dataset.json"


def read(version: str, argument: str, *, repository: str | os.PathLike[str] = ".") -> Dataset:
    """Return a version of the dataset.

    Args:
        version: A directory, an archive, or a revision of a git repository. What is a directory is never taken for a
            revision, unless ``git:`` stands before it.
        argument: What the argument is called, for messages.
        repository: A directory within the repository.

    Raises:
        ArgumentError: It is nothing of that.
        DatasetError: The files of the version cannot be used; ``problems`` holds every reason.
    """
    path = path_of(argument, version, FORMS)  # nor has a revision a name that no file can have
    if not version.startswith(_PREFIX) and ((version and is_directory(path)) or _archives.is_archive(path)):
        return load(path)
    return _read_revision(version.removeprefix(_PREFIX), argument, version, pathlib.Path(repository))


def _read_revision(revision: str, argument: str, given: str, repository: pathlib.Path) -> Dataset:
    """Return the dataset as a revision has it.

    Raises:
        ArgumentError: There is no such revision, no repository, or no git.
        DatasetError: The files of the revision cannot be used.
    """
    git = shutil.which("git")
    if git is None:
        raise ArgumentError(argument, given, f"{FORMS} (for that, git is not installed)")
    if not revision or revision.startswith("-"):
        raise ArgumentError(argument, given, FORMS)
    verified = _git(git, repository, "rev-parse", "--verify", f"{revision}^{{commit}}")
    if verified.returncode:
        said = " ".join(verified.stderr.decode(errors="replace").split())
        raise ArgumentError(argument, given, f"{FORMS} (git says {said!r})")
    commit = verified.stdout.decode().strip()
    found = _blobs(git, repository, commit)
    if not found:
        message = f"the revision has no data files in {_IN_CHECKOUT}"
        raise DatasetError([Problem(file=_DESCRIPTION, path="$", message=message)])
    return from_content(from_members(found))


def _blobs(git: str, repository: pathlib.Path, commit: str) -> dict[str, bytes]:
    """Return the data files of a commit that it has."""
    asked = "".join(f"{commit}:{_IN_CHECKOUT}/{file}\n" for file in _codec.FILES)
    answer = _git(git, repository, "cat-file", "--batch", given=asked.encode())
    found: dict[str, bytes] = {}
    rest = answer.stdout
    for file in _codec.FILES:
        # Either "OBJECT TYPE SIZE" and the content on the lines after it, or "NAME missing".
        head, _, rest = rest.partition(b"\n")
        if not head.endswith(b" missing"):
            size = int(head.rsplit(b" ", 1)[1])
            found[file], rest = rest[:size], rest[size + 1 :]
    return found


def _git(git: str, repository: pathlib.Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git: without a shell, without a question to the user, and without fetching anything."""
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    return subprocess.run(  # noqa: S603 - the arguments are ours, but for a revision that does not look like an option
        [git, *arguments], input=given, capture_output=True, check=False, cwd=repository, env={**os.environ, **quiet}
    )
