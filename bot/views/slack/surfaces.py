"""What Slack shows: messages, modals, the App Home, files."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block

from bot.views.phrases import mishaps
from bot.views.phrases.words import shortened
from bot.views.slack import parts

# https://docs.slack.dev/reference/block-kit/blocks and .../surfaces/modals
MOST_IN_MESSAGE = 50
MOST_IN_VIEW = 100
_TITLE = 24
_FALLBACK = 3000

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """A message; `text` is its fallback for notifications and screen readers, made with `parts.flat`."""

    text: str
    blocks: Sequence[Block]

    def payload(self) -> Json:
        """The arguments of chat.postMessage and of response URLs; nothing in it unfurls."""
        return self.content() | {"unfurl_links": False, "unfurl_media": False}

    def content(self) -> Json:
        """The arguments of chat.update."""
        return {"text": shortened(self.text, _FALLBACK), "blocks": written(self.blocks, MOST_IN_MESSAGE)}


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal; `token` (callback id) says what submitting does, `memory` (private metadata) what it shows."""

    title: str
    blocks: Sequence[Block]
    submit: str = ""
    token: str = ""
    memory: str = ""
    close: str = mishaps.CLOSE

    def payload(self) -> Json:
        """The `view` of views.open, views.push, views.update and of response actions."""
        view: Json = {
            "type": "modal",
            "title": _plain(self.title),
            "close": _plain(self.close),
            "callback_id": self.token,
            "private_metadata": self.memory,
            "blocks": written(self.blocks, MOST_IN_VIEW),
        }
        return view | {"submit": _plain(self.submit)} if self.submit else view


@dataclass(frozen=True, slots=True)
class Home:
    """The App Home of one person."""

    blocks: Sequence[Block]

    def payload(self) -> Json:
        """The `view` of views.publish."""
        return {"type": "home", "blocks": written(self.blocks, MOST_IN_VIEW)}


@dataclass(frozen=True, slots=True)
class File:
    """A file for one person; `comment` is made with `parts.flat`, `told` is a picture in words."""

    name: str
    content: bytes
    title: str
    comment: str = ""
    told: str = ""


def written(blocks: Sequence[Block], most: int) -> list[Json]:
    """The blocks as Slack reads them; those beyond the limit are left out."""
    return [block.to_dict() for block in blocks[:most]]


def _plain(text: str) -> Json:
    return parts.plain(text, _TITLE).to_dict()
