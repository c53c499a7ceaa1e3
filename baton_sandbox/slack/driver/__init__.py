"""People made of code: the workspace driven as a story, for tests that walk through the product."""

from baton_sandbox.slack.driver.member import Member, NotAcknowledged
from baton_sandbox.slack.driver.screen import Screen
from baton_sandbox.slack.driver.stage import NeverCame, Slack

__all__ = ["Member", "NeverCame", "NotAcknowledged", "Screen", "Slack"]
