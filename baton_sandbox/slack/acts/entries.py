"""What a browser says stands in fields, made into what Slack would send."""

from baton_sandbox.shapes import Json
from baton_sandbox.slack.blockkit.shapes import Values
from baton_sandbox.slack.workspace import Workspace


def entries(workspace: Workspace, values: Values) -> Values:
    """The same values with Slack's own object for every file, which a browser knows only in part."""
    return {
        block_id: {action_id: _whole_files(workspace, state) for action_id, state in actions.items()}
        for block_id, actions in values.items()
    }


def _whole_files(workspace: Workspace, state: Json) -> Json:
    if "files" not in state:
        return state
    known = [workspace.world.files.get(str(file.get("id"))) for file in state["files"] or []]
    return {**state, "files": [workspace.world.shown_file(file) for file in known if file]}
