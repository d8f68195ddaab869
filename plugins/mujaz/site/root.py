"""What stands outside both languages: the chooser, the page for what is not found, the sitemap."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from mujaz.render.catalogues import LANGUAGES
from mujaz.site.publish import Publisher

_SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">'


def write_root(publisher: Publisher) -> None:
    """Everything that has no language of its own; last, for the sitemap tells of all pages."""
    output, theme = publisher.output, publisher.theme
    both = {"translations": theme.words}
    output.page("", theme.render("chooser.html", "en", **both))
    output.write("404.html", theme.render("404.html", "en", **both))
    output.write("sitemap.xml", _sitemap(publisher))
    output.write("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {publisher.site.file('sitemap.xml')}\n")


def _sitemap(publisher: Publisher) -> str:
    """Every page with its counterpart: addresses in attributes and text are URL-quoted already."""
    site = publisher.site
    lines = ['<?xml version="1.0" encoding="utf-8"?>', _SITEMAP, f"<url><loc>{site.file('')}</loc></url>"]
    for path, changed in sorted(publisher.addresses, key=lambda address: address[0]):
        pairs = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(site.page(lang, *path))}/>'
            for lang in LANGUAGES
        )
        when = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
        lines += [f"<url><loc>{site.page(lang, *path)}</loc>{when}{pairs}</url>" for lang in LANGUAGES]
    return "\n".join([*lines, "</urlset>", ""])
