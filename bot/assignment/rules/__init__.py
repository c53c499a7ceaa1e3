"""The law of a text bank as pure functions: facts in, answers out, no storage, clock or chance of their own.

Import the room, not its furniture: `from bot.assignment.rules import hours`, then `hours.may_text(...)`.
"""
