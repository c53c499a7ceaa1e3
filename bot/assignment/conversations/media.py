"""Pictures, voice messages and other files of a contact's text, for whoever may read the conversation."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.conversations import history
from bot.assignment.outcomes.media import TextMedia
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.rules.places import phones
from bot.assignment.rules.texts import media
from bot.storage.conversations import messages
from bot.storage.engine.database import Session
from bot.storage.tables import Message, Person


def look(session: Session, _now: datetime, who: Identity, conversation_id: int, message_id: int) -> TextMedia:
    """What came with a text of a conversation, or of one before it with the same number.

    For its holder and admins. Conversation 0 stands for the texts of strangers, which admins alone may see.
    """
    reader = guards.person(session, who) if conversation_id else guards.admin(session, who)
    text = messages.find(session, message_id)
    if text is None or not text.media or text.provider_id is None:
        raise NoSuchThing("picture")
    name = _name(session, reader, conversation_id, text) if conversation_id else _of_stranger(text)
    return TextMedia(name, text.provider_id, media.read(text.media))


def _name(session: Session, reader: Person, conversation_id: int, text: Message) -> str:
    conversation = guards.seen(session, conversation_id)
    guards.reader(session, reader, conversation)
    if text.conversation_id != conversation_id:
        earlier = history.earlier(session, conversation, reader)
        if text.conversation_id not in {row.id for row in earlier}:
            raise NoSuchThing("picture")
    return snapshots.short_name_of(session, conversation)


def _of_stranger(text: Message) -> str:
    if text.conversation_id is not None:
        raise NoSuchThing("picture")
    return phones.mask(text.phone)
