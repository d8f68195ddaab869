"""Link previews of the public site: a picture for each briefing, actor and place and for each language's home."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import mujaz.render.preview
from mujaz.archive.compiled import sealed, whole
from mujaz.render.catalogues import LANGUAGES
from mujaz.render.dates import day_words
from mujaz.render.names import country_name
from mujaz.render.numbers import briefings
from mujaz.render.preview import Fonts, Preview, draw
from mujaz.site.links import of, other
from mujaz.site.markup import arabic
from mujaz.site.output import replace_file
from mujaz.site.publish import Publisher
from mujaz.site.told import told

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{RIGHT-TO-LEFT ISOLATE}"
_POP = "\N{POP DIRECTIONAL ISOLATE}"
_ISOLATED = re.compile(r'<bdi[^<>]*dir="(?P<way>ltr|rtl)"[^<>]*>|(?P<end></bdi>)|<[^<>]*>')


def write_previews(publisher: Publisher, theme: Path, cache: Path) -> None:
    """The pictures, each drawn only where its words are new.

    A drawn picture is kept in `cache`/previews under the fingerprint of its words; what no page shows any more goes.
    """
    fonts, folder = Fonts(theme / "previews"), cache / "previews"
    folder.mkdir(parents=True, exist_ok=True)
    maker = _fingerprint_of_maker(theme)
    used = set()
    for path, preview in _previews(publisher, fonts):
        name = f"{sha256(f'{maker}{preview!r}'.encode()).hexdigest()[:32]}.kept"
        kept = folder / name
        picture = whole(kept.read_bytes()) if kept.is_file() else None
        if picture is None:
            picture = draw(preview, fonts)
            replace_file(kept, sealed(picture))
        used.add(name)
        publisher.output.write(f"previews/{path}.png", picture)
    for kept in folder.glob("*.kept"):
        if kept.name not in used:
            kept.unlink()


def _fingerprint_of_maker(theme: Path) -> str:
    files = [Path(mujaz.render.preview.__file__), *sorted((theme / "previews").glob("*.ttf"))]
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _previews(publisher: Publisher, fonts: Fonts) -> Iterator[tuple[str, Preview]]:
    actors, places = publisher.store.named("actor"), publisher.store.named("place")
    for lang in LANGUAGES:
        words, site = publisher.theme.words[lang], publisher.site
        foot = site.title_in(lang)

        def made(
            kicker: str, title: str, title_lang: str, lines: Iterable[str], lang: str = lang, foot: str = foot
        ) -> Preview:
            shown = tuple(fonts.drawable(line) for line in lines)
            title = isolated(title) if title_lang == "ar" else title
            return Preview(lang, fonts.drawable(kicker), fonts.drawable(title), title_lang, shown, fonts.drawable(foot))

        yield f"{lang}/home", made("", site.title_in(lang), lang, [isolated_in(site.description_in(lang), lang)])
        for shown in told(publisher.store, publisher.store.latest(-1)):
            card = shown.cards[lang]
            kicker = " · ".join(
                [words.gettext("Briefing"), *([day_words(card.published, words)] if card.published else [])]
            )
            lines = (isolated_in(line, lang) for line, _ in card.key_figures)
            yield f"{lang}/briefings/{shown.id}", made(kicker, card.plain_headline, card.headline_lang, lines)
        for kind, named in (("actors", actors), ("places", places)):
            for one in named:
                sort = words.pgettext("actor", one.kind) if kind == "actors" else words.gettext("Place")
                kicker = " · ".join(filter(None, [sort, country_name(one.country, words)]))
                below = [*_other_name(one, lang), briefings(one.briefings, words)]
                title_lang = lang if lang == "ar" or one.name.en else "ar"
                yield f"{lang}/{kind}/{one.id}", made(kicker, of(one.name, lang), title_lang, below)


def _other_name(one: Any, lang: str) -> list[str]:
    """The name in the other language; where the page's own language has none, the title shows that already."""
    return [of(one.name, other(lang))] if one.name.en else []


def isolated_in(text: str, lang: str) -> str:
    """A line in the page's language, marked-up or not, in which what reads the other way keeps its order."""
    plain = unescape(_ISOLATED.sub(_mark, str(text)))
    return isolated(plain) if lang == "ar" and plain == text else plain


def isolated(text: str) -> str:
    """Arabic text with direction marks where a page would have elements.

    >>> isolated("25.3%") == "\\u206625.3%\\u2069"
    True
    """
    return unescape(_ISOLATED.sub(_mark, str(arabic(text))))


def _mark(tag: re.Match[str]) -> str:
    if tag["end"]:
        return _POP
    return {"ltr": _LEFT_TO_RIGHT, "rtl": _RIGHT_TO_LEFT}.get(tag["way"] or "", "")
