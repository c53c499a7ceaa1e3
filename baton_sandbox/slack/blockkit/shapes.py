"""Names for the JSON of blocks and of what stands in their fields."""

from baton_sandbox.shapes import Json

Blocks = list[Json]
# block_id -> action_id -> what stands in that field, as in a view's `state.values`
Values = dict[str, dict[str, Json]]
