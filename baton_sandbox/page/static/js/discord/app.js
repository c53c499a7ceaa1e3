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

import { createActs } from "../acts.js";
import { openFeed } from "../feed.js";
import { createRail } from "../rail/rail.js";
import { createRoom } from "../room.js";
import { createAreas } from "../sandbox/areas.js";
import { createChats } from "../sandbox/chats.js";
import { createClock } from "../sandbox/clock.js";
import { createGuide } from "../sandbox/guidestrip.js";
import { createBanner, createNotices } from "../sandbox/notices.js";
import { createSwitcher } from "../sandbox/switcher.js";
import { h } from "../dom.js";
import { discordActs } from "./acts.js";
import { createEntry } from "./entry.js";
import { createMessages } from "./messages.js";
import { createModal } from "./modal.js";
import { createHead, createSidebar, watchPlaces } from "./places.js";
import { receive } from "./receive.js";

/** Builds the page and opens the feed. */
function start() {
  const room = Object.assign(createRoom(), { role: (id) => room.state.roles.find((role) => role.id === id) ?? null });
  Object.assign(room.state, { roles: [], modal: null, commands: { channel: [], im: [] } });
  const acts = { ...createActs(room), ...discordActs(room) };
  const feed = openFeed(room, new URLSearchParams(location.search).get("as"), { address: "/discord/live", take: receive });

  function become(id) {
    history.replaceState(null, "", `?as=${encodeURIComponent(id)}${location.hash}`);
    feed.switchTo(id);
  }

  const entry = createEntry(room, acts);
  const pane = h("main", { class: "pane d-pane", "data-qa": "pane" }, createHead(room).node, createMessages(room, acts).node, entry.node);
  const content = h("div", { class: "workspace-main" }, createSidebar(room, acts).node, pane);
  const layer = h("div", { class: "modal-layer" });
  const workspace = h("div", { class: "workspace", id: "workspace" }, content, layer);
  const top = h("header", { class: "topbar" }, createSwitcher(room, become).node, createChats(room, acts, "discord").node,
    h("span", { class: "topbar-mark" }, h("strong", {}, "Baton sandbox"), h("small", {}, "Nothing here leaves this computer")), createClock(room, acts).node);
  createModal(room, acts, { layer, behind: content });
  watchPlaces(room, acts);
  document.body.replaceChildren(top, createBanner(room, feed.retry).node, createGuide(room, "Discord").node, workspace, createRail(room, acts).node, createAreas(room).node, createNotices(room).node);
}

start();
