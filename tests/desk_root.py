"""A small repository of its own for tests of the desk: a register of one state, and the article of one outlet."""

from __future__ import annotations

from pathlib import Path

REGISTER = """
[sudan]
kind = "government"
iso = "sd"
name.ar = "السودان"
name.en = "Sudan"
adjective.en = "Sudanese"
nisba = ["سوداني"]
capital = {id = "khartoum", ar = "الخرطوم", en = "Khartoum"}
"""
BODY = """أعلنت وزارة الصحة السودانية مساء الأحد مقتل 12 شخصا وإصابة 40 آخرين في أمطار أغرقت قرى قرب الخرطوم ليلة كاملة.

وقال وزير الصحة هيثم إبراهيم إن الوزارة أرسلت 5 فرق طبية إلى المنطقة، وأضاف أن عدد القتلى قد يرتفع في الأيام المقبلة.

ونفى حاكم الولاية أن تكون السدود قد انهارت، ودعا السكان إلى الابتعاد عن مجرى النهر حتى تنحسر المياه."""
TITLE = "أمطار تغرق قرى قرب الخرطوم"


def make_root(folder: Path) -> Path:
    """The repository, without a seed."""
    (folder / "pelicanconf.py").touch()
    (folder / "content/actors").mkdir(parents=True)
    (folder / "content/actors/states.toml").write_text(REGISTER, encoding="utf-8")
    (folder / "seeds").mkdir()
    return folder


def page(title: str, body: str, **said: str) -> str:
    """An outlet's page: menu, article, share bar, footer; `said` are its meta elements, '_' for ':'."""
    meta = "".join(f'<meta property="{name.replace("_", ":", 1)}" content="{value}">' for name, value in said.items())
    paragraphs = "".join(f"<p>{part}</p>" for part in body.split("\n\n"))
    return (
        f'<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title>{meta}</head><body>'
        f'<nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav><article><h1>{title}</h1>{paragraphs}</article>'
        '<div class="share">شارك عبر فيسبوك</div><footer>جميع الحقوق محفوظة</footer></body></html>'
    )
