"""Drafts from a LibreTranslate server, one's own or another's, over its HTTP interface."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError
from urllib3.util import Retry, Timeout

from mujaz.lexicon.glossary import Glossary
from mujaz.translate.engines.base import EngineError, Options
from mujaz.translate.protection import Held

_TRIED_AGAIN = (429, 500, 502, 503, 504)
_MOST_SEGMENTS, _MOST_LETTERS = 16, 5000  # of one request: what a public server takes, and few to do again
_LONGEST_PAUSE, _LONGEST_WAIT = 30, 300  # seconds, by our own back-off and by the server's word


class LibreTranslate:
    """A server at the address of option `url` or LIBRETRANSLATE_URL; a key, if any, in LIBRETRANSLATE_API_KEY."""

    name = "libretranslate"
    local = False

    def __init__(self, options: Options) -> None:
        self._address = _address(options.url or options.environment.get("LIBRETRANSLATE_URL", ""))
        self._key = options.environment.get("LIBRETRANSLATE_API_KEY")
        retry = Retry(
            total=options.retries,
            redirect=False,
            status_forcelist=_TRIED_AGAIN,
            allowed_methods={"POST"},
            backoff_factor=options.pause,
            backoff_max=_LONGEST_PAUSE,
            retry_after_max=_LONGEST_WAIT,
            raise_on_status=False,
        )
        self._pool = urllib3.PoolManager(retries=retry, timeout=Timeout(options.timeout))

    def translate(
        self, segments: Sequence[str], *, glossary: Glossary, protected: Sequence[Sequence[Held]]
    ) -> list[str]:
        """The server's English of each segment. It has no place for a glossary; what is held stands as placeholders."""
        return [english for batch in _batches(segments) for english in self._ask(batch)]

    def _ask(self, batch: list[str]) -> list[str]:
        asked = {"q": batch, "source": "ar", "target": "en", "format": "text"}
        if self._key:
            asked["api_key"] = self._key
        try:
            # A redirection would take the texts and the key to another server than the one that was named.
            response = self._pool.request("POST", self._address, json=asked, redirect=False)
        except MaxRetryError as error:
            raise self._gave_up(f"no answer from {self._address}: {error.reason}") from None
        except HTTPError as error:
            raise self._gave_up(f"no answer from {self._address}: {error}") from None
        return self._answers(response, len(batch))

    def _answers(self, response: urllib3.BaseHTTPResponse, expected: int) -> list[str]:
        told = _json(response.data)
        if response.status != 200:
            reason = told.get("error") if isinstance(told, dict) else None
            raise self._gave_up(f"the server answered {response.status}: {reason or response.reason}")
        answers = told.get("translatedText") if isinstance(told, dict) else None
        if not isinstance(answers, list) or not all(isinstance(one, str) for one in answers):
            raise self._gave_up("the server's answer is no list of translations")
        if len(answers) != expected:
            raise self._gave_up(f"the server gave {len(answers)} translations of {expected} segments")
        return answers

    def _gave_up(self, found: str) -> EngineError:
        return EngineError(self.name, found, "Check the address and LIBRETRANSLATE_API_KEY, or try again later")


def _address(url: str) -> str:
    """Where texts are sent; raises EngineError for what is no plain web address."""
    remedy = "Write --url https://… or set LIBRETRANSLATE_URL"
    if not url:
        raise EngineError(LibreTranslate.name, "no server is named", remedy)
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise EngineError(LibreTranslate.name, f"'{url}' is no web address", remedy)
    if parts.username or parts.password or parts.query:
        found = "the address has a name, a password or a query in it"
        raise EngineError(LibreTranslate.name, found, "Give the key in LIBRETRANSLATE_API_KEY instead")
    address = url.rstrip("/")
    return address if address.endswith("/translate") else f"{address}/translate"


def _batches(segments: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for segment in segments:
        if batch and (len(batch) == _MOST_SEGMENTS or sum(map(len, batch)) + len(segment) > _MOST_LETTERS):
            yield batch
            batch = []
        batch.append(segment)
    if batch:
        yield batch


def _json(body: bytes) -> Any:
    """What the body says, None where it is no JSON."""
    try:
        return json.loads(body)
    except ValueError:
        return None
