"""Brings a file of Slack's onto this machine, for as long as it is needed."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path

from aiohttp import ClientPayloadError
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from bot.handlers import brought
from bot.handlers.asking import Handed


def downloaded(client: AsyncWebClient, file: Handed) -> AbstractAsyncContextManager[Path]:
    """The bytes of a file that Slack keeps; raises aiohttp.ClientError when they do not come whole."""
    if client.session is None:
        raise RuntimeError("the web client has no session")
    if not is_of(URL(file.url), URL(client.base_url)):
        raise ClientPayloadError("not a file that Slack keeps")
    bearer = {"Authorization": f"Bearer {client.token}"}
    return brought.downloaded(client.session, file.url, bearer)


def is_of(file: URL, api: URL) -> bool:
    """Whether an address is of the platform whose API this is; no other may see the token."""
    host, own = file.host or "", api.host or ""
    return file.scheme == api.scheme and (host == own or host.endswith(f".{own}"))
