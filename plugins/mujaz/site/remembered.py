"""A dictionary that never grows beyond a number of items, for what a process had better not make or read twice."""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(dict[Key, Value]):
    """Holds at most `most` items: before one more comes in, the older half of them goes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: Key, value: Value) -> None:
        if len(self) >= self._most:
            for old in list(self)[: self._most // 2]:
                del self[old]
        super().__setitem__(key, value)
