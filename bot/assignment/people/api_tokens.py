"""Tokens with which other programs read results: made by admins, shown once, kept as digests."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.results.publishing import ApiTokenRow, ApiTokensPicture
from bot.assignment.refusals.general import NameTaken
from bot.storage.audit import events
from bot.storage.engine.database import Session
from bot.storage.publishing import api_tokens

PREFIX = "baton_"


def look(session: Session, now: datetime, who: Identity) -> ApiTokensPicture:
    """All tokens that hold."""
    guards.admin(session, who)
    return _picture(session)


def make(session: Session, now: datetime, who: Identity, name: str, secret: str) -> ApiTokensPicture:
    """A new token of this name; `secret` is chance, and stands in the answer alone."""
    admin = guards.admin(session, who)
    if any(row.name == name for row in api_tokens.everything(session)):
        raise NameTaken(name)
    token = PREFIX + secret
    id_ = api_tokens.add(session, name, guards.digest_of(token), admin.id or 0, now=now)
    events.note(
        session, "api_token_made", now=now, actor_id=admin.id, surface=who.platform, facts={"token": id_}
    )
    return _picture(session, token)


def revoke(session: Session, now: datetime, who: Identity, token_id: int) -> ApiTokensPicture:
    """Let a token hold no longer."""
    admin = guards.admin(session, who)
    if api_tokens.revoke(session, token_id, now=now):
        facts = {"token": token_id}
        events.note(
            session, "api_token_revoked", now=now, actor_id=admin.id, surface=who.platform, facts=facts
        )
    return _picture(session)


def _picture(session: Session, made: str = "") -> ApiTokensPicture:
    rows = api_tokens.everything(session)
    people = snapshots.refs(session, {row.made_by for row in rows})
    return ApiTokensPicture(
        tuple(ApiTokenRow(row.id or 0, row.name, people[row.made_by], row.made_at) for row in rows), made
    )
