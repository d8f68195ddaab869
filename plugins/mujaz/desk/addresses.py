"""Which web addresses may be fetched, and which machine an address leads to, looked up once and kept."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit, urlunsplit

from mujaz.model.problem import MujazError, Problem

_PORTS = {"http": 80, "https": 443}
# RFC 6052: the last four bytes are an IPv4 address.
_TRANSLATED = IPv6Network("64:ff9b::/96")


class FetchError(MujazError):
    """Something that cannot or may not be fetched."""

    def __init__(self, url: str, found: str, remedy: str) -> None:
        shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in url)
        super().__init__(Problem(shown, found, remedy))


@dataclass(frozen=True, slots=True)
class Address:
    """A checked web address: `machine` is the IP address to connect to, never looked up again."""

    url: str
    scheme: str
    host: str
    port: int
    machine: str
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The host, with its port where that is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def check_address(url: str, *, local: bool = False) -> Address:
    """The address of `url` with the machine it leads to. Raises FetchError where it may not be fetched.

    Only http and https, no name or password in it, and only machines of the public internet: what leads to a private,
    link-local or otherwise special address is refused. `local` lets this machine's own loopback through.
    """
    parts = _parts(url)
    host = _ascii(url, parts.hostname or "")
    try:
        port = parts.port or _PORTS[parts.scheme]
    except ValueError:
        raise FetchError(url, "its port is no port", "Write a port from 1 to 65535, or none") from None
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    return Address(url, parts.scheme, host, port, _machine(url, host, port, local=local), target)


def _parts(url: str) -> SplitResult:
    remedy = "Write the whole address, beginning with https:// or http://"
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        raise FetchError(url, "it is no web address", remedy) from None
    if parts.scheme not in _PORTS:
        raise FetchError(url, f"'{parts.scheme or url}' is no scheme that is fetched", remedy)
    if not host or any(char.isspace() or not char.isprintable() for char in url.strip()):
        raise FetchError(url, "it is no web address", remedy)
    if parts.username is not None or parts.password is not None:
        raise FetchError(parts.hostname or "", "a name or password stands in the address", "Leave it out")
    return parts


def _ascii(url: str, host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        raise FetchError(url, f"'{host}' is no host name", "Check the address") from None


def _machine(url: str, host: str, port: int, *, local: bool) -> str:
    """The first IP address of a host, all of which must be allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(url, f"no such host '{host}' ({error})", "Check the address, or try again later") from None
    machines = list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))
    for machine in machines:
        if not _is_allowed(machine, local=local):
            remedy = "Only public servers are fetched from; a server on this machine needs --local"
            raise FetchError(url, f"'{host}' is at {machine}, which is no public address", remedy)
    return machines[0]


def _is_allowed(machine: str, *, local: bool) -> bool:
    address = _innermost(ip_address(machine))
    return (local and address.is_loopback) or (address.is_global and not address.is_multicast)


def _innermost(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address stands for, where it does."""
    if isinstance(address, IPv4Address):
        return address
    if address in _TRANSLATED:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour or address
