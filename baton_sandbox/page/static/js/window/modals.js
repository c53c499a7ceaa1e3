/**
 * The stack of modals over the window; the top one is shown, those below keep what was filled in.
 */

import { fill, freshId, h, trapTab } from "../dom.js";
import { icon } from "../icons.js";
import { drawBlocks } from "../kit/blocks.js";
import { plain } from "../kit/inline.js";
import { closePopover } from "../kit/popover.js";
import { createForm } from "../kit/state.js";
import { createSurface } from "../kit/surface.js";
import { problemsOf } from "../kit/validate.js";
import { restoreFocus, spotOf, startFocus } from "./modalfocus.js";

/** How long a submitted modal waits for its next view after the app acknowledged, in milliseconds. */
const GRACE = 1_500;

/** Shows the room's modals inside `layer`; everything in `behind` is out of reach meanwhile. */
export function createModals(room, acts, { layer, behind }) {
  const records = new Map();
  let shown = null;
  let opener = null;

  const titleId = freshId("modal");
  const parts = {
    title: h("h2", { id: titleId }),
    back: h("button", { type: "button", class: "btn-plain", "aria-label": "Back", "data-qa": "modal-back", on: { click: () => leave(false) } }, icon("back")),
    cross: h("button", { type: "button", class: "btn-plain dialog-cross", "aria-label": "Close", "data-qa": "modal-close", on: { click: () => leave(true) } }, icon("close")),
    problem: h("p", { class: "dialog-problem", role: "alert", hidden: true }),
    body: h("div", { class: "blocks" }),
    cancel: h("button", { type: "button", class: "btn", "data-qa": "modal-cancel", on: { click: () => leave(false) } }),
    submitWords: h("span", {}),
  };
  parts.submit = h("button", { type: "submit", class: "btn btn-primary btn-submit", "data-qa": "modal-submit" }, parts.submitWords, h("span", { class: "spinner", "aria-hidden": "true" }));
  const scroll = h("div", { class: "dialog-body", "data-qa": "modal-body" }, parts.problem, parts.body);
  const form = h("form", { class: "dialog", role: "dialog", "aria-modal": "true", "aria-labelledby": titleId, "data-qa": "modal", tabindex: "-1", novalidate: true, on: { submit, keydown: key } },
    h("header", { class: "dialog-head" }, parts.back, parts.title, parts.cross), scroll, h("footer", { class: "dialog-foot" }, parts.cancel, parts.submit));
  const veil = h("div", { class: "veil" }, form);

  room.on("modals", draw);
  room.on("errors", ({ viewId, errors }) => viewId === shown && (setPending(false), showErrors(errors)));

  function top() {
    return room.state.modals.at(-1) ?? null;
  }

  function draw() {
    const view = top();
    const ids = new Set(room.state.modals.map(({ id }) => id));
    for (const id of records.keys()) if (!ids.has(id)) records.delete(id);
    if (!view) return shown && hide();
    const record = recordOf(view);
    const print = view.hash ?? JSON.stringify(view);
    if (shown === view.id && record.print === print) return;
    const spot = shown === view.id ? spotOf(form, parts) : null;
    if (!shown) opener = document.activeElement;
    closePopover();
    Object.assign(record, { print, turn: record.turn + 1 });
    const answered = form.ariaBusy === "true";
    paint(view, record);
    if (answered) scroll.scrollTop = 0;
    if (spot) restoreFocus(spot, form, parts);
    else startFocus(view, record.surface.form, parts);
  }

  function recordOf(view) {
    if (!records.has(view.id)) {
      const surface = createSurface({ room, acts, target: { view_id: view.id }, form: createForm(view.state?.values) });
      records.set(view.id, { surface, print: null, turn: 0 });
    }
    return records.get(view.id);
  }

  function paint(view, record) {
    const depth = room.state.modals.length;
    if (shown !== view.id) {
      fill(parts.body);
      scroll.scrollTop = 0;
    }
    shown = view.id;
    form.dataset.viewId = view.id;
    form.dataset.callbackId = view.callback_id ?? "";
    form.dataset.depth = depth;
    parts.title.textContent = plain(view.title);
    parts.back.hidden = depth < 2;
    parts.cancel.textContent = plain(view.close) || (view.submit ? "Cancel" : "Close");
    parts.submit.hidden = !view.submit;
    parts.submitWords.textContent = plain(view.submit);
    drawBlocks(record.surface, parts.body, view.blocks);
    setPending(false);
    showErrors({}, false);
    if (!veil.isConnected) layer.append(veil);
    for (const area of behind) area.inert = true;
  }

  function hide() {
    shown = null;
    closePopover();
    veil.remove();
    fill(parts.body);
    for (const area of behind) area.inert = false;
    if (opener?.isConnected) opener.focus();
    else room.emit("unfocused");
  }

  async function submit(event) {
    event.preventDefault();
    const view = top();
    const record = records.get(view.id);
    if (!view.submit || form.ariaBusy === "true") return;
    const problems = problemsOf(view.blocks, record.surface.form);
    showErrors(problems);
    if (Object.keys(problems).length) return;
    setPending(true);
    const { turn } = record;
    const answer = await acts.submit(view.id, record.surface.form.values());
    const free = () => shown === view.id && record.turn === turn && setPending(false);
    if (answer.ok === false) free();
    else setTimeout(free, GRACE);
  }

  function setPending(pending) {
    form.ariaBusy = String(pending);
    parts.submit.setAttribute("aria-disabled", String(pending));
  }

  /** Puts each problem under its field, and the first of them in sight. */
  function showErrors(errors, move = true) {
    const rest = { ...errors };
    for (const node of parts.body.children) {
      const slot = node.querySelector(".input-error");
      if (!slot) continue;
      const words = errors[node.dataset.blockId] ?? "";
      delete rest[node.dataset.blockId];
      slot.textContent = words;
      node.classList.toggle("has-error", Boolean(words));
      node.querySelector("[data-action-id]")?.setAttribute("aria-invalid", String(Boolean(words)));
    }
    parts.problem.textContent = Object.values(rest).join(" ");
    parts.problem.hidden = !parts.problem.textContent;
    const first = parts.body.querySelector(".has-error");
    if (!move || !first) return;
    first.scrollIntoView({ block: "nearest" });
    first.querySelector("input, textarea, button")?.focus();
  }

  function leave(cleared) {
    if (shown) acts.close(shown, cleared && room.state.modals.length > 1);
  }

  function key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      leave(false);
    } else if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && !event.repeat) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Enter" && event.repeat) {
      event.preventDefault();
    }
    trapTab(event, form);
  }
}
