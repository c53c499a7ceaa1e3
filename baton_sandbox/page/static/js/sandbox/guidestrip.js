/**
 * The first-run guide: one quiet line of steps that tick themselves off, until it is put away.
 */

import { fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { openChannel } from "../room.js";
import { FINISHED, START_BY_COMMAND, STEPS, WELCOME } from "./guide.js";

const DISMISSED = "baton.guide.dismissed";
const BANK = /text|bank/;
// How Baton calls the modal that *Start* opens; any other may be open without it.
const CARD = /^b\d+:send:/;

/** As in narrow.css. */
const NARROW = matchMedia("(max-width: 900px)");

/** The strip; it follows the room and stays away once dismissed. On Discord, a contact's card is a message. */
export function createGuide(room, chat) {
  const node = h("aside", { class: "guide", "aria-label": "First steps", "data-qa": "guide" });
  const people = new Set();
  const reached = new Set();
  room.on("hello place modals message phone phones channels", draw);
  NARROW.addEventListener("change", draw);
  if (localStorage.getItem(DISMISSED)) node.hidden = true;

  function draw() {
    const { state } = room;
    if (node.hidden || !state.me) return;
    people.add(state.me);
    const facts = factsOf();
    for (const step of STEPS) if (step.done(facts)) reached.add(step.id);
    const now = STEPS.findIndex((step) => !reached.has(step.id));
    fill(node,
      h("div", { class: "guide-words" }, h("strong", {}, WELCOME), h("span", { "data-qa": "guide-tip" }, tipOf(now))),
      h("ol", { class: "guide-steps" }, STEPS.map((step, index) => stepNode(step, index, facts, now))),
      h("button", { type: "button", class: "btn-plain", "aria-label": "Put the guide away", title: "Put the guide away", "data-qa": "guide-dismiss", on: { click: dismiss } }, icon("close", 16)));
  }

  function tipOf(now) {
    if (now < 0) return FINISHED;
    const { id, tip, narrowTip } = STEPS[now];
    if (chat === "Discord" && id === "start") return START_BY_COMMAND;
    return (NARROW.matches && narrowTip) || tip;
  }

  function hasCard(message) {
    return message.components?.some((row) => row.components?.some((one) => CARD.test(one.custom_id ?? "")));
  }

  function stepNode(step, index, facts, now) {
    const done = reached.has(step.id);
    return h("li", { class: done ? "is-done" : index === now ? "is-now" : "", "aria-current": index === now ? "step" : null },
      h("span", { class: "guide-number" }, done ? icon("check", 12) : String(index + 1)), h("span", { class: "guide-label" }, step.words(facts)));
  }

  function factsOf() {
    const { state } = room;
    const bank = state.channels.find((channel) => channel.kind !== "im" && BANK.test(channel.name)) ?? state.channels[0];
    return {
      admin: Boolean(room.self()?.is_admin),
      bank: bank?.name ?? "text-bank",
      inBank: Boolean(bank) && openChannel(room)?.id === bank.id,
      texting: state.modals.some((modal) => CARD.test(modal.callback_id ?? "")) || (chat === "Discord" && [...state.histories.values()].some((history) => [...history.values()].some(hasCard))),
      moved: people.size > 1,
      ...state.counts,
    };
  }

  function dismiss() {
    localStorage.setItem(DISMISSED, "yes");
    node.hidden = true;
  }

  return { node };
}
