"""Rows of a campaign's tables about its contacts: the list's own cells first, as the file had them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.assignment.outcomes.results.tables import Cell, ExportPlan, Fate, OptedOutBy, SentWith
from bot.assignment.rules.calendar.hours import clock_of
from bot.assignment.rules.texts import media
from bot.storage.engine.database import Session
from bot.storage.results import rows
from bot.vocabulary import Barred, ConversationState, Spoken, TextStatus

RESULTS = (
    "campaign",
    "texted_number",
    "conversation",
    "first_text",
    "text",
    "text_fate",
    "texted_by",
    "texted_at_utc",
    "texted_at_local",
    "replies",
    "replied_at_utc",
    "replied_at_local",
    "replies_in_full",
    "answers_in_full",
    "volunteer_notes",
    "held_by",
    "holder",
    "left_alone",
    "opted_out_at_utc",
    "opted_out_at_local",
    "opted_out_by",
)
MESSAGES = (
    "campaign",
    "texted_number",
    "our_number",
    "direction",
    "kind",
    "at_utc",
    "at_local",
    "person",
    "body",
    "fate",
    "segments",
    "sent_with",
)
# Columns whose cells are no text yet.
WORDED = frozenset({"conversation", "text_fate", "left_alone", "opted_out_by", "fate", "sent_with"})
Line = Sequence[Cell]
_STATES = {each.value: each for each in ConversationState}
_ALONE: Mapping[str | None, Cell] = {each.value: each for each in Barred} | {None: ""}
_TAG = Spoken.TAG.value
# The hour stands in so many characters of 2026-03-10 18:00:00.
_HOUR = 13
_NEVER = ("", "")


def results(plan: ExportPlan, found: rows.Rows) -> list[Line]:
    """A row for each contact with everything that is known of their conversation."""
    names, campaign = plan.names, plan.campaign.name
    # Many have the same of each, or nothing.
    filed: dict[str | None, list[str]] = {}
    lines: list[Line] = []
    # fmt: off
    for (
        _, phone, zone, state, barred, holder, text_id, _, _, _, _, _, out_at, out_by, out_list,
        text, status, code, sender, texted_at, replies, replied_at, received, answers, notes, words, held,
    ), own in zip(found, _own(found, plan.own), strict=True):
        # fmt: on
        said = filed.get(words)
        if said is None:
            said = filed[words] = _filed(words, plan)
        lines.append(
            [
                *own,
                campaign,
                phone if phone[0] == "+" else "",
                _STATES[state],
                "" if text is None else plan.letters.get(text_id, ""),
                text or "",
                "" if text is None else _fate(status, code),
                names.get(sender, ""),
                *_moments(texted_at, zone),
                str(replies),
                *(_moments(replied_at, zone) if replied_at else _NEVER),
                received or "",
                answers or "",
                notes or "",
                _holders(held, names),
                names.get(holder, ""),
                _ALONE[barred],
                *(_moments(out_at, zone) if out_at else _NEVER),
                OptedOutBy(out_by, out_list or "") if out_at else "",
                *said,
            ]
        )
    return lines


def messages(session: Session, plan: ExportPlan, found: rows.Rows) -> list[tuple[int, Line]]:
    """A row for each text and each reply, behind its conversation's id."""
    of: dict[int, list[rows.Row]] = {}
    for each in rows.messages(session, found[0].id, found[-1].id, since=plan.wish.since):
        of.setdefault(each.conversation_id, []).append(each)
    lines: list[tuple[int, Line]] = []
    for row, cells in zip(found, _own(found, plan.own), strict=True):
        own = (*cells, plan.campaign.name, row.phone if row.phone[0] == "+" else "")
        lines += [(row.id, (*own, *_message(row.zone, each, plan.names))) for each in of.get(row.id, ())]
    return lines


def _own(found: rows.Rows, keys: Sequence[str]) -> Iterator[list[str]]:
    """The cells of the list's own columns, for each row."""
    blanks = [""] * len(keys)
    fields = json.loads(f"[{','.join([row[rows.FIELDS] for row in found])}]")
    for row, cells in zip(found, fields, strict=True):
        phone, written = row[1], row[rows.FIELDS + 1]
        cells["phone"] = phone if phone[0] == "+" else ""  # a pseudonym tells nobody anything
        cells["first_name"], cells["last_name"], cells["email"] = row[7], row[8], row[9]
        if written != "{}":
            cells.update(json.loads(written))
        yield list(map(cells.get, keys, blanks))


def _message(zone: str, of: rows.Row, names: Mapping[int, str]) -> Line:
    return (
        of.our_number,
        of.direction,
        of.kind or "",
        *_moments(of.at, zone),
        names.get(of.person_id, ""),
        of.body,
        _fate(of.status, of.error_code),
        str(of.segments) if of.segments else "",
        SentWith(media.kinds(of.media)) if of.media else "",
    )


def _filed(words: str | None, plan: ExportPlan) -> list[str]:
    """A cell for each tag, and the answer to each question."""
    if not words or words == "[]":
        return [""] * (len(plan.tags) + len(plan.questions))
    filed: list[tuple[str, str, str]] = json.loads(words)
    tags = {name for kind, name, _ in filed if kind == _TAG}
    answers = {name: value for kind, name, value in filed if kind != _TAG}
    told = ["yes" if name in tags else "" for name in plan.tags]
    return [*told, *[answers.get(name, "") for name in plan.questions]]


def _holders(ids: str | None, names: Mapping[int, str]) -> str:
    """Everybody who held the conversation, in their order."""
    if not ids:
        return ""
    if "," not in ids:
        return names.get(int(ids), "")
    return "; ".join(dict.fromkeys([names.get(int(each), "") for each in ids.split(",")]))


@lru_cache(maxsize=1024)
def _fate(status: str, code: int | None) -> Fate:
    return Fate(TextStatus(status), code)


def _moments(at: str | None, zone: str) -> tuple[str, str]:
    """A moment in UTC and by the contact's clock; empty where there is none, or no clock is known."""
    if at is None:
        return _NEVER
    there = _hour_there(at[:_HOUR], zone)
    return at, there + at[_HOUR:] if len(there) == _HOUR else _there(at, zone)


@lru_cache(maxsize=65536)
def _hour_there(hour: str, zone: str) -> str:
    """The same hour by another clock; where that is apart by a part of an hour, or unknown, nothing."""
    there = _there(f"{hour}:00:00", zone)
    return there[:_HOUR] if there.endswith(":00:00") else ""


def _there(at: str, zone: str) -> str:
    name = clock_of(zone)
    return str(datetime.fromisoformat(f"{at}+00:00").astimezone(ZoneInfo(name)))[:19] if name else ""
