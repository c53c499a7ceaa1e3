"""Somebody's accounts, and the forms that make two people one."""

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.people import AccountRow, LinkChoices, LinkCode, Linked
from bot.views.phrases import linking as words
from bot.views.phrases.words import Words
from bot.views.slack import parts
from bot.views.slack.inputs import MOST_OPTIONS, field, picked, typed
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token

_LONGEST_CODE = 40


def mine(picture: Linked, notice: Words = (), made: LinkCode | None = None) -> Modal:
    """One's own accounts, perhaps with a code that was just made."""
    blocks = [
        *_said(notice),
        parts.paragraph(*words.about(picture)),
        *(_row(row, 0) for row in picture.accounts),
        *([parts.divider(), parts.paragraph(*words.code(made))] if made else []),
        parts.buttons(
            parts.button(words.NEW_CODE, token("link_code"), style=None if made else "primary"),
            parts.button(words.HAVE_CODE, token("link_have")),
        ),
    ]
    return Modal(words.TITLE, blocks)


def theirs(picture: Linked, notice: Words = ()) -> Modal:
    """Somebody's accounts, for an admin."""
    blocks = [
        *_said(notice),
        parts.heading(picture.ref.name),
        *(_row(row, picture.ref.id) for row in picture.accounts),
        parts.buttons(parts.button(words.LINK_WITH, token("link_with", picture.ref.id))),
    ]
    return Modal(words.THEIRS, blocks, close="Back")


def have_form() -> Modal:
    """Where a code is typed."""
    code = field("code", words.CODE, typed(most=_LONGEST_CODE), hint=words.CODE_HINT)
    return Modal(
        words.HAVE_CODE,
        [parts.paragraph(*words.how_to_use()), code],
        submit="Link",
        token=token("link_use"),
        close="Back",
    )


def choose_form(of: LinkChoices) -> Modal:
    """Who it is that somebody is on another platform."""
    said = parts.paragraph(*words.choose(of, MOST_OPTIONS))
    if not of.people:
        return Modal(words.THEIRS, [said], close="Back")
    people = [(words.choice(one), str(one.id)) for one in of.people]
    blocks: list[Block] = [said, field("other", words.WHO, picked(people)), parts.note(words.sure())]
    return Modal(words.SURE, blocks, submit="Link", token=token("link_do", of.ref.id), close="Back")


def _said(notice: Words) -> list[Block]:
    return [parts.paragraph(*notice)] if notice else []


def _row(account: AccountRow, whose: int) -> Block:
    if not account.may_unlink:
        return parts.row(words.row(account))
    sure = parts.confirmation(words.UNLINK_QUESTION, words.sure_unlink(), words.UNLINK)
    unlink = parts.button(words.UNLINK, token("unlink", account.identity_id, whose), confirm=sure)
    return parts.row(words.row(account), unlink)
