"""How a built site is served to the tests: each file under its policy."""

from __future__ import annotations

import os
import pathlib
import re
from html import unescape

from tests.serving import Quiet

#: The policy of everything that is no page; scripts may be workers, which take their policy from here.
OTHERS = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


class WithPolicy(Quiet):
    """Serves files, each with its policy."""

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
