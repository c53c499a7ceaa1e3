/**
 * What a person has filled in, in the exact shape of Slack's `view.state.values`.
 */

const slot = (slot, initial, empty) => ({ slot, initial, empty });
const typed = slot("value", "initial_value", null);
const picked = slot("selected_option", "initial_option", null);
const pickedMany = slot("selected_options", "initial_options", []);

/** For each element that holds a value: the key in its state, its initial setting, and what it is when empty. */
export const STATEFUL = {
  plain_text_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  number_input: typed,
  static_select: picked,
  external_select: picked,
  radio_buttons: picked,
  multi_static_select: pickedMany,
  multi_external_select: pickedMany,
  checkboxes: pickedMany,
  users_select: slot("selected_user", "initial_user", null),
  multi_users_select: slot("selected_users", "initial_users", []),
  conversations_select: slot("selected_conversation", "initial_conversation", null),
  multi_conversations_select: slot("selected_conversations", "initial_conversations", []),
  channels_select: slot("selected_channel", "initial_channel", null),
  multi_channels_select: slot("selected_channels", "initial_channels", []),
  datepicker: slot("selected_date", "initial_date", null),
  timepicker: slot("selected_time", "initial_time", null),
  datetimepicker: slot("selected_date_time", "initial_date_time", null),
  file_input: slot("files", null, []),
};

/** The interactive elements of a block, in order. */
export function elementsOf(block) {
  if (block.type === "input") return [block.element];
  if (block.type === "section") return block.accessory ? [block.accessory] : [];
  return block.type === "actions" ? block.elements : [];
}

/** The state an element starts with. */
export function initialState(element) {
  const { slot: key, initial, empty } = STATEFUL[element.type];
  const start = element[initial] ?? empty;
  return { type: element.type, [key]: start === "" ? null : start };
}

/** The value inside a state, whatever its key. */
export function valueIn(state) {
  return state[STATEFUL[state.type].slot];
}

/** A state with another value; an empty string is null, as Slack has it. */
export function withValue(state, value) {
  return { ...state, [STATEFUL[state.type].slot]: value === "" ? null : value };
}

/** Whether nothing is filled in. */
export function isEmpty(state) {
  const value = valueIn(state);
  return value === null || value === undefined || value.length === 0;
}

/**
 * The form of one surface (a modal, a message, the home tab).
 *
 * `adopt(blocks)` takes a new set of blocks: an element of the same block_id, action_id and type keeps its
 * value, any other starts afresh. `seed` is a `state.values` the server remembers from before this page opened.
 */
export function createForm(seed = {}) {
  let values = seed;
  return {
    adopt(blocks) {
      const next = {};
      for (const block of blocks) {
        for (const element of elementsOf(block)) {
          if (!(element.type in STATEFUL)) continue;
          const kept = values[block.block_id]?.[element.action_id];
          next[block.block_id] ??= {};
          next[block.block_id][element.action_id] = kept?.type === element.type ? kept : initialState(element);
        }
      }
      values = next;
    },
    get: (blockId, actionId) => values[blockId]?.[actionId] ?? null,
    set(blockId, actionId, state) {
      values = { ...values, [blockId]: { ...values[blockId], [actionId]: state } };
    },
    values: () => values,
  };
}
