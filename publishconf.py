"""The same site for its public address: MUJAZ_SITEURL from the environment, else the one below."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

SITEURL = os.environ.get("MUJAZ_SITEURL", "https://owner.github.io/mujaz").rstrip("/")
if not SITEURL.startswith(("https://", "http://")):
    raise SystemExit(
        f"publishconf.py: MUJAZ_SITEURL is {SITEURL!r}. Set it to the site's public address, such as "
        "https://owner.github.io/mujaz"
    )
