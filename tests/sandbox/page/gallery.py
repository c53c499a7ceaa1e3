"""An app that shows what a test gives it and keeps what it hears back."""

import asyncio
import re
from collections import deque

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from baton_sandbox.shapes import Json

ANYTHING = re.compile(".*")
PATIENCE = 15.0  # seconds: a browser on a busy machine is slow


def plain(text):
    return {"type": "plain_text", "text": text}


def mrkdwn(text):
    return {"type": "mrkdwn", "text": text}


def option(text, **more):
    return {"text": plain(text), "value": text.lower(), **more}


def options(*texts):
    return [option(text) for text in texts]


def section(text, **more):
    return {"type": "section", "text": mrkdwn(text), **more}


def button(text, action_id, **more):
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def field(block_id, kind, *, label=None, optional=True, dispatch_action=False, hint=None, **element):
    """An input block; its element's action_id is "it"."""
    block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label or block_id),
        "optional": optional,
        "dispatch_action": dispatch_action,
        "element": {"type": kind, "action_id": "it", **element},
    }
    return {**block, "hint": plain(hint)} if hint else block


def modal(*blocks, title="A modal", submit="Send", **more):
    view = {"type": "modal", "callback_id": "gallery", "title": plain(title), "blocks": list(blocks)}
    return {**view, **({"submit": plain(submit)} if submit else {}), **more}


class Gallery:
    """The app: `/ask` opens `view`, the home tab shows `home`, submissions get the next of `answers`."""

    def __init__(self, server):
        self.view = modal(section("Nothing yet"))
        self.home = [section("Welcome home")]
        self.answers: deque[Json] = deque()
        self.found = []
        self._submitted: asyncio.Queue[Json] = asyncio.Queue()
        self._pressed: asyncio.Queue[Json] = asyncio.Queue()
        self._closed: asyncio.Queue[Json] = asyncio.Queue()
        self.client = AsyncWebClient(token=server.bot_token, base_url=server.api_url)
        self.app = AsyncApp(client=self.client, signing_secret=server.signing_secret)
        self._listen()

    def _listen(self):
        self.app.command("/ask")(self._ask)
        self.app.command("/echo")(self._echo)
        self.app.action(ANYTHING)(self._press)
        self.app.options(ANYTHING)(self._options)
        self.app.view(ANYTHING)(self._submit)
        self.app.view_closed(ANYTHING)(self._close)
        self.app.event("app_home_opened")(self._home)
        self.app.event(ANYTHING)(self._ignore)

    async def submitted(self):
        """The `state.values` of the next submission."""
        return await asyncio.wait_for(self._submitted.get(), PATIENCE)

    async def pressed(self):
        """The payload of the next press."""
        return await asyncio.wait_for(self._pressed.get(), PATIENCE)

    async def closed(self):
        """The payload of the next closing."""
        return await asyncio.wait_for(self._closed.get(), PATIENCE)

    def heard_nothing(self):
        """Whether every press and submission so far has been asked for."""
        return self._pressed.empty() and self._submitted.empty()

    async def post(self, channel, text="Text", **more):
        return await self.client.chat_postMessage(channel=channel, text=text, **more)

    async def _ask(self, ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=self.view)

    async def _echo(self, ack, command):
        await ack(f"You said: {command['text']}")

    async def _press(self, ack, body, client):
        await ack()
        if body["actions"][0]["action_id"] == "push":
            await client.views_push(trigger_id=body["trigger_id"], view=self.view)
        await self._pressed.put(body)

    async def _options(self, ack):
        await ack(options=self.found)

    async def _submit(self, ack, view):
        await ack(**(self.answers.popleft() if self.answers else {}))
        await self._submitted.put(view["state"]["values"])

    async def _close(self, ack, body):
        await ack()
        await self._closed.put(body)

    async def _home(self, event, client):
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": self.home})

    async def _ignore(self):
        pass
