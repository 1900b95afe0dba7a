"""What is loaded when somebody first needs it, not when the server starts.

Modules that few need (a page, a format's library) take longer to load than the server
takes to start. Where that counts, the import stands in the function that needs it;
``Late`` is for what many threads may need first at the same time.
"""

from collections.abc import Callable
from threading import RLock
from typing import Final, Generic, TypeVar

T = TypeVar("T")

_LOADING: Final = RLock()


class Late(Generic[T]):
    """What a function loads, once: whoever needs it meanwhile waits.

    One thing is loaded at a time: threads that load modules which need each other
    could be handed half a module.
    """

    def __init__(self, load: Callable[[], T]) -> None:
        self._load = load
        self._loaded: list[T] = []

    def __call__(self) -> T:
        """Return what was loaded, now if need be."""
        if not self._loaded:
            with _LOADING:
                if not self._loaded:
                    self._loaded.append(self._load())
        return self._loaded[0]

    @property
    def is_loaded(self) -> bool:
        """Whether nobody has to wait any more."""
        return bool(self._loaded)
