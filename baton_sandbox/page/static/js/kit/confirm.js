/**
 * The "are you sure" of a button or a menu (Slack's confirm object).
 */

import { freshId, h, trapTab } from "../dom.js";
import { plain, textNode } from "./inline.js";

/** Asks, and resolves to whether the person went on; without a confirm object it is yes at once. */
export function confirmed(room, confirm) {
  if (!confirm) return Promise.resolve(true);
  return new Promise((resolve) => {
    const titleId = freshId("confirm");
    const back = document.activeElement;
    const answer = (yes) => {
      layer.remove();
      back?.focus?.();
      resolve(yes);
    };
    const go = h("button", { type: "button", class: `btn btn-${confirm.style === "danger" ? "danger" : "primary"}`, "data-qa": "confirm-yes", on: { click: () => answer(true) } }, plain(confirm.confirm) || "Yes");
    const stay = h("button", { type: "button", class: "btn", "data-qa": "confirm-no", on: { click: () => answer(false) } }, plain(confirm.deny) || "Cancel");
    const panel = h("div", { class: "dialog dialog-small", role: "alertdialog", "aria-modal": "true", "aria-labelledby": titleId, "data-qa": "confirm" },
      h("header", { class: "dialog-head" }, h("h2", { id: titleId }, plain(confirm.title) || "Are you sure?")),
      h("div", { class: "dialog-body" }, textNode(room, confirm.text)),
      h("footer", { class: "dialog-foot" }, stay, go));
    const layer = h("div", { class: "veil", on: { keydown: key } }, panel);
    function key(event) {
      event.stopPropagation();
      if (event.key === "Escape") answer(false);
      trapTab(event, panel);
    }
    (document.getElementById("workspace") ?? document.body).append(layer);
    go.focus();
  });
}
