/**
 * One contact's phone: the thread as they see it, and a field to answer in.
 */

import { avatar } from "../avatar.js";
import { fill, h } from "../dom.js";
import { clockTime, dayLabel, dayNumber, phoneNumber } from "../format.js";
import { icon } from "../icons.js";
import { grow } from "../kit/texts.js";
import { QUICK_REPLIES, SAMPLE_PICTURE } from "../sandbox/guide.js";
import { attachButton, samplePicture, sentFile } from "./attach.js";
import { initialsOf, tintFor } from "./phonelist.js";

const STATUS = { queued: "Sending…", sending: "Sending…", accepted: "Sending…", sent: "Sent", delivered: "Delivered", received: "Delivered", failed: "Not delivered", undelivered: "Not delivered" };

/** The opened phone; `show(number)` opens one, `show(null)` puts it away. */
export function createPhone(room, acts) {
  let number = null;
  let asked = 0;
  const bar = h("time", { class: "device-time" });
  const who = h("div", { class: "device-who" });
  const thread = h("ol", { class: "bubbles", role: "log", "aria-live": "polite", "data-qa": "phone-thread" });
  const scroller = h("div", { class: "device-scroll", tabindex: "0", "aria-label": "Texts" }, thread);
  const field = h("textarea", { rows: 1, "data-qa": "phone-field", placeholder: "Text message", on: { input: () => (grow(field, 5), refresh()), keydown: key } });
  const sendButton = h("button", { type: "button", class: "device-send", "aria-label": "Send", "data-qa": "phone-send", on: { click: () => send(field.value) } }, icon("send", 16));
  const quick = h("div", { class: "device-quick" }, QUICK_REPLIES.map((words) => h("button", { type: "button", "data-qa": "phone-quick", on: { click: () => send(words) } }, words)),
    h("button", { type: "button", "data-qa": "phone-picture", on: { click: async () => send("", [await samplePicture()]) } }, SAMPLE_PICTURE));
  const node = h("div", { class: "phone-open", hidden: true, "data-qa": "phone-open" },
    h("button", { type: "button", class: "phone-back", "data-qa": "phone-back", on: { click: () => room.emit("phone-open", null) } }, icon("back", 16), "All phones"),
    h("div", { class: "device" }, h("div", { class: "device-bar", "aria-hidden": "true" }, bar, h("span", { class: "device-notch" }), h("span", { class: "device-net" }, "SMS")),
      who, scroller, quick, h("div", { class: "device-type" }, attachButton((files) => send(field.value, files)), field, sendButton)));

  room.on("phone", (changed) => changed === number && load());
  room.on("hello", () => number && load());
  room.on("clock", drawBar);
  setInterval(drawBar, 5_000);

  async function show(next) {
    number = next;
    node.hidden = !number;
    if (!number) return;
    fill(thread);
    field.value = "";
    drawHead(room.state.phones.get(number));
    await load();
    field.focus();
  }

  async function load() {
    asked += 1;
    const turn = asked;
    const answer = await acts.phone(number);
    if (turn !== asked || !answer.messages) return;
    const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    drawHead({ ...room.state.phones.get(number), ...answer.phone });
    drawThread(answer.messages, room.state.phones.get(number)?.typing);
    if (near || !thread.dataset.number || thread.dataset.number !== number) scroller.scrollTop = scroller.scrollHeight;
    thread.dataset.number = number;
  }

  function drawHead(phone) {
    const name = phone?.name || number;
    fill(who, avatar({ initials: initialsOf(phone?.name), color: tintFor(number) }, 40), h("strong", { "data-qa": "phone-name" }, name), h("small", {}, [phoneNumber(number), phone?.place].filter(Boolean).join(" · ")));
    field.setAttribute("aria-label", `Text as ${name}`);
    field.placeholder = `Text as ${name.split(" ")[0]}`;
    drawBar();
    refresh();
  }

  function drawBar() {
    if (number) bar.textContent = clockTime(room.now()).replace(/ [AP]M/, "");
  }

  function drawThread(messages, typing) {
    fill(thread, messages.length ? null : h("li", { class: "bubble-none" }, "No texts yet."), messages.map((message, index) => bubble(message, messages[index - 1], messages[index + 1])),
      typing && h("li", { class: "bubble bubble-typing is-mine", "aria-label": "typing" }, h("i", {}), h("i", {}), h("i", {})));
  }

  /** The contact's own words stand on the right; what the text bank sent, on the left. */
  function bubble(message, before, after) {
    const at = new Date(message.at);
    const mine = message.direction === "in";
    const newDay = !before || dayNumber(at) !== dayNumber(new Date(before.at));
    const last = !after || after.direction !== message.direction;
    const failed = /fail|undeliv/.test(message.status ?? "");
    return [
      newDay && h("li", { class: "bubble-day" }, `${dayLabel(at, room.now())} ${clockTime(at)}`),
      h("li", { class: ["bubble", mine ? "is-mine" : "is-theirs", last && "is-tail", failed && "is-failed"].filter(Boolean).join(" "), title: clockTime(at), "data-qa": "bubble", "data-direction": message.direction }, (message.files ?? []).map(sentFile), message.body),
      (last || failed) && h("li", { class: `bubble-status${mine ? " is-mine" : ""}` }, statusWords(message, at)),
    ];
  }

  function statusWords({ status, error_code: code }, at) {
    return [STATUS[status] ?? status, code && `(error ${code})`, clockTime(at)].filter(Boolean).join(" ");
  }

  function key(event) {
    if (event.key === "Escape") return room.emit("phone-open", null);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) send(field.value);
  }

  function refresh() {
    sendButton.disabled = !field.value.trim();
  }

  async function send(words, files = []) {
    const body = words.trim();
    if (!(body || files.length) || !number) return;
    const typed = Boolean(body) && field.value.trim() === body;
    if (typed) field.value = "";
    grow(field, 5);
    refresh();
    const answer = await acts.text(number, body, files);
    if (answer.ok === false && typed && !field.value) field.value = body;
    else scroller.scrollTop = scroller.scrollHeight;
    await load();
  }

  return { node, show };
}
