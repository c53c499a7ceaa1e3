/**
 * Checkboxes, radio buttons, and the date and time pickers.
 */

import { freshId, h } from "../dom.js";
import { dayAndMinute } from "../format.js";
import { atWall } from "../zone.js";
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
  datetimepicker: { type: "datetime-local", read: minuteOf, write: secondsOf },
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

/** Unix seconds as the reader's date and minute ("2025-06-03T14:05"). */
function minuteOf(seconds) {
  return seconds ? dayAndMinute(new Date(seconds * 1000)) : "";
}

function secondsOf(minute) {
  if (!minute) return null;
  const [year, month, day, hour, past] = minute.split(/\D/).map(Number);
  return Math.floor(atWall({ year, month, day, hour, minute: past }).getTime() / 1000);
}
