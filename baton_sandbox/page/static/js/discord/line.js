/**
 * A slash command with its options, each in a field of its own: Enter runs it, Escape leaves it.
 */

import { avatar } from "../avatar.js";
import { fill, h } from "../dom.js";
import { combobox } from "../kit/combobox.js";
import { nameOf } from "../room.js";

const [INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE] = [4, 5, 6, 7, 8, 9, 10, 11];

/** The line; `done()` is told when it is sent or left. */
export function createLine(room, acts, { done }) {
  const name = h("strong", { class: "d-line-name" });
  const fields = h("div", { class: "d-line-fields" });
  const more = h("div", { class: "d-line-more" });
  const hint = h("p", { class: "d-line-hint" });
  const runs = h("button", { type: "button", class: "d-btn d-btn-primary", "data-qa": "run", on: { click: run } }, "Run");
  const node = h("div", { class: "d-line", role: "group", "aria-label": "Command", hidden: true, "data-qa": "line", on: { keydown: key } },
    hint, h("div", { class: "d-line-row" }, name, fields, more, runs));
  let command = null;
  let channel = null;
  let values = {};
  let shown = [];

  function open(where, which) {
    [channel, command, values] = [where, which, {}];
    shown = command.options.filter((option) => option.required);
    node.hidden = false;
    name.textContent = `/${command.words.join(" ")}`;
    hint.textContent = command.description;
    fill(fields, shown.map(field));
    drawMore();
    (fields.querySelector("input, button, select") ?? runs).focus();
  }

  function drawMore() {
    const rest = command.options.filter((option) => !shown.includes(option));
    fill(more, rest.map((option) => h("button", { type: "button", class: "d-add", title: option.description, "data-qa": "add-option", "data-option": option.name, on: { click: () => add(option) } }, `+ ${option.name}`)));
  }

  function add(option) {
    shown = [...shown, option];
    const added = field(option);
    fields.append(added);
    drawMore();
    added.querySelector("input, button, select")?.focus();
  }

  function field(option) {
    const control = controlOf(option);
    return h("label", { class: "d-option", title: option.description, "data-qa": "option", "data-option": option.name, on: { focusin: () => (hint.textContent = `${option.name}: ${option.description}`) } },
      h("span", { class: "d-option-name" }, option.name), control);
  }

  function controlOf(option) {
    const set = (value) => (values[option.name] = value);
    if (option.choices?.length || option.autocomplete || [BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE].includes(option.type)) return listed(option, set);
    if (option.type === FILE) return h("input", { type: "file", class: "d-option-file", on: { change: async ({ currentTarget }) => set((await acts.bring(currentTarget.files[0])).file?.id) } });
    const number = option.type === INTEGER || option.type === NUMBER;
    return h("input", {
      class: "d-option-field", type: number ? "number" : "text", step: option.type === NUMBER ? "any" : null, min: option.min_value, max: option.max_value, maxlength: option.max_length,
      on: { input: ({ currentTarget }) => set(currentTarget.value === "" ? null : number ? Number(currentTarget.value) : currentTarget.value) },
    });
  }

  function listed(option, set) {
    const find = option.autocomplete ? (query) => suggested(option, query) : (query) => [{ items: itemsOf(option).filter((item) => item.label.toLowerCase().includes(query.toLowerCase())).slice(0, 25) }];
    find.slow = Boolean(option.autocomplete);
    return combobox({ placeholder: "…", naming: { "aria-label": option.name }, data: {}, chosen: [], find, onChange: ([item]) => set(item?.raw) });
  }

  /** What the app offers; what was typed may be sent as it is, too. */
  async function suggested(option, query) {
    const answer = await acts.suggest(channel.id, command.words, { ...values, [option.name]: query }, option.name);
    const items = (answer.choices ?? []).map((choice) => ({ key: String(choice.value), label: choice.name, raw: choice.value }));
    if (query && !items.some((item) => item.label === query)) items.push({ key: `typed-${query}`, label: query, note: "as typed", raw: query });
    return [{ items }];
  }

  function itemsOf(option) {
    if (option.choices?.length) return option.choices.map((choice) => ({ key: String(choice.value), label: choice.name, raw: choice.name }));
    const people = () => [...room.state.people.values()].map((person) => ({ key: person.id, label: nameOf(person), note: `@${person.name}`, mark: () => avatar(person, 20), raw: person.id }));
    const roles = () => room.state.roles.map((role) => ({ key: role.id, label: `@${role.name}`, raw: role.id }));
    const rooms = () => room.state.channels.filter((one) => one.kind !== "im").map((one) => ({ key: one.id, label: `#${one.name}`, raw: one.id }));
    const truths = () => [true, false].map((value) => ({ key: String(value), label: value ? "True" : "False", raw: value }));
    return { [BOOLEAN]: truths, [USER]: people, [ROLE]: roles, [CHANNEL]: rooms, [MENTIONABLE]: () => [...people(), ...roles()] }[option.type]();
  }

  async function run() {
    const missing = command.options.find((option) => option.required && (values[option.name] ?? null) === null);
    if (missing) {
      fields.querySelector(`[data-option="${missing.name}"] :is(input, button)`)?.focus();
      hint.textContent = `${missing.name} is needed: ${missing.description}`;
      return;
    }
    const sent = [channel.id, command.words, Object.fromEntries(Object.entries(values).filter(([, value]) => (value ?? null) !== null))];
    done();
    await acts.command(...sent);
  }

  function key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      done();
    } else if (event.key === "Enter" && event.target.matches(".d-option-field")) {
      event.preventDefault();
      run();
    }
  }

  return {
    node,
    open,
    close: () => (node.hidden = true),
  };
}
