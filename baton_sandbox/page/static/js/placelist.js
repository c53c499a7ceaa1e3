/**
 * The lists of a sidebar: sections of rows, each a place with what is unread in it.
 */

import { fill, h } from "./dom.js";

/** Fills the lists; whatever place is focused stays so. */
export function fillPlaces(lists, sections) {
  const held = document.activeElement?.closest?.("[data-place]")?.dataset.place;
  fill(lists, sections);
  if (held) [...lists.querySelectorAll("[data-place]")].find((row) => row.dataset.place === held)?.focus();
}

export function placeSection(title, rows) {
  return h("section", { class: "nav-section" }, h("h2", {}, title), h("ul", {}, rows.map((row) => h("li", {}, row))));
}

/** A row: its sign, its label with a small note, and the number of what is unread. */
export function placeRow({ place, current, unread, label, sign, note, go }) {
  return h("button", {
    type: "button", class: unread ? "nav-row is-unread" : "nav-row", "data-place": place, "aria-current": current ? "page" : null,
    "aria-label": unread ? `${label}, ${unread} unread` : null, on: { click: go },
  }, sign, h("span", { class: "nav-label" }, label, note && h("small", {}, note)), unread ? h("span", { class: "badge", "data-qa": "unread" }, String(unread)) : null);
}
