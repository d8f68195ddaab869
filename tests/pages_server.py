"""Serves a built site as GitHub Pages would: under a project path, compressed, with the site's own page for a 404."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

BASE = "/repo"
TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8", ".xml": "application/xml", ".svg": "image/svg+xml",
    ".woff2": "font/woff2", ".png": "image/png", ".txt": "text/plain; charset=utf-8",
}  # fmt: skip
COMPRESSED = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt"}


def weight(path: Path) -> int:
    """The bytes of a file as they travel."""
    content = path.read_bytes()
    return len(gzip.compress(content, 6, mtime=0)) if path.suffix in COMPRESSED else len(content)


class _Pages(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's output is its result."""

    def do_GET(self) -> None:
        """Answers with the file below the project path, with a redirect to a folder's slash, or with 404.html."""
        root, asked = Path(self.directory), unquote(urlsplit(self.path).path)
        below = root / asked.removeprefix(BASE).lstrip("/")
        if asked.startswith(f"{BASE}/") and below.is_dir() and not asked.endswith("/"):
            self.send_response(301)
            self.send_header("Location", f"{asked}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path = below / "index.html" if below.is_dir() else below
        found = asked.startswith(f"{BASE}/") and path.is_file()
        self._send(path if found else root / "404.html", 200 if found else 404)

    def _send(self, path: Path, status: int) -> None:
        content = path.read_bytes()
        packed = path.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        content = gzip.compress(content, 6, mtime=0) if packed else content
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served(folder: Path, port: int = 0) -> Iterator[str]:
    """Serves `folder` below the project path; gives its address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Pages, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
