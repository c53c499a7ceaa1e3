"""What requests to the page bring, and how they are answered."""

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from baton_sandbox.chat.errors import CannotDo

_POLICY = (
    "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
PAGE_HEADERS = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache"}
_SHOWN_IN_PAGE = ("image/png", "image/jpeg", "image/gif", "image/webp")


async def read_json(request: web.Request) -> dict[str, Any]:
    """The body as an object; raises CannotDo."""
    try:
        body = json.loads(await request.text())
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise CannotDo("The page sent something unreadable.")
    return body


def done(facts: Mapping[str, Any]) -> web.Response:
    return web.json_response({"ok": True, **facts})


def sent_file(content: bytes, mimetype: str) -> web.Response:
    """A file's bytes; anything but a picture is only ever saved, never shown as part of this page."""
    safe = mimetype in _SHOWN_IN_PAGE
    headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": "inline" if safe else "attachment"}
    kind = mimetype if safe else "application/octet-stream"
    return web.Response(body=content, content_type=kind, headers=headers)
