"""Whether the public interface is still what the last release promised, or the change log says that it is not."""

from __future__ import annotations

import pathlib
import re

import griffe

from ._repository import Repository

PACKAGE = "india_cyber_agreements"
#: What griffe colours words in a terminal with.
_COLOUR = re.compile("\x1b\\[[0-9;]*m")
#: Heading under which the change log tells what breaks.
HEADING = "### Breaking changes"


def told(root: pathlib.Path, last: str) -> bool:
    """Return whether a fragment, or the change log above the section of the last release, tells of a breaking change.

    Args:
        root: The working tree.
        last: Number of the last release.
    """
    fragments = any(root.joinpath("changes").glob("*.breaking.md"))
    newer = re.split(rf"^## {re.escape(last)}\b", root.joinpath("CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)[
        0
    ]
    return fragments or HEADING in newer


def compare(repository: Repository) -> list[str]:
    """Return what is wrong with the public interface, one line for each break that nobody was told of.

    Args:
        repository: The working tree with its history.
    """
    last = repository.last_release()
    if last is None:
        return []
    version, commit = last
    old = griffe.load_git(PACKAGE, ref=commit, repo=repository.root, search_paths=["src"], resolve_aliases=True)
    new = griffe.load(PACKAGE, search_paths=[repository.root / "src"], resolve_aliases=True)
    found = [breakage.explain(griffe.ExplanationStyle.ONE_LINE) for breakage in griffe.find_breaking_changes(old, new)]
    broken = [_COLOUR.sub("", line) for line in found]
    # griffe is content with a name that can still be imported; what counts here is what `__all__` promises.
    broken += [f"{PACKAGE}.{name}: Public name was removed" for name in sorted(_exports(old) - _exports(new))]
    return [] if told(repository.root, version) else broken


def _exports(package: griffe.Object | griffe.Alias) -> set[str]:
    """Return the public names of a package."""
    return {str(name) for name in package.exports or ()}
