/**
 * What both pages have: the bar above, the phones beside the chat's window, and what the page itself has to say.
 */

import { createActs } from "./acts.js";
import { openFeed } from "./feed.js";
import { createRail } from "./rail/rail.js";
import { createRoom } from "./room.js";
import { createAreas } from "./sandbox/areas.js";
import { createChats } from "./sandbox/chats.js";
import { createClock } from "./sandbox/clock.js";
import { createGuide } from "./sandbox/guidestrip.js";
import { createBanner, createNotices } from "./sandbox/notices.js";
import { createSwitcher } from "./sandbox/switcher.js";
import { h } from "./dom.js";

/**
 * Builds the page and opens the feed. `chat` is its name; `furnish(room)` prepares the room and gives its acts, and
 * `draw(room, acts, layer)` gives the nodes of its window, with modals in `layer`.
 */
export function startPage({ chat, address, take, furnish, draw }) {
  const room = createRoom();
  const acts = { ...createActs(room), ...furnish(room) };
  const feed = openFeed(room, { as: new URLSearchParams(location.search).get("as"), address, take });

  function become(id) {
    history.replaceState(null, "", `?as=${encodeURIComponent(id)}${location.hash}`);
    feed.switchTo(id);
  }

  const layer = h("div", { class: "modal-layer" });
  const content = h("div", { class: "workspace-main" });
  content.append(...draw(room, acts, { layer, behind: content }));
  const workspace = h("div", { class: "workspace", id: "workspace" }, content, layer);
  const top = h("header", { class: "topbar" }, createSwitcher(room, become).node, createChats(room, acts, chat.toLowerCase()).node,
    h("span", { class: "topbar-mark" }, h("strong", {}, "Baton sandbox"), h("small", {}, "Nothing here leaves this computer")), createClock(room, acts).node);
  const rail = createRail(room, acts);

  document.body.replaceChildren(top, createBanner(room, feed.retry).node, createGuide(room, chat).node, workspace, rail.node, createAreas(room).node, createNotices(room).node);
  document.addEventListener("keydown", (event) => event.key === "F6" && nextArea(event, [workspace, rail.node, top]));
}

/** F6 walks between the window, the phones and the bar above. */
function nextArea(event, areas) {
  event.preventDefault();
  const at = areas.findIndex((area) => area.contains(document.activeElement));
  const next = areas[(at + (event.shiftKey ? areas.length - 1 : 1)) % areas.length];
  const dialog = next.querySelector("[role=dialog]");
  (dialog ?? next).querySelector("button:not([hidden]), input, textarea")?.focus();
}
