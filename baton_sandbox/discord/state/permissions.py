"""Who may do what: Discord's permission bits and how roles and channels add up to them."""

from collections.abc import Iterable

# https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags
MANAGE_CHANNELS = 1 << 4
ADMINISTRATOR = 1 << 3
MANAGE_GUILD = 1 << 5
ADD_REACTIONS = 1 << 6
VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
MANAGE_MESSAGES = 1 << 13
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
READ_MESSAGE_HISTORY = 1 << 16
MENTION_EVERYONE = 1 << 17
CHANGE_NICKNAME = 1 << 26
USE_APPLICATION_COMMANDS = 1 << 31
SEND_MESSAGES_IN_THREADS = 1 << 38
MANAGE_EVENTS = 1 << 33
CREATE_EVENTS = 1 << 44
PIN_MESSAGES = 1 << 51
EVERYTHING = (1 << 53) - 1

EVERYBODYS = (
    ADD_REACTIONS
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | CHANGE_NICKNAME
    | USE_APPLICATION_COMMANDS
    | SEND_MESSAGES_IN_THREADS
)


def base_permissions(roles: Iterable[int], *, owner: bool) -> int:
    """What somebody may do in the whole guild; an administrator and the owner may do everything."""
    total = 0
    for bits in roles:
        total |= bits
    return EVERYTHING if owner or total & ADMINISTRATOR else total


def in_channel(base: int, denied: int, allowed: int) -> int:
    """What a channel's overwrites leave of it; without sight of the channel nothing is left."""
    if base & ADMINISTRATOR:
        return EVERYTHING
    total = base & ~denied | allowed
    return total if total & VIEW_CHANNEL else 0
