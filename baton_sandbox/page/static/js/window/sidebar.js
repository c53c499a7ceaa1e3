/**
 * The sidebar: the workspace's name, channels, direct messages and the app.
 */

import { avatar } from "../avatar.js";
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { botChannel, nameOf } from "../room.js";
import { fillPlaces, placeRow, placeSection } from "../placelist.js";
import { openPerson } from "../places.js";

/** The sidebar of this tab's person. */
export function createSidebar(room, acts) {
  const name = h("div", { class: "workspace-name" });
  const lists = h("div", { class: "sidebar-lists" });
  const node = h("nav", { class: "sidebar", "aria-label": "Channels and people", "data-qa": "sidebar" }, h("header", { class: "sidebar-head" }, name), lists);
  room.on("hello people channels place", draw);

  function draw() {
    const { state } = room;
    name.textContent = state.team.name;
    fillPlaces(lists, [
      placeSection("Channels", state.channels.filter((channel) => channel.kind !== "im").map(channelRow)),
      placeSection("Direct messages", [...state.people.values()].filter((person) => !person.is_bot).map(personRow)),
      placeSection("Apps", state.bot ? [appRow()] : []),
    ]);
  }

  function channelRow(channel) {
    return placeRow({
      place: channel.id,
      label: channel.name,
      unread: channel.unread,
      current: room.state.place.id === channel.id,
      sign: h("span", { class: "nav-hash", "aria-hidden": "true" }, channel.private ? icon("lock", 15) : "#"),
      go: () => room.emit("go", { kind: "channel", id: channel.id }),
    });
  }

  function personRow(person) {
    const channel = room.state.channels.find((one) => one.kind === "im" && one.peer === person.id);
    return placeRow({
      place: channel?.id ?? person.id,
      label: nameOf(person),
      note: person.id === room.state.me ? "you" : null,
      unread: channel?.unread,
      current: Boolean(channel) && room.state.place.id === channel.id,
      sign: avatar(person, 20),
      go: () => openPerson(room, acts, person.id),
    });
  }

  function appRow() {
    const { bot, place, appOnline } = room.state;
    return placeRow({
      place: "app",
      label: bot.name,
      note: appOnline ? null : "offline",
      unread: botChannel(room)?.unread,
      current: place.kind === "app",
      sign: avatar({ ...room.person(bot.id), is_bot: true }, 20),
      go: () => room.emit("go", { kind: "app" }),
    });
  }

  return { node };
}
