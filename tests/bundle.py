"""Putting other bundled files, or another bundled dataset, in place of the real ones for a test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _api, _bundled, _resources
from india_cyber_agreements._index import Answers


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make everything that was read from the bundled files be read anew, and be as it was after the test."""
    for name in ("info", "dataset", "_shelf", "_records"):
        monkeypatch.setattr(getattr(_bundled, name), "_made", [])
    monkeypatch.setattr(_api, "_asked", Answers[ica.AgreementSet](0))


def read_instead(monkeypatch: pytest.MonkeyPatch, read: Callable[[str], bytes]) -> None:
    """Let a function give the bytes of the bundled files, of which nothing was read yet.

    Args:
        monkeypatch: The fixture of the test.
        read: Returns the bytes of a file by its path below ``data/``.
    """
    forget(monkeypatch)
    monkeypatch.setattr(_resources, "read_bytes", read)


def bundle_instead(monkeypatch: pytest.MonkeyPatch, data: ica.Dataset) -> None:
    """Let a dataset be the bundled one."""
    forget(monkeypatch)
    monkeypatch.setattr(_bundled.dataset, "_made", [data])
    monkeypatch.setattr(_bundled.info, "_made", [data.info])
    monkeypatch.setattr(_bundled._records, "_made", [(data.sources, data.agreements)])
