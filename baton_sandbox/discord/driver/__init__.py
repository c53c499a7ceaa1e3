"""People made of code: the guild driven as a story, for tests that walk through the product.

The names are those of `bot.sandbox.slack.driver` wherever the act is the same.
"""

from bot.sandbox.discord.acts.options import Picked
from bot.sandbox.discord.driver.finding import Control, NotThere
from bot.sandbox.discord.driver.member import Member, NotAcknowledged
from bot.sandbox.discord.driver.screen import Screen
from bot.sandbox.discord.driver.stage import Discord, NeverCame

__all__ = ["Control", "Discord", "Member", "NeverCame", "NotAcknowledged", "NotThere", "Picked", "Screen"]
