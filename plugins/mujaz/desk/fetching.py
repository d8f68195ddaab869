"""Fetching one address after the other, politely: within limits, by each host's rules, never faster than agreed."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from urllib.parse import urljoin

import urllib3
from protego import Protego
from urllib3.exceptions import HTTPError

from mujaz.desk.addresses import Address, FetchError, check_address
from mujaz.ingest.seed import LARGEST

AGENT = "Mujaz"
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_CHUNK = 65_536
_ROBOTS_LARGEST = 500_000  # bytes; RFC 9309 asks for that much to be read
_LONGEST_DELAY = 60.0  # seconds that a robots.txt may ask for between two requests


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect, between two pieces of an answer and for the whole of it; bytes, as sent and unpacked."""

    connect: float = 10
    read: float = 20
    whole: float = 60
    largest: int = LARGEST


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `url` is where the redirections ended; `body` is unpacked; `unchanged` says that there is none."""

    url: str
    body: bytes
    kind: str
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


@dataclass(slots=True)
class Fetcher:
    """Fetches for one run of a command.

    `contact` tells hosts who asks; at least `delay` seconds lie between a host's answer and the next request to it;
    `local` lets this machine's loopback through. The clock and the waiting can be set by whoever tests.
    """

    contact: str = ""
    delay: float = 1.0
    local: bool = False
    limits: Limits = field(default_factory=Limits)
    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep
    _rules: dict[str, Protego | None] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """The answer for `url`, redirections followed, each hop checked as if it had been asked for.

        With the `etag` and `modified` of an earlier answer, an unchanged one comes without a body. Raises FetchError.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        address = check_address(url, local=self.local)
        for _ in range(_MOST_REDIRECTS + 1):
            self._obey(address)
            answer = self._ask(address, {name: value for name, value in asked.items() if value})
            if answer.next is None:
                return answer.fetched
            address = check_address(urljoin(address.url, answer.next), local=self.local)
        raise FetchError(url, f"more than {_MOST_REDIRECTS} redirections", "Write the address that they end at")

    def _obey(self, address: Address) -> None:
        """Raises FetchError where the host's robots.txt forbids the address to this agent, or cannot be had."""
        if address.origin not in self._rules:
            self._rules[address.origin] = self._read_rules(address)
        rules = self._rules[address.origin]
        if rules is None:
            remedy = "Try again later: while a host cannot say what it allows, nothing is fetched from it"
            raise FetchError(address.url, "its robots.txt cannot be had", remedy)
        if not rules.can_fetch(address.url, AGENT):
            raise FetchError(
                address.url, "its robots.txt forbids this", "Save the page by hand, if you may, and add it"
            )

    def _read_rules(self, address: Address) -> Protego | None:
        """A host's rules by RFC 9309: none where it has no such file, None where it fails to say."""
        robots = check_address(f"{address.origin}/robots.txt", local=self.local)
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                answer = self._ask(robots, {}, _ROBOTS_LARGEST, any_status=True)
            except FetchError:
                return None
            if answer.next is None:
                break
            robots = check_address(urljoin(robots.url, answer.next), local=self.local)
        if answer.status >= 500:
            return None
        return Protego.parse(answer.fetched.body.decode("utf-8", "replace") if answer.status == 200 else "")

    def _ask(
        self, address: Address, headers: Mapping[str, str], largest: int | None = None, *, any_status: bool = False
    ) -> _Answer:
        self._keep_pace(address)
        started = self.clock()
        try:
            with _pool(address, self.limits) as pool:
                response = pool.urlopen(
                    "GET", address.target, headers={**self._headers(address), **headers},
                    redirect=False, retries=False, preload_content=False, decode_content=False, assert_same_host=False,
                )  # fmt: skip
                try:
                    return self._answer(address, response, started, largest or self.limits.largest, any_status)
                finally:
                    response.close()
        except HTTPError as error:
            raise FetchError(address.url, f"no answer ({error})", "Check the address, or try again later") from None
        finally:
            self._last[address.host] = self.clock()

    def _headers(self, address: Address) -> dict[str, str]:
        contact = f" (+{self.contact})" if self.contact else ""
        return {
            "Host": address.authority,
            "User-Agent": f"{AGENT}/{version('mujaz')}{contact}",
            "Accept-Encoding": "gzip",
            "Accept": "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, */*;q=0.5",
        }

    def _keep_pace(self, address: Address) -> None:
        rules = self._rules.get(address.origin)
        asked = float(rules.crawl_delay(AGENT) or 0) if rules else 0.0
        pause = max(self.delay, min(asked, _LONGEST_DELAY))
        last = self._last.get(address.host)
        if last is not None and (left := last + pause - self.clock()) > 0:
            self.wait(left)

    def _answer(
        self, address: Address, response: urllib3.BaseHTTPResponse, started: float, largest: int, any_status: bool
    ) -> _Answer:
        status, headers = response.status, response.headers
        if status in _REDIRECTS and headers.get("Location"):
            return _Answer(status, headers["Location"], Fetched(address.url, b"", ""))
        kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
        told = (headers.get("ETag"), headers.get("Last-Modified"))
        if status == 304:
            return _Answer(status, None, Fetched(address.url, b"", kind, *told, unchanged=True))
        if status != 200:
            if any_status:
                return _Answer(status, None, Fetched(address.url, b"", kind))
            raise FetchError(address.url, f"the server answers {status}", "Open it in a browser to see what it says")
        pieces = self._pieces(address, response, started)
        body = _unpacked(address, pieces, headers.get("Content-Encoding", ""), largest)
        return _Answer(status, None, Fetched(address.url, body, kind, *told))

    def _pieces(self, address: Address, response: urllib3.BaseHTTPResponse, started: float) -> Iterator[bytes]:
        for piece in response.stream(_CHUNK, decode_content=False):
            if self.clock() - started > self.limits.whole:
                found = f"the answer takes more than {self.limits.whole:g} seconds"
                raise FetchError(address.url, found, "Try again later, or save the page by hand and add it")
            yield piece


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one request brought: where it leads on to, if anywhere, else what was fetched."""

    status: int
    next: str | None
    fetched: Fetched


def _pool(address: Address, limits: Limits) -> urllib3.HTTPConnectionPool:
    """A connection to the very machine that was checked, under the host's own name."""
    timeout = urllib3.Timeout(connect=limits.connect, read=limits.read)
    if address.scheme == "http":
        return urllib3.HTTPConnectionPool(address.machine, address.port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(
        address.machine, address.port, timeout=timeout, server_hostname=address.host, assert_hostname=address.host
    )


def _unpacked(address: Address, pieces: Iterator[bytes], packing: str, largest: int) -> bytes:
    """The body within the limit, which holds for what is sent and for what that unpacks to."""
    packing = packing.strip().lower()
    if packing not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise FetchError(address.url, f"the answer is packed by '{packing}'", "Save the page by hand and add the file")
    unpack = _unpacker(largest) if packing not in {"", "identity"} else None
    body = bytearray()
    sent = 0
    for piece in pieces:
        sent += len(piece)
        try:
            body += unpack(piece) if unpack else piece
        except zlib.error as error:
            raise FetchError(address.url, f"the answer is damaged ({error})", "Try again later") from None
        if max(sent, len(body)) > largest:
            found = f"more than {largest / 1e6:g} MB, which no article has"
            raise FetchError(address.url, found, "Save the article alone and add the file")
    return bytes(body)


def _unpacker(largest: int) -> Callable[[bytes], bytes]:
    """Unpacks pieces one after the other, none to more than the limit and a byte, however tightly they are packed."""
    stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)

    def unpack(piece: bytes) -> bytes:
        return stream.decompress(piece, largest + 1)

    return unpack
