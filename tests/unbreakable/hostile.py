"""Seeds, sidecars, translations and rulings made to reach a page as live markup, to break a parser or to stop a build.

Each planted call has a name of its own, so that a test that finds one knows from which field it came.
"""

from __future__ import annotations

from pathlib import Path

from markupsafe import escape

from unbreakable.repository import write

RLO, LRI, PDF = "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL FORMATTING}"
BELL, NONE = "\x07", "\ufffe"
APPLE = "\u0410\u0440\u0440le"
JINJA = "{{ 7 * 191919 }}{% raise %}{# no #}"
JINJA_GIVES = "1343433"
GETTEXT = "%(name)s %s %d %%"


def call(field: str) -> str:
    """Markup that would call `planted('<field>')` if a page let it, by every way that is known."""
    said = f"planted('{field}')"
    return (
        f"<script>{said}</script>\"><svg onload={said}>' onclick='{said}' </title><a href=javascript:{said}>]]>--><!-- "
    )


TEXT = (
    f"""محادثات {call("title")} في القاهرة

قال وزير الخارجية المصري سامح شكري {call("speaker")} إن «بلاده {call("quote")} تدعم الحوار» {JINJA} {GETTEXT}.

وقتل 12 شخصا {call("figure")} في مدينة بنغازي {call("place")} يوم 7 أكتوبر 2023، بحسب Delta{RLO}Works{PDF} ورئيسها
سامي{RLO}{LRI} حداد{BELL}{NONE}. ونفت شركة <b>Mercy</b> Works ذلك، وأضافت: "{call("claim")}".

"""
    + "وأوضح المتحدث باسم الوزارة أن المحادثات ستتواصل في الأيام المقبلة بحضور وفود من دول المنطقة ومن خارجها.\n" * 12
)


def page(field: str) -> str:
    """A saved page with markup in all that it says of itself."""
    said = escape(call(field))
    return (
        f"<html><head><title>{said} سيول</title><meta property='og:site_name' content=\"{said}{RLO}\">"
        f'<meta name=author content="{said}"><link rel=canonical href="javascript:planted(\'{field}\')">'
        f"<meta property='og:url' content=\"https://news.example/{RLO}gpj.exe\"></head><body><h1>سيول {said}</h1>"
        f"<p>أعلنت وزارة الصحة الليبية مقتل 30 شخصا في درنة بعد السيول التي اجتاحت المدينة. {escape(call(field))}</p>"
        + "".join(
            f"<p>وقال المتحدث رقم {n} باسم الوزارة إن {n} فرق تواصل البحث عن المفقودين قرب الوادي.</p>"
            for n in range(9)
        )
        + "</body></html>"
    )


def toml(**values: str) -> str:
    """A sidecar; every value a string of any letters but the apostrophe."""
    return "".join(f"{key} = '''{value}'''\n" for key, value in values.items())


GOOD = "زيارة إلى عمّان\n\nقال الملك عبد الله الثاني إن بلاده ترحب بالضيوف. وأصيب 3 أشخاص في حادث.\n"
SIDECAR_CALL = call("sidecar").replace("'", "")

# Those that give a briefing.
READ: dict[str, str | bytes] = {
    "2024/01/markup.txt": TEXT,
    "2024/01/markup.toml": toml(publisher=SIDECAR_CALL, byline=SIDECAR_CALL, title=SIDECAR_CALL, republish="full"),
    "2024/01/excerpt.txt": TEXT,
    "2024/01/excerpt.toml": toml(publisher=f"{JINJA} {GETTEXT}", url="https://news.example/'onmouseover=planted(0)//"),
    "2024/01/facts.txt": TEXT,
    "2024/01/facts.toml": toml(republish="facts", title=f"=HYPERLINK(planted) {SIDECAR_CALL}"),
    "2024/01/page.html": page("page"),
    "2024/01/page.toml": toml(republish="full"),
    "2024/01/homoglyphs.txt": f"محادثات في {APPLE}\n\nقال مدير {APPLE} الأمريكي إن 5 موظفين أصيبوا.\n",
    "2024/01/letters.txt": GOOD + "\n" + "ب" * 100_000 + "\n",
    "2024/01/latin.txt": GOOD + "\nقال " + "A" + "a" * 10_000 + " Corp إن 5 أصيبوا.\n" + "ب" * 90_000 + "\n",
    "2024/01/digits.txt": GOOD + "\nوقتل " + "9" * 100_000 + " شخصا.\n",
    "2024/01/deep.html": "<html><body><h1>خبر</h1>" + "<div>" * 10_000 + f"<p>{GOOD * 3}</p>",
    "2024/01/entities.html": '<!DOCTYPE x [<!ENTITY a "ب"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<html><body><h1>خبر</h1><p>{GOOD * 3}&b;</p></body></html>",
    "2024/01/good.txt": GOOD,
}
# Those that are told and left out, each with a word of what is told.
REFUSED: dict[str, tuple[str | bytes, str | bytes | None, str]] = {
    "nul": (GOOD.encode() + b"\0", None, "NUL"),
    "large": (b" " * 50_000_000, None, "50.0 MB"),
    "many-words": (GOOD + "قال " * 20_000, None, "more than 15000 words"),
    "escape": (GOOD, toml(id="../../escaped"), "'id' is '../../escaped'"),
    "override": (GOOD, toml(publisher=f"a{RLO}b"), "U+202E"),
    "two-lines": (GOOD, 'publisher = "a\\nTY  - JOUR"\n', "a line break"),
    "script-url": (GOOD, toml(url="javascript:planted(1)"), "'url' is"),
    "file-url": (GOOD, toml(url="file:///etc/passwd"), "'url' is"),
    "hidden-url": (GOOD, toml(url=f"https://news.example/{RLO}gpj"), "U+202E"),
    "user-url": (GOOD, toml(url="https://news.example@evil.example/"), "'url' is"),
    "deep-toml": (GOOD, "x = " + "[" * 40_000, "not TOML"),
    "dotted-toml": (GOOD, ".".join("a" * 20_000) + " = 1\n", "more than 50 parts"),
    "inline-toml": (GOOD, "x = {" + ".".join("a" * 20_000) + " = 1}\n", "more than 50 parts"),
    "digits-toml": (GOOD, "x = " + "9" * 90_000, "not TOML"),
    "first-day": (GOOD, "published = 0001-01-01\n", "'published' is 0001-01-01"),
    "last-day": (GOOD, "published = 9999-12-31\n", "'published' is 9999-12-31"),
    "no-utf8": (GOOD, b'publisher = "\xff"\n', "not UTF-8"),
}
# File names that no address and no message can hold; the last is no UTF-8.
UNNAMEABLE = (f"{RLO}txt.exe.txt", f"bell{BELL}.txt", "bytes\udcff.txt")
TRANSLATED = "good"
TRANSLATION = f"""msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "t"
msgid "زيارة إلى عمّان"
msgstr "{call("translation").replace('"', chr(92) + '"')} {RLO}visit {JINJA} {GETTEXT}"
"""
BROKEN_TRANSLATIONS: dict[str, str | bytes] = {
    "markup": 'msgid "a\n\nmsgstr',
    "excerpt": b"\xff\xfe\0m\0s\0g",
    "facts": 'msgctxt "t"\nmsgid "x"\nmsgstr "y"\n' * 2,
    "page": "#" * 6_000_000,
    "digits": 'msgctxt "t"\n# state: ' + "x" * 100_000 + '\nmsgid "x"\nmsgstr "y"\n',
}


def plant(root: Path) -> None:
    """Puts all of it into a repository."""
    write(root / "seeds", READ)
    for name, (seed, notes, _) in REFUSED.items():
        write(root / "seeds/2024/02", {f"{name}.txt": seed} | ({f"{name}.toml": notes} if notes else {}))
    write(root / "content/translations", {f"{name}.po": said for name, said in BROKEN_TRANSLATIONS.items()})
    write(root / "content/translations", {f"{TRANSLATED}.po": TRANSLATION})
    (root / "seeds" / "2024" / "<script>planted(2)<b>.txt").write_text(GOOD, encoding="utf-8")
    for name in UNNAMEABLE:
        (root / "seeds" / "2024" / name).write_text(GOOD, encoding="utf-8")
