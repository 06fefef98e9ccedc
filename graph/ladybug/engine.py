"""The embedded engine's package, imported without its asynchronous half, which nothing here uses."""

from __future__ import annotations

from graph.late import without

with without("ladybug.async_connection"):
    import ladybug

Connection = ladybug.Connection
Database = ladybug.Database
