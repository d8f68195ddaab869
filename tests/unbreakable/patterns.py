"""Every regular expression of the package, and texts made from each that would make it go back if anything could."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import mujaz

PACKAGE = Path(mujaz.__file__).parent
_CALLS = frozenset(("compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"))
_OF_CATEGORY = {"DIGIT": "1", "NOT_DIGIT": "x", "SPACE": " ", "NOT_SPACE": "x", "WORD": "b", "NOT_WORD": "-"}
_MOST_LETTERS = 7
_TAILS = ("", "\0")


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern by where it stands: those that modules hold, and those written where they are used."""
    found: dict[str, re.Pattern[str]] = {}
    for info in pkgutil.walk_packages([str(PACKAGE)], "mujaz."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for number, pattern in enumerate(_held(value)):
                found.setdefault(pattern.pattern, pattern)
                found[f"{info.name}.{name}[{number}]"] = pattern
        for line, pattern in _written(module):
            found.setdefault(f"{info.name}:{line}", pattern)
    seen: dict[tuple[str, int], str] = {}
    for place, pattern in sorted(found.items()):
        if place.startswith("mujaz."):
            seen.setdefault((pattern.pattern, pattern.flags), place)
    return {place: found[place] for place in seen.values()}


def _held(value: Any, depth: int = 3) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth and isinstance(value, dict):
        yield from _held((*value.keys(), *value.values()), depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _held(item, depth - 1)


def _written(module: ModuleType) -> Iterator[tuple[int, re.Pattern[str]]]:
    """The patterns in calls of `re`, as far as they are constants."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and _is_of_re(node.func)
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            flags = node.args[1:] if isinstance(node.func, ast.Attribute) and node.func.attr == "compile" else []
            yield node.lineno, re.compile(node.args[0].value, _flags(flags))


def _is_of_re(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
        and function.attr in _CALLS
    )


def _flags(arguments: Iterable[ast.expr]) -> int:
    return sum(int(eval(ast.unparse(argument), {"re": re})) for argument in arguments)


def letters(pattern: re.Pattern[str]) -> list[str]:
    """Letters that the pattern speaks of, one for each set in it, and one that it does not know."""
    parser = sys.modules["re"]._parser  # type: ignore[attr-defined]
    found = dict.fromkeys(_letters_in(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)))
    return [*list(found)[: _MOST_LETTERS - 1], "\N{SNOWMAN}"]


def _letters_in(parsed: Any) -> Iterator[str]:
    for operation, argument in parsed:
        name = str(operation)
        if name == "LITERAL":
            yield chr(argument)
        elif name == "NOT_LITERAL":
            yield "x" if argument != ord("x") else "y"
        elif name == "ANY":
            yield "x"
        elif name == "IN":
            yield from _one_of(argument)
        else:
            yield from _below(argument)


def _below(argument: Any) -> Iterator[str]:
    """The letters in what an operation holds, however deep."""
    parser = sys.modules["re"]._parser  # type: ignore[attr-defined]
    if isinstance(argument, parser.SubPattern):
        yield from _letters_in(argument)
    elif isinstance(argument, list | tuple):
        for item in argument:
            yield from _below(item)


def _one_of(members: Any) -> Iterator[str]:
    """A letter of the set; of a set that excludes, one that it does not."""
    if str(members[0][0]) == "NEGATE":
        excluded = {argument for kind, argument in members[1:] if str(kind) == "LITERAL"}
        yield next(letter for letter in "xy-" if ord(letter) not in excluded)
        return
    for kind, argument in members[:3]:
        if str(kind) == "CATEGORY":
            yield _OF_CATEGORY[str(argument).removeprefix("CATEGORY_")]
        else:
            yield chr(argument[0] if str(kind) == "RANGE" else argument)


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What to repeat, and what to end with: each letter and each pair of letters of the pattern."""
    alphabet = letters(pattern)
    units = dict.fromkeys((*alphabet, *map("".join, product(alphabet, repeat=2))))
    yield from product(units, _TAILS)
