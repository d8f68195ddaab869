"""The day that what a person writes at the terminal is dated with."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

import click


def today() -> date:
    """SOURCE_DATE_EPOCH's day, where that is set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
    except (ValueError, OverflowError):
        raise click.UsageError(f"SOURCE_DATE_EPOCH is '{epoch}'. Write seconds since 1970, or unset it") from None
