"""Posts the courier's letters to Slack, or edits the message in which the former letter stands."""

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.assignment.outcomes.letters import Letter
from bot.courier import PostLater, PostNever
from bot.handlers.slack.failures import FAILURES, code_of, is_passing, scope_needed, wait_of
from bot.views.phrases.languages import speaking
from bot.views.screens.letters import letter as written
from bot.views.slack.paint import message as painted
from bot.views.slack.surfaces import Message

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

# https://docs.slack.dev/reference/methods/chat.postMessage
# Slack lets nothing of ours pass until whoever runs Baton mends it.
_LOCKED_OUT = {
    "accesslimited",
    "account_inactive",
    "ekm_access_denied",
    "invalid_auth",
    "missing_scope",
    "no_permission",
    "not_allowed_token_type",
    "not_authed",
    "org_login_required",
    "team_access_not_granted",
    "token_expired",
    "token_revoked",
    "two_factor_setup_required",
}
# This place takes no messages of ours, whatever they say.
_CLOSED = {
    "access_denied",
    "cannot_dm_bot",
    "channel_not_found",
    "channel_type_not_supported",
    "is_archived",
    "messages_tab_disabled",
    "not_in_channel",
    "restricted_action",
    "restricted_action_non_threadable_channel",
    "restricted_action_read_only_channel",
    "restricted_action_thread_locked",
    "restricted_action_thread_only_channel",
    "team_not_found",
    "user_disabled",
    "user_not_found",
    "user_not_visible",
}
_UNEDITABLE = {"message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found"}


class SlackPoster:
    """The courier's Slack. A message's reference is `channel:timestamp`."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def post(self, letter: Letter) -> str:
        """Show a letter and return where it stands.

        Raises PostLater, PostNever, or what Slack says of a letter that is not to its liking.
        """
        with speaking(letter.language):
            page = written(letter.content)
            message = painted(page)
        former = letter.reference
        try:
            if former is None:
                stands = await self._add(letter.address, message)
            elif letter.anew:
                stands = await self._move(letter.address, message, former)
            else:
                stands = await self._edit(letter.address, message, former)
        except FAILURES as failure:
            verdict = _verdict(failure)
            if verdict is None:
                raise
            raise verdict from failure
        if page.pinned is False or (page.pinned and stands != former):
            await self._pin(stands, pinned=page.pinned)
        return stands

    async def _add(self, address: str, message: Message) -> str:
        answer = await self._client.chat_postMessage(channel=address, **message.payload())
        return f"{answer['channel']}:{answer['ts']}"

    async def _edit(self, address: str, message: Message, former: str) -> str:
        channel, stamp = _place(former)
        try:
            await self._client.chat_update(channel=channel, ts=stamp, **message.content())
        except SlackApiError as error:
            if code_of(error) not in _UNEDITABLE:
                raise
            return await self._add(address, message)
        return former

    async def _move(self, address: str, message: Message, former: str) -> str:
        """Post anew and take the former message away, so that one inbox, or one digest, is in sight."""
        reference = await self._add(address, message)
        channel, stamp = _place(former)
        try:
            await self._client.chat_delete(channel=channel, ts=stamp)
        except FAILURES as failure:
            log.info("a former message stays", code=code_of(failure))
        return reference

    async def _pin(self, reference: str, *, pinned: bool) -> None:
        """Pin a message to its channel, or take it off, where Baton may: nothing hangs on that."""
        channel, stamp = _place(reference)
        call = self._client.pins_add if pinned else self._client.pins_remove
        try:
            await call(channel=channel, timestamp=stamp)
        except FAILURES as failure:
            log.info("a message was not pinned or unpinned", code=code_of(failure))


def _place(reference: str) -> tuple[str, str]:
    channel, _, stamp = reference.partition(":")
    return channel, stamp


def _verdict(failure: BaseException) -> PostLater | PostNever | None:
    """What a failure says of the place; None where it is about this letter, which Baton wrote badly.

    A token that does not work is the operator's to mend: letters wait for that.
    """
    if is_passing(failure):
        return PostLater(wait_of(failure))
    if scope := scope_needed(failure):
        log.error("slack wants a scope that the app was not given", scope=scope)
    code = code_of(failure)
    if code in _LOCKED_OUT:
        return PostLater()
    return PostNever(code) if code in _CLOSED else None
