/**
 * The fields of a modal: each is {node, value()}, and what stands in it is kept by whoever asks.
 */

import { fill, h } from "../dom.js";
import { fileSize } from "../format.js";
import { icon } from "../icons.js";
import { grow } from "../kit/texts.js";
import { menu } from "./menus.js";

const [ONE_LINE, TEXT, UPLOAD, RADIO, CHECKBOXES, CHECKBOX] = [1, 4, 19, 21, 22, 23];
const MOST_TEXT = 4000;

/** A field with what stands in it: a text, a list of values, one value, yes or no, or ids of files. */
export function fieldOf(room, acts, component, entered, naming) {
  const drawn = { [TEXT]: text, [UPLOAD]: upload, [RADIO]: choices, [CHECKBOXES]: choices, [CHECKBOX]: checkbox }[component.type] ?? select;
  return drawn({ room, acts, component, entered, naming: { ...naming, "data-qa": "component", "data-custom-id": component.custom_id } });
}

function text({ component, entered, naming }) {
  const most = component.max_length ?? MOST_TEXT;
  const short = component.style === ONE_LINE;
  const count = h("span", { class: "d-count", "aria-hidden": "true" });
  const input = h(short ? "input" : "textarea", {
    class: "d-input", type: short ? "text" : null, rows: short ? null : 4, placeholder: component.placeholder, maxlength: most,
    value: entered ?? component.value ?? "", ...naming, on: { input: told },
  });
  told();
  return { node: h("div", { class: short ? "d-text" : "d-text is-tall" }, input, count), value: () => input.value };

  function told() {
    count.textContent = most < MOST_TEXT || input.value.length > most - 500 ? String(most - input.value.length) : "";
    if (!short) requestAnimationFrame(() => grow(input, 12));
  }
}

function select({ room, component, entered, naming }) {
  const standing = (component.options ?? []).filter((option) => option.default).map((option) => option.value);
  let values = entered ?? [...standing, ...(component.default_values ?? []).map((one) => String(one.id))];
  const node = menu(room, component, { chosen: values, naming, onChange: (chosen) => (values = chosen) });
  return { node, value: () => values };
}

function choices({ component, entered, naming }) {
  const many = component.type === CHECKBOXES;
  const standing = entered ?? component.options.filter((option) => option.default).map((option) => option.value);
  const group = `group-${component.custom_id}`;
  const inputs = component.options.map((option) => h("input", { type: many ? "checkbox" : "radio", name: group, value: option.value, checked: standing.includes(option.value) }));
  const node = h("div", { class: "choices", role: many ? "group" : "radiogroup", ...naming }, component.options.map((option, index) =>
    h("label", { class: "choice d-choice" }, inputs[index], h("span", { class: "choice-words" }, h("span", {}, option.label), option.description && h("small", {}, option.description)))));
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  return { node, value: () => (many ? chosen() : chosen()[0] ?? null) };
}

function checkbox({ component, entered, naming }) {
  const input = h("input", { type: "checkbox", checked: entered ?? Boolean(component.default), ...naming });
  return { node: h("label", { class: "choice d-choice" }, input, h("span", { class: "choice-words" }, "Yes")), value: () => input.checked };
}

function upload({ acts, component, naming }) {
  const most = component.max_values ?? 1;
  let files = [];
  const rows = h("ul", { class: "d-files" });
  const picker = h("input", { type: "file", class: "d-picker", multiple: most > 1, ...naming, on: { change: take } });
  const label = h("label", { class: "d-upload" }, icon("clip", 18), h("span", {}, most > 1 ? "Choose files" : "Choose a file"), picker);
  return { node: h("div", {}, label, rows), value: () => files.map((file) => file.id) };

  async function take() {
    for (const chosen of [...picker.files].slice(0, most - files.length)) {
      const answer = await acts.bring(chosen);
      if (answer.ok) files = [...files, answer.file];
    }
    picker.value = "";
    draw();
  }

  function draw() {
    fill(rows, files.map((file) => h("li", { class: "d-file-row" }, icon("file", 18), h("span", {}, file.name), h("small", {}, fileSize(file.size)),
      h("button", { type: "button", class: "btn-plain", "aria-label": `Remove ${file.name}`, on: { click: () => ((files = files.filter((other) => other !== file)), draw()) } }, icon("close", 14)))));
    label.hidden = files.length >= most;
  }
}
