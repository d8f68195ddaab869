"""Addresses are fetched politely and within limits, from real servers on loopback; what may not be is refused."""

from __future__ import annotations

import gzip
import itertools
import socket
import zlib
from collections.abc import Iterator
from typing import Any

import pytest

from mujaz.desk.addresses import FetchError, check_address
from mujaz.desk.canonical import canonical
from mujaz.desk.fetching import Fetcher, Limits
from outlet_server import Outlet, Page, outlet


@pytest.fixture
def served() -> Iterator[Outlet]:
    with outlet() as running:
        yield running


def fetcher(**more: Any) -> Fetcher:
    return Fetcher(**{"delay": 0, "local": True, **more})


def refused(url: str, **more: Any) -> str:
    with pytest.raises(FetchError) as error:
        fetcher(**more).fetch(url)
    (problem,) = error.value.problems
    assert problem.remedy
    return problem.found


REFUSED = {
    "ftp://news.example/a": "'ftp' is no scheme that is fetched",
    "file:///etc/hosts": "'file' is no scheme that is fetched",
    "news.example/a": "is no scheme that is fetched",
    "http:///a": "it is no web address",
    "http://news.example/a b": "it is no web address",
    "http://user:word@news.example/": "a name or password stands in the address",
    "http://news.example:99999/": "its port is no port",
    "http://[::1/": "it is no web address",
    "http://nowhere.invalid/": "no such host",
    "http://10.1.2.3/": "which is no public address",
    "http://192.168.0.1/": "which is no public address",
    "http://169.254.169.254/latest/meta-data/": "which is no public address",
    "http://[fe80::1]/": "which is no public address",
    "http://[fd00::1]/": "which is no public address",
    "http://[::ffff:10.0.0.1]/": "which is no public address",
    "http://[64:ff9b::10.0.0.1]/": "which is no public address",
    "http://[2002:0a00:0001::]/": "which is no public address",
    "http://0.0.0.0/": "which is no public address",
    "http://224.0.0.1/": "which is no public address",
    "http://0x0a000001/": "which is no public address",
}


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_no_public_web_address_is_refused(url: str) -> None:
    assert REFUSED[url] in refused(url)


def test_loopback_needs_leave(served: Outlet) -> None:
    assert "no public address" in refused(served.url, local=False)
    assert served.asked == []


def test_an_address_is_looked_up_once_and_that_machine_asked(served: Outlet, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers with a public address first and a private one later must not lead inside."""
    real, asked = socket.getaddrinfo, []

    def changing(host: Any, *rest: Any, **more: Any) -> Any:
        if host == "news.example":
            asked.append(host)
            return real("127.0.0.1" if len(asked) == 1 else "10.0.0.1", *rest, **more)
        return real(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    address = check_address(served.url.replace("127.0.0.1", "news.example"), local=True)
    assert (address.machine, len(asked)) == ("127.0.0.1", 1)
    assert address.origin == served.url.replace("127.0.0.1", "news.example")


def test_a_page_comes_whole_and_says_who_asked(served: Outlet) -> None:
    url = served.put("/story", "<p>نص</p>", ETag='"1"', Last_Modified="Mon, 06 May 2024 10:00:00 GMT")
    got = fetcher(contact="https://desk.example/about").fetch(url)
    assert (got.body.decode(), got.kind, got.etag) == ("<p>نص</p>", "text/html", '"1"')
    _, headers, _ = served.asked[-1]
    assert headers["User-Agent"].startswith("Mujaz/")
    assert "+https://desk.example/about" in headers["User-Agent"]


def test_what_has_not_changed_is_not_sent_again(served: Outlet) -> None:
    url = served.put("/feed", "<rss/>", ETag='"7"')
    first = fetcher().fetch(url)
    again = fetcher().fetch(url, etag=first.etag, modified=first.modified)
    assert (again.unchanged, again.body, again.etag) == (True, b"", '"7"')


def test_robots_are_obeyed_for_this_agent_with_their_wildcards(served: Outlet) -> None:
    served.put("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: mujaz\nDisallow: /*?print=\n", "text/plain")
    served.put("/story", "words")
    assert fetcher().fetch(served.url + "/story").body == b"words"
    assert "its robots.txt forbids this" in refused(served.url + "/story?print=1")
    assert "/story?print=1" not in served.paths()


def test_a_host_that_cannot_say_what_it_allows_is_left_alone(served: Outlet) -> None:
    served.pages["/robots.txt"] = Page(b"", status=503)
    served.put("/story", "words")
    assert "its robots.txt cannot be had" in refused(served.url + "/story")
    assert served.paths() == ["/robots.txt"]


def test_robots_are_asked_once_and_their_pace_is_kept(served: Outlet) -> None:
    served.put("/robots.txt", "User-agent: *\nCrawl-delay: 7\n", "text/plain")
    served.put("/a", "a")
    waits: list[float] = []
    polite = fetcher(delay=2, wait=waits.append, clock=lambda: 0.0)
    polite.fetch(served.url + "/a")
    polite.fetch(served.url + "/a")
    assert served.paths() == ["/robots.txt", "/a", "/a"]
    assert waits == [7, 7]


def test_the_agreed_pause_lies_between_requests(served: Outlet) -> None:
    served.put("/a", "a")
    polite = fetcher(delay=0.15)
    polite.fetch(served.url + "/a")
    polite.fetch(served.url + "/a")
    times = [at for _, _, at in served.asked]
    assert all(later - earlier >= 0.14 for earlier, later in itertools.pairwise(times))


def test_redirections_are_followed_and_the_last_address_told(served: Outlet) -> None:
    served.put("/new", "words")
    served.pages["/old"] = Page(status=301, headers={"Location": "/new"})
    assert fetcher().fetch(served.url + "/old").url == served.url + "/new"


def test_every_hop_is_checked(served: Outlet) -> None:
    for number, target in enumerate(("http://10.0.0.1/x", "file:///etc/hosts", "http://169.254.169.254/")):
        served.pages[f"/to{number}"] = Page(status=302, headers={"Location": target})
        assert refused(served.url + f"/to{number}")
    served.put("/robots.txt", "User-agent: *\nDisallow: /closed\n", "text/plain")
    served.pages["/open"] = Page(status=302, headers={"Location": "/closed"})
    assert "forbids" in refused(served.url + "/open")


def test_a_circle_of_redirections_ends(served: Outlet) -> None:
    served.pages["/round"] = Page(status=302, headers={"Location": "/round"})
    assert "more than 5 redirections" in refused(served.url + "/round")


@pytest.mark.parametrize("packing", ["", "gzip", "deflate"])
def test_an_answer_may_not_be_larger_than_an_article_packed_or_not(served: Outlet, packing: str) -> None:
    body = b"\0" * 2_000_000
    packed = {"": body, "gzip": gzip.compress(body), "deflate": zlib.compress(body)}[packing]
    headers = {"Content-Encoding": packing} if packing else {}
    served.pages["/bomb"] = Page(packed, headers=headers)
    assert "more than 1 MB" in refused(served.url + "/bomb", limits=Limits(largest=1_000_000))
    assert len(fetcher(limits=Limits(largest=2_000_000)).fetch(served.url + "/bomb").body) == 2_000_000


def test_a_bomb_of_a_gigabyte_takes_no_more_memory_than_the_limit(served: Outlet) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = b"\0" * 10_000_000
    bomb = b"".join(packer.compress(piece) for _ in range(100)) + packer.flush()
    served.pages["/bomb"] = Page(bomb, headers={"Content-Encoding": "gzip"})
    assert len(bomb) < 2_000_000
    assert "more than 5 MB" in refused(served.url + "/bomb")


def test_other_packings_and_damaged_ones_are_refused(served: Outlet) -> None:
    served.pages["/br"] = Page(b"x", headers={"Content-Encoding": "br"})
    served.pages["/bad"] = Page(b"no gzip", headers={"Content-Encoding": "gzip"})
    assert "packed by 'br'" in refused(served.url + "/br")
    assert "damaged" in refused(served.url + "/bad")


def test_a_server_that_does_not_answer_or_drips_is_given_up(served: Outlet) -> None:
    served.put("/late", "x")
    served.pages["/late"].wait = 1.0
    served.pages["/drip"] = Page(b"x" * 100, piece=1, pause=0.05)
    assert "no answer" in refused(served.url + "/late", limits=Limits(read=0.2))
    assert "takes more than 0.4 seconds" in refused(served.url + "/drip", limits=Limits(whole=0.4))


def test_an_error_of_the_server_is_told(served: Outlet) -> None:
    assert "the server answers 404" in refused(served.url + "/nothing")


def test_an_answer_cut_short_is_no_answer(served: Outlet) -> None:
    served.put("/cut", "words")
    served.pages["/cut"].headers["Content-Length"] = "50"
    assert refused(served.url + "/cut")


def test_one_article_has_one_address() -> None:
    plain = canonical("https://news.example/a?id=5")
    for same in (
        "http://news.example/a?id=5", "https://NEWS.example/a?id=5#part", "https://news.example/a?utm_source=x&id=5",
        "https://news.example/a?id=5&fbclid=7",
    ):  # fmt: skip
        assert canonical(same) == plain
    assert canonical("https://news.example/a?id=6") != plain
