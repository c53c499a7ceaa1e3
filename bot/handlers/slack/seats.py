"""Puts what handlers ask for by name into bolt's context, before any of them is called."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.assignment.desk import Desk
from bot.assignment.upkeep import dedupe
from bot.handlers.asking import Media, NoMedia
from bot.handlers.cleaning import cleaned
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.groups import Groups
from bot.handlers.slack.identity import Identities
from bot.handlers.slack.screen import Screen
from bot.handlers.slack.wire.prefix import Prefix
from bot.views.phrases.languages import speak
from bot.views.tokens import Token, parse

Next = Callable[[], Awaitable[None]]


class LastingAck(AsyncAck):
    """An acknowledgement that stays given: bolt takes it back when a handler fails right after it."""

    prefix = Prefix()
    _given: BoltResponse | None = None

    @property
    def response(self) -> BoltResponse | None:
        """What Slack is answered with."""
        return self._given

    @response.setter
    def response(self, given: BoltResponse | None) -> None:
        self._given = self.prefix.answered(given) or self._given


class Seats:
    """Middleware; `screen` is seated first, so that whatever goes wrong later can be told on it."""

    def __init__(self, desk: Desk, identities: Identities, bucket_sizes: Sequence[int]) -> None:
        self._desk = desk
        self._identities = identities
        self._groups = Groups(desk, identities)
        self._bucket_sizes = tuple(bucket_sizes)
        self.prefix = Prefix()
        self.media: Media = NoMedia()

    async def screen(
        self, req: AsyncBoltRequest, context: AsyncBoltContext, client: AsyncWebClient, next_: Next
    ) -> None:
        """Seat the person's screen; whatever comes later reads the request's body without signs that hurt."""
        req.body = self.prefix.off(cleaned(req.body))
        context["ack"] = ack = LastingAck()  # type: ignore[no-untyped-call]
        ack.prefix = self.prefix
        respond = self.prefix.responding(context.respond)
        context["screen"] = Screen(req.body, self.prefix.over(client), ack, respond)
        await next_()

    async def person(
        self, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient, next_: Next
    ) -> BoltResponse | None:
        """Seat all the rest; an event that was seen before goes no further."""
        desk = context["desk"] = self._desk_of(body, context)
        context["bucket_sizes"] = self._bucket_sizes
        context["groups"] = self._groups
        context["pressed"] = _token(body)
        # Ours by its token: what an outsider's payload names may be their own workspace.
        workspace = context.authorize_result.team_id if context.authorize_result else None
        context["workspace"] = workspace
        if context.user_id and workspace:
            who = await self._identities.of(client, workspace, context.user_id)
            context["who"] = who
            speak(self._identities.language_of(who))
            context["acting"] = Acting(desk, who, context["screen"], self._groups, self.media)
        if not await self._is_news(body):
            return BoltResponse(status=200)
        await next_()
        return None

    def _desk_of(self, body: dict[str, Any], context: AsyncBoltContext) -> Desk:
        """Over HTTP the request's own. An event is remembered by its id: Slack signs it anew each time."""
        desk: Desk = self._desk if "event_id" in body else context.get("desk", self._desk)
        return desk

    async def _is_news(self, body: dict[str, Any]) -> bool:
        event_id = body.get("event_id")
        return event_id is None or await self._desk.run(dedupe.first_sight, "slack event", event_id)


def _token(body: dict[str, Any]) -> Token | None:
    match body.get("type"):
        case "block_actions":
            return parse(body["actions"][0]["action_id"])
        case "view_submission":
            return parse(body["view"]["callback_id"])
        case _:
            return None
