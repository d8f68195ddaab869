"""The columns of the tables that are published: one definition for their values, their schema and their description."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

# As the Data Package standard names them (https://datapackage.org/standard/table-schema/).
Type = Literal["string", "integer", "number", "boolean", "date"]
Cell = str | int | float | bool | date | None
Row_contra = TypeVar("Row_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Column(Generic[Row_contra]):
    """A column: the same name means the same in every table. `of` gives its value in a row, None where nothing is."""

    name: str
    type: Type
    of: Callable[[Row_contra], Cell]
    required: bool = False
