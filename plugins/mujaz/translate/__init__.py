"""The translation memory: segments in English, their state, and where they come from."""
