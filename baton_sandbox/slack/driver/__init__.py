"""People made of code: the workspace driven as a story, for tests that walk through the product."""

from baton_sandbox.chat.driver import NeverCame, NotAcknowledged
from baton_sandbox.chat.screen import NotThere
from baton_sandbox.slack.driver.member import Member
from baton_sandbox.slack.driver.screen import Screen
from baton_sandbox.slack.driver.stage import Slack

__all__ = ["Member", "NeverCame", "NotAcknowledged", "NotThere", "Screen", "Slack"]
