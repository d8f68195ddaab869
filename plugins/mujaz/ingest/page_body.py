"""From a page's tree to the text of its article, a line for each paragraph."""

from __future__ import annotations

import logging
import warnings
from typing import Any

from urllib3.exceptions import DependencyWarning

_SHORTEST = 100
_ROW_PARTS = ("thead", "tbody", "tfoot", "tr", "td", "th")
_LONGEST_CELL = 300


def body_of(tree: Any) -> str | None:
    """The article in `tree`, which loses its captions and its layout tables; None where there is no article."""
    with warnings.catch_warnings():
        # It looks for a proxy's library, which reading a page does without, and urllib3 warns that it is not there.
        warnings.simplefilter("ignore", DependencyWarning)
        import trafilatura  # noqa: PLC0415  slow to import; an archive of text seeds never needs it
        from trafilatura.settings import use_config  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    for caption in list(tree.iter("figcaption")):
        caption.drop_tree()
    _flatten_layout(tree)
    settings = use_config()
    # below this size the whole page is taken for the article, in one line
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(_SHORTEST)
    found = trafilatura.extract(
        tree,
        output_format="txt",
        include_comments=False,
        include_tables=True,
        with_metadata=False,
        deduplicate=False,
        config=settings,
    )
    return found or None


def _flatten_layout(tree: Any) -> None:
    """Turns the tables that lay out the page, not data, into plain blocks."""
    layout = {_table_of(cell) for cell in tree.iter("td") if _is_layout(cell)}
    parts = [part for part in tree.iter(*_ROW_PARTS) if _table_of(part) in layout] if layout else []
    for part in (*parts, *(table for table in layout if table is not None)):
        part.tag = "div"


def _table_of(part: Any) -> Any:
    """The table in which a row or cell stands, or None."""
    return next(part.iterancestors("table"), None)


def _is_layout(cell: Any) -> bool:
    """Whether a cell holds blocks or a long text."""
    return next(cell.iter("table", "h1", "h2", "p"), None) is not None or len(cell.text_content()) > _LONGEST_CELL
