"""A claim in the making."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.extract.mentions import Mention
from mujaz.extract.scene import Voice
from mujaz.model.facts import Act
from mujaz.model.span import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: its cue at token `at`, its speaker as a mention or as a voice heard before.

    `opens` is the code point where its evidence begins, `gap` the token where its content begins, `nested` that it
    stands inside another's content, `bare` that a pronoun on the verb is all that it says of a thing named before.
    """

    act: Act
    cue: Span
    opens: int
    rule: str
    at: int
    mention: Mention | None = None
    voice: Voice | None = None
    via: Mention | None = None
    nested: bool = False
    distanced: bool = False
    mark: str = ""
    gap: int = -1
    bare: bool = False

    @property
    def speaker(self) -> str | None:
        """The referent who speaks."""
        if self.mention is not None:
            return self.mention.referent
        return self.voice.referent or None if self.voice is not None else None
