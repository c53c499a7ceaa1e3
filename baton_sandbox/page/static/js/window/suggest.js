/**
 * The composer's suggestions: slash commands with their hints, and people and user groups after an @.
 */

import { avatar } from "../avatar.js";
import { fill, freshId, h } from "../dom.js";
import { nameOf } from "../room.js";

const MOST = 8;

/** What could complete the text before the caret: {title, from, items: [{key, draw, insert}]}, or null. */
export function suggestions(room, text, caret) {
  const before = text.slice(0, caret);
  const command = /^\/[\w-]*$/.exec(before);
  if (command) return commands(room, before);
  const mention = /(?:^|\s)@([\p{L}\p{N}._-]*)$/u.exec(before);
  return mention ? people(room, mention[1], caret - mention[1].length - 1) : null;
}

/** The command a text begins with, once its name is complete. */
export function commandIn(room, text) {
  const name = /^\/[\w-]+(?=\s)/.exec(text)?.[0];
  return room.state.commands.find((command) => command.command === name) ?? null;
}

function commands(room, typed) {
  const items = room.state.commands.filter((command) => command.command.startsWith(typed)).map((command) => ({
    key: command.command,
    insert: `${command.command} `,
    draw: () => [
      h("span", { class: "suggest-main" }, h("strong", {}, command.command), " ", h("span", { class: "suggest-hint" }, command.usage_hint)),
      h("small", {}, command.description),
    ],
  }));
  return items.length ? { title: `${room.state.bot?.name ?? "App"} commands`, from: 0, items } : null;
}

function people(room, typed, from) {
  const needle = typed.toLowerCase();
  const fits = (person) => `${person.name} ${nameOf(person)}`.toLowerCase().split(/\s+/).some((word) => word.startsWith(needle));
  const items = [...room.state.people.values()].filter((person) => !person.is_bot && fits(person)).map((person) => ({
    key: person.id,
    insert: `@${person.name} `,
    draw: () => [avatar(person, 22), h("span", { class: "suggest-main" }, h("strong", {}, nameOf(person)), " ", h("span", { class: "suggest-hint" }, `@${person.name}`))],
  }));
  items.push(...groups(room, needle));
  return items.length ? { title: "People", from, items: items.slice(0, MOST) } : null;
}

function groups(room, needle) {
  const fits = (group) => `${group.handle} ${group.name}`.toLowerCase().split(/\s+/).some((word) => word.startsWith(needle));
  return room.state.groups.filter(fits).map((group) => ({
    key: group.id,
    insert: `@${group.handle} `,
    draw: () => [h("span", { class: "suggest-main" }, h("strong", {}, group.name), " ", h("span", { class: "suggest-hint" }, `@${group.handle}`))],
  }));
}

/**
 * The list above a text field. `onPick(item, found)` is called with the chosen item; `key(event)` answers
 * whether the key was for the list.
 */
export function createSuggestList(field, onPick) {
  const id = freshId("suggest");
  const title = h("div", { class: "suggest-title" });
  const list = h("ul", { id, role: "listbox", "aria-label": "Suggestions" });
  const node = h("div", { class: "suggest", hidden: true, "data-qa": "suggestions" }, title, list);
  let found = null;
  let active = 0;

  function show(next) {
    found = next;
    node.hidden = !found;
    field.setAttribute("aria-expanded", String(Boolean(found)));
    field.removeAttribute("aria-activedescendant");
    if (!found) return;
    title.textContent = found.title;
    fill(list, found.items.map((item, index) => h("li", {
      id: `${id}-${index}`, class: "suggest-item", role: "option", "data-value": item.key,
      on: { pointerdown: (event) => event.preventDefault(), click: () => onPick(item, found), pointermove: () => active !== index && move(index) },
    }, item.draw())));
    move(0);
  }

  function move(index) {
    active = (index + found.items.length) % found.items.length;
    for (const [at, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(at === active));
    list.children[active].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", `${id}-${active}`);
  }

  function key(event) {
    if (!found || event.isComposing) return false;
    if (event.key === "ArrowDown") move(active + 1);
    else if (event.key === "ArrowUp") move(active - 1);
    else if (event.key === "Escape") show(null);
    else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) onPick(found.items[active], found);
    else return false;
    event.preventDefault();
    return true;
  }

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-controls", id);
  field.setAttribute("aria-autocomplete", "list");
  return { node, show, key };
}
