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
from bot.views.phrases.conversations.carrying import carried
from bot.views.phrases.sentences import later, say, tr, tr_n
from bot.views.phrases.words import Ago, Words, shortened
from bot.vocabulary import Barred, CampaignState, ConversationState, Direction, TextStatus

INBOX = later("Inbox")
OPEN, TAKE_NEXT, TAKE_OVER = later("Open"), later("Take the next one"), later("Take over")
OPEN_INBOX, BACK, FIND = later("Open inbox"), later("Back to the conversation"), later("Find…")
OPT_OUT, RETRY, EARLIER = later("Opt out"), later("Text once more"), later("Earlier messages")
PUT_BACK = later("Put back")
REPLY = later("Send")
WRITE, REPORT = later("Reply"), later("Report")
TEXT, TEXT_HINT = later("Your reply"), later("Leave this empty to file something without a reply.")
PREPARED, PREPARED_PICK = later("Prepared replies"), later("Pick a prepared reply")
MORE_PREPARED = later("More prepared replies…")
TAGS, TAGS_PICK, MORE_TAGS = later("Tags"), later("Pick tags"), later("More tags")
ANSWER_PICK = later("Pick their answer")
NOTE = later("Note for the team")
SOUNDS_LIKE_OPT_OUT = later("This sounds like an opt-out")
IF_IT_IS_ONE = later("If it is one, press the button: no campaign will text them again.")
TAGGED_OUT = later(
    "A tag that was filed here means opt-out, but did not opt anybody out then. If they want no "
    "texts, press the button: no campaign will text them again."
)
TYPED_STAYS: Words = (
    later("You had typed something, so nothing was sent: the prepared reply stands below it."),
)
NOTHING_WAITS = later("Nothing waits for you.")
NO_WORDS = later("(no words)")
AS_IT_GOES = later("The text above is the one that will be sent.")
ONCE_MORE: Words = (later("The first text is on its way once more."),)
IS_BACK: Words = (later("They can be texted again."),)
TAKEN: Words = (later("This conversation is yours now."),)

_LONGEST_HEARD, _LONGEST_WORDS, _LONGEST_REPORT = 60, 200, 600
_STATUS = {
    TextStatus.QUEUED: later("about to leave"),
    TextStatus.LEAVING: later("leaving"),
    TextStatus.DOUBT: later("checking whether it left"),
    TextStatus.ACCEPTED: later("on its way"),
    TextStatus.SENT: later("sent"),
    TextStatus.DELIVERED: later("delivered"),
    TextStatus.UNDELIVERED: later("not delivered"),
    TextStatus.FAILED: later("failed"),
    TextStatus.UNKNOWN: later("nobody can say whether it arrived"),
    TextStatus.CANCELLED: later("did not leave"),
}


def waiting(count: int) -> str:
    """How much waits for the reader."""
    return tr_n("{n} reply waits for you", "{n} replies wait for you", count) if count else str(NOTHING_WAITS)


def row(of: InboxRow) -> str:
    """A conversation in a line."""
    if of.needs_retry:
        failed = tr("Your text did not arrive: {reason}.", reason=reason(of.failed_code))
        return f"{of.name}\n{failed}{_once_more(of)}"
    return f"{of.name}\n{media.quoted(of.last_words, of.media, NO_WORDS, _LONGEST_WORDS)}"


def _once_more(of: InboxRow) -> str:
    if of.campaign_state is CampaignState.ENDED:
        return ""
    if of.campaign_state is CampaignState.PAUSED:
        return " " + tr("You may send it once more when the campaign goes on.")
    if of.retry_at:
        return " " + tr("You may send it once more from the time below.")
    return " " + tr("You may send it once more.")


def row_facts(of: InboxRow) -> Words:
    """Since when a conversation waits, and where it belongs."""
    since: Words = (Ago(of.waiting_since),) if of.waiting_since else ()
    since = (of.retry_at,) if of.needs_retry and of.retry_at else since
    hint = (tr("sounds like an opt-out"),) if of.opt_out_hint else ()
    return (*since, of.campaign.name, *hint)


def more_rows(hidden: int) -> str:
    """What a list leaves out."""
    return tr_n(
        "{n} more waits; it moves up as you answer.", "{n} more wait; they move up as you answer.", hidden
    )


def unheld(count: int) -> str:
    """Replies that wait for nobody."""
    return tr_n("{n} reply waits for somebody to take.", "{n} replies wait for somebody to take.", count)


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
    return tr_n("{n} earlier message", "{n} earlier messages", count)


def handover(of: Handover) -> Words:
    """The note that came with a conversation when it was moved."""
    return (
        shortened(tr("{author} handed it on: “{note}”", author=of.author, note=of.note), _LONGEST_REPORT),
        " · ",
        of.at,
    )


def left_alone(name: str, bar: Barred) -> str:
    """Why nobody may text a contact, whichever campaign asks."""
    match bar:
        case Barred.OPTED_OUT:
            return tr("{name} asked not to be texted.", name=name)
        case Barred.RETIRED:
            return tr("Texts do not reach the number of {name} any more.", name=name)
        case Barred.WRONG_NUMBER:
            return tr("This number is not the one of {name}.", name=name)
        case Barred.NO_CONSENT:
            return tr("The list does not say that {name} may be texted.", name=name)
        case Barred.FORGOTTEN:
            return tr("This contact was forgotten: nobody can text them, and nothing more is filed.")
        case Barred.SET_ASIDE:
            return tr("A carrier refused the text to {name}, so this campaign leaves them alone.", name=name)


def standing(thread: Thread) -> Words | None:
    """Why nothing can be sent in a conversation now; None when a reply can."""
    name = thread.name
    if thread.barred is not None:
        told = [left_alone(name, thread.barred)]
        told += (
            [tr("The reason: {reason}.", reason=reason(thread.bar_code))]
            if thread.bar_code is not None
            else []
        )
        told += [tr("You can put them back.")] if thread.may_put_back else []
        return (" ".join([*told, tr("You can still file something.")]),)
    if not thread.mine:
        return _of_others(thread)
    if thread.state is ConversationState.UNTEXTED:
        return say("{name} has not been texted yet.", name=name)
    if thread.may_text_at is not None:
        return say(
            "It is too early or too late to text {name}. Texting is allowed there from {at}.",
            name=name,
            at=thread.may_text_at,
        )
    return None


def _of_others(thread: Thread) -> Words:
    """Who holds a conversation that is not the reader's, and what the reader may do."""
    if thread.holder is None:
        if thread.may_file:
            return say("Nobody holds this conversation; you can read it and correct what was filed.")
        return say("Nobody holds this conversation; you are only reading.")
    holder = thread.holder.name
    if thread.may_file:
        return say(
            "{holder} holds this conversation; you can read it and correct what was filed.", holder=holder
        )
    return say("{holder} holds this conversation; you are only reading.", holder=holder)


def put_aside(of: Thread) -> Words:
    """Until when it is put aside; nothing where it is not."""
    return say("Put aside until {until}", until=of.later) if of.later else ()


def answered(done: Answered) -> Words:
    """A reply was sent, a report filed, or both."""
    told = [_did(done)]
    if done.opted_out:
        told.append(tr("No campaign will text them again."))
    elif done.wrong_number:
        told.append(tr("Nobody texts this number for them any more."))
    went = carried(done.carried) if done.carried else ""
    left = f" {waiting(done.waiting)}." if done.waiting else ""
    return (f"{' '.join(told)}{went}{left}",)


def _did(done: Answered) -> str:
    name = done.thread.name
    if done.sent and done.filed:
        return tr("Sent and filed: {name}.", name=name)
    if done.noted and (done.thread.suggested or done.thread.proposed):
        return tr("The note is saved: {name}. What is suggested was not filed.", name=name)
    return tr("Sent: {name}.", name=name) if done.sent else tr("Filed: {name}.", name=name)


def questions(first: int, last: int) -> str:
    """The button to the questions that no form above had room for, counted from 1."""
    if first == last:
        return tr("Question {first}", first=first)
    return tr("Questions {first} to {last}", first=first, last=last)


def files(of: CannedReply) -> Words:
    """What a prepared reply files beside being sent."""
    tag = (tr("Files the tag “{tag}”", tag=shortened(of.tag, 60)),) if of.tag else ()
    answer = (shortened(f"{of.answer[0]} {of.answer[1]}", 100),) if of.answer else ()
    return (*tag, *answer)


def hint(of: Thread) -> str:
    """What asks for a look at the button that opts out; empty where nothing does."""
    if of.barred is not None:
        return ""
    if of.opt_out_hint and of.opt_out_words:
        heard = shortened(of.opt_out_words, _LONGEST_HEARD)
        return f"{tr('This sounds like an opt-out: “{words}”.', words=heard)} {IF_IT_IS_ONE}"
    if of.opt_out_hint:
        return f"{SOUNDS_LIKE_OPT_OUT}. {IF_IT_IS_ONE}"
    return str(TAGGED_OUT) if of.tagged_out else ""


def opt_out_question(name: str) -> tuple[str, str]:
    """What is asked before somebody is opted out."""
    return (
        tr("Never text them again?"),
        tr(
            "No campaign will ever text {name} again. Only they, with START, or an admin can take this back.",
            name=name,
        ),
    )


def opted_out(done: OptedOut) -> Words:
    """A number will not be texted again."""
    return say("{name} is opted out: no campaign will text them again.", name=done.name)
