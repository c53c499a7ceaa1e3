"""Somebody of whom every table that can holds a name or a word, and a look for any of them everywhere."""

from uuid import uuid4

import sqlalchemy as sa
from sqlmodel import SQLModel

from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import finding, lists
from bot.assignment.conversations.answer import answer
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.outcomes.campaigns import CampaignScript
from bot.assignment.outcomes.contacts import RowProblem
from bot.assignment.outcomes.conversations import Answer, Inbound, Question
from bot.assignment.outcomes.delivery import StatusReport
from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.reassignment import reassign, saved_choices
from bot.assignment.reassignment.hand_on import hand_on
from bot.assignment.rules.sheets.sheet_terms import Caution, Column, Reason, Warned
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_status
from bot.assignment.upkeep import failures
from bot.storage.engine.types import INSTANT
from bot.storage.tables import Message
from bot.storage.texting import numbers
from bot.vocabulary import Asks, Portion, Split, TextStatus
from tests.assignment.bank import COLUMNS, OUR_NUMBER, SCRIPT, phone, row

HER, OTHER = phone(0), phone(1)
# Words that only she has, each in a place of its own, folded.
WORDS = (
    *("zenobia", "quillfeather", "zenobia.q@example.net", "nirgendwo", "zq-7781", "capybara"),
    *("owes me a kazoo", "pigeon", "ask for the blue door", "unsent marmalade", "saxophone"),
    *(HER[2:], HER[:1:-1]),
)
# What may hold a word of hers, and every other text of the schema, which never does.
HOLDS = {
    "contact": {"phone", "first_name", "last_name", "email", "fields", "written"},
    "contact_list": {"problems", "warnings"},
    "conversation": {"phone"},
    "message": {"phone", "body", "media"},
    "name_key": {"key"},
    "phone_number": {"phone"},
    "reassignment": {"asked", "note"},
    "report": {"answers", "note"},
    "saved_filter": {"selection"},
    "search": {"typed"},
    "standing": {"value"},
    "untaken_text": {"phone"},
    "written_word": {"word"},
}
NEVER = {
    "api_token": {"name", "digest"},
    "assignment": {"began_by", "ended_by"},
    "campaign": {
        *("name", "organisation", "state", "paused_because", "first_texts", "canned_replies", "tags"),
        *("questions", "escalations", "rules", "state_rules", "countries", "at_shift_end", "homes", "called"),
        *("language", "card_fields"),
    },
    "campaign_zone": {"zone"},
    "choosing": {"state", "surface", "asked", "counted"},
    # Whose she is to be is a volunteer's address; the clock is hers, and goes with the number.
    "contact": {"zone", "assigned_to", "assigned_before", "barred"},
    "contact_list": {"name", "state", "file_hash", "fields", "columns"},
    "conversation": {"zone", "state", "barred", "reserved_for"},
    "delivery": {"source", "key"},
    "endpoint": {"url", "secret"},
    "event": {"verb", "surface", "facts"},
    "first_text": {"body"},
    "forgetting": {"key"},
    "identity": {"platform", "workspace", "account", "handle"},
    # Trained anew whenever somebody is forgotten; what it says is on offer.
    "learnt": {"mark", "model", "silenced"},
    "link_code": {"digest"},
    "message": {"direction", "kind", "our_number", "status", "provider_id", "act"},
    "move": {"reserved_for", "state", "why"},
    "outbox": {"kind", "platform", "address", "state"},
    "person": {"name", "email", "role", "zone", "volume", "platform", "language", "platform_language"},
    "phone_number": {"opted_out_by"},
    "post": {"kind", "platform", "address", "reference"},
    "public_event": {"kind", "thing"},
    "reassignment": {"cause", "state", "surface"},
    "report": {"source", "rule", "tags", "removed", "act"},
    "saved_filter": {"name"},
    "search": {"narrowed"},
    "shared_field": {"name", "asks", "options"},
    "shift": {"homes"},
    "shift_series": {"weekdays", "zone", "homes"},
    "standing": {"kind", "name"},
    "suggestion": {"kind", "name", "value", "label"},
    "timer": {"kind", "key", "state"},
    "untaken_text": {"provider_id"},
    "user_list": {"name", "platform", "workspace", "mirror", "mirror_handle"},
    "wait": {"ended_by"},
}
_NO_WORDS = (sa.Integer, sa.Boolean, sa.Date, sa.Time, type(INSTANT))
QUESTIONS = (
    Question("Will they vote?", ("yes", "no")),
    Question("Why?", (), Asks.WORDS),
    Question("How many signs?", (), Asks.NUMBER),
)


def texts() -> set[str]:
    """Every column of the schema that holds words, as `table.column`."""
    return {
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if not isinstance(column.type, _NO_WORDS)
    }


def named(columns: dict[str, set[str]]) -> set[str]:
    return {f"{table}.{name}" for table, names in columns.items() for name in names}


def found(session) -> set[str]:
    """The columns in which one of her words stands, whatever table they are of."""
    seen, words = set(), texts()
    for table in SQLModel.metadata.sorted_tables:
        names = [each for each in table.columns if f"{table.name}.{each.name}" in words]
        for held in session.execute(sa.select(*(sa.cast(each, sa.Text) for each in names))) if names else ():
            for column, cell in zip(names, held, strict=True):
                if cell and any(word in cell.casefold() for word in WORDS):
                    seen.add(f"{table.name}.{column.name}")
    return seen


def zenobia(bank, ben, cleo):
    """Her conversation in a campaign that runs, with all that may be known of somebody."""
    columns = (*COLUMNS, Column("club", "Club"))
    known = {"first_name": "Zenobia", "last_name": "Quillfeather", "email": "zenobia.q@example.net"}
    fields = {"city": "Nirgendwo", "club": "ZQ-7781"}
    begun = bank.do(lists.begin_import, bank.ana, "Voters", uuid4().hex)
    rows = [row(0, **known, fields=fields, written={"phone": f"({HER[2:]})"}), row(1)]
    bank.do(lists.add_rows, begun.list_id, rows)
    problems = [
        RowProblem(9, Reason.PHONE_INVALID, "Zenobia Quillfeather 55"),
        RowProblem(8, Reason.UNREADABLE, "x"),
    ]
    warned = (Warned(Caution.PLACE_UNREAD, "Nirgendwo", 1), Warned(Caution.PLACE_UNREAD, "Albani", 3))
    bank.do(lists.finish_import, begun.list_id, columns, 2, problems, warned)
    bank.load([row(0, **known)], "Members")  # of whom no campaign knows
    script = CampaignScript("Early voting", "River Votes", begun.list_id, (SCRIPT,), (), ("yes",), QUESTIONS)
    campaign = bank.do(lifecycle.draft, bank.ana, script).ref.id
    bank.do(lifecycle.open_, bank.ana, campaign)
    her, other = bank.text_all(ben, bank.do(claim_bucket, ben, campaign))
    for text in (*bank.texts(her), *bank.texts(other)):
        bank.do(record_status, StatusReport(text.id, f"SM{text.id}", TextStatus.DELIVERED))
    bank.hear(her, "Yes, when she walks her capybara", "SMhers")
    said = (("Will they vote?", "yes"), ("Why?", "Because she owes me a kazoo"), ("How many signs?", "3"))
    bank.do(answer, ben, her, Answer(tags=("yes",), answers=said, note="Reach her via pigeon post"), "filed")
    to = Target(TargetKind.PEOPLE, (bank.person_id(cleo),))
    bank.do(hand_on, ben, her, to, "ask for the blue door")
    bank.do(answer, cleo, her, Answer("Unsent marmalade"), "sent")
    hers = Selection(Source(SourceKind.ANYBODY), Portion.ALL, field=("club", "ZQ-7781"))
    bank.do(saved_choices.save_choice, bank.ana, "The club", hers)
    bank.do(saved_choices.save_choice, bank.ana, "Albany", Selection(hers.source, field=("city", "Albany")))
    bank.do(reassign.propose, bank.ana, Wish(hers, Target(TargetKind.POOL), Split.LOAD))
    bank.do(finding.find, bank.ana, "Zenobia")
    bank.do(failures.received_failed, Inbound("SMlost", HER, OUR_NUMBER, "?"))
    at = bank.clock()
    with bank.database.transaction() as session:  # from before any campaign knew her
        stray = Message(direction="in", phone=HER, body="Stray saxophone", status="received", created_at=at)
        stray.media = [{"id": "MEsaxophone", "type": "image/jpeg"}]
        session.add(stray)
        numbers.decided(session, HER, at=at, now=at)
    return her


def writes(bank, body, **facts):
    """She writes."""
    return bank.do(receive_text, Inbound(f"SM{uuid4().hex}", HER, OUR_NUMBER, body, **facts))
