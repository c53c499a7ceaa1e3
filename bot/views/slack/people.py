"""The people on the team, and one of them with what an admin may change."""

from slack_sdk.models.blocks import Block, ButtonElement, NumberInputElement

from bot.assignment.outcomes.people import PeoplePicture, PersonRow
from bot.views.phrases import people as words
from bot.views.phrases.linking import LINK, THEIRS
from bot.views.phrases.plan import REASSIGN
from bot.views.phrases.words import Words
from bot.views.slack import notices, parts
from bot.views.slack.inputs import VALUE, field
from bot.views.slack.surfaces import Message, Modal
from bot.views.tokens import token
from bot.vocabulary import Role

_MOST = 100_000
_SHOWN = 40


def people(picture: PeoplePicture, typed: str = "") -> Message:
    """Everybody, or those whose name was typed, admins first."""
    if not picture.rows:
        return notices.message(words.nobody(typed))
    shown = picture.rows[:_SHOWN]
    blocks: list[Block] = [parts.heading(words.HEADING), *(_row(row) for row in shown)]
    if picture.total > len(shown):
        blocks.append(parts.note(words.more(picture.total - len(shown))))
    if not typed:
        own = parts.button(LINK, token("accounts"))
        blocks.append(parts.buttons(parts.button(words.REFRESH, token("people", 1)), own))
    return Message(words.HEADING, blocks)


def person(row: PersonRow, notice: Words = ()) -> Modal:
    """One person, with what was just done on top."""
    cap = NumberInputElement(
        action_id=VALUE,
        is_decimal_allowed=False,
        initial_value=None if row.cap is None else str(row.cap),
        min_value="0",
        max_value=str(_MOST),
    )
    blocks: list[Block] = [
        *([parts.paragraph(*notice)] if notice else []),
        parts.heading(row.ref.name),
        parts.note(words.standing(row)),
        parts.paragraph(words.work(row)),
        parts.buttons(_role(row), _suspension(row), *_moving(row), _accounts(row)),
        field("cap", words.CAP, cap, optional=True, hint=words.CAP_HINT),
    ]
    return Modal("Person", blocks, submit=words.SAVE_CAP, token=token("person_cap", row.ref.id))


def _row(row: PersonRow) -> Block:
    said = f"{row.ref.name}  ·  {words.standing(row)}\n{words.work(row)}"
    return parts.row(said, parts.button(words.CHANGE, token("person", row.ref.id)))


def _role(row: PersonRow) -> ButtonElement:
    if row.role is Role.ADMIN:
        sure = parts.confirmation(words.VOLUNTEER_QUESTION, words.demotion(row), words.MAKE_VOLUNTEER)
        return parts.button(words.MAKE_VOLUNTEER, token("person_volunteer", row.ref.id), confirm=sure)
    sure = parts.confirmation(words.ADMIN_QUESTION, words.promotion(row), words.MAKE_ADMIN)
    return parts.button(words.MAKE_ADMIN, token("person_admin", row.ref.id), confirm=sure)


def _accounts(row: PersonRow) -> ButtonElement:
    return parts.button(THEIRS, token("person_accounts", row.ref.id))


def _moving(row: PersonRow) -> list[ButtonElement]:
    if not (row.unsent or row.waiting or row.texted):
        return []
    return [parts.button(REASSIGN, token("reassign_from", row.ref.id))]


def _suspension(row: PersonRow) -> ButtonElement:
    if row.suspended:
        return parts.button(words.RESTORE, token("person_restore", row.ref.id))
    sure = parts.confirmation(words.suspend_question(row), words.suspension(row), words.SUSPEND)
    return parts.button(words.SUSPEND, token("person_suspend", row.ref.id), style="danger", confirm=sure)
