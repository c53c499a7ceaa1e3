"""Slack's deliveries over HTTP: size and signature come before parsing, and nothing acts twice."""

import asyncio
import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier

from bot.assignment.desk import Desk
from bot.assignment.refusals.general import DatabaseAway
from bot.assignment.upkeep import dedupe

PATH = "/slack/events"
# A modal comes back whole when it is submitted, each letter beyond ASCII as eight bytes.
MOST_BYTES = 512 * 1024
_SOURCE = "slack request"
_REMEMBERED = 200
_MOMENT = re.compile(r"[0-9]{1,12}")  # in seconds


class SlackDoor:
    """The handler of one address, for an app that was built with the same signing secret."""

    def __init__(self, app: AsyncApp, desk: Desk, signing_secret: str) -> None:
        self._app = app
        self._desk = desk
        self._verifier = SignatureVerifier(signing_secret)
        self._answers = _Answers()

    def route(self) -> web.RouteDef:
        """The route to add to the web server."""
        return web.post(PATH, self.serve)

    async def serve(self, request: web.Request) -> web.Response:
        """Answer a delivery: 413 too large, 401 not from Slack, and once only whatever came before."""
        body = await _read(request)
        if body is None:
            return web.Response(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not self._is_signed(body, timestamp, signature):
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        asked = _parsed(body, request)
        if asked is None:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        answer = await self._answers.to(signature, lambda: self._act(asked, signature))
        return await to_aiohttp_response(answer)

    async def _act(self, asked: AsyncBoltRequest, signature: str) -> BoltResponse:
        if not await self._is_news(signature):
            return BoltResponse(status=HTTPStatus.OK)
        return await self._app.async_dispatch(asked)

    def _is_signed(self, body: bytes, timestamp: str, signature: str) -> bool:
        if not (_MOMENT.fullmatch(timestamp) and signature.isascii()):
            return False
        try:
            return self._verifier.is_valid(body, timestamp, signature)
        except UnicodeDecodeError:
            return False

    async def _is_news(self, signature: str) -> bool:
        """While the database is away every delivery is news: its handler will say that it is away."""
        key = hashlib.sha256(signature.encode()).hexdigest()
        try:
            return await self._desk.run(dedupe.first_sight, _SOURCE, key)
        except DatabaseAway:
            return True


class _Answers:
    """The newest answers by signature: whoever asks again while one is remembered or under way gets it."""

    def __init__(self) -> None:
        self._newest: OrderedDict[str, asyncio.Task[BoltResponse]] = OrderedDict()

    async def to(
        self, signature: str, act: Callable[[], Coroutine[None, None, BoltResponse]]
    ) -> BoltResponse:
        task = self._newest.get(signature)
        if task is None:
            task = self._newest[signature] = asyncio.create_task(act())
            if len(self._newest) > _REMEMBERED:
                self._newest.popitem(last=False)
        first = await asyncio.shield(task)
        return BoltResponse(status=first.status, body=first.body, headers=dict(first.headers))


def _parsed(body: bytes, request: web.Request) -> AsyncBoltRequest | None:
    try:
        asked = AsyncBoltRequest(body=body.decode(), headers=dict(request.headers))
    except (ValueError, AttributeError, TypeError, RecursionError):  # bolt expects an object without looking
        return None
    return asked if _is_whole(asked.body) else None


def _is_whole(body: dict[str, Any]) -> bool:
    """Whether what was pressed or submitted is named."""
    match body:
        case {"type": "block_actions"}:
            actions = body.get("actions")
            return isinstance(actions, list) and bool(actions) and all(map(_is_action, actions))
        case {"type": "view_submission" | "view_closed"}:
            view = body.get("view")
            return isinstance(view, dict) and _is_named(view, "id") and _is_named(view, "callback_id")
        case _:
            return True


def _is_action(told: object) -> bool:
    return isinstance(told, dict) and _is_named(told, "action_id")


def _is_named(told: dict[str, Any], by: str) -> bool:
    return isinstance(told.get(by), str)


async def _read(request: web.Request) -> bytes | None:
    """The body, or None as soon as it is longer than MOST_BYTES."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)
