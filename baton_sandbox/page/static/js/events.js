/**
 * What the server tells every tab alike, whichever chat it shows.
 */

export const COMMON = { channels, notice, clock, phone, app };

function channels(room, event) {
  room.state.channels = event.channels;
  room.emit("channels");
}

function notice(room, event) {
  room.emit("notice", { level: event.level, text: event.text });
}

function clock(room, event) {
  setClock(room.state, event);
  room.emit("clock");
}

function phone(room, event) {
  room.state.phones.set(event.phone.number, event.phone);
  if (event.counts) room.state.counts = event.counts;
  room.emit("phone", event.phone.number);
}

function app(room, event) {
  room.state.appOnline = event.online;
  room.emit("app");
}

/** The sandbox's time, from which the page's own clock runs on. */
export function setClock(state, { now, offset_seconds }) {
  state.clock = { now: Date.parse(now), offset: offset_seconds, at: performance.now() };
}
