"""The Pelican plugin: it offers the archive's generator, and does nothing else when it is loaded."""

from __future__ import annotations

from pelican import signals

from mujaz.site.generator import ArchiveGenerator


def _generators(pelican: object) -> type[ArchiveGenerator]:
    return ArchiveGenerator


def register() -> None:
    """Called by Pelican. An error here would only be logged, so nothing here can fail."""
    signals.get_generators.connect(_generators)
