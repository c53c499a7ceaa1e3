/**
 * Typed inputs: plain text, e-mail, address, number.
 */

import { h } from "../dom.js";
import { plain } from "./inline.js";
import { valueIn, withValue } from "./state.js";

const PAUSE = 400;
const MOST_LINES = 12;

export const TEXTS = { plain_text_input: text, email_text_input: text, url_text_input: text, number_input: text };

const KINDS = { email_text_input: { type: "email", inputmode: "email" }, url_text_input: { type: "url", inputmode: "url" }, number_input: { type: "text", inputmode: "decimal" } };

function text(surface, block, element, naming) {
  const state = surface.form.get(block.block_id, element.action_id);
  const kind = KINDS[element.type] ?? { type: "text" };
  const shared = {
    class: "text-input", placeholder: plain(element.placeholder), autocomplete: "off",
    ...naming, ...surface.data(block, element), on: { input: typed, keydown: key },
  };
  const field = element.multiline ? h("textarea", { ...shared, rows: 3 }) : h("input", { ...shared, ...kind });
  field.value = valueIn(state) ?? "";
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  let timer = null;

  const counter = element.max_length && h("span", { class: "text-count", "aria-hidden": "true" });
  if (element.multiline) requestAnimationFrame(() => grow(field));
  count();
  return counter ? h("div", { class: "text-field" }, field, counter) : field;

  function typed() {
    surface.form.set(block.block_id, element.action_id, withValue(state, field.value));
    if (element.multiline) grow(field);
    count();
    if (!dispatches("on_character_entered")) return;
    clearTimeout(timer);
    timer = setTimeout(dispatch, PAUSE);
  }

  function key(event) {
    if (event.key !== "Enter" || element.multiline || event.isComposing || !dispatches("on_enter_pressed")) return;
    event.preventDefault();
    event.stopPropagation();
    dispatch();
  }

  function dispatches(trigger) {
    return block.dispatch_action && triggers.includes(trigger);
  }

  function dispatch() {
    clearTimeout(timer);
    surface.press(block, element, { value: field.value || null, state: withValue(state, field.value) }, null);
  }

  function count() {
    if (!counter) return;
    const left = element.max_length - field.value.length;
    counter.textContent = left <= Math.max(20, element.max_length * 0.1) ? String(left) : "";
    counter.classList.toggle("is-over", left < 0);
  }
}

/** Makes a text area as tall as its text, up to a dozen lines. */
export function grow(area, most = MOST_LINES) {
  area.style.height = "auto";
  const line = Number.parseFloat(getComputedStyle(area).lineHeight) || 22;
  area.style.height = `${Math.min(area.scrollHeight + 2, line * most + 18)}px`;
}
