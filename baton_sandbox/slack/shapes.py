"""Names for the JSON shapes that travel between Slack and an app."""

from typing import Any

Json = dict[str, Any]
# Whatever an app sent, before anybody has looked at it.
Given = Any
Blocks = list[Json]
# block_id -> action_id -> what stands in that field, as in a view's `state.values`
Values = dict[str, dict[str, Json]]
# Stops what was subscribed to.
