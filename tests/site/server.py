"""A server on loopback that serves a built site and sends each file under its policy."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import pathlib
import re
import threading
from collections.abc import Generator
from html import unescape

#: The policy of everything that is no page; scripts may be workers, which take their policy from here.
OTHERS = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files, each with its policy, and keeps quiet about it."""

    protocol_version = "HTTP/1.1"

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Return the type of a file, whatever the machine knows of types."""
        return _TYPES.get(pathlib.PurePath(path).suffix) or super().guess_type(path)

    def end_headers(self) -> None:
        """Add the policy: that of the page itself, or that of everything else."""
        path = pathlib.Path(self.translate_path(self.path))
        page = _POLICY.search(path.read_text("utf-8")) if path.suffix == ".html" and path.is_file() else None
        self.send_header("Content-Security-Policy", unescape(page[1]) if page else OTHERS)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving(site: pathlib.Path) -> Generator[str, None, None]:
    """Serve a site and yield its address, without a slash at the end.

    Args:
        site: Directory of the site.
    """
    handler = functools.partial(_Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
