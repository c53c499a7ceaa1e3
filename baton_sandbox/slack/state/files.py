"""Files in a workspace: their bytes, who brought them, and the object Slack shows of them."""

from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import PurePosixPath
from urllib.parse import quote

from baton_sandbox.shapes import Json

_PRETTY = {
    "csv": "CSV",
    "png": "PNG",
    "jpg": "JPEG",
    "txt": "Plain Text",
    "xlsx": "Excel Spreadsheet",
    "pdf": "PDF",
}


@dataclass
class File:
    """One file; `content` is None until its bytes have arrived, `channels` says where it was shared."""

    id: str
    name: str
    owner: str
    created: int
    size: int
    title: str = ""
    content: bytes | None = None
    channels: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Slack's file type: the ending of the name."""
        return PurePosixPath(self.name).suffix.lower().lstrip(".") or "text"

    @property
    def mimetype(self) -> str:
        return guess_type(self.name)[0] or "application/octet-stream"


def file_object(file: File, team_id: str, base_url: str) -> Json:
    """Slack's file object; both private addresses need the app's token."""
    path = f"{base_url}/files-pri/{team_id}-{file.id}"
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": file.mimetype,
        "filetype": file.kind,
        "pretty_type": _PRETTY.get(file.kind, file.kind.upper()),
        "user": file.owner,
        "user_team": team_id,
        "mode": "hosted",
        "editable": False,
        "size": file.size,
        "is_external": False,
        "external_type": "",
        "is_public": bool(file.channels),
        "file_access": "visible",
        "channels": list(file.channels),
        "url_private": f"{path}/{quote(file.name)}",
        "url_private_download": f"{path}/download/{quote(file.name)}",
        "permalink": f"{base_url}/files/{file.owner}/{file.id}/{quote(file.name)}",
    }
