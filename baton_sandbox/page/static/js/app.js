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

import { startPage } from "./frame.js";
import { watchPlaces } from "./places.js";
import { receive } from "./receive.js";
import { slackActs } from "./window/acts.js";
import { createModals } from "./window/modals.js";
import { createPane } from "./window/pane.js";
import { createSidebar } from "./window/sidebar.js";

function draw(room, acts, { layer, behind }) {
  const nodes = [createSidebar(room, acts).node, createPane(room, acts).node];
  createModals(room, acts, { layer, behind: [behind] });
  watchPlaces(room, acts);
  return nodes;
}

startPage({ chat: "Slack", address: "/live", take: receive, furnish: slackActs, draw });
