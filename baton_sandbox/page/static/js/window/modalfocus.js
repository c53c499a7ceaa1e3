/**
 * Where the keyboard stands in a modal, before and after it is drawn again.
 *
 * Someone who texts fifty people presses one key fifty times: after an update the focus is where it was,
 * on the button or in the same field, or in the text at the same place when its ids are new. It never lands
 * on a button one did not choose, so that a key pressed once too often does nothing.
 */

import { isEmpty, STATEFUL } from "../kit/state.js";

const FIELDS = "input, textarea, select, button";
const TEXTS = "textarea, input[type=text], input[type=email], input[type=url]";

/** A note of where the focus is, taken before the modal changes. */
export function spotOf(form, parts) {
  const node = document.activeElement;
  if (!form.contains(node)) return { kind: "outside" };
  if (node === parts.submit) return { kind: "submit" };
  const holder = node.closest("[data-action-id]") ?? node;
  return {
    kind: "field",
    node,
    blockId: holder.dataset.blockId,
    actionId: holder.dataset.actionId,
    index: [...parts.body.querySelectorAll(TEXTS)].indexOf(node),
    caret: node.matches(TEXTS) ? node.selectionStart : null,
  };
}

/** Puts the focus back where the note says. */
export function restoreFocus(spot, form, parts) {
  if (spot.kind === "outside") return;
  if (spot.kind === "field" && spot.node.isConnected && !spot.node.hidden) {
    spot.node.focus();
    return;
  }
  const elements = [...parts.body.querySelectorAll("[data-action-id]")];
  const same = elements.find((node) => node.dataset.actionId === spot.actionId && node.dataset.blockId === spot.blockId);
  const field = same ?? parts.body.querySelectorAll(TEXTS)[spot.index ?? -1];
  if (field) focusIn(field, same ? spot.caret : null);
  else (parts.submit.hidden ? form : parts.submit).focus();
}

/** The first focus of a new modal: the field that asks for it, the first that must be filled in, or its button. */
export function startFocus(view, values, parts) {
  const inputs = view.blocks.filter((block) => block.type === "input" && block.element.type in STATEFUL);
  const wanted = inputs.find((block) => block.element.focus_on_load)
    ?? inputs.find((block) => !block.optional && isEmpty(values.get(block.block_id, block.element.action_id)));
  const holder = wanted && [...parts.body.children].find((node) => node.dataset.blockId === wanted.block_id);
  const field = holder?.querySelector(FIELDS);
  if (field) focusIn(field);
  else (parts.submit.hidden ? parts.cross : parts.submit).focus();
}

/** Focuses a field; the caret goes where it was, or to the end. */
function focusIn(node, caret = null) {
  const field = node.matches(FIELDS) ? node : node.querySelector(FIELDS) ?? node;
  field.focus();
  if (!field.matches("textarea, input[type=text]")) return;
  const place = caret ?? field.value.length;
  field.setSelectionRange(place, place);
}
