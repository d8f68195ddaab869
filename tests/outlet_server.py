"""An outlet on this machine: pages and feeds under their paths, and all the ways in which a server can be difficult."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Page:
    """One answer: after `wait` seconds, its body in pieces of `piece` bytes with `pause` seconds between them."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0
    piece: int = 0
    pause: float = 0


@dataclass
class Outlet:
    """What the server has, and what was asked of it: path, headers and time of each request."""

    url: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)

    def put(self, path: str, text: str, kind: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Publishes a page; gives its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Page(text.encode(), kind, headers=named)
        return self.url + path

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _, _ in self.asked]


@contextmanager
def outlet() -> Iterator[Outlet]:
    """The running server."""
    served = Outlet()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append((self.path, dict(self.headers), time.monotonic()))
            page = served.pages.get(self.path, Page(b"no such page", status=404))
            known = page.headers.get("ETag")
            if known and self.headers.get("If-None-Match") == known:
                page = Page(status=304, headers=page.headers)
            time.sleep(page.wait)
            try:
                self._answer(page)
            except ConnectionError:
                self.close_connection = True  # the other side has had enough

        def _answer(self, page: Page) -> None:
            self.send_response(page.status)
            told = {"Content-Type": page.kind, **page.headers}
            if page.status != 304:
                told.setdefault("Content-Length", str(len(page.body)))
            for name, value in told.items():
                self.send_header(name, value)
            self.end_headers()
            size = page.piece or len(page.body) or 1
            for at in range(0, len(page.body), size):
                self.wfile.write(page.body[at : at + size])
                self.wfile.flush()
                time.sleep(page.pause)

        def log_message(self, *arguments: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        served.url = f"http://127.0.0.1:{listening.server_address[1]}"
        thread = threading.Thread(target=listening.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield served
        finally:
            listening.shutdown()
            thread.join()
