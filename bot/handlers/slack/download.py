"""Brings a file of Slack's onto this machine, for as long as it is needed."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.handlers import brought


def downloaded(client: AsyncWebClient, file: dict[str, Any]) -> AbstractAsyncContextManager[Path]:
    """The bytes of Slack's file object as a file; raises aiohttp.ClientError when they do not come whole."""
    if client.session is None:
        raise RuntimeError("the web client has no session")
    bearer = {"Authorization": f"Bearer {client.token}"}
    return brought.downloaded(client.session, str(file["url_private_download"]), bearer)
