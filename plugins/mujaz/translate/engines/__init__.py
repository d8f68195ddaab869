"""Engines that draft translations, each optional: none is imported, and nothing is sent, before a person names it."""
