"""A server on this machine that speaks LibreTranslate's interface and fails in the ways a test plans for it."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from typing import Any

_PART = re.compile(r"X\d+X|[^\W\d_]+|\S")
_ENGLISH = [
    "amber",
    "birch",
    "cedar",
    "dahlia",
    "elder",
    "fern",
    "gorse",
    "hazel",
    "iris",
    "juniper",
    "kelp",
    "larch",
    "maple",
    "nettle",
    "olive",
    "poplar",
]


def in_some_english(text: str) -> str:
    """An English word for each Arabic one, all else as it is, quotation marks in English shape."""
    words = cycle(_ENGLISH)
    parts = (next(words) if part[0] > "\u0600" else part for part in _PART.findall(text))
    return " ".join(parts).replace("« ", "“").replace(" »", "”")


@dataclass
class Answer:
    """One planned answer: a status with headers and a body, after `wait` seconds."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0


@dataclass
class Server:
    """What was asked, with the time of each request; `plan` is answered first, then every request is translated."""

    url: str = ""
    plan: list[Answer] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    translate: Callable[[str], str] = in_some_english

    def answer(self, asked: dict[str, Any]) -> Answer:
        """The answer that is planned, or the translation."""
        if self.plan:
            return self.plan.pop(0)
        return Answer(body=json.dumps({"translatedText": [self.translate(text) for text in asked["q"]]}).encode())


@contextmanager
def loopback() -> Iterator[Server]:
    """The running server."""
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.asked.append(asked)
            server.paths.append(self.path)
            server.times.append(time.monotonic())
            answer = server.answer(asked)
            time.sleep(answer.wait)
            try:
                self.send_response(answer.status)
                for name, value in {**answer.headers, "Content-Length": str(len(answer.body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)
            except ConnectionError:
                self.close_connection = True  # the other side has stopped waiting

        def log_message(self, *arguments: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        server.url = f"http://127.0.0.1:{listening.server_address[1]}"
        thread = threading.Thread(target=listening.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join()
