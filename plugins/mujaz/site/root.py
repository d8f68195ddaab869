"""What stands outside both languages: the chooser, the page for what is not found, the sitemaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

from mujaz.archive.redirects import Redirects, redirected_paths
from mujaz.render.catalogues import LANGUAGES
from mujaz.site.links import Site
from mujaz.site.output import Output
from mujaz.site.publish import Publisher

_HEAD = '<?xml version="1.0" encoding="utf-8"?>'
_SPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
# A sitemap may tell of 50,000 addresses; each page has two.
_MOST_PAGES = 20_000
_NAMED = {"actors": "actor", "places": "place"}


def write_root(publisher: Publisher) -> None:
    """Everything that has no language of its own."""
    output, theme = publisher.output, publisher.theme
    both = {"translations": theme.words}
    output.page("", theme.render("chooser.html", "en", **both))
    output.write("404.html", theme.render("404.html", "en", **both))
    output.write("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {publisher.site.file('sitemap.xml')}\n")


def write_redirects(publisher: Publisher, redirects: Redirects) -> None:
    """A page under each old address that leads on to the new one; an address that is somebody's again is left to it."""
    for old, new in redirected_paths(redirects):
        lang, kind, one, _ = old.split("/")
        if not publisher.store.named(_NAMED[kind], [one]):
            html = publisher.theme.render("redirect.html", lang, target=publisher.site.file("") + new)
            publisher.output.page(old, html)


def write_static(output: Output, folder: Path) -> None:
    """The theme's styles and fonts, as they are."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            output.write(f"static/{path.relative_to(folder).as_posix()}", path.read_bytes())


def write_sitemaps(publisher: Publisher) -> None:
    """Every page with its counterpart; where one file would not hold them, one for each year and kind."""
    site = publisher.site
    pages = list(publisher.store.addresses())
    if len(pages) <= _MOST_PAGES:
        chooser = f"<url><loc>{escape(site.file(''))}</loc></url>"
        told = sorted((path, changed) for _, path, changed in pages)
        publisher.output.write("sitemap.xml", _sitemap(site, told, [chooser]))
        return
    names = list(_write_parts(publisher, pages))
    listed = (f"<sitemap><loc>{escape(site.file('sitemaps', name))}</loc></sitemap>" for name in names)
    whole = "\n".join([_HEAD, f"<sitemapindex {_SPACES}>", *listed, "</sitemapindex>", ""])
    publisher.output.write("sitemap.xml", whole)


def _write_parts(publisher: Publisher, pages: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Writes the sitemaps of an archive that one does not hold; gives their names."""
    parts: dict[str, list[tuple[str, str]]] = {}
    for kind, path, changed in pages:
        part = f"briefings-{changed[:4] or 'undated'}" if kind == "briefing" else kind
        parts.setdefault(part, []).append((path, changed))
    for part, told in sorted(parts.items()):
        for number, start in enumerate(range(0, len(told), _MOST_PAGES), 1):
            name, held = f"{part}-{number}.xml", told[start : start + _MOST_PAGES]
            mark = sha256(repr(held).encode()).hexdigest()[:16]
            if not publisher.output.stands(f"sitemaps/{name}", mark):
                publisher.output.write(f"sitemaps/{name}", _sitemap(publisher.site, held), mark)
            yield name


def _sitemap(site: Site, pages: Iterable[tuple[str, str]], first: Iterable[str] = ()) -> str:
    lines = [_HEAD, f"<urlset {_SPACES}>", *first]
    # What quote() leaves needs no escaping.
    starts = {lang: escape(site.page(lang)) for lang in LANGUAGES}
    for path, changed in pages:
        rest = f"{quote(path)}/" if path else ""
        pairs = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href="{start}{rest}"/>' for lang, start in starts.items()
        )
        when = f"<lastmod>{changed}</lastmod>" if changed else ""
        lines += [f"<url><loc>{start}{rest}</loc>{when}{pairs}</url>" for start in starts.values()]
    return "\n".join([*lines, "</urlset>", ""])
