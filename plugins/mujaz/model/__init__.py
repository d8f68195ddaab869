"""What the whole house speaks of: spans, documents and facts, as frozen values without Arabic and without I/O."""
