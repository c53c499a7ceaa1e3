/**
 * What this tab knows of the sandbox, and who wants to hear when it changes.
 *
 * Topics: link, hello, people, channels, messages (detail: channel), message (detail: {channel, kind, ts}),
 * modals, errors (detail: {viewId, errors}), home, notice, clock, phones, phone (detail: number), app, place.
 */

/** An empty room; `state` is read by everybody and written by receive.js and places.js. */
export function createRoom() {
  const listeners = new Map();
  const state = {
    link: "connecting",
    me: null,
    team: { name: "" },
    people: new Map(),
    groups: [],
    channels: [],
    commands: [],
    bot: null,
    appOnline: true,
    clock: { now: Date.now(), offset: 0, at: performance.now() },
    place: { kind: "none" },
    histories: new Map(),
    modals: [],
    home: undefined,
    phones: new Map(),
    counts: { texted: 0, replied: 0, stopped: 0 },
    carrier: { auto: false, pace: 1 },
  };
  return {
    state,
    on(topics, listener) {
      for (const topic of topics.split(" ")) {
        if (!listeners.has(topic)) listeners.set(topic, []);
        listeners.get(topic).push(listener);
      }
    },
    emit(topic, detail) {
      for (const listener of listeners.get(topic) ?? []) listener(detail);
    },
    /** The sandbox's own now, as a date; it runs beside the computer's clock. */
    now: () => new Date(state.clock.now + performance.now() - state.clock.at),
    person: (id) => state.people.get(id) ?? null,
    channel: (id) => state.channels.find((channel) => channel.id === id) ?? null,
    group: (id) => state.groups.find((group) => group.id === id) ?? null,
    self: () => state.people.get(state.me) ?? null,
  };
}

/** The name a person is called by in messages. */
export function nameOf(person) {
  return person ? person.real_name || person.name : "Unknown";
}

/** The channel's name as it stands in the sidebar: a person's for a direct message. */
export function channelName(room, channel) {
  if (!channel) return "";
  return channel.kind === "im" ? nameOf(room.person(channel.peer)) : channel.name;
}

/** The direct message with the app, if there is one yet. */
export function botChannel(room) {
  return room.state.channels.find((channel) => channel.kind === "im" && channel.peer === room.state.bot?.id) ?? null;
}

/** The channel whose messages are on screen, if any. */
export function openChannel(room) {
  const { place } = room.state;
  if (place.kind === "channel") return room.channel(place.id);
  return place.kind === "app" && place.tab === "messages" ? botChannel(room) : null;
}
