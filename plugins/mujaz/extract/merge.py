"""Joins what an article names shortly here and in full there: 'الانفصاليون' and 'الانفصاليون الأرمن'."""

from __future__ import annotations

from dataclasses import replace

from mujaz.extract.ledger import Ledger

_KINDS = frozenset(("group", "organization"))


def merge(ledger: Ledger) -> None:
    """Gives the mentions of a composed actor that says less to the only one that says the same and more."""
    composed = [r.id for r in ledger.referents.values() if r.status == "composed" and r.kind in _KINDS]
    fuller = {short: [other for other in composed if other.endswith(f"-{short}")] for short in composed}
    into = {short: others[0] for short, others in fuller.items() if len(others) == 1}
    if not into:
        return
    ledger.mentions = [replace(m, referent=into.get(m.referent, m.referent)) for m in ledger.mentions]
    for short in into:
        del ledger.referents[short]
