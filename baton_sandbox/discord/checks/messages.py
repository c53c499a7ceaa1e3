"""What a message may hold: words, embeds, flags, mentions, files; and what goes together."""

from baton_sandbox.discord.checks.form import Form
from baton_sandbox.discord.checks.layout import check_components
from baton_sandbox.discord.errors import DiscordError
from baton_sandbox.discord.state.messages import COMPONENTS_V2, EPHEMERAL
from baton_sandbox.shapes import Json

# https://docs.discord.com/developers/resources/message
MOST_CONTENT = 2000
MOST_EMBEDS = 10
MOST_EMBED_TEXT = 6000
MOST_FILES = 10
MOST_ALT_TEXT = 1024
_EMBED_LIMITS = {"title": 256, "description": 4096}
_SUPPRESS_EMBEDS, _SUPPRESS_NOTIFICATIONS = 1 << 2, 1 << 12
_FLAGS = _SUPPRESS_EMBEDS | _SUPPRESS_NOTIFICATIONS | COMPONENTS_V2
_MENTIONS = ("roles", "users", "everyone")
_NOT_IN_V2 = ("content", "embeds", "poll", "sticker_ids")


def check_message(message: Form, *, was_v2: bool = False, may_be_ephemeral: bool = False) -> None:
    """Check a message or an edit of one, `was_v2` saying what it was; nothing is raised yet."""
    fields = message.fields
    flags = message.number("flags", 0, 1 << 31) or 0
    allowed = _FLAGS | (EPHEMERAL if may_be_ephemeral else 0)
    if flags & ~allowed:
        message.at("flags").wrong("MESSAGE_FLAGS_INVALID", "Some of these flags cannot be set here.")
    v2 = was_v2 or bool(flags & COMPONENTS_V2)
    for key in _NOT_IN_V2:
        if v2 and fields.get(key):
            message.at(key).wrong(
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )
    message.text("content", 0, MOST_CONTENT, required=False)
    _check_embeds(message)
    _check_mentions(message)
    for attachment in message.items("attachments", 0, MOST_FILES):
        attachment.text("description", 0, MOST_ALT_TEXT, required=False)
    if "components" in fields:
        check_components(message, v2=v2)


def require_content(fields: Json, *, files: bool) -> None:
    """Raise 50006 for a message with nothing in it."""
    if not (
        files or any(fields.get(key) for key in ("content", "embeds", "components", "sticker_ids", "poll"))
    ):
        raise DiscordError(50006)


def _check_embeds(message: Form) -> None:
    total = 0
    for embed in message.items("embeds", 0, MOST_EMBEDS):
        for key, most in _EMBED_LIMITS.items():
            total += len(embed.text(key, 0, most, required=False))
        total += len(embed.at("footer").text("text", 0, 2048, required=False))
        total += len(embed.at("author").text("name", 0, 256, required=False))
        for field in embed.items("fields", 0, 25):
            total += len(field.text("name", 1, 256)) + len(field.text("value", 1, 1024))
    if total > MOST_EMBED_TEXT:
        message.at("embeds").wrong(
            "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {MOST_EMBED_TEXT}"
        )


def _check_mentions(message: Form) -> None:
    mentions = message.mapping("allowed_mentions")
    parse = mentions.listed("parse", 0, len(_MENTIONS))
    for place in parse:
        if place.value not in _MENTIONS:
            place.wrong("BASE_TYPE_CHOICES", f"Value must be one of {_MENTIONS}.")
    named = [place.value for place in parse]
    for kind in ("roles", "users"):
        mentions.listed(kind, 0, 100)
        if mentions.fields.get(kind) and kind in named:
            mentions.at("parse").wrong(
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{kind}"] and {kind}: [ids] exclude each other.',
            )
