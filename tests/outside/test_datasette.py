"""Datasette serves the SQLite file as it is: found by a full-text search, over the network of this machine alone."""

from __future__ import annotations

import contextlib
import json
import pathlib
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

import india_cyber_agreements as ica

pytest.importorskip("datasette", reason="Datasette is not installed: run nox -s outside")

#: Seconds that a server may take to start.
PATIENCE = 60


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the whole dataset, with the metadata that the file carries, and return the address."""
    directory = tmp_path_factory.mktemp("datasette")
    database, metadata = directory / "agreements.sqlite", directory / "metadata.json"
    ica.dataset().save(database)
    with contextlib.closing(sqlite3.connect(database)) as connection:
        (text,) = connection.execute("select value from dataset where key = 'datasette_metadata'").fetchone()
    metadata.write_text(text, "utf-8")
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "datasette",
        "serve",
        str(database),
        "--metadata",
        str(metadata),
        "--port",
        str(port),
    ]
    log = directory.joinpath("log").open("wb")
    process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)  # noqa: S603 - our own interpreter
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, process, directory / "log")
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)
        log.close()


def wait_for(address: str, process: subprocess.Popen[bytes], log: pathlib.Path) -> None:
    """Wait until a server answers."""
    for _ in range(PATIENCE * 10):
        assert process.poll() is None, log.read_text("utf-8")
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(address, timeout=PATIENCE).close()  # noqa: S310 - loopback
            return
        time.sleep(0.1)
    raise TimeoutError(log.read_text("utf-8"))


def get(server: str, path: str, **query: str) -> str:
    """Return what the server answers."""
    address = f"{server}{path}?{urllib.parse.urlencode(query)}"
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - loopback
        return str(answer.read().decode())


@pytest.mark.parametrize("phrase", ["ransomware", "critical infrastructure"])
def test_full_text_search(phrase: str, server: str) -> None:
    """A search finds records, and among them every one that the package's own search finds as whole words."""
    answer: dict[str, Any] = json.loads(
        get(
            server,
            "/agreements/agreements.json",
            _search=f'"{phrase}"',
            _searchmode="raw",
            _shape="object",
            _size="max",
        )
    )
    found = set(answer)
    assert 0 < len(found) < len(ica.agreements()) / 2
    word = re.compile(rf"\b{phrase}\b", re.IGNORECASE)
    texts = {a.id: f"{a.title}\n{a.summary}\n{' '.join(a.topics)}".replace("-", " ") for a in ica.search(phrase)}
    assert found >= {id_ for id_, text in texts.items() if word.search(text)}


def test_pages(server: str) -> None:
    """The pages show the title, the search box, descriptions of columns, and links along the keys."""
    assert ica.dataset().info.title in get(server, "/").replace("&#x27;", "'").replace("&#39;", "'")
    agreements = get(server, "/agreements/agreements")
    assert 'type="search"' in agreements
    assert "One row for each agreement." in agreements
    events = get(server, "/agreements/events", agreement_id="in-us-mlat")
    assert 'href="/agreements/agreements/in-us-mlat"' in events
