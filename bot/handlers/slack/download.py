"""Brings a file that a person handed in onto this machine, for as long as it is needed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aiohttp import ClientPayloadError, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient

MOST_BYTES = 256 * 2**20
_BLOCK = 2**18
_SECONDS = ClientTimeout(total=600, connect=10, sock_read=60)


@asynccontextmanager
async def downloaded(client: AsyncWebClient, file: dict[str, Any]) -> AsyncIterator[Path]:
    """The bytes of Slack's file object as a file; raises aiohttp.ClientError when they do not come whole."""
    with TemporaryDirectory(prefix="baton-") as folder:
        path = Path(folder) / "contacts"
        await _fetch(client, str(file["url_private_download"]), path)
        yield path


async def _fetch(client: AsyncWebClient, url: str, path: Path) -> None:
    session = client.session
    if session is None:
        raise RuntimeError("the web client has no session")
    bearer = {"Authorization": f"Bearer {client.token}"}
    async with session.get(url, headers=bearer, timeout=_SECONDS, raise_for_status=True) as response:
        # Slack answers with its sign-in page where the token may not read the file.
        if response.content_type == "text/html":
            raise ClientPayloadError("not the file but a page")
        await _keep(response.content.iter_chunked(_BLOCK), path)


async def _keep(blocks: AsyncIterator[bytes], path: Path) -> None:
    left = MOST_BYTES
    with path.open("wb") as kept:
        async for block in blocks:
            left -= len(block)
            if left < 0:
                raise ClientPayloadError("larger than announced")
            kept.write(block)
