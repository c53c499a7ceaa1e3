"""A campaign that keeps shifts, with people who go home: told in few words."""

from datetime import timedelta

from sqlmodel import col, select

from bot.assignment.shifts.shift import join_shift, open_shift
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.timers import fire_next
from bot.storage.tables import Assignment, Conversation, Reassignment, Shift
from bot.storage.traffic import timers
from bot.vocabulary import Cause, Timed
from tests.assignment.bank import row

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


class Ending:
    """Runs shifts of one campaign; Ben and Cleo are there, and Ana leads."""

    def __init__(self, bank, **settings):
        self.bank = bank
        self.ben, self.cleo = bank.person("Ben Okafor"), bank.person("Cleo Lindqvist")
        self.campaign_id = bank.open(rows=[row(index) for index in range(10)], bucket_size=4, **settings)

    def shift(self, *people, ends=2.0, begins=0.0, everywhere=False):
        """A shift of the campaign, or of all, with these people."""
        now = self.bank.clock()
        of = None if everywhere else self.campaign_id
        shift_id = self.bank.do(open_shift, self.bank.ana, now + begins * HOUR, now + ends * HOUR, of).id
        with self.bank.database.transaction() as session:
            shift = session.get_one(Shift, shift_id)
            timers.put(session, Timed.SHIFT_ENDS, shift_id, shift.ends_at, now=now)
        for who in people:
            self.bank.do(join_shift, who, shift_id)
        return shift_id

    def bucket(self, who):
        """Claim four contacts, text three and hear from two: in order two wait, one is texted, one unsent."""
        claimed = self.bank.do(claim_bucket, who, self.campaign_id)
        from bot.assignment.texting.first_text import send_first_text

        card, texted = claimed.next, []
        for _ in range(3):
            texted.append(card.conversation_id)
            card = self.bank.do(send_first_text, who, card.conversation_id, card.fingerprint).next
        for each in texted[:2]:
            self.bank.hear(each, "Yes")
        return [*texted, card.conversation_id]

    def later(self, minutes):
        """Time passes, and what is due happens."""
        self.bank.clock.forward(minutes * MINUTE)
        while self.bank.do(fire_next):
            pass

    def holders(self, ids):
        return [self.bank.conversation(id_).holder_id for id_ in ids]

    def id(self, who):
        return self.bank.person_id(who)

    def posted(self, kind):
        """To whom letters of a kind are under way, by person."""
        return sorted(int(item.address or item.subject_id) for item in self.bank.outbox(kind))

    def plans(self, cause=Cause.SHIFT_END):
        with self.bank.database.reading() as session:
            rows = select(Reassignment).where(Reassignment.cause == cause).order_by(col(Reassignment.id))
            return list(session.exec(rows))

    def history(self, conversation_id):
        with self.bank.database.reading() as session:
            rows = select(Assignment).where(Assignment.conversation_id == conversation_id)
            return [
                (each.person_id, each.began_by) for each in session.exec(rows.order_by(col(Assignment.id)))
            ]

    def waiting(self):
        with self.bank.database.reading() as session:
            rows = select(Conversation).where(Conversation.state == "needs_attention")
            return list(session.exec(rows.order_by(col(Conversation.id))))
