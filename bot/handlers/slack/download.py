"""Brings a file of Slack's onto this machine, for as long as it is needed."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from aiohttp import ClientPayloadError
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from bot.handlers import brought


def downloaded(client: AsyncWebClient, file: dict[str, Any]) -> AbstractAsyncContextManager[Path]:
    """The bytes of Slack's file object as a file; raises aiohttp.ClientError when they do not come whole."""
    if client.session is None:
        raise RuntimeError("the web client has no session")
    url = str(file.get("url_private_download", ""))
    if not is_of(URL(url), URL(client.base_url)):
        raise ClientPayloadError("not a file that Slack keeps")
    bearer = {"Authorization": f"Bearer {client.token}"}
    return brought.downloaded(client.session, url, bearer)


def is_of(file: URL, api: URL) -> bool:
    """Whether an address is of the platform whose API this is; no other may see the token."""
    host, own = file.host or "", api.host or ""
    return file.scheme == api.scheme and (host == own or host.endswith(f".{own}"))
