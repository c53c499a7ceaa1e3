/**
 * The list of messages of the open channel; of a long one the newest part, and more on demand.
 */

import { avatar } from "../avatar.js";
import { fill, h } from "../dom.js";
import { dayLabel } from "../format.js";
import { icon } from "../icons.js";
import { dateOf, messageNode, startsDay } from "./message.js";
import { retell } from "./markdown.js";
import { openRoom } from "./places.js";

const PAGE = 60;
const NEAR = 80;
const READ_PAUSE = 250;
const TICK = 20_000;

/** The list; it follows the room by itself. */
export function createMessages(room, acts) {
  const list = h("ol", { class: "d-messages", role: "log", "aria-label": "Messages", "aria-live": "polite" });
  const scroller = h("div", { class: "d-scroll", tabindex: "0", "aria-label": "Messages", "data-qa": "messages", on: { scroll: scrolled } }, list);
  const jump = h("button", { type: "button", class: "d-jump", hidden: true, "data-qa": "jump-newest", on: { click: bottom } }, icon("down", 16), "Jump to present");
  const node = h("div", { class: "d-messages-area" }, scroller, jump);
  let channel = null;
  let drawn = new Map(); // by id: the message as it was drawn, the one above it, and the nodes
  let shown = PAGE;
  let stuck = true;
  let timer = null;

  room.on("hello place", enter);
  room.on("channels", () => openRoom(room)?.id !== channel?.id && enter()); // a direct message may be known only now
  room.on("message", (id) => id === channel?.id && follow());
  room.on("clock", () => retell(room, list));
  setInterval(() => retell(room, list), TICK);
  new ResizeObserver(() => stuck && bottom()).observe(list);

  function enter() {
    channel = openRoom(room);
    drawn = new Map();
    shown = PAGE;
    fill(list);
    follow();
    bottom();
  }

  /** Draws what is new or has changed; the rest stays as it stands, with what is open or focused in it. */
  function follow() {
    if (!channel) return;
    const all = [...(room.state.histories.get(channel.id)?.values() ?? [])].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    const visible = all.slice(-shown);
    const next = new Map();
    const nodes = [visible.length === all.length ? beginning() : more()];
    visible.forEach((message, index) => {
      const before = index ? visible[index - 1] : all[all.length - visible.length - 1];
      const former = drawn.get(message.id);
      const entry = former?.message === message && former.before?.id === before?.id ? former : { message, before, nodes: draw(message, before) };
      next.set(message.id, entry);
      nodes.push(...entry.nodes);
    });
    drawn = next;
    settle(nodes);
    if (stuck) bottom();
    markRead();
  }

  /** Puts the nodes into the list without moving those that are in their place. */
  function settle(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
    nodes.forEach((child, index) => list.children[index] !== child && list.insertBefore(child, list.children[index] ?? null));
  }

  function draw(message, before) {
    const day = startsDay(message, before) && h("li", { class: "d-day", role: "separator" }, h("span", {}, dayLabel(dateOf(message), room.now())));
    return [day, messageNode(room, acts, message, before)].filter(Boolean);
  }

  function beginning() {
    const direct = channel.kind === "im";
    return h("li", { class: "d-beginning" },
      direct ? avatar(room.person(room.state.bot.id), 68) : h("span", { class: "d-beginning-sign" }, icon("hash", 42)),
      h("h2", {}, direct ? channel.name : `Welcome to #${channel.name}!`),
      h("p", {}, direct ? `This is the beginning of your direct messages with ${channel.name}.` : `This is the start of the #${channel.name} channel. ${channel.topic ?? ""}`));
  }

  function more() {
    return h("li", { class: "d-more" }, h("button", { type: "button", class: "d-btn d-btn-secondary", on: { click: () => ((shown += PAGE), follow()) } }, "Show older messages"));
  }

  function scrolled() {
    stuck = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    jump.hidden = stuck;
  }

  function bottom() {
    scroller.scrollTop = scroller.scrollHeight;
  }

  function markRead() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = room.channel(channel?.id);
      if (now?.unread && document.visibilityState === "visible") acts.read(now.id);
    }, READ_PAUSE);
  }

  return { node };
}
