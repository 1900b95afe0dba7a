"""Addresses whose modules are loaded at the first request, or soon after the start."""

from collections.abc import Callable, Sequence

from anyio import to_thread
from starlette.routing import BaseRoute, Router
from starlette.types import Receive, Scope, Send

from data.late import Late


class LateRoutes:
    """Answers by routes that a function loads."""

    def __init__(self, load: Callable[[], Sequence[BaseRoute]]) -> None:
        self.load = Late(lambda: Router([*load()]))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say as every address does that nothing is there."""
        if not self.load.is_loaded:
            await to_thread.run_sync(self.load)
        await self.load()(scope, receive, send)
