/**
 * Takes what the server sends down the live feed into the room.
 */

import { COMMON, setClock } from "./events.js";
import { readIn } from "./zone.js";

const HANDLERS = { ...COMMON, hello, message, message_changed: message, message_deleted, modals, modal_errors, home, people, groups };

/** Applies one event; a type this page does not know is left alone. */
export function receive(room, event) {
  HANDLERS[event.type]?.(room, event);
}

function hello(room, event) {
  const { state } = room;
  if (state.me !== event.me) Object.assign(state, { modals: [], home: undefined });
  state.me = event.me;
  state.team = event.team;
  meet(state, event.people);
  state.groups = event.groups;
  state.channels = event.channels;
  state.commands = event.commands;
  state.bot = event.bot;
  state.appOnline = event.app_online;
  state.histories.clear();
  setClock(state, event.clock);
  room.emit("hello");
  for (const topic of ["people", "channels", "clock", "app", "modals", "home"]) room.emit(topic);
}

function people(room, event) {
  meet(room.state, event.people);
  room.emit("people");
}

function meet(state, met) {
  state.people = new Map(met.map((person) => [person.id, person]));
  readIn(state.people.get(state.me)?.zone);
}

function groups(room, event) {
  room.state.groups = event.groups;
}

function message(room, event) {
  const history = room.state.histories.get(event.channel);
  if (!history) return;
  const known = history.messages.has(event.message.ts);
  history.messages.set(event.message.ts, event.message);
  if (history.loaded) room.emit("message", { channel: event.channel, kind: known ? "changed" : "new", ts: event.message.ts });
}

function message_deleted(room, event) {
  const history = room.state.histories.get(event.channel);
  history?.messages.delete(event.ts);
  history?.gone.add(event.ts);
  room.emit("message", { channel: event.channel, kind: "gone", ts: event.ts });
}

function modals(room, event) {
  room.state.modals = event.stack;
  room.emit("modals");
}

function modal_errors(room, event) {
  room.emit("errors", { viewId: event.view_id, errors: event.errors });
}

function home(room, event) {
  room.state.home = event.view;
  room.emit("home");
}

/** Puts a channel's history under what the feed brought while it was fetched. */
export function takeHistory(room, channel, messages) {
  const history = historyOf(room, channel);
  const fresh = [...history.messages];
  history.messages.clear();
  for (const item of messages) if (!history.gone.has(item.ts)) history.messages.set(item.ts, item);
  for (const [ts, item] of fresh) history.messages.set(ts, item);
  history.loaded = true;
  room.emit("messages", channel);
}

/** The channel's messages by time, made empty when nobody asked for them before. */
export function historyOf(room, channel) {
  const { histories } = room.state;
  if (!histories.has(channel)) histories.set(channel, { messages: new Map(), gone: new Set(), asked: false, loaded: false });
  return histories.get(channel);
}

/** The channel's messages, oldest first. */
export function messagesOf(room, channel) {
  const history = room.state.histories.get(channel);
  return history ? [...history.messages.values()].sort((a, b) => (a.ts < b.ts ? -1 : 1)) : [];
}
