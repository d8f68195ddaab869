"""A fact in the words of one language: numbers, nouns, dates, names. No HTML, no Pelican."""
