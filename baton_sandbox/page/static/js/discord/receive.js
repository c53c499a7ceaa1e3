/**
 * Takes what the server sends down the live feed into the room.
 */

import { COMMON, setClock } from "../events.js";

const HANDLERS = { ...COMMON, hello, people, commands, message, message_deleted, modal };

/** Applies one event; a type this page does not know is left alone. */
export function receive(room, event) {
  HANDLERS[event.type]?.(room, event);
}

function hello(room, event) {
  const { state } = room;
  Object.assign(state, { me: event.me, team: event.team, roles: event.roles, channels: event.channels, commands: event.commands, bot: event.bot });
  state.people = new Map(event.people.map((person) => [person.id, person]));
  state.appOnline = event.app_online;
  state.histories.clear();
  setClock(state, event.clock);
  setModal(state, event.modal);
  room.emit("hello");
  for (const topic of ["people", "channels", "clock", "app", "modals"]) room.emit(topic);
}

function people(room, event) {
  room.state.people = new Map(event.people.map((person) => [person.id, person]));
  room.emit("people");
}

function commands(room, event) {
  room.state.commands = event.commands;
  room.emit("commands");
}

function message(room, event) {
  const history = room.state.histories.get(event.message.channel_id);
  history?.set(event.message.id, event.message);
  if (history) room.emit("message", event.message.channel_id);
}

function message_deleted(room, event) {
  room.state.histories.get(event.channel)?.delete(event.id);
  room.emit("message", event.channel);
}

function modal(room, event) {
  setModal(room.state, event.modal);
  room.emit("modals");
}

function setModal(state, shown) {
  state.modal = shown;
  state.modals = shown ? [shown] : [];
}
