"""The one waist between custodes and its engines: rows, write, close."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from graph.errors import AskedWrongly

if TYPE_CHECKING:
    from graph.schema import Tables

Row = dict[str, Any]
# The rows of a statement, each its bare values.
Values = Iterator[list[Any]]
Made = TypeVar("Made")


class Store(Protocol):
    """A graph that speaks Cypher. Read-only but for `replace`."""

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None, limit: int | None = None) -> list[Row]:
        """The rows of one reading statement, in its order, at most `limit` of them.

        StoreError when the engine refuses it, or when it takes longer than CUSTODES_TIMEOUT allows.
        """
        ...

    def values(self, cypher: str, parameters: Mapping[str, Any], take: Callable[[Values], Made]) -> Made:
        """What `take` makes of the rows of one reading statement, for reading very many: each row is its bare values as they
        lie in the store (a joined list is one text). `take` asks nothing of the store, as the rows come only while it runs.

        StoreError as for `rows`.
        """
        ...

    def write(self, tables: Tables) -> None:
        """Replace everything the store holds. Whole or not at all."""
        ...

    def check(self) -> int:
        """Compare what is stored with what was built, byte by byte, where the engine has a file of ours; its size, else 0.

        StoreError when a byte differs.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections. Closing twice does nothing."""
        ...


def check_parameters(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters as an engine may be given them: text, bool, number, None, or a list of one of these.

    AskedWrongly for anything else: Ladybug dies on some of it, and passes over the rest in silence.
    """
    good: dict[str, Any] = {}
    for name, value in parameters.items():
        items: Sequence[Any] = value if isinstance(value, list) else [value]
        if not all(item is None or isinstance(item, str | bool | int | float) for item in items):
            raise AskedWrongly(f"parameter {name}: {value!r} is of type {type(value).__name__}; expected text, number or list")
        if any(isinstance(item, int) and abs(item) >= 2**63 for item in items):
            raise AskedWrongly(f"parameter {name}: {value} does not fit into 64 bits")
        if any(isinstance(item, str) and not item.isprintable() and _has_surrogate(item) for item in items):
            raise AskedWrongly(f"parameter {name}: holds half of a character (a lone surrogate); remove it")
        good[name] = value
    return good


def _has_surrogate(text: str) -> bool:
    return any(0xD800 <= ord(char) <= 0xDFFF for char in text)
