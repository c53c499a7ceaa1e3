"""The tables of a text bank, as typed classes."""

from bot.storage.tables.campaigns import Campaign, CampaignZone, Contact, ContactList, FirstText, SharedField
from bot.storage.tables.conversations import Assignment, Conversation, Wait
from bot.storage.tables.found import NameKey, Search, WrittenWord
from bot.storage.tables.learnt import Learnt, Suggestion
from bot.storage.tables.messages import (
    Forgetting,
    Message,
    PhoneNumber,
    Report,
    RuleRun,
    SendingDay,
    Standing,
)
from bot.storage.tables.moves import Move, MoveCount, Reassignment, SavedFilter
from bot.storage.tables.people import Identity, LinkCode, Person, UserList, UserListMember
from bot.storage.tables.preassignments import Preassignment
from bot.storage.tables.publishing import ApiToken, Endpoint, PublicEvent
from bot.storage.tables.shifts import Attendance, Cover, Shift, ShiftMember, ShiftSeries
from bot.storage.tables.traffic import CatchUp, Delivery, Event, OutboxItem, Post, Timer, UntakenText

__all__ = [
    "ApiToken",
    "Assignment",
    "Attendance",
    "Campaign",
    "CampaignZone",
    "CatchUp",
    "Contact",
    "ContactList",
    "Conversation",
    "Cover",
    "Delivery",
    "Endpoint",
    "Event",
    "FirstText",
    "Forgetting",
    "Identity",
    "Learnt",
    "LinkCode",
    "Message",
    "Move",
    "MoveCount",
    "NameKey",
    "OutboxItem",
    "Person",
    "PhoneNumber",
    "Post",
    "Preassignment",
    "PublicEvent",
    "Reassignment",
    "Report",
    "RuleRun",
    "SavedFilter",
    "Search",
    "SendingDay",
    "SharedField",
    "Shift",
    "ShiftMember",
    "ShiftSeries",
    "Standing",
    "Suggestion",
    "Timer",
    "UntakenText",
    "UserList",
    "UserListMember",
    "Wait",
    "WrittenWord",
]
