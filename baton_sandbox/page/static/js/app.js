/**
 * The sandbox's page: a Slack-like window, the contacts' phones beside it, and a clock above.
 *
 * For tests that drive a browser, `data-qa` marks what they may hold on to:
 *
 *   person-switch, person [data-person]     who this tab is, and everybody one may become
 *   clock, clock-now, clock-step            the sandbox's clock and its four buttons
 *   chats, chat [data-chat]                 the switch to the look of another chat, where there is one
 *   banner [data-kind=link|app], notice     what is down; what just went wrong or well
 *   guide, guide-tip, guide-dismiss         the first-run guide
 *   areas, [data-area]                      on a narrow screen, what stands there
 *   sidebar, [data-place], unread           rows by channel id, person id or "app"; their unread badge
 *   pane, messages, message [data-ts][data-user][data-ephemeral], file, jump-newest
 *   composer, composer-send, composer-file, suggestions, command-hint
 *   home, about, [data-tab]                 the app's tabs: home, messages, about
 *   modal [data-view-id][data-callback-id][data-depth], modal-body, modal-submit, modal-cancel,
 *   modal-close, modal-back, field-error, confirm, confirm-yes, confirm-no
 *   phones, phone-counts, carrier-auto, carrier-pace, phone-find, phone [data-number]
 *   phone-open, phone-name, phone-thread, bubble [data-direction], phone-field, phone-send,
 *   phone-quick, phone-back
 *
 * The page forbids eval, so wait for locators rather than for expressions.
 *
 * In blocks: `data-block-id` on every block, `data-block-id` and `data-action-id` on every element,
 * `data-value` on options and menu items; an open select has `select-filter` and `options`.
 */

import { createActs } from "./acts.js";
import { openFeed } from "./feed.js";
import { watchPlaces } from "./places.js";
import { createRail } from "./rail/rail.js";
import { createRoom } from "./room.js";
import { createAreas } from "./sandbox/areas.js";
import { createChats } from "./sandbox/chats.js";
import { createClock } from "./sandbox/clock.js";
import { createGuide } from "./sandbox/guidestrip.js";
import { createBanner, createNotices } from "./sandbox/notices.js";
import { createSwitcher } from "./sandbox/switcher.js";
import { h } from "./dom.js";
import { createModals } from "./window/modals.js";
import { createPane } from "./window/pane.js";
import { createSidebar } from "./window/sidebar.js";

/** Builds the page and opens the feed. */
function start() {
  const room = createRoom();
  const acts = createActs(room);
  const feed = openFeed(room, new URLSearchParams(location.search).get("as"));

  function become(id) {
    history.replaceState(null, "", `?as=${encodeURIComponent(id)}${location.hash}`);
    feed.switchTo(id);
  }

  const sidebar = createSidebar(room, acts);
  const pane = createPane(room, acts);
  const content = h("div", { class: "workspace-main" }, sidebar.node, pane.node);
  const layer = h("div", { class: "modal-layer" });
  const workspace = h("div", { class: "workspace", id: "workspace" }, content, layer);
  const top = h("header", { class: "topbar" }, createSwitcher(room, become).node, createChats(room, acts, "slack").node,
    h("span", { class: "topbar-mark" }, h("strong", {}, "Baton sandbox"), h("small", {}, "Nothing here leaves this computer")), createClock(room, acts).node);
  const rail = createRail(room, acts);
  createModals(room, acts, { layer, behind: [content] });
  const areas = createAreas(room);
  watchPlaces(room, acts);

  document.body.replaceChildren(top, createBanner(room, feed.retry).node, createGuide(room).node, workspace, rail.node, areas.node, createNotices(room).node);
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

start();
