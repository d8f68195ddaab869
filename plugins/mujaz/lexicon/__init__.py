"""The linguist's tables (*.toml), the editor's register (content/), and the code that refuses wrong ones."""
