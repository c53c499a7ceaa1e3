"""A conversation as a private panel: what was said, and the buttons to answer it or file a report."""

from dataclasses import replace

from bot.assignment.outcomes.conversations import Answered, Thread
from bot.views.discord import parts
from bot.views.discord.native import thread
from bot.views.discord.native.reply import pages
from bot.views.discord.paint import button, drawn, panel
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import Panel
from bot.views.parts import Button as Undo
from bot.views.parts import Question, buttons
from bot.views.phrases.conversations import filing, history, inbox, texting
from bot.views.phrases.reassignment import hand_on
from bot.views.phrases.words import Words, shortened
from bot.views.screens.answering import quick
from bot.views.screens.campaigns.carrying import take_back
from bot.views.screens.inbox import answered as nothing_waits
from bot.views.screens.inbox import put_aside
from bot.views.tokens import token
from bot.vocabulary import Barred, ConversationState

_FACTS = 400
# One option of a menu leads to the others.
_PREPARED = parts.MOST_OPTIONS - 1


def conversation(of: Thread, notice: Words = (), first: int = 0, back: Undo | None = None) -> Panel:
    """The whole conversation, with buttons for what the reader may do; prepared replies from `first` on.

    `back` undoes what the notice tells.
    """
    kept = thread.trimmed(of)
    standing = inbox.standing(kept)
    above = [*_notice(notice, back), *_about(kept)]
    below = [
        *thread.filed(kept),
        *([parts.paragraph(*standing)] if standing else []),
        *([] if standing else [*drawn(quick(of)), *_prepared(kept, first)]),
        *parts.buttons(*_buttons(kept, may_reply=standing is None)),
    ]
    return Panel([*above, *thread.newest(kept, [*above, *below]), *below])


def answered(done: Answered, following: Thread | None) -> Panel:
    """The next conversation that waits, or nothing does."""
    kept = replace(done, thread=thread.trimmed(done.thread))
    shown = done.thread if done.thread.may_file and not done.thread.mine else following
    back = take_back(done.carried) if done.carried else None
    return conversation(shown, inbox.answered(kept), back=back) if shown else panel(nothing_waits(kept))


def opt_out_question(of: Thread) -> Question:
    """Asked before somebody is opted out."""
    back = token("thread", of.conversation_id)
    return Question(*inbox.opt_out_question(thread.trimmed(of).name), inbox.OPT_OUT, back=back)


def _notice(notice: Words, back: Undo | None) -> list[Part]:
    ways = drawn([*buttons(back)]) if back else []
    return [parts.paragraph(*notice), *ways, parts.divider()] if notice else []


def _about(of: Thread) -> list[Part]:
    about = shortened(texting.facts(of.fields), _FACTS)
    return [
        parts.heading(of.name),
        parts.note(of.campaign.name, texting.time_there(of.local_time)),
        *([parts.paragraph(about)] if about else []),
        *([parts.note(*inbox.put_aside(of))] if of.later else []),
        *([parts.line((inbox.hint(of),), _opt_out(of))] if inbox.hint(of) else []),
        *([parts.line((history.before(of.before),), _history(of))] if of.before else []),
    ]


def _prepared(of: Thread, first: int) -> list[Part]:
    """Picking one opens the form with it, or asks before it is sent where nothing else may be."""
    start = first if first < len(of.canned) else 0
    choices = [(reply.title, str(place)) for place, reply in enumerate(of.canned)][start : start + _PREPARED]
    if not choices:
        return []
    following = start + _PREPARED if start + _PREPARED < len(of.canned) else 0
    more = [(inbox.MORE_PREPARED, f"from.{following}")] if len(of.canned) > _PREPARED else []
    written = token("prepared", of.conversation_id, start)
    return [parts.menu([*choices, *more], written, placeholder=inbox.PREPARED_PICK)]


def _buttons(of: Thread, *, may_reply: bool) -> list[Button]:
    subject = of.conversation_id
    shown: list[Button] = []
    if may_reply and of.free_text:
        shown.append(parts.button(inbox.WRITE, token("reply", subject), parts.PRIMARY))
    if of.may_file:
        shown += [parts.button(label, token("report", subject, 0, page)) for page, label in pages(of)]
    if of.may_file and of.waits:
        shown.append(parts.button(filing.SAVE_AND_CLOSE, token("report", subject, 0, 0, 1)))
    if of.may_file and of.by_rule:
        shown.append(parts.button(filing.take_back(of.by_rule), token("take_back", subject, of.by_rule.id)))
    if of.may_retry and of.mine and of.barred is None:
        shown.append(parts.button(inbox.RETRY, token("retry", subject)))
    if not of.mine:
        shown.append(parts.button(inbox.TAKE_OVER, token("take", subject)))
    if of.mine and of.barred is None:
        shown.append(parts.button(hand_on.HAND_ON, token("hand_on", subject)))
        shown += [button(put_aside(subject))] if of.waits else []
    # Discord takes no token twice in a message: where the hint stands, the button stands beside it.
    may_opt_out = of.barred is not Barred.OPTED_OUT and of.state is not ConversationState.UNTEXTED
    if may_opt_out and not inbox.hint(of):
        shown.append(_opt_out(of))
    if of.may_put_back:
        shown.append(parts.button(inbox.PUT_BACK, token("put_back", subject)))
    return [*shown, _inbox()]


def _opt_out(of: Thread) -> Button:
    return parts.button(inbox.OPT_OUT, token("opt_out", of.conversation_id), parts.DANGER, asks=True)


def _history(of: Thread) -> Button:
    return parts.button(history.SHOW, token("history", of.conversation_id))


def _inbox() -> Button:
    return parts.button(inbox.INBOX, token("inbox"))
