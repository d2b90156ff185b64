"""Fixtures that several tests share."""

from __future__ import annotations

import pathlib
import shutil

import importlib_resources
import pytest


@pytest.fixture(scope="session")
def bundled_directory() -> pathlib.Path:
    """Return the directory of the bundled data files."""
    return pathlib.Path(str(importlib_resources.files("india_cyber_agreements").joinpath("data")))


@pytest.fixture
def data_directory(bundled_directory: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    """Return a copy of the bundled data files that a test may break."""
    copy = tmp_path / "data"
    shutil.copytree(bundled_directory, copy)
    return copy
