"""The embedded engine's package, imported without its asynchronous half, which nothing here uses.

`import ladybug` brings asyncio, ssl and sockets for one class: two fifths of the time that it takes, at every start. Until
the package leaves that to those who ask for it, the class stands empty while the package is imported. Whoever imports
`ladybug.async_connection` by name afterwards still gets the real one.
"""

from __future__ import annotations

import sys
from types import ModuleType

_ASYNC = "ladybug.async_connection"

if "ladybug" in sys.modules:
    import ladybug
else:
    sys.modules[_ASYNC] = ModuleType(_ASYNC)
    sys.modules[_ASYNC].AsyncConnection = None  # type: ignore[attr-defined]
    try:
        import ladybug
    finally:
        del sys.modules[_ASYNC]

Connection = ladybug.Connection
Database = ladybug.Database
