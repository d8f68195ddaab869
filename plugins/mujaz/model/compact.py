"""JSON on one line, which a build writes for every briefing some twenty times."""

from __future__ import annotations

import json

import orjson


def compact(value: object) -> str:
    """The value as JSON without any space between its parts.

    >>> compact({"id": "derna", "days": [1, None]}), compact(2**70)
    ('{"id":"derna","days":[1,null]}', '1180591620717411303424')
    """
    try:
        return orjson.dumps(value).decode()
    except orjson.JSONEncodeError:
        # A whole number of more than 64 bits, or half a surrogate pair.
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
