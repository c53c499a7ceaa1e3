"""The rules of a text bank as pure functions: no storage, no clock and no random numbers of their own.

Import the module, not its functions: `from bot.assignment.rules.calendar import hours`, then call
`hours.may_text(...)`.
"""
