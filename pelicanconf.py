"""Settings of the site. `pelican` in this folder builds all of it, in both languages, into output/."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "plugins"))

# Imported here and not named by a string: Pelican only logs a plugin that it cannot import, and builds without it.
from mujaz.site import plugin  # noqa: E402

# What an editor may wish to change -----------------------------------------------------------------------------------

MUJAZ_TITLE = {"ar": "موجز", "en": "Mujaz"}
MUJAZ_DESCRIPTION = {
    "ar": "أرشيف موجزات إخبارية بالعربية والإنجليزية: أرقام وأماكن وتواريخ، ومن قال ماذا، وكل معلومة مردودة إلى نصها",
    "en": "An archive of news briefings in Arabic and English: figures, places, dates, who said what, each fact traced "
    "to its sentence",
}
# What the ids of all feeds and their entries are made of (RFC 4151). Set it once, before the site is first published,
# to a domain of yours and a year in which it was yours, and never change it: readers would see every entry as new.
MUJAZ_FEED_TAG = os.environ.get("MUJAZ_FEED_TAG", "mujaz.example,2026")
# The most words that one quotation shows where only excerpts may be shown.
MUJAZ_EXCERPT_WORDS = 40
MUJAZ_LATEST = 12
# The most entries that a feed holds, by what it is a feed of. Each feed is six files in each language, three formats in
# two lengths, and an archive of 10,000 articles names tens of thousands of actors: GitHub Pages takes 1 GB.
MUJAZ_FEED_ENTRIES = {"all": 30, "topics": 30, "acts": 30, "corrections": 30, "actors": 15, "places": 15}
# Which of them also come with whole briefings for entries; summaries always come. For the 27 long articles of the
# demonstration, the whole feeds of actors and places take 52 of 77 MB: take these two out first where an archive
# outgrows its host.
MUJAZ_FEED_FULL = ("all", "topics", "acts", "corrections", "actors", "places")
# Whether each briefing also has files with a reference for each of its facts, for reference managers: six files of some
# ten kilobytes each. Without them facts are cited as their page says.
MUJAZ_CITE_FACTS = True
# With STRICT=1 in the environment, a seed that cannot be read stops the build.
MUJAZ_STRICT = os.environ.get("STRICT") == "1"

# How Pelican is set up -----------------------------------------------------------------------------------------------

MUJAZ_ROOT = str(ROOT)
SITENAME = MUJAZ_TITLE["en"]
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
THEME = str(ROOT / "theme")
THEME_STATIC_PATHS: list[str] = []  # the archive's generator writes them like every other file
PLUGINS = [plugin]

DEFAULT_LANG = "ar"
TIMEZONE = "UTC"
DEFAULT_CATEGORY = "notes"
ARTICLE_PATHS = ["notes"]
PAGE_PATHS = ["pages"]
STATIC_PATHS: list[str] = []
ARTICLE_URL = ARTICLE_LANG_URL = "{lang}/notes/{slug}/"
PAGE_URL = PAGE_LANG_URL = "{lang}/{slug}/"

# Pelican reads the hand-written pages and writes none: the archive's generator writes every page, in both languages.
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = ""
PAGE_SAVE_AS = PAGE_LANG_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_SAVE_AS = DAY_ARCHIVE_SAVE_AS = ""
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "extensions": []}
CACHE_CONTENT = False
TYPOGRIFY = False
