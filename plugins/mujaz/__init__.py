"""Mujaz turns Arabic news articles into a bilingual Arabic/English briefing archive."""
