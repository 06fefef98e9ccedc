"""Imports a package without what it imports itself and we do not use: that is imported when somebody uses it, if ever.

`import ladybug` brings asyncio, ssl and sockets for one class, two fifths of the time that it takes; `import pyvis` brings
IPython for one function of a notebook. While such a package is imported, something stands in the place of what it asks
for, and is gone from `sys.modules` afterwards. What the package then holds passes on to the real one, which is imported
at its first use: a notebook that shows a network of pyvis finds it whole, and who imports IPython gets IPython.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class _Absent(ModuleType):
    """Stands for a module. Until it is `over`, each of its names stands for itself too."""

    over = False

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # what the import system looks for: this is no package
        return getattr(import_module(self.__name__), name) if self.over else _late(self.__name__, name)


def _late(module: str, name: str) -> Any:
    """A class or function that is looked up when it is called."""

    def called(*given: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*given, **named)

    return called


@contextmanager
def without(*modules: str) -> Iterator[None]:
    """While a package is imported, do without these; those that are there already are used as they are."""
    absent = {name: _Absent(name) for name in modules if name not in sys.modules}
    sys.modules.update(absent)
    try:
        yield
    finally:
        for name, module in absent.items():
            module.over = True
            if sys.modules.get(name) is module:
                del sys.modules[name]
