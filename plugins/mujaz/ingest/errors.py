"""What stops one seed from being read."""

from __future__ import annotations

from mujaz.model.problem import MujazError


class SeedError(MujazError):
    """A seed or sidecar that cannot be used as it is."""
