"""How is an answer changed on its way out? Whole: it waits until its end is known."""

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send


class Whole:
    """Sends an answer on; one that is to be changed is changed when it is complete."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        """Keep the parts of an answer that is to be changed; send all others on."""
        if message["type"] == "http.response.start" and self.is_to_change(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body.extend(message.get("body", b""))
            if not message.get("more_body"):
                headers = MutableHeaders(scope=self._start)
                body = await self.changed(bytes(self._body), headers)
                await self._send(self._start)
                await self._send({"type": "http.response.body", "body": body})

    def is_to_change(self, start: Message) -> bool:
        """Return whether an answer that begins so is to be changed."""
        raise NotImplementedError

    async def changed(self, body: bytes, headers: MutableHeaders) -> bytes:
        """Return what is sent instead, with its headers put right."""
        raise NotImplementedError
