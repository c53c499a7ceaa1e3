/**
 * The same text bank in its other look: a Discord-like window, the contacts' phones beside it, a clock above.
 *
 * For tests that drive a browser, `data-qa` marks what they may hold on to; what both pages have is told in
 * js/app.js. Here there are besides:
 *
 *   chats, chat [data-chat]                 the switch between the looks
 *   message [data-id][data-ephemeral], dismiss, only-you, thinking, used
 *   component [data-custom-id]              buttons, menus and fields
 *   modal [data-custom-id], modal-submit, modal-cancel, field-error
 *   entry, entry-file, commands, command [data-command], line, option [data-option], run
 */

import { startPage } from "../frame.js";
import { h } from "../dom.js";
import { discordActs } from "./acts.js";
import { createEntry } from "./entry.js";
import { createMessages } from "./messages.js";
import { createModal } from "./modal.js";
import { createHead, createSidebar, watchPlaces } from "./places.js";
import { receive } from "./receive.js";

function furnish(room) {
  Object.assign(room, { role: (id) => room.state.roles.find((role) => role.id === id) ?? null });
  Object.assign(room.state, { roles: [], modal: null, commands: { channel: [], im: [] } });
  return discordActs(room);
}

function draw(room, acts, { layer, behind }) {
  const entry = createEntry(room, acts);
  const pane = h("main", { class: "pane d-pane", "data-qa": "pane" }, createHead(room).node, createMessages(room, acts).node, entry.node);
  const nodes = [createSidebar(room, acts).node, pane];
  createModal(room, acts, { layer, behind });
  watchPlaces(room, acts);
  return nodes;
}

startPage({ chat: "Discord", address: "/discord/live", take: receive, furnish, draw });
