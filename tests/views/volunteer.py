"""Answers for volunteers at their largest: names of many characters, threads of many messages."""

from datetime import UTC, datetime

from bot.assignment.outcomes import conversations, refs, texting
from bot.assignment.outcomes.campaigns import CampaignCard, Counts
from bot.assignment.outcomes.letters import (
    CampaignPausedPost,
    CarrierNewsPost,
    Content,
    DeliveryUnknownPost,
    GivenUp,
    GivenUpPost,
    HomeClosedPost,
    InboxPost,
    NotReached,
    NotReachedPost,
    RepliesUnreadPost,
    StrangersText,
    TestTextPost,
    UnheldPost,
    UnknownSenderPost,
)
from bot.assignment.outcomes.media import Brought, Missing, TextMedia
from bot.assignment.outcomes.people import Me
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.outcomes.replies import FiledReport
from bot.assignment.rules.standing import Standing
from bot.assignment.rules.texts.media import Format, Medium
from bot.vocabulary import (
    Asks,
    Barred,
    CampaignState,
    ConversationState,
    Direction,
    MediaKind,
    Role,
    TextStatus,
)

NOON = datetime(2026, 3, 10, 16, 0, tzinfo=UTC)
HOSTILE = (
    "<!channel> @everyone <@U1> <http://evil|bank> *x* _y_ `z` :tada: \u202eevil\u202c \u0000\ud800 & 🎉 "
)
LONG = (HOSTILE * 60)[:3000]
BODY = (HOSTILE * 60)[:1600]
BIG = 2**31 - 1
HUGE = 2**63 - 1
CAMPAIGN = refs.CampaignRef(HUGE, LONG)
PERSON = PersonRef(1, LONG, (("slack", "U1"),))
ME = Me(PERSON, Role.VOLUNTEER, suspended=False)
FIELDS = tuple((f"{number} {LONG}"[:100], LONG) for number in range(40))


def card(segments: int = 10, local_time: datetime | None = NOON) -> texting.ContactText:
    return texting.ContactText(
        HUGE, CAMPAIGN, LONG, FIELDS, local_time, BODY, "f" * 16, segments, BIG - 1, BIG
    )


def done(following: texting.ContactText | None = None, **facts: int) -> texting.ContactDone:
    known = {"total": BIG, "waiting": BIG, "more": True, "asleep": 0, "texted": BIG, "skipped": BIG}
    return texting.ContactDone(texting.Deed.SENT, LONG, CAMPAIGN, following, **(known | facts))  # type: ignore[arg-type]


def in_hand(following: texting.ContactText | None = None) -> texting.BucketInHand:
    return texting.BucketInHand(CAMPAIGN, following, BIG, BIG, more=True, asleep=0)


def offer(
    state: CampaignState, number: int = 1, unsent: int = BIG, *, available: bool = True
) -> texting.StartOffer:
    lack = None if available else texting.Lack.HELD
    return texting.StartOffer(refs.CampaignRef(number, LONG), LONG, state, BIG, unsent, lack)


def inbox_row(number: int = 1, *, retry: bool = False) -> conversations.InboxRow:
    return conversations.InboxRow(
        number, CAMPAIGN, LONG, LONG, None if retry else NOON, opt_out_hint=True, needs_retry=retry
    )


def picture() -> conversations.TextingPicture:
    """Twenty campaigns, and as many conversations as the core hands out."""
    states = (CampaignState.OPEN, CampaignState.PAUSED)
    offers = tuple(offer(states[number % 2], number, unsent=number % 3) for number in range(20))
    rows = [inbox_row(number) for number in range(15)] + [
        inbox_row(number, retry=True) for number in range(15, 30)
    ]
    return conversations.TextingPicture(ME, offers, tuple(rows), BIG, BIG, BIG, is_new=True)


def nothing() -> conversations.TextingPicture:
    return conversations.TextingPicture(ME, (), (), 0, 0, is_new=True)


QUESTIONS = (
    *(
        conversations.Question(f"{number} {LONG}"[:150], tuple(f"{one} {LONG}"[:60] for one in range(12)))
        for number in range(8)
    ),
    *(conversations.Question(f"{asks} {LONG}"[:150], (), asks) for asks in (Asks.NUMBER, Asks.WORDS)),
)
REPORT = FiledReport(LONG, NOON, (LONG,) * 40, ((LONG, LONG),) * 10, LONG, (LONG,) * 9, closed=True)

PICTURES = tuple(StrangersText("+1 ... 00", BODY, NOON, tuple(MediaKind), HUGE - place) for place in range(5))


def thread(**facts: object) -> conversations.Thread:
    """A conversation of a hundred messages, some of them from everybody, in which everything may be done."""
    statuses = list(TextStatus)
    lines = tuple(
        conversations.ThreadLine(
            Direction.OUT if number % 2 else Direction.IN,
            LONG if number % 4 else None,
            BODY if number % 7 else "",
            NOON,
            statuses[number % len(statuses)],
            30003 if number % 5 else None,
            *(tuple(MediaKind) * 2 if number % 6 == 2 else (), HUGE),
        )
        for number in range(100)
    )
    known: dict[str, object] = {
        "conversation_id": HUGE,
        "campaign": CAMPAIGN,
        "name": LONG,
        "phone": "+12125550100",
        "local_time": NOON,
        "fields": FIELDS,
        "state": ConversationState.NEEDS_ATTENTION,
        "barred": None,
        "holder": PERSON,
        "mine": True,
        "may_file": True,
        "newest_report": HUGE,
        "before": BIG,
        "standing": Standing((LONG[:60],) * 40, {f"{number} {LONG}"[:150]: LONG for number in range(5)}),
        "waiting_since": NOON,
        "opt_out_hint": True,
        "opt_out_words": LONG,
        "may_text_at": None,
        "may_retry": True,
        "free_text": True,
        "lines": lines,
        "canned": tuple(
            conversations.CannedReply(f"{number} {LONG}", BODY, LONG[:60]) for number in range(120)
        ),
        "tags": tuple(f"{number} {LONG}"[:60] for number in range(120)),
        "questions": QUESTIONS,
        "reports": (REPORT,) * 5,
    }
    return conversations.Thread(**(known | facts))  # type: ignore[arg-type]


def history() -> conversations.History:
    """Many campaigns of long lines."""
    of = conversations.EarlierCampaign(
        CAMPAIGN, LONG, thread().lines[:30], BIG, (LONG,) * 9, ((LONG, LONG),) * 5, (LONG,) * 5
    )
    return conversations.History(HUGE, LONG, (of,) * 5)


def threads() -> dict[str, conversations.Thread]:
    """Every way a conversation can stand."""
    return {
        "to be answered": thread(),
        "with prepared replies alone": thread(free_text=False),
        "without anything prepared": thread(canned=(), tags=(), questions=(), reports=(), fields=()),
        "outside hours": thread(may_text_at=NOON),
        "opted out": thread(barred=Barred.OPTED_OUT),
        "of a dead number": thread(barred=Barred.RETIRED),
        "of a wrong number": thread(barred=Barred.WRONG_NUMBER, may_put_back=True),
        "with a tag of before": thread(opt_out_hint=False, tagged_out=True),
        "without consent": thread(barred=Barred.NO_CONSENT),
        "set aside": thread(barred=Barred.SET_ASIDE, bar_code=21408, may_put_back=True),
        "to be texted again later": thread(retry_at=NOON),
        "of somebody else": thread(mine=False),
        "of nobody": thread(mine=False, holder=None),
        "untexted": thread(state=ConversationState.UNTEXTED, lines=()),
        "empty": thread(lines=(), canned=(), tags=(), questions=(), reports=(), fields=(), name=""),
    }


def answered(*, sent: bool, filed: bool) -> conversations.Answered:
    return conversations.Answered(thread(), sent, filed, BIG, 1, carried=conversations.Carried(LONG, HUGE))


def letters() -> dict[str, Content]:
    """Everything the courier may be given for chat."""
    counts = Counts(*[BIG] * 10)
    rows = tuple(inbox_row(number, retry=number > 7) for number in range(10))
    cards = {
        f"a card of a campaign that is {state}": CampaignCard(CAMPAIGN, LONG, state, LONG, counts, BIG)
        for state in CampaignState
    }
    return {
        "an inbox": InboxPost(PERSON, rows, BIG, fresh=True),
        "an inbox of failures": InboxPost(PERSON, (inbox_row(1, retry=True),), 0, fresh=True),
        "an empty inbox": InboxPost(PERSON, (), 0, fresh=False),
        "what nobody holds": UnheldPost(CAMPAIGN, BIG, NOON),
        "nothing that nobody holds": UnheldPost(CAMPAIGN, 0, None),
        "an unknown sender": UnknownSenderPost((StrangersText("+1 ... 00", BODY, NOON),) * 5, BIG),
        "an unknown sender without words": UnknownSenderPost((StrangersText("+1 ... 00", "", NOON),), 1),
        "an unknown sender with pictures": UnknownSenderPost(PICTURES, BIG),
        "replies unread": RepliesUnreadPost(NOON, texting=False),
        "replies unread, and texting on": RepliesUnreadPost(NOON, texting=True),
        "replies unread, and answered": RepliesUnreadPost(NOON, texting=True, answered=True),
        "what was given up": GivenUpPost((GivenUp("timer 3", "shift_ends"),), 1),
        "much that was given up": GivenUpPost((GivenUp(f"{BIG}", "received"),) * 5, BIG),
        "a pause": CampaignPausedPost(CAMPAIGN, "filtered"),
        "a pause of the provider's": CampaignPausedPost(CAMPAIGN, "provider:30034"),
        "a pause for whatever": CampaignPausedPost(CAMPAIGN, LONG),
        "a pause of many": CampaignPausedPost(
            CAMPAIGN, "provider:30023", until=NOON, others=(CAMPAIGN,) * 40
        ),
        "the end of a pause": CampaignPausedPost(CAMPAIGN, "", paused=False),
        "a channel that is closed": HomeClosedPost(CAMPAIGN, (("slack", "is_archived"), ("discord", LONG))),
        "news of carriers": CarrierNewsPost(CAMPAIGN, 30022, ""),
        "news of a country": CarrierNewsPost(CAMPAIGN, 21408, "MX"),
        "news of a code that nobody knows": CarrierNewsPost(CAMPAIGN, 99_999, ""),
        "contacts not reached": NotReachedPost(
            CAMPAIGN, BIG, (NotReached(LONG, 30006, given_back=True),) * 5
        ),
        "a doubt": DeliveryUnknownPost(HUGE, CAMPAIGN, LONG),
        "a test text": TestTextPost(CAMPAIGN, TextStatus.FAILED, 30007),
        "a test text that was stopped": TestTextPost(CAMPAIGN, TextStatus.CANCELLED, None),
        "a test text in doubt": TestTextPost(CAMPAIGN, TextStatus.UNKNOWN, None),
        **cards,
    }


def media() -> tuple[TextMedia, list[Brought | Missing]]:
    """Ten files, some of which are shown."""
    picture = Brought(b".", Format(MediaKind.PICTURE, "png"))
    sound = Brought(b".", Format(MediaKind.SOUND, "amr"))
    return TextMedia(LONG, "MM1", (Medium("ME1", "image/png"),) * 10), [picture, sound, *Missing, *Missing]
