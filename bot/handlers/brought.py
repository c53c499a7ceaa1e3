"""Brings a file that a person handed in onto this machine, for as long as it is needed."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp import ClientPayloadError, ClientSession, ClientTimeout

MOST_BYTES = 256 * 2**20
_BLOCK = 2**18
_SECONDS = ClientTimeout(total=600, connect=10, sock_read=60)


@asynccontextmanager
async def downloaded(
    session: ClientSession, url: str, headers: Mapping[str, str] | None = None
) -> AsyncIterator[Path]:
    """The bytes at an address as a file; raises aiohttp.ClientError when they do not come whole."""
    with TemporaryDirectory(prefix="baton-") as folder:
        path = Path(folder) / "contacts"
        async with session.get(url, headers=headers, timeout=_SECONDS, raise_for_status=True) as response:
            # Slack answers with its sign-in page where the token may not read the file.
            if response.content_type == "text/html":
                raise ClientPayloadError("not the file but a page")
            await _keep(response.content.iter_chunked(_BLOCK), path)
        yield path


async def _keep(blocks: AsyncIterator[bytes], path: Path) -> None:
    left = MOST_BYTES
    with path.open("wb") as kept:
        async for block in blocks:
            left -= len(block)
            if left < 0:
                raise ClientPayloadError("larger than announced")
            kept.write(block)
