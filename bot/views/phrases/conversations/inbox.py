"""What is said about conversations that wait, and around reading and answering them."""

from bot.assignment.outcomes.conversations import (
    Answered,
    CannedReply,
    Handover,
    InboxRow,
    OptedOut,
    Thread,
    ThreadLine,
)
from bot.views.phrases import media
from bot.views.phrases.campaigns.carrier import reason
from bot.views.phrases.campaigns.carrying import carried
from bot.views.phrases.words import Ago, Words, counted, shortened
from bot.vocabulary import Barred, CampaignState, ConversationState, Direction, TextStatus

INBOX = "Inbox"
OPEN, TAKE_NEXT, TAKE_OVER = "Open", "Take the next one", "Take over"
OPEN_INBOX, BACK, FIND = "Open inbox", "Back to the conversation", "Find…"
OPT_OUT, RETRY, EARLIER = "Opt out", "Text once more", "Earlier messages"
PUT_BACK = "Put back"
REPLY = "Send"
WRITE, REPORT = "Reply", "Report"
TEXT, TEXT_HINT = "Your reply", "Leave this empty to file something without a reply."
PREPARED, PREPARED_PICK = "Prepared replies", "Pick a prepared reply"
MORE_PREPARED = "More prepared replies…"
TAGS, TAGS_PICK, MORE_TAGS = "Tags", "Pick tags", "More tags"
ANSWER_PICK = "Pick their answer"
NOTE = "Note for the team"
SOUNDS_LIKE_OPT_OUT = "This sounds like an opt-out"
IF_IT_IS_ONE = "If it is one, press the button: no campaign will text them again."
TAGGED_OUT = (
    "A tag that was filed here means opt-out, but did not opt anybody out then. "
    "If they want no texts, press the button: no campaign will text them again."
)
TYPED_STAYS: Words = ("You had typed something, so nothing was sent: the prepared reply stands below it.",)
NOTHING_WAITS = "Nothing waits for you. Well done!"
NO_WORDS = "(no words)"
AS_IT_GOES = "The text above is the one that will be sent."
ONCE_MORE: Words = ("The first text is on its way once more.",)
IS_BACK: Words = ("They can be texted again.",)
TAKEN: Words = ("This conversation is yours now.",)

_LONGEST_HEARD, _LONGEST_WORDS, _LONGEST_REPORT = 60, 200, 600
_STATUS = {
    TextStatus.QUEUED: "about to leave",
    TextStatus.LEAVING: "leaving",
    TextStatus.DOUBT: "checking whether it left",
    TextStatus.ACCEPTED: "on its way",
    TextStatus.SENT: "sent",
    TextStatus.DELIVERED: "delivered",
    TextStatus.UNDELIVERED: "not delivered",
    TextStatus.FAILED: "failed",
    TextStatus.UNKNOWN: "nobody can say whether it arrived",
    TextStatus.CANCELLED: "did not leave",
}


def waiting(count: int) -> str:
    """How much waits for the reader."""
    return f"{counted(count, 'reply waits', 'replies wait')} for you" if count else NOTHING_WAITS


def row(of: InboxRow) -> str:
    """A conversation in a line."""
    if of.needs_retry:
        return f"{of.name}\nYour text did not arrive: {reason(of.failed_code)}.{_once_more(of)}"
    return f"{of.name}\n{media.quoted(of.last_words, of.media, NO_WORDS, _LONGEST_WORDS)}"


def _once_more(of: InboxRow) -> str:
    if of.campaign_state is CampaignState.ENDED:
        return ""
    if of.campaign_state is CampaignState.PAUSED:
        return " You may send it once more when the campaign goes on."
    return f" You may send it once more{' from the time below' if of.retry_at else ''}."


def row_facts(of: InboxRow) -> Words:
    """Since when a conversation waits, and where it belongs."""
    since: Words = (Ago(of.waiting_since),) if of.waiting_since else ()
    since = (of.retry_at,) if of.needs_retry and of.retry_at else since
    hint = ("sounds like an opt-out",) if of.opt_out_hint else ()
    return (*since, of.campaign.name, *hint)


def more_rows(hidden: int) -> str:
    """What a list leaves out."""
    return f"{counted(hidden, 'more waits', 'more wait')}; they move up as you answer."


def unheld(count: int) -> str:
    """Replies that wait for nobody."""
    return f"{counted(count, 'reply waits', 'replies wait')} for somebody to take."


def author(line: ThreadLine, name: str) -> str:
    """Who wrote a message."""
    return name if line.direction is Direction.IN else line.author or "Baton"


def fate(line: ThreadLine) -> str:
    """What became of an outgoing text; empty for replies."""
    if line.direction is Direction.IN:
        return ""
    why = f": {reason(line.error_code)}" if line.error_code else ""
    return f" · {_STATUS.get(line.status, line.status)}{why}"


def earlier(count: int) -> str:
    """Messages above those shown."""
    return counted(count, "earlier message")


def handover(of: Handover) -> Words:
    """The note that came with a conversation when it was moved."""
    return (shortened(f"{of.author} handed it on: “{of.note}”", _LONGEST_REPORT), " · ", of.at)


def left_alone(name: str, bar: Barred) -> str:
    """Why nobody may text a contact, whichever campaign asks."""
    match bar:
        case Barred.OPTED_OUT:
            return f"{name} asked not to be texted."
        case Barred.RETIRED:
            return f"Texts do not reach the number of {name} any more."
        case Barred.WRONG_NUMBER:
            return f"This number is not the one of {name}."
        case Barred.NO_CONSENT:
            return f"The list does not say that {name} may be texted."
        case Barred.FORGOTTEN:
            return "This contact was forgotten: nobody can text them, and nothing more is filed."
        case Barred.SET_ASIDE:
            return f"A carrier refused the text to {name}, so this campaign leaves them alone."


def standing(thread: Thread) -> Words | None:
    """Why nothing can be sent in a conversation now; None when a reply can."""
    name = thread.name
    if thread.barred is not None:
        why = f" The reason: {reason(thread.bar_code)}." if thread.bar_code is not None else ""
        back = " You can put them back." if thread.may_put_back else ""
        return (f"{left_alone(name, thread.barred)}{why}{back} You can still file something.",)
    if not thread.mine:
        holder = f"{thread.holder.name} holds" if thread.holder else "Nobody holds"
        may = "you can read it and correct what was filed" if thread.may_file else "you are only reading"
        return (f"{holder} this conversation; {may}.",)
    if thread.state is ConversationState.UNTEXTED:
        return (f"{name} has not been texted yet.",)
    if thread.may_text_at is not None:
        until = "Texting is allowed there from "
        return (f"It is too early or too late to text {name}. {until}", thread.may_text_at, ".")
    return None


def answered(done: Answered) -> Words:
    """A reply was sent, a report filed, or both."""
    did = {(True, True): "Sent and filed", (True, False): "Sent"}.get((done.sent, done.filed), "Filed")
    left = f" {waiting(done.waiting)}." if done.waiting else ""
    told = " No campaign will text them again." if done.opted_out else ""
    if done.wrong_number and not done.opted_out:
        told = " Nobody texts this number for them any more."
    went = carried(done.carried) if done.carried else ""
    return (f"{did}: {done.thread.name}.{told}{went}{left}",)


def questions(first: int, last: int) -> str:
    """The button to the questions that no form above had room for, counted from 1."""
    return f"Question {first}" if first == last else f"Questions {first} to {last}"


def files(of: CannedReply) -> Words:
    """What a prepared reply files beside being sent."""
    tag = (f"Files the tag “{shortened(of.tag, 60)}”",) if of.tag else ()
    answer = (shortened(f"{of.answer[0]} {of.answer[1]}", 100),) if of.answer else ()
    return (*tag, *answer)


def hint(of: Thread) -> str:
    """What asks for a look at the button that opts out; empty where nothing does."""
    if of.barred is not None:
        return ""
    if of.opt_out_hint:
        words = f": “{shortened(of.opt_out_words, _LONGEST_HEARD)}”" if of.opt_out_words else ""
        return f"{SOUNDS_LIKE_OPT_OUT}{words}. {IF_IT_IS_ONE}"
    return TAGGED_OUT if of.tagged_out else ""


def opt_out_question(name: str) -> tuple[str, str]:
    """What is asked before somebody is opted out."""
    return (
        "Never text them again?",
        f"No campaign will ever text {name} again. Only an admin can take this back.",
    )


def opted_out(done: OptedOut) -> Words:
    """A number will not be texted again."""
    return (f"{done.name} is opted out: no campaign will text them again.",)
