/**
 * Buttons and overflow menus.
 */

import { freshId, h, safeLink } from "../dom.js";
import { icon } from "../icons.js";
import { confirmed } from "./confirm.js";
import { plain } from "./inline.js";
import { openPopover } from "./popover.js";

export const BUTTONS = { button, overflow, workflow_button: button };

function button(surface, block, element) {
  const style = element.style ?? "default";
  return h("button", {
    type: "button", class: `btn btn-${style}`, "aria-label": element.accessibility_label, title: element.accessibility_label,
    ...surface.data(block, element), on: { click: pressed },
  }, plain(element.text));

  async function pressed(event) {
    const node = event.currentTarget;
    if (!(await confirmed(surface.room, element.confirm))) return;
    const link = element.url && safeLink(element.url);
    if (link) window.open(link, "_blank", "noopener");
    surface.press(block, element, { value: element.value ?? null }, node);
  }
}

function overflow(surface, block, element, naming) {
  const opener = h("button", {
    type: "button", class: "btn btn-icon", "aria-haspopup": "menu", "aria-label": "More actions", ...naming,
    ...surface.data(block, element), on: { click: open },
  }, icon("more"));

  function open() {
    const items = element.options.map(item);
    const panel = openPopover(opener, h("div", { class: "menu", role: "menu", id: freshId("menu"), on: { keydown: (event) => walk(event, items) } }, items), {
      end: true, onClose: (byKey) => byKey && opener.focus(),
    });
    opener.panel = panel;
    items[0]?.focus();
  }

  function item(option) {
    return h("button", { type: "button", role: "menuitem", class: "menu-item", "data-value": option.value, on: { click: () => pick(option) } },
      plain(option.text), option.description && h("small", {}, plain(option.description)));
  }

  async function pick(option) {
    opener.panel.close(true);
    if (!(await confirmed(surface.room, element.confirm))) return;
    const link = option.url && safeLink(option.url);
    if (link) window.open(link, "_blank", "noopener");
    surface.press(block, element, { state: { type: "overflow", selected_option: option } }, opener);
  }

  return opener;
}

/** The arrow keys in a menu. */
export function walk(event, items) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = items.indexOf(document.activeElement);
  items[(at + step + items.length) % items.length].focus();
}
