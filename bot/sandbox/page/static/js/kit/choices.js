/**
 * Checkboxes, radio buttons, and the date and time pickers.
 */

import { freshId, h } from "../dom.js";
import { textNode } from "./inline.js";
import { valueIn, withValue } from "./state.js";

export const CHOICES = { checkboxes: group, radio_buttons: group, datepicker: moment, timepicker: moment, datetimepicker: moment };

function group(surface, block, element, naming) {
  const one = element.type === "radio_buttons";
  const name = freshId("choice");
  const state = () => surface.form.get(block.block_id, element.action_id);
  const chosen = [valueIn(state())].flat().filter(Boolean).map((option) => option.value);

  const rows = element.options.map((option) => {
    const box = h("input", {
      type: one ? "radio" : "checkbox", name, value: option.value, checked: chosen.includes(option.value), "data-value": option.value,
      on: { change: changed },
    });
    return h("label", { class: "choice" }, box, h("span", { class: "choice-words" },
      textNode(surface.room, option.text), option.description && h("small", {}, textNode(surface.room, option.description))));
  });

  function changed() {
    const picked = element.options.filter((option, index) => rows[index].firstChild.checked);
    surface.change(block, element, withValue(state(), one ? picked[0] ?? null : picked));
  }

  return h("div", { class: "choices", role: one ? "radiogroup" : "group", ...naming, ...surface.data(block, element) }, rows);
}

const PICKERS = {
  datepicker: { type: "date", read: (value) => value ?? "", write: (value) => value || null },
  timepicker: { type: "time", read: (value) => value ?? "", write: (value) => value || null },
  datetimepicker: { type: "datetime-local", read: localMinute, write: (value) => (value ? Math.floor(new Date(value).getTime() / 1000) : null) },
};

function moment(surface, block, element, naming) {
  const state = surface.form.get(block.block_id, element.action_id);
  const { type, read, write } = PICKERS[element.type];
  const field = h("input", {
    type, class: "text-input moment", value: read(valueIn(state)), ...naming, ...surface.data(block, element),
    on: { change: () => surface.change(block, element, withValue(state, write(field.value))) },
  });
  return field;
}

/** Unix seconds as the browser's own date and minute ("2025-06-03T14:05"). */
function localMinute(seconds) {
  if (!seconds) return "";
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
