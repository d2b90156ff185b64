"""Fixtures that several tests share."""

from __future__ import annotations

import pathlib
import shutil

import hypothesis
import importlib_resources
import pytest

import india_cyber_agreements as ica

# How long an example takes depends on what else the machine does; where time matters, a test measures it by itself.
hypothesis.settings.register_profile("no deadline", deadline=None)
hypothesis.settings.load_profile("no deadline")


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


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Return the directory of a data release of the bundled dataset, which tests only read."""
    directory = tmp_path_factory.mktemp("data") / "release"
    ica.dataset().save_package(directory)
    return directory
