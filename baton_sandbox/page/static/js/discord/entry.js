/**
 * Where one writes: messages with files, and slash commands, which become a line of options.
 */

import { fill, h } from "../dom.js";
import { fileSize } from "../format.js";
import { icon } from "../icons.js";
import { grow } from "../kit/texts.js";
import { createLine } from "./line.js";
import { openRoom } from "./places.js";

const MOST_OFFERED = 60;

/** The entry of the open channel; it keeps a draft for each person and channel. */
export function createEntry(room, acts) {
  const drafts = new Map();
  let key = null;
  let channel = null;
  let files = [];
  let active = 0;

  const field = h("textarea", { class: "d-entry-field", rows: 1, "aria-autocomplete": "list", "data-qa": "entry", on: { input: typed, keydown: pressed } });
  const picker = h("input", { type: "file", multiple: true, hidden: true, "data-qa": "entry-file", on: { change: attach } });
  const plus = h("button", { type: "button", class: "d-plus", "aria-label": "Attach a file", title: "Attach a file", on: { click: () => picker.click() } }, icon("plus", 16));
  const chips = h("ul", { class: "d-files", hidden: true });
  const offers = h("ul", { class: "d-offers", role: "listbox", "aria-label": "Commands", hidden: true, "data-qa": "commands" });
  const line = createLine(room, acts, { done: leave });
  const box = h("div", { class: "d-entry-box" }, chips, h("div", { class: "d-entry-row" }, plus, picker, field));
  const node = h("div", { class: "d-entry" }, offers, line.node, box);
  room.on("hello place channels", show);
  room.on("commands", offer);

  function show() {
    channel = openRoom(room);
    const next = `${room.state.me} ${channel?.id}`;
    if (next !== key) {
      drafts.set(key, field.value);
      field.value = drafts.get(next) ?? "";
      files = [];
      if (!line.node.hidden) leave();
    }
    key = next;
    const words = channel ? `Message ${channel.kind === "im" ? "@" : "#"}${channel.name}` : "";
    field.placeholder = words;
    field.setAttribute("aria-label", words);
    drawFiles();
    offer();
  }

  /** The commands whose names begin with, or else contain, what is typed after a slash. */
  function found() {
    const [, query] = /^\/(.*)$/.exec(field.value) ?? [];
    if (query === undefined || !channel) return [];
    const wanted = query.trim().toLowerCase();
    const all = room.state.commands[channel.kind] ?? [];
    const named = (command) => command.words.join(" ");
    const first = all.filter((command) => named(command).startsWith(wanted));
    return [...first, ...all.filter((command) => !first.includes(command) && named(command).includes(wanted))].slice(0, MOST_OFFERED);
  }

  function offer() {
    const commands = found();
    offers.hidden = !commands.length;
    active = Math.min(active, Math.max(0, commands.length - 1));
    fill(offers, h("li", { class: "d-offers-title", role: "presentation" }, room.state.bot?.name ?? ""), commands.map((command, index) => h("li", {
      class: index === active ? "d-offer is-active" : "d-offer", role: "option", "aria-selected": String(index === active), "data-qa": "command", "data-command": command.words.join(" "),
      on: { pointerdown: (event) => (event.preventDefault(), choose(command)) },
    }, h("strong", {}, `/${command.words.join(" ")}`), command.options.map((option) => h("span", { class: "d-offer-option" }, option.required ? option.name : `${option.name}?`)), h("small", {}, command.description))));
    offers.children[active + 1]?.scrollIntoView({ block: "nearest" });
    requestAnimationFrame(() => grow(field, 12));
  }

  function choose(command) {
    field.value = "";
    offer();
    box.hidden = true;
    line.open(channel, command);
  }

  function leave() {
    line.close();
    box.hidden = false;
    offer();
    field.focus();
  }

  function typed() {
    active = 0;
    offer();
  }

  function pressed(event) {
    const commands = found();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (commands.length && step) {
      event.preventDefault();
      active = (active + step + commands.length) % commands.length;
      offer();
    } else if (commands.length && (event.key === "Tab" || event.key === "Enter") && !event.isComposing) {
      event.preventDefault();
      choose(commands[active]);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (!event.repeat) send();
    }
  }

  async function send() {
    const [text, ids, sending] = [field.value.trim(), files.map((file) => file.id), files];
    if (!channel || !(text || ids.length)) return;
    [field.value, files] = ["", []];
    drawFiles();
    offer();
    const answer = await acts.say(channel.id, text, ids);
    if (answer.ok === false && !field.value) [field.value, files] = [text, sending];
    drawFiles();
  }

  async function attach() {
    for (const chosen of [...picker.files]) {
      const answer = await acts.bring(chosen);
      if (answer.ok) files = [...files, answer.file];
    }
    picker.value = "";
    drawFiles();
    field.focus();
  }

  function drawFiles() {
    chips.hidden = !files.length;
    fill(chips, files.map((file) => h("li", { class: "d-file-row" }, icon("file", 18), h("span", {}, file.name), h("small", {}, fileSize(file.size)),
      h("button", { type: "button", class: "btn-plain", "aria-label": `Remove ${file.name}`, on: { click: () => ((files = files.filter((other) => other !== file)), drawFiles()) } }, icon("close", 14)))));
  }

  return { node };
}
