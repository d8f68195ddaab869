"""The theme's templates, compiled once for each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FunctionLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from mujaz.archive.compiled import sealed, whole
from mujaz.lexicon.contested import Contested, load_contested
from mujaz.lexicon.lexicon import TABLES
from mujaz.lexicon.topics import TopicTerm, load_topics
from mujaz.lexicon.wording import load_wording
from mujaz.model.facts import Actor
from mujaz.render.catalogues import LANGUAGES, Words, load_words
from mujaz.render.nouns import load_nouns
from mujaz.render.numbers import briefings
from mujaz.render.style import Style
from mujaz.site.linked_data import linked_data
from mujaz.site.links import Site, direction, other
from mujaz.site.markup import named, own, plain, source, spelled
from mujaz.site.output import replace_file
from mujaz.site.snippets import snippets

# A label without values: `{{ _('Archive') }}`.
_LABEL = re.compile(r"\{\{ _\('([^'%]*)'\) \}\}")

# An address of the page's language or of none: `{{ site.page(lang, 'actors') }}`.
_ADDRESS = re.compile(
    r"""
    \{\{ [ ] site\. (?P<method> page | feed | file )
    \( (?P<arguments> (?: lang | '[\w.-]*' ) (?: ,[ ] '[\w.-]*' )* ) \) [ ] \}\}
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, eq=False)
class Theme:
    """The words, the wording of sentences, the contested words and the templates of both languages."""

    site: Site
    words: Mapping[str, Words]
    styles: Mapping[str, Style]
    contested: Contested
    topics: Mapping[str, TopicTerm]
    environments: Mapping[str, Environment]
    _templates: dict[tuple[str, str], Template] = field(default_factory=dict)

    def render(self, name: str, lang: str, **values: Any) -> str:
        """A template of the theme, in one language."""
        return self.template(name, lang).render(values)

    def template(self, name: str, lang: str) -> Template:
        """A template of the theme, made ready once."""
        template = self._templates.get((name, lang))
        if template is None:
            template = self._templates[name, lang] = self.environments[lang].get_template(name)
            # Jinja looks each of them up in a chain of mappings, anew for each page.
            template.globals = dict(template.globals)
        return template

    def by(self, actor: Actor, lang: str) -> Markup:
        """'according to' an actor who is not linked."""
        made: Markup = self.environments[lang].filters["by"](actor, False)
        return made

    def page(self, name: str, lang: str, *path: str, **values: Any) -> tuple[str, str]:
        """A page's place below the output folder, and its HTML. The other language has it at the same path."""
        place = "/".join((lang, *path, ""))
        url, alternate = self.site.page(lang, *path), self.site.page(other(lang), *path)
        return place, self.render(name, lang, url=url, alternate=alternate, path=path, **values)


def load_theme(folder: Path, site: Site, cache: Path | None = None) -> Theme:
    """The theme in `folder`: templates/ and locale/. What Jinja compiles is kept in the folder `cache`, if any."""
    nouns = load_nouns(TABLES)
    words = {lang: load_words(folder / "locale", lang, nouns) for lang in LANGUAGES}
    wording = load_wording(TABLES / "wording.toml")
    styles = {lang: Style(words[lang], wording) for lang in LANGUAGES}
    contested = load_contested(TABLES / "contested.toml")
    kept = cache / "templates" if cache else None
    environments = {lang: _environment(folder / "templates", site, styles[lang], kept) for lang in LANGUAGES}
    topics = load_topics(TABLES / "topics.toml").terms
    return Theme(site, words, styles, contested, topics, environments)


class _Output(CodeGenerator):
    """Jinja's, but markup goes into a page as it is: `escape` would make a copy of each piece."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        self.write("environment.shown(")


class _Environment(Environment):
    """The environment of one language."""

    code_generator_class = _Output

    @staticmethod
    def shown(value: object) -> str:
        """Any value as a piece of HTML."""
        if type(value) is Markup:
            return value
        return str(value) if type(value) is int else escape(value)


class _Kept(FileSystemBytecodeCache):
    """Jinja's, in which a damaged file counts as none: Python does not check the code that it loads."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            if (kept := whole(Path(self._get_cache_filename(bucket)).read_bytes())) is not None:
                bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            replace_file(Path(self._get_cache_filename(bucket)), sealed(bucket.bytecode_to_string()))


def _environment(folder: Path, site: Site, style: Style, cache: Path | None) -> Environment:
    words = style.words
    bytecode = None
    if cache:
        # A folder for each language, for both compile templates of the same names.
        (cache / words.lang).mkdir(parents=True, exist_ok=True)
        bytecode = _Kept(str(cache / words.lang))
    environment = _Environment(
        loader=FunctionLoader(lambda name: _spoken(folder / name, site, words)),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=bytecode,
    )
    environment.install_gettext_translations(words.translations, newstyle=True)  # type: ignore[attr-defined]
    lang = words.lang
    environment.globals.update(
        site=site,
        lang=lang,
        dir=direction(lang),
        other=other(lang),
        words=words,
        title=site.title_in(lang),
        main_feed=site.feed(lang, "all", full=site.has_full("all")),
        **linked_data(site, lang),
    )
    environment.filters.update(
        at=lambda one, kind: site.page(lang, kind, one),
        briefings=lambda count: briefings(count, words),
        word=lambda message, context: words.pgettext(context, message),
        own=lambda text: own(text, lang),
        source=lambda text: source(text, lang),
        named=lambda name: named(name, lang),
        plain=plain,
        spelled=lambda name: spelled(name, lang),
        **snippets(site, style),
    )
    return environment


def _spoken(path: Path, site: Site, words: Words) -> str | None:
    """A template in which what it always says is said already: labels and fixed addresses, made once for all pages."""
    if not path.is_file():
        return None
    text = _LABEL.sub(lambda label: escape(words.gettext(label.group(1))), path.read_text(encoding="utf-8"))
    return _ADDRESS.sub(lambda address: escape(_address(address, site, words.lang)), text)


def _address(found: re.Match[str], site: Site, lang: str) -> str:
    arguments = [lang if part == "lang" else part.strip("'") for part in found["arguments"].split(", ")]
    made: str = getattr(site, found["method"])(*arguments)
    return made
