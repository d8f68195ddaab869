"""What an engine is, and how the one that a person names is found among the installed ones.

An engine is a class that the entry-point group `mujaz.translators` names; it is made from `Options`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

from mujaz.lexicon.glossary import Glossary
from mujaz.model.problem import MujazError, Problem
from mujaz.translate.protection import Held

GROUP = "mujaz.translators"


class EngineError(MujazError):
    """An engine that cannot be used, or that gave up: what is missing or went wrong, and what to do."""

    def __init__(self, engine: str, found: str, remedy: str) -> None:
        super().__init__(Problem(f"engine {engine}", found, remedy))


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may say of an engine. Keys are never among it: engines read them from `environment` alone.

    `model` names a model or its file, `url` a server; `timeout` is in seconds for each request, `retries` how often a
    failed one is tried again, after `pause` seconds, then twice as many, and so on.
    """

    model: str | None = None
    url: str | None = None
    timeout: float = 60
    retries: int = 4
    pause: float = 0.5
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)


class Engine(Protocol):
    """Drafts English from Arabic. `local` says that it sends nothing away from this machine."""

    name: str
    local: bool

    def translate(
        self, segments: Sequence[str], *, glossary: Glossary, protected: Sequence[Sequence[Held]]
    ) -> list[str]:
        """The English of each segment, in order; raises EngineError where the engine gives up.

        `segments` hold placeholders, and `protected` what stands for those of each segment; they come back untouched.
        """


def installed() -> dict[str, EntryPoint]:
    """The engines that installed packages offer, by name, whether or not what they need is there."""
    found = sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))
    return {point.name: point for point in reversed(found)}


def kind_of(name: str) -> type[Engine]:
    """The class of the engine `name`; raises EngineError where there is none, or where its package is missing."""
    points = installed()
    if name not in points:
        raise EngineError(name, "there is no such engine", f"Known: {', '.join(sorted(points)) or 'none'}")
    point = points[name]
    try:
        found: type[Engine] = point.load()
    except ModuleNotFoundError as error:
        package = point.dist.name if point.dist else "mujaz"
        extra = f"{package}[{point.extras[0]}]" if point.extras else error.name
        raise EngineError(name, f"'{error.name}' is not installed", f"Run: pip install '{extra}'") from None
    return found


def make(name: str, options: Options) -> Engine:
    """The engine `name`, ready; raises EngineError where it cannot be."""
    made: Engine = kind_of(name)(options)  # type: ignore[call-arg]
    return made
