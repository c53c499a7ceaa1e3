/**
 * The modal over the window: one at a time; what is wrong is told under its field before the app hears of it.
 */

import { avatar } from "../avatar.js";
import { fill, freshId, h, trapTab } from "../dom.js";
import { icon } from "../icons.js";
import { closePopover } from "../kit/popover.js";
import { waiting } from "./components.js";
import { fieldOf } from "./fields.js";
import { markdown } from "./markdown.js";

const [ROW, TEXT, LABEL] = [1, 10, 18];

/** Shows the room's modal inside `layer`; `behind` is out of reach meanwhile. */
export function createModal(room, acts, { layer, behind }) {
  const titleId = freshId("modal");
  const title = h("h2", { id: titleId });
  const sign = h("span", {});
  const body = h("div", { class: "d-modal-body", "data-qa": "modal-body" });
  const send = h("button", { type: "submit", class: "d-btn d-btn-primary", "data-qa": "modal-submit" }, h("span", {}, "Submit"), h("span", { class: "d-dots", "aria-hidden": "true" }, h("i", {}), h("i", {}), h("i", {})));
  const cancel = h("button", { type: "button", class: "d-btn d-btn-secondary", "data-qa": "modal-cancel", on: { click: leave } }, "Cancel");
  const form = h("form", { class: "d-modal", role: "dialog", "aria-modal": "true", "aria-labelledby": titleId, "data-qa": "modal", tabindex: "-1", novalidate: true, on: { submit, keydown: key } },
    h("header", { class: "d-modal-head" }, sign, title, h("button", { type: "button", class: "btn-plain", "aria-label": "Close", on: { click: leave } }, icon("close", 22))),
    body, h("footer", { class: "d-modal-foot" }, cancel, send));
  const veil = h("div", { class: "d-veil" }, form);
  let fields = new Map(); // by custom_id: the field, and where its problem is told
  let shown = null;
  let opener = null;
  room.on("modals", draw);

  function draw() {
    const { modal } = room.state;
    if (!modal) return shown && hide();
    if (shown === modal.id) return;
    if (!shown) opener = document.activeElement;
    closePopover();
    shown = modal.id;
    fields = new Map();
    form.dataset.customId = modal.body.custom_id;
    title.textContent = modal.body.title;
    fill(sign, avatar(room.person(room.state.bot.id), 26));
    fill(body, modal.body.components.map((component) => part(component, modal.entered)));
    layer.append(veil);
    behind.inert = true;
    (body.querySelector("input, textarea, button") ?? send).focus();
  }

  function part(component, entered) {
    if (component.type === TEXT) return h("div", { class: "d-words" }, markdown(room, component.content));
    if (component.type === ROW) return component.components.map((field) => labelled(field, field.label, null, entered));
    return component.type === LABEL ? labelled(component.component, component.label, component.description, entered) : null;
  }

  function labelled(component, label, description, entered) {
    const ids = { label: freshId("label"), problem: freshId("problem") };
    const problem = h("p", { class: "d-problem", id: ids.problem, role: "alert", "data-qa": "field-error" });
    const field = fieldOf(room, acts, component, entered[component.custom_id], { "aria-labelledby": ids.label, "aria-describedby": ids.problem });
    fields.set(component.custom_id, { ...field, problem });
    const required = component.required ?? component.type !== 23;
    return h("div", { class: "d-field" },
      h("div", { class: "d-label", id: ids.label }, label, required && h("span", { class: "d-star", title: "Required" }, " *")),
      description && h("p", { class: "d-description" }, description), field.node, problem);
  }

  function hide() {
    shown = null;
    closePopover();
    veil.remove();
    behind.inert = false;
    if (opener?.isConnected) opener.focus();
  }

  function leave() {
    if (shown) acts.close();
  }

  async function submit(event) {
    event.preventDefault();
    await waiting(send, async () => {
      const values = Object.fromEntries([...fields].map(([customId, field]) => [customId, field.value()]));
      const answer = await acts.submit(shown, values);
      tell(answer.errors ?? {});
    });
  }

  function tell(errors) {
    for (const [customId, { problem, node }] of fields) {
      problem.textContent = errors[customId] ?? "";
      node.classList.toggle("has-problem", customId in errors);
    }
    const [first] = Object.keys(errors);
    fields.get(first)?.node.querySelector("input, textarea, button")?.focus();
  }

  function key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      leave();
    }
    trapTab(event, form);
  }
}
