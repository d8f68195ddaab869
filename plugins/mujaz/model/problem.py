"""What a person got wrong, said so that it can be mended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a person must mend: the file, the place in it, what was found and what to do."""

    path: str
    found: str
    remedy: str
    place: str = ""

    def __str__(self) -> str:
        where = f"{self.path}: {self.place}" if self.place else self.path
        return f"{where}: {self.found}. {self.remedy}"


class MujazError(Exception):
    """Something that a person got wrong; holds every problem found in one run."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
