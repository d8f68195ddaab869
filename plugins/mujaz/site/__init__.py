"""The only code that imports Pelican: generators that write the archive's pages and feeds."""
