"""Another program that is told of events: a foreign library verifies each; it answers as it is told."""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from standardwebhooks.webhooks import Webhook

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
Answer = Callable[[], int]


class Listener:
    """What came, in its order: the ids, and the bodies by id. `answers` are given before *200*."""

    def __init__(self) -> None:
        self.url = ""
        self.answers: Iterator[int] = iter(())
        self.came: list[str] = []
        self.taken: dict[str, dict[str, Any]] = {}
        self.repeats = 0

    async def hear(self, request: web.Request) -> web.Response:
        body = await request.read()
        told = Webhook(SECRET).verify(body, dict(request.headers))  # raises where the signature is false
        id_ = request.headers["webhook-id"]
        self.came.append(id_)
        status = next(self.answers, 200)
        if status == 200:
            self.repeats += id_ in self.taken
            self.taken[id_] = told
        return web.Response(status=status, headers={"Retry-After": "1"} if status == 429 else {})

    def kinds(self) -> list[str]:
        return [told["type"] for told in self.taken.values()]

    def sequences(self) -> dict[tuple[str, int], list[int]]:
        """The numbers that were taken, by whose sequence they are of."""
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        for told in self.taken.values():
            thing, thing_id = next(iter(told["data"].items()))
            found[thing, thing_id].append(told["data"]["sequence"])
        return found

    def gaps(self) -> dict[tuple[str, int], list[int]]:
        """Sequences in which a number is missing or stands twice."""
        found = self.sequences().items()
        return {key: numbers for key, numbers in found if sorted(numbers) != list(range(1, len(numbers) + 1))}


@asynccontextmanager
async def listening() -> AsyncIterator[Listener]:
    listener, app = Listener(), web.Application()
    app.add_routes([web.post("/events", listener.hear)])
    async with TestServer(app) as server:
        listener.url = str(server.make_url("/events"))
        yield listener
