"""The facts on disk: found again only where what they rest on changed."""
