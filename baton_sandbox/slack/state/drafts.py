"""What people have entered into fields and not yet sent, as Slack's own client would keep it."""

from baton_sandbox.slack.blockkit.answers import state_of
from baton_sandbox.slack.blockkit.filled import interactive
from baton_sandbox.slack.blockkit.shapes import Blocks, Values


class Drafts:
    """Entries by person and by the view or message they were made in.

    A field keeps its entry across updates for as long as its block and action keep their ids, as on Slack.
    """

    def __init__(self) -> None:
        self._entered: dict[tuple[str, str], Values] = {}

    def enter(self, person: str, surface: str, values: Values) -> None:
        """Remember what stands in some fields of a view or message, named by its id or timestamp."""
        known = self._entered.setdefault((person, surface), {})
        for block_id, actions in values.items():
            known.setdefault(block_id, {}).update(actions)

    def state(self, person: str, surface: str, blocks: Blocks) -> Values:
        """What every field of these blocks holds for a person."""
        return state_of(blocks, self._entered.get((person, surface), {}))

    def keep_only(self, person: str, surface: str, blocks: Blocks) -> None:
        """Forget entries whose fields are no longer shown."""
        known = self._entered.pop((person, surface), {})
        for block, element in interactive(blocks):
            block_id, action_id = block["block_id"], element["action_id"]
            if action_id in known.get(block_id, {}):
                self.enter(person, surface, {block_id: {action_id: known[block_id][action_id]}})

    def forget(self, person: str, surface: str) -> None:
        self._entered.pop((person, surface), None)
