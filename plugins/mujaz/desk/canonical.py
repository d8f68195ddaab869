"""One spelling for the many addresses of one article."""

from __future__ import annotations

from courlan import normalize_url


def canonical(url: str) -> str:
    """The address without what only tracks its readers, in lower case where case says nothing, without its fragment.

    >>> canonical("HTTPS://News.Example:443/b?utm_source=x&id=5#part"), canonical("http://news.example/b/")
    ('https://news.example/b?id=5', 'https://news.example/b')
    """
    plain = str(normalize_url(url))
    scheme, mark, rest = plain.partition("://")
    # One article answers under both, and with or without a slash at its end.
    return f"{'https' if scheme == 'http' else scheme}{mark}{rest}".partition("#")[0].rstrip("/")
