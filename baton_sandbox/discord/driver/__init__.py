"""People made of code: the guild driven as a story, for tests that walk through the product.

The names are those of `baton_sandbox.slack.driver` wherever the act is the same.
"""

from baton_sandbox.discord.acts.options import Picked
from baton_sandbox.discord.driver.finding import Control, NotThere
from baton_sandbox.discord.driver.member import Member, NotAcknowledged
from baton_sandbox.discord.driver.screen import Screen
from baton_sandbox.discord.driver.stage import Discord, NeverCame

__all__ = ["Control", "Discord", "Member", "NeverCame", "NotAcknowledged", "NotThere", "Picked", "Screen"]
