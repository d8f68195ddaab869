"""Pelican as it is installed: no plugin, a plain theme, what changes by archive in site.json."""

import json
from pathlib import Path

_SITE = json.loads(Path(__file__).with_name("site.json").read_text(encoding="utf-8"))

SITENAME = "Mujaz"
SITEURL = _SITE["url"]
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "ar"
LABELS = _SITE["labels"]

# Each language's version is an article of its own: Pelican's own translations appear in no list and in no tag's page.
ARTICLE_URL = ARTICLE_LANG_URL = "{lang}/briefings/{entry}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = "{lang}/briefings/{entry}/index.html"
# Tags are actors, places and topics, 'en/actors/united-nations', and Pelican lists each one's articles.
TAG_REGEX_SUBSTITUTIONS: list[tuple[str, str]] = []
TAG_URL = "{slug}/"
TAG_SAVE_AS = "{slug}/index.html"
TAGS_SAVE_AS = "tags/index.html"
CATEGORY_URL = "publishers/{slug}/"
CATEGORY_SAVE_AS = "publishers/{slug}/index.html"
AUTHOR_SAVE_AS = ""
USE_FOLDER_AS_CATEGORY = False
MONTH_ARCHIVE_SAVE_AS = "all/archive/{date:%Y}/{date:%m}/index.html"
YEAR_ARCHIVE_SAVE_AS = "all/archive/{date:%Y}/index.html"
DIRECT_TEMPLATES = ["index", "tags"]
PAGINATED_TEMPLATES = {"tag": _SITE["size"]} if _SITE["size"] else {}
DEFAULT_PAGINATION = 12
# No page is less than full: the last one takes what would be left over, as Mujaz's first does.
DEFAULT_ORPHANS = max(0, _SITE["size"] - 1)
FEED_MAX_ITEMS = _SITE["feed_entries"]
FEED_ALL_ATOM = "feeds/all.atom.xml"
TAG_FEED_ATOM = "feeds/{slug}.atom.xml"
TRANSLATION_FEED_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
