"""The repository: what git knows of its state and of earlier releases."""

from __future__ import annotations

import pathlib
import re

import attrs

from india_cyber_agreements._ledger import is_development, release_key

from ._run import ReleaseError, output

#: Subject of the commit of a release, where its tag was not fetched.
SUBJECT = "Release "
#: What to do where the history or the tags are not there.
FETCH = "fetch the tags ('git fetch --tags') and the whole history (with --unshallow)"


@attrs.frozen
class Repository:
    """A working tree with its history."""

    #: Directory of the working tree.
    root: pathlib.Path

    def git(self, *arguments: str) -> str:
        """Run git in the working tree and return what it printed.

        Raises:
            ReleaseError: It did not end well.
        """
        # Hooks are for the work of people; and how somebody likes the log is nothing that the answer may depend on.
        plain = ("-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false")
        return output("git", *plain, *arguments, cwd=self.root)

    @property
    def head(self) -> str:
        """Full name of the commit that is checked out."""
        return self.git("rev-parse", "HEAD").strip()

    @property
    def changed(self) -> tuple[str, ...]:
        """Paths of files that differ from the commit, those unknown to git included and those ignored by it not."""
        listed = self.git("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all")
        return tuple(sorted(entry[3:] for entry in listed.split("\0") if entry))

    @property
    def tags(self) -> frozenset[str]:
        """Names of all tags."""
        return frozenset(self.git("tag", "--list").split())

    def last_release(self) -> tuple[str, str] | None:
        """Return the number and the commit of the last release before or at the one checked out; None before the first.

        The tag counts; where tags were not fetched, the commit that says of itself that it is a release.
        """
        tags = {tag: tag for tag in self.git("tag", "--list", "--merged", "HEAD").split()}
        commits: dict[str, str] = {}
        for line in self.git("log", "--format=%H %s", "--basic-regexp", f"--grep=^{SUBJECT}[0-9.]*$").splitlines():
            found = re.fullmatch(rf"([0-9a-f]+) {SUBJECT}(\S+)", line)
            if found:
                commits.setdefault(found[2], found[1])
        known = {**commits, **tags}
        releases = [name for name in known if release_key(name) and not is_development(name)]
        last = max(releases, key=lambda name: release_key(name) or (), default=None)
        return None if last is None else (last, known[last])

    @property
    def is_shallow(self) -> bool:
        """Whether a part of the history was not fetched."""
        return self.git("rev-parse", "--is-shallow-repository").strip() == "true"

    def copy(self, directory: pathlib.Path) -> Repository:
        """Return a copy of the commit that is checked out, with history and tags, in which all can be tried.

        Args:
            directory: Where to make it.
        """
        self.git("clone", "--quiet", str(self.root), str(directory))
        copy = Repository(directory)
        copy.git("checkout", "--quiet", "--detach", self.head)
        return copy


def find(root: pathlib.Path) -> Repository:
    """Return the repository of a working tree.

    Args:
        root: Its directory.

    Raises:
        ReleaseError: It is not the top of a working tree.
    """
    top = pathlib.Path(output("git", "rev-parse", "--show-toplevel", cwd=root).strip())
    if top.resolve() != root.resolve():
        message = f"{root} is not the top of a working tree of git: the one that it lies in is {top}"
        raise ReleaseError(message)
    return Repository(root)
