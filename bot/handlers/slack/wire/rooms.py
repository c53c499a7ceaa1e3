"""Channels: whether Baton may post in one."""

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

_CLOSED = {"channel_not_found", "not_in_channel", "is_archived"}


async def is_open_to_baton(client: AsyncWebClient, channel: str) -> bool:
    """Whether Baton is a member; Slack hides a private channel from those who are not."""
    try:
        answer = await client.conversations_info(channel=channel)
    except SlackApiError as error:
        if error.response["error"] in _CLOSED:
            return False
        raise
    room = answer["channel"]
    return bool(room.get("is_member")) and not room.get("is_archived")
