"""What tests say of carriers: news of a text, and what is said because of it."""

from datetime import timedelta

from bot.assignment.campaigns import lifecycle
from bot.assignment.letters import lease_letters, letter_posted
from bot.assignment.outcomes.delivery import Accepted, Refused, StatusReport
from bot.assignment.texting.delivery import record_accepted, record_refused, record_status
from bot.assignment.timers import fire_next
from bot.vocabulary import TextStatus


def message_of(bank, conversation):
    return bank.texts(conversation)[-1]


def report(bank, conversation, code, status=TextStatus.UNDELIVERED, **known):
    message_id = message_of(bank, conversation).id
    return bank.do(record_status, StatusReport(message_id, f"SM{message_id}", status, code, **known))


def refuse(bank, conversation, code):
    return bank.do(record_refused, message_of(bank, conversation).id, Refused(code))


def accept(bank, conversation):
    message_id = message_of(bank, conversation).id
    bank.do(record_accepted, message_id, Accepted(f"SM{message_id}", TextStatus.ACCEPTED))


def seen(bank, conversation):
    return bank.do(lifecycle.look, bank.ana, bank.conversation(conversation).campaign_id)


def happen(bank):
    """Everything that is due by now."""
    while bank.do(fire_next):
        pass


def letters(bank, kind):
    """What is said by itself, by now."""
    bank.clock.forward(timedelta(seconds=10))
    said = bank.do(lease_letters, 100)
    for place, letter in enumerate(said):
        bank.do(letter_posted, letter, f"{letter.address}:{place}")
    return [each for each in said if isinstance(each.content, kind)]
