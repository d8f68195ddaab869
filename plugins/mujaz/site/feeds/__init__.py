"""Feeds in three formats and two lengths: what goes into them, and their text, made of parts that can be kept."""

from mujaz.site.feeds.items import Category, Item
from mujaz.site.feeds.parts import Head, document, fragment

__all__ = ["Category", "Head", "Item", "document", "fragment"]
