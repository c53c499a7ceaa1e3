"""People made of code: the guild driven as a story, for tests that walk through the product.

The names are those of `baton_sandbox.slack.driver` wherever the act is the same.
"""

from baton_sandbox.chat.driver import NeverCame, NotAcknowledged
from baton_sandbox.chat.screen import NotThere
from baton_sandbox.discord.acts.options import Picked
from baton_sandbox.discord.driver.finding import Control
from baton_sandbox.discord.driver.member import Member
from baton_sandbox.discord.driver.screen import Screen
from baton_sandbox.discord.driver.stage import Discord

__all__ = ["Control", "Discord", "Member", "NeverCame", "NotAcknowledged", "NotThere", "Picked", "Screen"]
