"""From a document and the lexicon to facts: one module for each kind of fact."""
