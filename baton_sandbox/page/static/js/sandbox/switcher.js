/**
 * Who this tab is: "You are Ana Moreau (admin)", and the list of everybody one may become.
 */

import { avatar } from "../avatar.js";
import { fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { walk } from "../kit/buttons.js";
import { openPopover } from "../kit/popover.js";
import { nameOf } from "../room.js";

/** The switcher; `become(id)` makes this tab somebody else. */
export function createSwitcher(room, become) {
  let panel = null;
  const node = h("button", { type: "button", class: "switcher", "aria-haspopup": "menu", "aria-expanded": "false", "data-qa": "person-switch", on: { click: toggle } });
  room.on("hello people", draw);

  function draw() {
    const me = room.self();
    if (!me) return;
    fill(node, avatar(me, 28),
      h("span", { class: "switcher-words" }, h("small", {}, "You are", me.is_admin && h("span", { class: "switcher-role" }, " (admin)")), h("strong", {}, nameOf(me), roleNode(me))), icon("chevron", 16));
  }

  function roleNode(person) {
    return person.is_admin ? h("span", { class: "role" }, "admin") : null;
  }

  function toggle() {
    if (panel) return panel.close(true);
    const rows = [...room.state.people.values()].filter((person) => !person.is_bot).map(row);
    const buttons = rows.map((line) => line.firstChild);
    panel = openPopover(node, h("div", { class: "menu people-menu", role: "menu", "aria-label": "Become somebody else", on: { keydown: (event) => walk(event, buttons) } },
      h("div", { class: "menu-title" }, "Become somebody else"), rows), {
      wide: true,
      onClose(byKey) {
        panel = null;
        node.setAttribute("aria-expanded", "false");
        if (byKey) node.focus();
      },
    });
    node.setAttribute("aria-expanded", "true");
    buttons.find((button) => button.dataset.person === room.state.me)?.focus();
  }

  function row(person) {
    const mine = person.id === room.state.me;
    const choose = () => {
      panel.close(true);
      if (!mine) become(person.id);
    };
    return h("div", { class: "menu-pair" },
      h("button", { type: "button", role: "menuitemradio", "aria-checked": String(mine), class: "menu-item person-item", "data-qa": "person", "data-person": person.id, on: { click: choose } },
        avatar(person, 28), h("span", { class: "person-words" }, h("span", {}, nameOf(person), roleNode(person)), h("small", {}, person.title)), mine && icon("check", 16)),
      h("a", { class: "btn-plain", href: `?as=${encodeURIComponent(person.id)}`, target: "_blank", rel: "noopener", title: `Open a tab as ${nameOf(person)}`, "aria-label": `Open a tab as ${nameOf(person)}` }, icon("window", 16)));
  }

  return { node };
}
