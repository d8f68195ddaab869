"""TOML of any making into values, with one kind of error and in linear time."""

from __future__ import annotations

import re
import tomllib
from typing import Any

# The standard reader takes the square of a dotted key's parts; whoever writes by hand needs no more than a few.
_MOST_PARTS = 50
_LONG_KEY = re.compile(
    r"""(?<![A-Za-z0-9_-]) (?: (?: [A-Za-z0-9_-]++ | "[^"\n]*+" | '[^'\n]*+' ) [ \t]*+ \. [ \t]*+ ){50}""",
    re.VERBOSE,
)


def read_toml(source: str) -> dict[str, Any]:
    """The tables of a TOML document. Raises ValueError, whatever is wrong with it, saying where if that is known.

    >>> read_toml("a.b = 1")
    {'a': {'b': 1}}
    >>> read_toml("x = " + "[" * 9999)
    Traceback (most recent call last):
    ValueError: brackets in brackets in brackets, deeper than can be read
    """
    if found := _LONG_KEY.search(source):
        line = source.count("\n", 0, found.start()) + 1
        raise ValueError(f"a key of more than {_MOST_PARTS} parts (at line {line})")
    try:
        return tomllib.loads(source)
    except RecursionError:
        raise ValueError("brackets in brackets in brackets, deeper than can be read") from None
