"""Discord's face: every handler, and the commands that lead to them."""

from collections.abc import Sequence

import discord

from bot.assignment.desk import Desk
from bot.handlers.discord import shared
from bot.handlers.discord.campaigns import campaign, script, settings, tagged
from bot.handlers.discord.commands import attention, audit, contacts, list_commands, lists, people, shift
from bot.handlers.discord.face import Face
from bot.handlers.discord.identity import Identities
from bot.handlers.discord.reassignment import guide, hand_on, hand_over, reassign
from bot.handlers.discord.texting import answer, inbox, start, text
from bot.handlers.discord.wire.client import Client

# Each has `register(face)`.
LISTENERS = (
    answer,
    attention,
    audit,
    campaign,
    contacts,
    guide,
    hand_on,
    hand_over,
    inbox,
    list_commands,
    lists,
    people,
    reassign,
    script,
    shared,
    settings,
    shift,
    start,
    tagged,
    text,
)


def build_face(
    desk: Desk, identities: Identities, bucket_sizes: Sequence[int], *, shared: bool = False
) -> Face:
    """The face with every handler; `shared` with other processes that hear the same server."""
    face = Face(desk, identities, bucket_sizes, shared=shared)
    for listener in LISTENERS:
        listener.register(face)
    return face


def offer(client: Client, face: Face, server: int) -> None:
    """Put the face's commands into the client's tree, for the one server that it works in."""
    for command in face.commands:
        client.tree.add_command(command, guild=discord.Object(server))
