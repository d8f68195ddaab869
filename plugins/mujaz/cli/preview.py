"""A live preview: the site served on this machine under its public base path, and built again on every change."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import click

HOST = "127.0.0.1"
WATCHED = ("seeds", "content", "theme", "plugins", "pelicanconf.py", "publishconf.py")


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a base path, with the site's own page for what is missing."""

    def __init__(self, *args: object, base: str, directory: str) -> None:
        self.base = base
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """The file for a URL path; what lies outside the base path is no file."""
        inside = path.removeprefix(self.base) if path.startswith(self.base) else "/404"
        return super().translate_path("/" + inside.lstrip("/"))

    def do_GET(self) -> None:
        """Answers a request; the root of the host leads to the base path."""
        if self.path == "/" != self.base:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self.base)
            self.end_headers()
            return
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own 404 page, as GitHub Pages serves it."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the builds are what the editor watches."""


def preview(root: Path, port: int) -> None:
    """Builds, serves and watches until it is interrupted."""
    from watchfiles import watch  # noqa: PLC0415 - only the preview watches

    base = _base_path(root)
    address = f"http://{HOST}:{port}{base}"
    folder = root / "cache" / "preview"
    _build(root, folder, address)
    handler = partial(_Handler, base=base, directory=str(folder))
    server = ThreadingHTTPServer((HOST, port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"Look at {address} ; Ctrl-C ends it.")
    try:
        for changes in watch(*(root / name for name in WATCHED), raise_interrupt=False):
            click.echo("Changed: " + ", ".join(sorted(_shown(root, [path for _, path in changes]))))
            _build(root, folder, address)
    finally:
        server.shutdown()


def _shown(root: Path, paths: Sequence[str]) -> set[str]:
    return {Path(path).relative_to(root).as_posix() for path in paths}


def _base_path(root: Path) -> str:
    """The path of the public address, with a slash at both ends."""
    from pelican.settings import read_settings  # noqa: PLC0415 - only the preview needs the public address

    path = urlsplit(read_settings(str(root / "publishconf.py"))["SITEURL"]).path.strip("/")
    return f"/{path}/" if path else "/"


def _build(root: Path, folder: Path, address: str) -> None:
    """Builds in a process of its own, so that changed tables and code are read anew; a failed build is only told."""
    command = [sys.executable, "-m", "pelican", "--settings", "publishconf.py", "--output", str(folder)]
    environment = {**os.environ, "MUJAZ_SITEURL": address.rstrip("/")}
    subprocess.run(command, cwd=root, env=environment, check=False)
