"""The examples of ``docs/how-to/data-release.md``, in which others read a release."""

from __future__ import annotations

import pathlib
import re
from typing import Any

import pytest

import india_cyber_agreements as ica

GUIDE = pathlib.Path(__file__).parent.parent.parent / "docs" / "how-to" / "data-release.md"
#: Each example by the library that it begins with.
EXAMPLES: dict[str, str] = {
    library: example
    for example, library in re.findall(r"```python\n((?:from|import) (\w+).*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # libraries of libraries, which are not ours
@pytest.mark.parametrize("library", EXAMPLES)
def test_example(library: str, release: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An example runs beside a release, and gives every agreement."""
    pytest.importorskip(library, reason=f"{library} is not installed: run nox -s standards")
    monkeypatch.chdir(release.parent)
    names: dict[str, Any] = {}
    exec(EXAMPLES[library], names)  # noqa: S102 - our own documentation
    assert len(names["agreements"]) == len(ica.agreements())
