"""What the person who acted has before them, and the ways to change it."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.handlers.slack.failures import code_of
from bot.views.parts import notice
from bot.views.phrases.words import Words
from bot.views.slack import paint
from bot.views.slack.surfaces import File, Home, Message, Modal

# Three modals stand on top of each other.
_FULL = "push_limit_reached"
_TOO_LATE = {"expired_trigger_id", "trigger_expired"}
# The same press came twice: its modal is up already.
_OPENED_BEFORE = "exchanged_trigger_id"

# The modal is not there any more.
_CLOSED = {"not_found", "view_not_found"}

# Public and private ones; D is a direct message.
_CHANNELS = {"C", "G"}


class TooLate(Exception):
    """Slack opens a modal only within three seconds of a press; `again` is the token to press once more."""

    def __init__(self, again: str) -> None:
        super().__init__(again)
        self.again = again


class Screen:
    """One person's screen at the moment of one act, known from the payload of that act."""

    def __init__(
        self, body: dict[str, Any], client: AsyncWebClient, ack: AsyncAck, respond: AsyncRespond | None
    ) -> None:
        self.body = body
        self._client = client
        self._ack = ack
        self._respond = respond
        # The view that was put beside what was acted on; empty for a message, None for nothing.
        self.beside: str | None = None

    @property
    def client(self) -> AsyncWebClient:
        """For calls that are about no screen."""
        return self._client

    @property
    def typed(self) -> str:
        """What was typed after a command."""
        return str(self.body.get("text") or "")

    @property
    def is_command(self) -> bool:
        """Whether it was typed: a command has no message that could be replaced."""
        return "command" in self.body

    @property
    def channel(self) -> str:
        """The channel that was acted in; empty for direct messages and views."""
        place = str(self.body.get("channel_id") or (self.body.get("channel") or {}).get("id", ""))
        return place if place[:1] in _CHANNELS else ""

    @property
    def user_id(self) -> str:
        """Whose screen this is; empty when nobody acted."""
        user = self.body.get("user") or self.body.get("event", {}).get("user") or {}
        return str(user.get("id", "") if isinstance(user, dict) else user) or str(
            self.body.get("user_id", "")
        )

    @property
    def view(self) -> dict[str, Any]:
        """The modal or App Home that was acted on; empty for messages and commands."""
        return self.body.get("view") or {}

    @property
    def has_reader(self) -> bool:
        """Whether somebody waits for an answer: an event is nobody's question."""
        return bool(self.user_id) and self.body.get("type") != "event_callback"

    @property
    def is_submission(self) -> bool:
        return self.body.get("type") == "view_submission"

    @property
    def is_answered(self) -> bool:
        """Whether Slack has its acknowledgement."""
        return self._ack.response is not None

    async def show(self, modal: Modal, *, again: str = "") -> None:
        """Put a modal up: in place of the modal that was acted on, else over the message or the App Home.

        Nobody misses what would have stood in a modal that was closed meanwhile. `again` is the token of the
        act, offered once more when Slack finds it too late to open a modal.
        """
        if self.view.get("type") == "modal":
            await self.redraw(modal)
        else:
            await self._on_trigger(self._client.views_open, modal, again)

    async def redraw(self, modal: Modal, view_id: str = "") -> bool:
        """Draw the modal that was acted on anew, or another one; False when it was closed meanwhile."""
        try:
            await self._client.views_update(view_id=view_id or self.view["id"], view=modal.payload())
        except SlackApiError as error:
            if code_of(error) not in _CLOSED:
                raise
            return False
        return True

    async def push(self, modal: Modal, *, again: str = "") -> None:
        """Put a modal on top of the one that was acted on; closing it goes back."""
        await self._on_trigger(self._client.views_push, modal, again)

    async def turn(self, modal: Modal) -> BoltResponse:
        """Answer a submission with the next modal; no call to Slack's Web API is needed for this."""
        return await self._ack(response_action="update", view=modal.payload())

    async def back(self, modal: Modal) -> None:
        """Answer a submission by closing its modal and drawing the one beneath anew, if there is one."""
        beneath = self.view.get("previous_view_id")
        if beneath is None:
            await self.turn(modal)
        else:
            await self._ack()
            await self.redraw(modal, beneath)

    async def leave(self) -> None:
        """Answer a submission by closing its modal, unless it was answered."""
        if self.is_submission and not self.is_answered:
            await self._ack()

    async def complain(self, complaints: dict[str, str]) -> BoltResponse:
        """Answer a submission with words beside fields, by block id; what was filled in stays."""
        return await self._ack(response_action="errors", errors=complaints)

    async def notify(self, modal: Modal, *, again: str = "") -> str:
        """Put a modal on top of what is there; the id of its view, if it is new.

        A fourth has no room: it takes the place of the third.
        """
        is_modal = self.view.get("type") == "modal"
        call = self._client.views_push if is_modal else self._client.views_open
        try:
            return await self._on_trigger(call, modal, again)
        except SlackApiError as error:
            if code_of(error) != _FULL:
                raise
        await self.redraw(modal)
        return ""

    async def whisper(self, message: Message) -> None:
        """Say something that only this person sees, beside what they acted on, or in their direct message."""
        if not await self._responded(message, replace=False):
            await self._client.chat_postMessage(channel=self.user_id, **message.payload())

    async def tell(self, words: Words) -> None:
        """Say a few words on top of the modal that was acted on, or beside the message."""
        if self.view:
            await self.notify(paint.modal(notice(words, title="Baton")))
        else:
            await self.whisper(paint.message(notice(words)))

    async def replace(self, message: Message) -> None:
        """Put a message in place of the one that was acted on, or into the direct message."""
        if not await self._responded(message, replace=True):
            await self._client.chat_postMessage(channel=self.user_id, **message.payload())

    async def hand_over(self, file: File) -> None:
        """Put a file into the person's direct message: files, unlike words, cannot be sent to an account."""
        opened = await self._client.conversations_open(users=self.user_id)
        await self._client.files_upload_v2(
            channel=opened["channel"]["id"],
            filename=file.name,
            content=file.content,
            title=file.title,
            alt_txt=file.told or None,
            initial_comment=file.comment or None,
        )

    async def publish(self, home: Home) -> None:
        """Draw the person's App Home."""
        await self._client.views_publish(user_id=self.user_id, view=home.payload())

    async def _responded(self, message: Message, *, replace: bool) -> bool:
        """Whether Slack took an answer at the act's own address: it is good for five in thirty minutes."""
        if self._respond is None or not self.body.get("response_url"):
            return False
        privately = None if replace else "ephemeral"
        answer = await self._respond(response_type=privately, replace_original=replace, **message.payload())
        return answer.status_code == HTTPStatus.OK

    async def _on_trigger(
        self, call: Callable[..., Awaitable[AsyncSlackResponse]], modal: Modal, again: str
    ) -> str:
        try:
            answer = await call(trigger_id=self.body["trigger_id"], view=modal.payload())
            return str(answer["view"]["id"])
        except SlackApiError as error:
            code = code_of(error)
            if again and code in _TOO_LATE:
                raise TooLate(again) from error
            if code != _OPENED_BEFORE:
                raise
        return ""
