/**
 * Menus of every kind, on messages and in modals.
 */

import { avatar } from "../avatar.js";
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { combobox } from "../kit/combobox.js";
import { nameOf } from "../room.js";

const [STRINGS, USERS, ROLES, BOTH, CHANNELS] = [3, 5, 6, 7, 8];
const PLACEHOLDERS = { [STRINGS]: "Make a selection", [USERS]: "Select a member", [ROLES]: "Select a role", [BOTH]: "Select someone", [CHANNELS]: "Select a channel" };

/** A menu; `chosen` are values that stand in it, `onChange(values)` is told of a choice that the menu takes. */
export function menu(room, component, { chosen, onChange, naming = {} }) {
  const all = () => itemsOf(room, component);
  const most = component.max_values ?? 1;
  const least = component.min_values ?? 1;
  const standing = chosen ?? [
    ...(component.options ?? []).filter((option) => option.default).map((option) => option.value),
    ...(component.default_values ?? []).map((value) => String(value.id)),
  ];
  const node = combobox({
    placeholder: component.placeholder || PLACEHOLDERS[component.type],
    naming: { "aria-label": component.placeholder || PLACEHOLDERS[component.type], disabled: Boolean(component.disabled), ...naming },
    data: { "data-qa": "component", "data-custom-id": component.custom_id },
    chosen: all().filter((item) => standing.includes(item.key)),
    multi: most > 1,
    limit: most,
    find: (query) => [{ items: all().filter((item) => `${item.label} ${item.note ?? ""}`.toLowerCase().includes(query.toLowerCase())).slice(0, 25) }],
    onChange: (items) => items.length >= Math.min(least, 1) && onChange(items.map((item) => item.key)),
  });
  return h("div", { class: "d-menu" }, node);
}

function itemsOf(room, { type, options }) {
  if (type === STRINGS) return (options ?? []).map((option) => ({ key: option.value, label: option.label, note: option.description, mark: option.emoji?.name ? () => h("span", { class: "d-emoji" }, option.emoji.name) : null }));
  const people = () => [...room.state.people.values()].map((person) => ({ key: person.id, label: nameOf(person), note: `@${person.name}`, mark: () => avatar(person, 22) }));
  const roles = () => room.state.roles.map((role) => ({ key: role.id, label: role.name.startsWith("@") ? role.name : `@${role.name}`, mark: () => icon("people", 18) }));
  const rooms = () => room.state.channels.filter((one) => one.kind !== "im").map((one) => ({ key: one.id, label: `#${one.name}` }));
  return { [USERS]: people, [ROLES]: roles, [BOTH]: () => [...people(), ...roles()], [CHANNELS]: rooms }[type]();
}
