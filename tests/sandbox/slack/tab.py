"""A browser tab without the browser, and the smallest row of phones."""

import asyncio


class Phones:
    """One phone that remembers what is typed on it."""

    def __init__(self):
        self.texts, self.watchers, self.auto = [], [], (False, 1.0)

    def phone(self):
        last = (
            {"direction": "in", "body": self.texts[-1], "at": "2026-11-03T12:00:00+00:00"}
            if self.texts
            else None
        )
        return {
            "number": "+12025550101",
            "name": "Rosa Diaz",
            "place": "Columbus, OH",
            "last": last,
            "unread": False,
        }

    def phones(self, q=""):
        return [self.phone()] if q.lower() in "rosa diaz" else []

    def thread(self, number):
        return {"phone": self.phone(), "messages": [{"direction": "in", "body": text} for text in self.texts]}

    def text_from(self, number, body, files=()):
        if not body:
            raise ValueError("There is nothing to send yet.")
        self.texts.append(body)
        for watcher in self.watchers:
            watcher(self.phone())

    def set_auto(self, auto, pace=1.0):
        self.auto = (auto, pace)

    def carrier(self):
        return {"auto": self.auto[0], "pace": self.auto[1]}

    def counts(self):
        return {"texted": 0, "replied": len(self.texts), "stopped": 0}

    def on_change(self, watcher):
        self.watchers.append(watcher)


class Tab:
    """A browser tab of one person, without the browser."""

    def __init__(self, session, url, person):
        self.session, self.url, self.person = session, url, person
        self.events = []

    async def __aenter__(self):
        self.socket = await self.session.ws_connect(f"{self.url}/live?as={self.person}")
        return self

    async def __aexit__(self, *_):
        await self.socket.close()

    async def next(self, kind):
        """The first event of a kind that was not taken yet; others wait for their turn."""
        async with asyncio.timeout(5):
            while not any(event["type"] == kind for event in self.events):
                self.events.append(await self.socket.receive_json())
        return self.events.pop(next(i for i, event in enumerate(self.events) if event["type"] == kind))

    async def act(self, name, **body):
        answer = await self.session.post(f"{self.url}/page/{name}", json={"as": self.person, **body})
        return await answer.json()

    async def get(self, path, **query):
        answer = await self.session.get(f"{self.url}/page/{path}", params={"as": self.person, **query})
        return await answer.json()
