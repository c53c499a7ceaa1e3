"""A conversation as a modal: what was said, and a form to answer it, file a report, or both."""

from dataclasses import dataclass

from slack_sdk.models.blocks import Block, ButtonElement

from bot.assignment.outcomes.conversations import Answered, Question, Thread
from bot.assignment.rules.answers import LONGEST
from bot.views.parts import Button, buttons
from bot.views.phrases.conversations import filing, inbox, suggesting, texting
from bot.views.phrases.reassignment import hand_on
from bot.views.phrases.words import Words
from bot.views.screens.answering import (
    chosen,
    likely_answer,
    likely_reply,
    likely_tags,
    quick,
    suggestion,
    version,
)
from bot.views.screens.campaigns.carrying import take_back
from bot.views.screens.inbox import answered as nothing_waits
from bot.views.screens.inbox import put_aside
from bot.views.slack import inputs, parts
from bot.views.slack.native import thread
from bot.views.slack.paint import blocks as painted
from bot.views.slack.paint import button, modal
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token
from bot.vocabulary import Asks, Barred, ConversationState

# The longest text a provider takes, in characters.
_LONGEST_TEXT = 1600
_LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class Draft:
    """What was chosen so far: a prepared reply by its place in the list, and tags; and what was typed before.

    `seen` is the newest report of which the form was drawn, and `suggested` the number of what it opened
    with, where that was before.
    """

    picked: int | None = None
    tags: tuple[str, ...] | None = None
    seen: int | None = None
    typed: str = ""
    suggested: int | None = None


def conversation(
    of: Thread, notice: Words = (), draft: Draft | None = None, back: Button | None = None
) -> Modal:
    """The whole conversation, with a form when the reader may file; `back` undoes what the notice tells."""
    draft = draft or Draft(picked=likely_reply(of))
    standing = inbox.standing(of)
    may_reply = standing is None
    body = _body(of, draft)
    return Modal(
        title=of.name,
        blocks=[
            *([parts.paragraph(*notice)] if notice else []),
            *(painted([*buttons(back)]) if back else []),
            *([parts.divider()] if notice else []),
            *_about(of),
            *thread.newest(of),
            *([parts.paragraph(*standing)] if standing else []),
            *(_reply(of, draft) if may_reply else []),
            *(_report(of, draft) if of.may_file else []),
            *_more(of, draft),
        ],
        submit=_submit(of, draft, may_reply=may_reply) if of.may_file else "",
        token=token("answer", *_form(of, draft)) if of.may_file else "",
        memory="" if of.free_text or not may_reply else body,
    )


def answered(done: Answered, following: Thread | None) -> Modal:
    """The next conversation that waits, or nothing does."""
    shown = done.thread if done.thread.may_file and not done.thread.mine else following
    if shown is not None:
        back = take_back(done.carried) if done.carried else None
        return conversation(shown, inbox.answered(done), back=back)
    return modal(nothing_waits(done))


def _submit(of: Thread, draft: Draft, *, may_reply: bool) -> str:
    """The button says what it does: what is suggested is filed by it, too."""
    if not may_reply:
        return filing.SAVE
    picked = draft.tags is None and (of.suggested or of.proposed)
    return suggesting.SEND_AND_FILE if picked else inbox.REPLY


def _about(of: Thread) -> list[Block]:
    about = texting.facts(of.fields)
    return [
        parts.note(of.campaign.name, texting.time_there(of.local_time)),
        *([parts.paragraph(about)] if about else []),
        *([parts.note(*inbox.put_aside(of))] if of.later else []),
        *_hint(of),
    ]


def _hint(of: Thread) -> list[Block]:
    hint = inbox.hint(of)
    return [parts.row(hint, _opt_out(of))] if hint else []


def _reply(of: Thread, draft: Draft) -> list[Block]:
    """The field right below what the contact wrote, then prepared replies.

    Picking one draws the field anew under another id, so that Slack shows the new words.
    """
    if not of.free_text:
        return [*_prepared(of, draft), *_to_be_sent(_body(of, draft))]
    words = "\n".join(filter(None, (draft.typed, _body(of, draft))))
    element = inputs.typed(initial=words, multiline=True, most=_LONGEST_TEXT)
    element.focus_on_load = True
    name = f"text:{_version(of)}:{_suffix(draft)}"
    likely = bool(words) and draft.picked == likely_reply(of)
    hint = suggesting.HINT if likely else inbox.TEXT_HINT
    field = inputs.field(name, inbox.TEXT, element, optional=True, hint=hint)
    return [field, *_prepared(of, draft)]


def _prepared(of: Thread, draft: Draft) -> list[Block]:
    """The first with buttons that send them, and all to be picked and changed."""
    if not of.canned:
        return []
    choices = [(reply.title, str(place)) for place, reply in enumerate(of.canned)]
    picked = inputs.picked(
        choices,
        initial=None if draft.picked is None else str(draft.picked),
        placeholder=inbox.PREPARED_PICK,
        action_id=token("prepared", of.conversation_id),
    )
    return [*painted(quick(of)), inputs.acting(f"prepared:{of.conversation_id}", inbox.PREPARED, picked)]


def _to_be_sent(body: str) -> list[Block]:
    return [parts.quote(body), parts.note(inbox.AS_IT_GOES)] if body else []


def _report(of: Thread, draft: Draft) -> list[Block]:
    subject = _version(of)
    blocks: list[Block] = []
    if of.tags:
        likely = likely_tags(of) if draft.tags is None else ()
        initial = (*of.standing.tags, *likely) if draft.tags is None else draft.tags
        ticked = inputs.ticked([(tag, tag) for tag in of.tags], initial=initial, placeholder=inbox.TAGS_PICK)
        label = filing.tags_label(of, inbox.TAGS)
        name = f"tags:{subject}:{_suffix(draft)}"
        blocks.append(
            inputs.field(name, label, ticked, optional=True, hint=suggesting.HINT if likely else "")
        )
    for place, question in enumerate(of.questions):
        prepared = _answer_to(of, draft, question)
        name = f"answer{place}:{subject}" + (f":{_suffix(draft)}" if prepared else "")
        stands = of.standing.answers.get(question.prompt)
        likely_one = likely_answer(of, question.prompt) if draft.tags is None else ""
        blocks.append(_question(name, question, likely_one or prepared or stands, likely=bool(likely_one)))
    note = inputs.typed(multiline=True, most=_LONGEST_NOTE)
    return [*blocks, inputs.field(f"note:{subject}", inbox.NOTE, note, optional=True)]


def _question(name: str, asked: Question, stands: str | None, *, likely: bool) -> Block:
    """Opened with what stands, also where that is no longer among the choices."""
    if asked.asks is Asks.CHOICE:
        choices = dict.fromkeys((*asked.options, *((stands,) if stands else ())))
        menu = inputs.picked([(one, one) for one in choices], initial=stands, placeholder=inbox.ANSWER_PICK)
        hint = suggesting.HINT if likely else ""
        return inputs.field(name, asked.prompt, menu, optional=True, hint=hint)
    field = inputs.typed(initial=stands or "", most=LONGEST)
    return inputs.field(name, asked.prompt, field, optional=True, hint=filing.asks(asked))


def _more(of: Thread, draft: Draft) -> list[Block]:
    buttons: list[ButtonElement] = []
    if of.may_file and of.waits:
        buttons.append(parts.button(filing.SAVE_AND_CLOSE, token("save_close", *_form(of, draft))))
    if of.may_file and of.by_rule:
        back = token("take_back", of.conversation_id, of.by_rule.id)
        buttons.append(parts.button(filing.take_back(of.by_rule), back))
    if of.may_retry and of.mine and of.barred is None:
        buttons.append(parts.button(inbox.RETRY, token("retry", of.conversation_id)))
    if not of.mine:
        buttons.append(parts.button(inbox.TAKE_OVER, token("take", of.conversation_id)))
    if of.mine and of.barred is None:
        buttons.append(parts.button(hand_on.HAND_ON, token("hand_on", of.conversation_id)))
        buttons += [button(put_aside(of.conversation_id))] if of.waits else []
    if of.barred is not Barred.OPTED_OUT and of.state is not ConversationState.UNTEXTED:
        buttons.append(_opt_out(of))
    if of.may_put_back:
        buttons.append(parts.button(inbox.PUT_BACK, token("put_back", of.conversation_id)))
    return [parts.buttons(*buttons)] if buttons else []


def _opt_out(of: Thread) -> ButtonElement:
    question, sentence = inbox.opt_out_question(of.name)
    confirm = parts.confirmation(question, sentence, inbox.OPT_OUT)
    return parts.button(inbox.OPT_OUT, token("opt_out", of.conversation_id), style="danger", confirm=confirm)


def _form(of: Thread, draft: Draft) -> tuple[int, int, int]:
    """The conversation, the newest report that its form shows, and what it opened with."""
    seen = of.newest_report if draft.seen is None else draft.seen
    return of.conversation_id, seen, suggestion(of) if draft.suggested is None else draft.suggested


def _answer_to(of: Thread, draft: Draft, question: Question) -> str:
    """The answer that belongs to the prepared reply which was picked."""
    picked = chosen(of, draft.picked)
    return picked.answer[1] if picked and picked.answer and picked.answer[0] == question.prompt else ""


def _body(of: Thread, draft: Draft) -> str:
    picked = chosen(of, draft.picked)
    return picked.body if picked else ""


def _version(of: Thread) -> str:
    """A conversation as it stands: what was typed into its form is gone once something was sent or filed."""
    return f"{of.conversation_id}:{version(of)}"


def _suffix(draft: Draft) -> int:
    return 0 if draft.picked is None else draft.picked + 1
