"""How the command ends: every exit status that it has, and what it means."""

from __future__ import annotations

DONE = 0
PROBLEMS = 1
BAD_INPUT = 2
UNREACHED = 3
NO_ROOM = 4

MEANINGS = {
    DONE: "done",
    PROBLEMS: "problems were found and told, or the person at the terminal said no",
    BAD_INPUT: "wrong usage, or input that cannot be used: what is wrong and what to do is said",
    UNREACHED: "some source could not be fetched; what could be was done",
    NO_ROOM: "nothing could be written: the disk is full, or another command keeps the archive",
}
"""What each status says; the manual and the help text give this list."""


def as_help() -> str:
    """The list as a help text ends with it."""
    return "\n".join(["\b", "Exit status:", *(f"  {status}  {meaning}" for status, meaning in MEANINGS.items())])
