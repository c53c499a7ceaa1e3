"""Who acts and where, as far as they may, and what is told when the app does not answer."""

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.slack.state.channels import Channel
from baton_sandbox.slack.state.people import Person
from baton_sandbox.slack.workspace import Workspace


def person_of(workspace: Workspace, person: str) -> Person:
    """The person acting; raises CannotDo for a stranger."""
    known = workspace.world.people.get(person)
    if known is None or known.is_bot or known.deleted:
        raise CannotDo(f"There is nobody called {person} here.")
    return known


def room_of(workspace: Workspace, person: str, channel_id: str) -> Channel:
    """A channel the person is in; raises CannotDo for any other."""
    channel = workspace.world.channels.get(channel_id)
    if channel is None or not channel.has(person):
        raise CannotDo("You are not in that channel.")
    return channel


def app_name(workspace: Workspace) -> str:
    return workspace.world.people[workspace.app.bot_user].real_name


def tell_failure(workspace: Workspace, person: str, what: str, error: str) -> None:
    """Tell a person that the app did not take what they did."""
    reasons = {
        "operation_timeout": "did not respond in time",
        "app_offline": "is not running",
        "dispatch_failed": "could not handle this",
    }
    workspace.world.notice(person, f"{what}: {app_name(workspace)} {reasons.get(error, 'failed')} ({error}).")
