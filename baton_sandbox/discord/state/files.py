"""Attachments: their bytes, and the objects Discord shows of them."""

import mimetypes
from dataclasses import dataclass

from baton_sandbox.shapes import Json

_PNG = b"\x89PNG\r\n\x1a\n"
_WIDTH, _HEIGHT = slice(16, 20), slice(20, 24)  # big-endian, in the first chunk of a PNG


@dataclass(frozen=True)
class File:
    """One attachment; `description` is its alt text."""

    id: str
    name: str
    content: bytes
    description: str = ""

    @property
    def mimetype(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"


def file_object(file: File, base_url: str, *, ephemeral: bool = False) -> Json:
    """Discord's attachment object."""
    address = f"{base_url}/attachments/{file.id}/{file.name}"
    body: Json = {
        "id": file.id,
        "filename": file.name,
        "size": len(file.content),
        "url": address,
        "proxy_url": address,
        "content_type": file.mimetype,
    }
    if file.description:
        body["description"] = file.description
    if ephemeral:
        body["ephemeral"] = True
    return {**body, **_measures(file.content)}


def _measures(content: bytes) -> Json:
    if not content.startswith(_PNG):
        return {}
    return {
        "width": int.from_bytes(content[_WIDTH], "big"),
        "height": int.from_bytes(content[_HEIGHT], "big"),
    }
