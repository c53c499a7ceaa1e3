"""From the form of a message to the fields Discord shows of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from baton_sandbox.discord.checks.form import Form
from baton_sandbox.discord.checks.kinds import walk
from baton_sandbox.discord.checks.messages import check_message, require_content
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.rest.call import Upload
from baton_sandbox.discord.state.files import File
from baton_sandbox.discord.state.messages import COMPONENTS_V2, EPHEMERAL, LOADING, Message
from baton_sandbox.discord.state.people import user_object
from baton_sandbox.shapes import Json

_USER, _ROLE, _EVERYONE = re.compile(r"<@!?(\d+)>"), re.compile(r"<@&(\d+)>"), re.compile(r"@(everyone|here)")
_ATTACHED = "attachment://"


@dataclass
class Draft:
    """A message as it was sent: its form, its files, and what it is to change if it is an edit.

    `of_interaction` makes it one that may be ephemeral and that pings only people unless it says otherwise.
    """

    hub: Hub
    form: Form
    uploads: list[Upload] = field(default_factory=list)
    before: Message | None = None
    of_interaction: bool = False

    @property
    def is_ephemeral(self) -> bool:
        return bool(int(self.form.fields.get("flags") or 0) & EPHEMERAL)


def composed(draft: Draft) -> Json:
    """The fields of the message; raises 50035 or 50006, and notes what is merely unwise."""
    form, before = draft.form, draft.before
    check_message(form, was_v2=bool(before and before.is_v2), may_be_ephemeral=draft.of_interaction)
    form.settle()
    fields = form.fields
    is_new = before is None or before.is_loading
    if is_new:
        require_content(fields, files=bool(draft.uploads))
        if "allowed_mentions" not in fields:
            draft.hub.mistakes.append("A message was sent without allowed_mentions.")
    shown: Json = {}
    if "content" in fields:
        shown["content"] = fields["content"] or ""
    files = _attached(draft)
    if files is not None:
        ephemeral = draft.is_ephemeral or bool(before and before.is_ephemeral)
        shown["attachments"] = [draft.hub.world.shown_file(one, ephemeral=ephemeral) for one in files]
    known = files if files is not None else _kept(draft)
    if "embeds" in fields:
        shown["embeds"] = [_unfurled(draft, {"type": "rich", **one}, known) for one in fields["embeds"] or []]
    if "components" in fields:
        shown["components"] = [_unfurled(draft, one, known) for one in _numbered(fields["components"] or [])]
        _note_hidden(draft, files)
    form.settle()
    return shown | {"flags": _flags(draft)} | _mentions(draft, shown)


def _flags(draft: Draft) -> int:
    given = int(draft.form.fields.get("flags") or 0)
    if draft.before is None:
        return given & ~EPHEMERAL
    return (int(draft.before.body["flags"]) & ~LOADING) | (given & COMPONENTS_V2)


def _attached(draft: Draft) -> list[File] | None:
    """The files of the message from now on; None when that does not change."""
    world, listed = draft.hub.world, draft.form.fields.get("attachments")
    if listed is None and not draft.uploads:
        return None
    told = {str(one.get("id")): one for one in listed or []}
    brought = []
    for upload in draft.uploads:
        about = told.get(upload.number, {})
        name = about.get("filename") or upload.name
        brought.append(world.bring_file(name, upload.content, about.get("description") or ""))
    stays = _kept(draft)
    return [one for one in stays if listed is None or one.id in told] + brought


def _kept(draft: Draft) -> list[File]:
    if draft.before is None:
        return []
    found = [draft.hub.world.files.get(one["id"]) for one in draft.before.body["attachments"]]
    return [file for file in found if file]


def _numbered(components: list[Json]) -> list[Json]:
    """Components as Discord gives them back, each with an id."""
    taken = {one["id"] for one in walk(components) if isinstance(one.get("id"), int)}
    free = (number for number in count(1) if number not in taken)

    def with_id(component: Json) -> Json:
        numbered = {**component, "id": component.get("id") or next(free)}
        if "components" in component:
            numbered["components"] = [with_id(one) for one in component["components"]]
        for key in ("accessory", "component"):
            if component.get(key):
                numbered[key] = with_id(component[key])
        return numbered

    return [with_id(one) for one in components]


def _unfurled(draft: Draft, part: Json, files: list[File]) -> Json:
    """A component or embed with `attachment://name` turned into where that file is served."""
    shown: Json = {}
    for key, value in part.items():
        if isinstance(value, dict):
            shown[key] = _unfurled(draft, value, files)
        elif isinstance(value, list):
            shown[key] = [_unfurled(draft, one, files) if isinstance(one, dict) else one for one in value]
        else:
            shown[key] = value
    address = part.get("url")
    if isinstance(address, str) and address.startswith(_ATTACHED):
        file = next((one for one in files if one.name == address.removeprefix(_ATTACHED)), None)
        if file is None:
            draft.form.at("components").wrong(
                "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", f"There is no file for {address}"
            )
        else:
            media = draft.hub.world.shown_file(file)
            shown |= {
                key: media[key]
                for key in ("url", "proxy_url", "content_type", "width", "height")
                if key in media
            }
            shown |= {"attachment_id": file.id, "loading_state": 2, "placeholder": ""}
    return shown


def _note_hidden(draft: Draft, files: list[File] | None) -> None:
    """With version 2, files that no component shows are seen by nobody."""
    if not int(draft.form.fields.get("flags") or 0) & COMPONENTS_V2:
        return
    named = str(draft.form.fields["components"])
    draft.hub.mistakes.extend(
        f"{file.name} is attached, but no component shows it."
        for file in files or []
        if file.name not in named
    )


def _mentions(draft: Draft, shown: Json) -> Json:
    """Who is pinged, by the words and by what `allowed_mentions` leaves of it."""
    world, fields = draft.hub.world, draft.form.fields
    allowed = fields.get("allowed_mentions")
    if allowed is None:
        allowed = {"parse": ["users"] if draft.of_interaction else ["users", "roles", "everyone"]}
    parse = allowed.get("parse") or []
    words = "\n".join(_words(shown))
    users = [one for one in dict.fromkeys(_USER.findall(words)) if one in world.people]
    roles = [one for one in dict.fromkeys(_ROLE.findall(words)) if one in world.guild.roles]
    pinged = [one for one in users if "users" in parse or one in _ids(allowed, "users")]
    return {
        "mentions": [user_object(world.people[one]) for one in pinged],
        "mention_roles": [one for one in roles if "roles" in parse or one in _ids(allowed, "roles")],
        "mention_everyone": "everyone" in parse and bool(_EVERYONE.search(words)),
    }


def _ids(allowed: Json, key: str) -> list[str]:
    return [str(one) for one in allowed.get(key) or []]


def _words(shown: Json) -> Iterator[str]:
    yield str(shown.get("content", ""))
    yield from (str(one.get("content", "")) for one in walk(shown.get("components", [])))
