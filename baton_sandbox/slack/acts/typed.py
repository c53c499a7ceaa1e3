"""From what a person types to what Slack stores: names become ids, and markup is made harmless."""

import re

from baton_sandbox.slack.state.world import World

_NAME = re.compile(r"(?<![\w@/.])@([\w.-]*\w)")
_ROOM = re.compile(r"(?<![\w&])#([\w-]+)")
_LINK = re.compile(r"(?<![<|\w])(https?://[^\s<>|]+)")
_EVERYBODY = ("here", "channel", "everyone")


def message_text(world: World, typed: str) -> str:
    """A message's text, with tokens such as `<@U1>` for @names."""
    return _linked(world, escaped(typed), with_names=False)


def command_text(world: World, typed: str, *, should_escape: bool) -> str:
    """A command's text, with tokens such as `<@U1|ana>` for @names if the command asks for them."""
    return _linked(world, escaped(typed), with_names=True) if should_escape else escaped(typed)


def escaped(text: str) -> str:
    """The three characters that mean something to Slack, made harmless."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _linked(world: World, text: str, *, with_names: bool) -> str:
    text = _NAME.sub(lambda match: _person_token(world, match, with_names=with_names), text)
    text = _ROOM.sub(lambda match: _room_token(world, match), text)
    return _LINK.sub(r"<\1>", text)


def _person_token(world: World, match: re.Match[str], *, with_names: bool) -> str:
    handle = match[1].lower()
    if handle in _EVERYBODY:
        return f"<!{handle}>"
    for person in world.people.values():
        if person.handle == handle:
            return f"<@{person.id}|{person.handle}>" if with_names else f"<@{person.id}>"
    for group in world.groups.values():
        if group.handle == handle:
            return f"<!subteam^{group.id}|@{group.handle}>" if with_names else f"<!subteam^{group.id}>"
    return match[0]


def _room_token(world: World, match: re.Match[str]) -> str:
    channel = world.channels.named(match[1].lower())
    return f"<#{channel.id}|{channel.name}>" if channel else match[0]
