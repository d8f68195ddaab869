"""The mechanics of the written language: folding, tokens, clitics, sentences, numerals, calendars. No word lists."""
