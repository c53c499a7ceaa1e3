/**
 * The list of messages: the newest page is drawn, older ones as one scrolls up to them.
 */

import { avatar } from "../avatar.js";
import { fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { createForm } from "../kit/state.js";
import { messagesOf } from "../receive.js";
import { channelName, openChannel } from "../room.js";
import { dayNodes, messageNode, startsDay } from "./message.js";

const PAGE = 60;
const KEEP = 240;
const NEAR = 60;
const READ_PAUSE = 250;

/** The list of the channel that is open; it follows the room by itself. */
export function createMessages(room, acts) {
  const list = h("ol", { class: "messages", role: "log", "aria-label": "Messages", "aria-live": "polite" });
  const scroller = h("div", { class: "messages-scroll", tabindex: "0", "aria-label": "Messages", "data-qa": "messages", on: { scroll: scrolled } }, list);
  const jumpWords = h("span", {});
  const jump = h("button", { type: "button", class: "jump", hidden: true, "data-qa": "jump-newest", on: { click: toNewest } }, icon("down", 16), jumpWords);
  const node = h("div", { class: "messages-area" }, scroller, jump);

  let channel = null;
  let reader = null;
  let drawn = new Map();
  let forms = new Map();
  let first = null;
  let newFrom = null;
  let stuck = true;
  let missed = 0;
  let readTimer = null;

  new ResizeObserver(() => stuck && bottom()).observe(list);
  room.on("hello place messages", show);
  room.on("message", heard);

  function show() {
    const open = openChannel(room);
    if (open?.id !== channel?.id || reader !== room.state.me) forms = new Map();
    channel = open;
    reader = room.state.me;
    const all = channel ? messagesOf(room, channel.id) : [];
    newFrom = channel?.unread ? all.filter((message) => message.user !== room.state.me).at(-channel.unread)?.ts : null;
    missed = 0;
    redraw(all, Math.max(0, all.length - PAGE));
    bottom();
    markRead();
  }

  /** Draws everything from one index on. */
  function redraw(all, from) {
    drawn = new Map();
    first = all[from]?.ts ?? null;
    const loaded = channel && room.state.histories.get(channel.id)?.loaded;
    fill(list, loaded && from === 0 && beginning(), all.slice(from).map((message, index) => entry(message, all[from + index - 1])));
  }

  /** A message with the lines above it, kept under its ts. */
  function entry(message, before) {
    if (!forms.has(message.ts)) forms.set(message.ts, createForm());
    const parts = [
      ...(startsDay(message, before) ? dayNodes(room, message) : []),
      message.ts === newFrom && h("li", { class: "new-line", role: "separator" }, h("span", {}, "New")),
      messageNode({ room, acts, channel: channel.id, message, before, form: forms.get(message.ts) }),
    ].filter(Boolean);
    drawn.set(message.ts, parts);
    return parts;
  }

  function heard({ channel: where, kind, ts }) {
    if (where !== channel?.id) return;
    const all = messagesOf(room, channel.id);
    const at = all.findIndex((message) => message.ts === ts);
    if (kind === "gone") return gone(all, ts);
    if (kind === "new" && at === all.length - 1) return append(all, at);
    if (drawn.has(ts)) return replace(all, at);
    if (ts >= (first ?? ts)) redraw(all, Math.max(0, all.findIndex((message) => message.ts === first)));
  }

  function append(all, at) {
    const message = all[at];
    const mine = message.user === room.state.me;
    list.append(...entry(message, all[at - 1]));
    first ??= message.ts;
    if (stuck || mine) bottom();
    else missed += 1;
    if (stuck && drawn.size > KEEP) redraw(all, all.length - PAGE);
    showJump();
    if (!mine) markRead();
  }

  function replace(all, at) {
    const former = drawn.get(all[at].ts);
    former[0].before(...entry(all[at], all[at - 1]));
    for (const part of former) part.remove();
  }

  function gone(all, ts) {
    if (!drawn.has(ts)) return;
    for (const part of drawn.get(ts)) part.remove();
    drawn.delete(ts);
    const next = all.findIndex((message) => message.ts > ts);
    if (next >= 0 && drawn.has(all[next].ts)) replace(all, next);
  }

  function scrolled() {
    stuck = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    if (stuck) missed = 0;
    showJump();
    if (scroller.scrollTop < 300) older();
  }

  function older() {
    if (!channel || !first) return;
    const all = messagesOf(room, channel.id);
    const at = all.findIndex((message) => message.ts === first);
    if (at <= 0) return;
    const below = scroller.scrollHeight - scroller.scrollTop;
    const from = Math.max(0, at - PAGE);
    replace(all, at);
    list.prepend(...[from === 0 && beginning(), all.slice(from, at).map((message, index) => entry(message, all[from + index - 1]))].flat(2).filter(Boolean));
    first = all[from].ts;
    scroller.scrollTop = scroller.scrollHeight - below;
  }

  function toNewest() {
    const all = messagesOf(room, channel.id);
    if (drawn.size > KEEP) redraw(all, all.length - PAGE);
    bottom();
    scroller.focus();
  }

  function bottom() {
    scroller.scrollTop = scroller.scrollHeight;
  }

  function showJump() {
    jump.hidden = stuck;
    jumpWords.textContent = missed ? `${missed} new message${missed === 1 ? "" : "s"}` : "Jump to newest";
  }

  function markRead() {
    clearTimeout(readTimer);
    if (!channel?.unread && newFrom === null && !drawn.size) return;
    readTimer = setTimeout(() => document.visibilityState === "visible" && room.channel(channel?.id) && acts.read(channel.id), READ_PAUSE);
  }

  function beginning() {
    const direct = channel.kind === "im";
    const name = channelName(room, channel);
    return h("li", { class: "beginning" },
      direct ? avatar(room.person(channel.peer), 64) : h("span", { class: "beginning-hash" }, "#"),
      h("h2", {}, name),
      h("p", {}, direct ? `This is where your messages with ${name} begin.` : `This is where #${channel.name} begins. ${channel.topic ?? ""}`));
  }

  return { node, focus: () => scroller.focus() };
}
