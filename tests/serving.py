"""A directory of files, served on loopback to the tests alone."""

from __future__ import annotations

import contextlib
import functools
import http.server
import pathlib
import threading
from collections.abc import Generator


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and keeps silent about it."""

    # Head and body of an answer are written apart, and the second would wait until the first was acknowledged.
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving(directory: pathlib.Path, handler: type[Quiet] = Quiet) -> Generator[str, None, None]:
    """Serve a directory, and yield its address without a slash at the end.

    Args:
        directory: The directory.
        handler: How a request is answered.
    """
    answer = functools.partial(handler, directory=str(directory))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
