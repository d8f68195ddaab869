"""How right the facts are, measured on the project's own annotated articles."""
