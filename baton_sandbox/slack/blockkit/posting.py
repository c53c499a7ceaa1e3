"""What a message may hold: its text, blocks and attachments, checked as Slack checks them."""

from collections.abc import Callable

from baton_sandbox.shapes import Given, Json
from baton_sandbox.slack.blockkit.blocks import block_problems
from baton_sandbox.slack.blockkit.filled import filled
from baton_sandbox.slack.errors import SlackError, invalid

MOST_TEXT = 40_000  # characters, https://docs.slack.dev/reference/methods/chat.postMessage
MOST_UPDATED_TEXT = 4_000  # characters, https://docs.slack.dev/reference/methods/chat.update


def checked_content(body: Json, new_id: Callable[[str], str], most: int = MOST_TEXT) -> Json:
    """The parts of a message that show; raises no_text, msg_too_long or invalid_blocks."""
    text, blocks, attachments = body.get("text") or "", body.get("blocks"), body.get("attachments")
    if not text and not blocks and not attachments:
        raise SlackError("no_text")
    if not isinstance(text, str):
        raise SlackError("invalid_arguments")
    if len(text) > most:
        raise SlackError("msg_too_long")
    content: Json = {"text": text}
    if blocks is not None:
        content["blocks"] = _checked_blocks(blocks, new_id)
    if attachments:
        content["attachments"] = _checked_attachments(attachments, new_id)
    if body.get("metadata"):
        content["metadata"] = _checked_metadata(body["metadata"])
    return content


def _checked_blocks(blocks: Given, new_id: Callable[[str], str]) -> list[Json]:
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    if problems := block_problems(blocks, "message"):
        raise invalid("invalid_blocks", problems)
    return filled(blocks, new_id)


def _checked_attachments(attachments: Given, new_id: Callable[[str], str]) -> list[Json]:
    if not isinstance(attachments, list) or not all(isinstance(item, dict) for item in attachments):
        raise SlackError("invalid_attachments")
    return [
        {**item, "blocks": _checked_blocks(item["blocks"], new_id)} if "blocks" in item else item
        for item in attachments
    ]


def _checked_metadata(metadata: Given) -> Json:
    valid = isinstance(metadata, dict) and isinstance(metadata.get("event_payload"), dict)
    if not valid or not isinstance(metadata.get("event_type"), str):
        raise SlackError("invalid_metadata_format")
    return {"event_type": metadata["event_type"], "event_payload": metadata["event_payload"]}
