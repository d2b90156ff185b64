"""The fragments in ``changes/`` that tell what changed, and what they say of what breaks."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator

#: What the folder holds besides fragments.
_OTHERS = ("README.md", "*.py", "*.jinja", "__pycache__")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.(breaking|deprecation|change|data)\.md")
#: Heading under which the change log tells what breaks.
_HEADING = "### Breaking changes"


def problems(tree: pathlib.Path) -> Iterator[str]:
    """Yield what is wrong with fragments, which would make a hole in the change log.

    Args:
        tree: The working tree.
    """
    for path in sorted((tree / "changes").iterdir()):
        if any(path.match(pattern) for pattern in _OTHERS):
            continue
        name = f"changes/{path.name}"
        if not _NAME.fullmatch(path.name):
            kinds = "breaking, deprecation, change or data"
            yield f"{name} is no name of a fragment: use changes/NAME.KIND.md, in small letters, KIND {kinds}"
            continue
        try:
            text = path.read_text("utf-8").strip()
        except UnicodeDecodeError as error:
            yield f"{name} is not UTF-8: byte {error.start}"
            continue
        if not text:
            yield f"{name} says nothing"
        if text.count("```") % 2:
            yield f"{name} begins a block of code that does not end"


def on_breaks(tree: pathlib.Path, last: str) -> str:
    """Return what fragments, and the change log above the section of a release, say of what breaks.

    Args:
        tree: The working tree.
        last: Number of the last release.
    """
    texts = [path.read_text("utf-8", "replace") for path in (tree / "changes").glob("*.breaking.md")]
    log = (tree / "CHANGELOG.md").read_text("utf-8")
    sections = re.split(r"^(?=##)", log, flags=re.MULTILINE)
    ends = [place for place, section in enumerate(sections) if section.startswith(f"## {last} ")]
    # Where the change log lacks the last release, nothing in it can be told to be newer.
    texts += [section for section in sections[: ends[0] if ends else 0] if section.startswith(_HEADING)]
    return "\n".join(texts)
