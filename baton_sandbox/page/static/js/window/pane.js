/**
 * The middle of the window: the head of the open place, its messages and composer, or a tab of the app.
 */

import { avatar } from "../avatar.js";
import { fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { channelName, openChannel } from "../room.js";
import { createAbout } from "./about.js";
import { createComposer } from "./composer.js";
import { createHome } from "./home.js";
import { createMessages } from "./messages.js";

const TABS = [["home", "Home"], ["messages", "Messages"], ["about", "About"]];

/** The pane; files dropped anywhere on it go to the composer. */
export function createPane(room, acts) {
  const head = h("header", { class: "pane-head" });
  const tabs = h("div", { class: "tabs", role: "tablist", "aria-label": "App" });
  const messages = createMessages(room, acts);
  const composer = createComposer(room, acts);
  const home = createHome(room, acts);
  const about = createAbout(room);
  const hint = h("div", { class: "drop-hint", hidden: true }, h("strong", {}, "Drop to attach"));
  const node = h("main", {
    class: "pane", "data-qa": "pane",
    on: { dragenter: (event) => drag(event, true), dragover: (event) => drag(event, true), dragleave: left, drop: dropped },
  }, head, tabs, messages.node, composer.node, home.node, about.node, hint);
  room.on("hello people channels place", draw);
  room.on("unfocused", () => (openChannel(room) ? composer.focus() : home.node.focus()));
  room.on("place", () => openChannel(room) && !document.activeElement.closest("#phones, [role=dialog]") && composer.focus());

  function draw() {
    const { place, bot } = room.state;
    const channel = openChannel(room);
    const app = place.kind === "app";
    fill(head, app ? appHead(bot) : channelHead(channel));
    tabs.hidden = !app;
    fill(tabs, TABS.map(([id, words]) => h("button", {
      type: "button", role: "tab", class: "tab", "data-tab": id, "aria-selected": String(place.tab === id),
      on: { click: () => room.emit("go", { kind: "app", tab: id }) },
    }, words)));
    messages.node.hidden = composer.node.hidden = !channel;
    home.node.hidden = !(app && place.tab === "home");
    about.node.hidden = !(app && place.tab === "about");
    document.title = channel || app ? `${app ? bot.name : titleOf(channel)} – ${room.state.team.name}` : "Baton sandbox";
  }

  function titleOf(channel) {
    return channel.kind === "im" ? channelName(room, channel) : `#${channel.name}`;
  }

  function channelHead(channel) {
    if (!channel) return [];
    const direct = channel.kind === "im";
    const person = room.person(channel.peer);
    return [
      h("h1", {}, direct ? avatar(person, 24) : h("span", { class: "pane-hash" }, channel.private ? icon("lock", 18) : "#"), channelName(room, channel)),
      h("span", { class: "pane-topic" }, direct ? person?.title : channel.topic),
      !direct && channel.members ? h("span", { class: "pane-members" }, icon("people", 16), `${channel.members} members`) : null,
    ];
  }

  function appHead(bot) {
    return [h("h1", {}, avatar({ ...room.person(bot.id), is_bot: true }, 24), bot.name), h("span", { class: "app-badge" }, "APP")];
  }

  function drag(event, over) {
    if (!openChannel(room) || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    hint.hidden = !over;
  }

  function left(event) {
    if (!node.contains(event.relatedTarget)) hint.hidden = true;
  }

  function dropped(event) {
    drag(event, false);
    if (openChannel(room) && event.dataTransfer?.files.length) composer.attach(event.dataTransfer.files);
  }

  return { node };
}
