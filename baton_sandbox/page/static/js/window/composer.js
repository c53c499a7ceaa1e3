/**
 * Where one types: messages, slash commands, files.
 */

import { fill, h } from "../dom.js";
import { fileSize } from "../format.js";
import { icon } from "../icons.js";
import { grow } from "../kit/texts.js";
import { channelName, openChannel } from "../room.js";
import { commandIn, createSuggestList, suggestions } from "./suggest.js";

/** The composer of the open channel; it keeps a draft for each person and channel. */
export function createComposer(room, acts) {
  const drafts = new Map();
  let key = null;
  let channel = null;
  let files = [];
  let busy = false;

  const field = h("textarea", { class: "composer-field", rows: 1, "data-qa": "composer", on: { input: typed, keydown: pressed, paste: pasted, blur: () => list.show(null), click: suggest } });
  const list = createSuggestList(field, complete);
  const hint = h("div", { class: "composer-hint", hidden: true, "data-qa": "command-hint" });
  const chips = h("ul", { class: "composer-files", hidden: true });
  const picker = h("input", { type: "file", multiple: true, hidden: true, "data-qa": "composer-file", on: { change: () => (attach(picker.files), (picker.value = "")) } });
  const clip = h("button", { type: "button", class: "btn-plain", "aria-label": "Attach a file", title: "Attach a file", on: { click: () => picker.click() } }, icon("clip"));
  const sendButton = h("button", { type: "button", class: "send", "aria-label": "Send", title: "Send (Enter)", "data-qa": "composer-send", on: { click: send } }, icon("send", 17));
  const node = h("div", { class: "composer" }, list.node,
    h("div", { class: "composer-box" }, field, chips, hint,
      h("div", { class: "composer-tools" }, clip, picker, h("span", { class: "composer-tip" }, "Type ", h("kbd", {}, "/"), " for commands"), sendButton)));

  room.on("hello place channels", show);

  function show() {
    channel = openChannel(room);
    const next = `${room.state.me} ${channel?.id}`;
    if (next !== key) {
      drafts.set(key, field.value);
      field.value = drafts.get(next) ?? "";
      files = [];
      list.show(null);
    }
    key = next;
    const name = channelName(room, channel);
    const words = channel?.kind === "im" ? `Message ${name}` : `Message #${name}`;
    field.placeholder = words;
    field.setAttribute("aria-label", words);
    refresh();
  }

  function refresh() {
    fill(chips, files.map((file) => h("li", { class: "file-row" }, icon("file", 18), h("span", {}, file.name), h("small", {}, fileSize(file.size)),
      h("button", { type: "button", class: "chip-remove", "aria-label": `Remove ${file.name}`, on: { click: () => drop(file) } }, icon("close", 12)))));
    chips.hidden = !files.length;
    const command = commandIn(room, field.value);
    hint.hidden = !command;
    if (command) fill(hint, h("strong", {}, command.command), ` ${command.usage_hint ?? ""}`, command.description && ` — ${command.description}`);
    sendButton.disabled = busy || !(field.value.trim() || files.length);
    requestAnimationFrame(() => grow(field, 10));
  }

  function typed() {
    refresh();
    suggest();
  }

  function suggest() {
    list.show(suggestions(room, field.value, field.selectionStart));
  }

  function complete(item, { from }) {
    const rest = field.value.slice(field.selectionStart);
    field.value = field.value.slice(0, from) + item.insert + rest.trimStart();
    const caret = from + item.insert.length;
    field.setSelectionRange(caret, caret);
    field.focus();
    list.show(null);
    refresh();
  }

  function pressed(event) {
    if (event.key === "Enter" && wholeCommand()) list.show(null);
    if (list.key(event)) return;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) send();
  }

  /** A command typed to its end goes out on the first Enter. */
  function wholeCommand() {
    return room.state.commands.some((command) => command.command === field.value.trim());
  }

  function pasted(event) {
    if (event.clipboardData?.files.length) attach(event.clipboardData.files);
  }

  function attach(more) {
    files = [...files, ...more];
    refresh();
    field.focus();
  }

  function drop(file) {
    files = files.filter((other) => other !== file);
    refresh();
    field.focus();
  }

  async function send() {
    const text = field.value.trim();
    if (busy || !channel || !(text || files.length)) return;
    const sending = { channel: channel.id, text, files };
    busy = true;
    [field.value, files] = ["", []];
    list.show(null);
    refresh();
    const sent = await deliver(sending);
    busy = false;
    if (!sent && channel?.id === sending.channel && !field.value) [field.value, files] = [text, sending.files];
    refresh();
  }

  /** The words go with the first file; a command goes after them. True when everything arrived. */
  async function deliver({ channel: id, text, files: attached }) {
    const command = text.startsWith("/");
    for (const [index, file] of attached.entries()) {
      const answer = await acts.upload({ channel: id, text: index || command ? "" : text }, file);
      if (!answer.ok) return false;
    }
    if (!text || (attached.length && !command)) return true;
    const answer = command ? await acts.command(id, text) : await acts.say(id, text);
    return answer.ok !== false;
  }

  return { node, attach, focus: () => field.focus() };
}
