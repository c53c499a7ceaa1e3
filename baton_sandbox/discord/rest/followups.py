"""What comes after the first answer, by the interaction's token: follow-ups, and edits of what was said."""

from baton_sandbox.discord.app.interactions import Interaction
from baton_sandbox.discord.checks.form import Form
from baton_sandbox.discord.errors import DiscordError
from baton_sandbox.discord.rest.answers import post
from baton_sandbox.discord.rest.call import NOTHING, Call, Operation, Reply
from baton_sandbox.discord.rest.composing import Draft, composed
from baton_sandbox.discord.state.messages import Message

_ORIGINAL = "@original"


def create(call: Call) -> Reply:
    """Follow up; the first follow-up to a deferral takes the place of what says that the app is thinking."""
    one = _interaction(call)
    if one.original and one.original.is_loading:
        return _change(call, one.original)
    draft = Draft(call.hub, Form(call.fields), call.uploads, of_interaction=True)
    return Reply(post(call, one, composed(draft), ephemeral=draft.is_ephemeral).body)


def edit(call: Call) -> Reply:
    return _change(call, _message(call))


def get(call: Call) -> Reply:
    return Reply(_message(call).body)


def delete(call: Call) -> Reply:
    call.hub.world.delete(_message(call))
    return NOTHING


def _change(call: Call, message: Message) -> Reply:
    draft = Draft(call.hub, Form(call.fields), call.uploads, message, of_interaction=True)
    call.hub.world.change(message, composed(draft))
    return Reply(message.body)


def _interaction(call: Call) -> Interaction:
    if call.path["app"] != call.hub.app.id:
        raise DiscordError(10015)
    return call.hub.interactions.by_token(call.path["token"])


def _message(call: Call) -> Message:
    """The message in the address; only those of this interaction can be reached; raises 10008."""
    one = _interaction(call)
    wanted = call.path["message"]
    if wanted == _ORIGINAL:
        found = one.original
    else:
        found = call.hub.world.messages.get(wanted)
        if found and found.token != one.token and found is not one.original:
            found = None
    if found is None or call.hub.world.messages.get(found.id) is None:
        raise DiscordError(10008)
    return found


_ONE = "/webhooks/{app}/{token}/messages/{message}"
OPERATIONS = (
    Operation("follow_up", "POST", "/webhooks/{app}/{token}", create, anybody=True),
    Operation("edit_answer", "PATCH", _ONE, edit, anybody=True),
    Operation("get_answer", "GET", _ONE, get, anybody=True),
    Operation("delete_answer", "DELETE", _ONE, delete, anybody=True),
)
