/**
 * Where in the window this tab stands, the list of places, and the line above the messages.
 */

import { avatar } from "../avatar.js";
import { fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { fillPlaces, placeRow, placeSection } from "../placelist.js";
import { nameOf } from "../room.js";

/** The channel that is open, if any. */
export function openRoom(room) {
  return room.channel(room.state.place.id);
}

/** Moves through the room: "go" asks for a channel, "place" tells that it was reached and its messages are there. */
export function watchPlaces(room, acts) {
  room.on("go", go);
  room.on("hello", () => go((room.channel(room.state.place.id) ?? room.channel(location.hash.slice(1)) ?? bank(room))?.id));

  async function go(id) {
    if (!id) return;
    room.state.place = { kind: "channel", id };
    history.replaceState(null, "", `${location.pathname}${location.search}#${id}`);
    room.emit("place");
    const { histories } = room.state;
    if (histories.has(id)) return;
    const messages = new Map();
    histories.set(id, messages);
    const answer = await acts.history(id);
    if (histories.get(id) !== messages) return; // this tab has become somebody else
    const fresh = [...messages];
    messages.clear();
    for (const message of answer.messages ?? []) messages.set(message.id, message);
    for (const [key, message] of fresh) messages.set(key, message);
    room.emit("message", id);
  }
}

function bank(room) {
  const { channels } = room.state;
  return channels.find((channel) => /text|bank/.test(channel.name) && channel.kind === "channel") ?? channels[0];
}

/** The sidebar: the server's channels, the direct message with the app, and oneself. */
export function createSidebar(room, acts) {
  const name = h("h1", { class: "d-server" });
  const lists = h("div", { class: "d-lists" });
  const me = h("footer", { class: "d-me" });
  const node = h("nav", { class: "sidebar d-sidebar", "aria-label": "Channels", "data-qa": "sidebar" }, name, lists, me);
  room.on("hello people channels place app", draw);

  function draw() {
    const { state } = room;
    name.textContent = state.team.name;
    fillPlaces(lists, [
      placeSection("Text channels", state.channels.filter((channel) => channel.kind !== "im").map(channelRow)),
      placeSection("Direct messages", state.bot ? [directRow()] : []),
    ]);
    drawMe();
  }

  function channelRow(channel) {
    return placeRow({
      place: channel.id, label: channel.name, unread: channel.unread, current: room.state.place.id === channel.id,
      sign: icon(channel.private ? "lock" : "hash", 18), go: () => room.emit("go", channel.id),
    });
  }

  function directRow() {
    const { bot, appOnline, place } = room.state;
    const channel = room.state.channels.find((one) => one.kind === "im");
    const go = async () => room.emit("go", channel?.id ?? (await acts.dm()).channel);
    return placeRow({
      place: channel?.id ?? "dm", label: bot.name, unread: channel?.unread, current: Boolean(channel) && place.id === channel.id,
      note: appOnline ? null : "offline", sign: avatar(room.person(bot.id), 24), go,
    });
  }

  function drawMe() {
    const person = room.self();
    if (!person) return;
    const words = person.takes_dms ? "Direct messages: open" : "Direct messages: closed";
    fill(me, avatar(person, 32), h("span", { class: "d-me-words" }, h("strong", {}, nameOf(person)), h("small", {}, `@${person.name}`)),
      h("button", { type: "button", class: "d-dms", "aria-pressed": String(!person.takes_dms), title: `${words}. Press to change whether this server may write to you.`, "data-qa": "takes-dms", on: { click: () => acts.takesDms(!person.takes_dms) } },
        person.takes_dms ? "DMs open" : "DMs closed"));
  }

  return { node };
}

/** The channel's name and topic above its messages. */
export function createHead(room) {
  const node = h("header", { class: "d-head" });
  room.on("hello place channels", draw);

  function draw() {
    const channel = openRoom(room);
    if (!channel) return;
    const direct = channel.kind === "im";
    fill(node, direct ? avatar(room.person(room.state.bot.id), 24) : icon(channel.private ? "lock" : "hash", 22), h("h2", {}, channel.name), channel.topic && h("p", {}, channel.topic));
  }

  return { node };
}
