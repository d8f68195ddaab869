"""From a seed on disk to a document: bytes, text, boilerplate, sidecar, date."""
