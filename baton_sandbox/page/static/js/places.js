/**
 * Where in the window this tab stands: a channel, or one of the app's three tabs. The address remembers it.
 */

import { historyOf, takeHistory } from "./receive.js";
import { botChannel, openChannel } from "./room.js";

const TABS = ["home", "messages", "about"];

/** Watches the room and moves through it: "go" asks for a place, "place" tells that it was reached. */
export function watchPlaces(room, acts) {
  let lastTab = "home";

  async function go(place) {
    room.state.place = place.kind === "app" ? { kind: "app", tab: place.tab ?? startTab(room, lastTab) } : place;
    const { place: now } = room.state;
    if (now.kind === "app") lastTab = now.tab;
    history.replaceState(null, "", `${location.pathname}${location.search}#${now.kind === "app" ? `app-${now.tab}` : now.id}`);
    room.emit("place");
    if (now.kind === "app" && now.tab === "home") acts.home();
    if (now.kind === "app" && now.tab === "messages" && !botChannel(room)) await acts.open(room.state.bot.id);
    await load();
  }

  async function load() {
    const channel = openChannel(room);
    const history = channel && historyOf(room, channel.id);
    if (!history || history.asked) return;
    history.asked = true;
    const answer = await acts.history(channel.id);
    const isCurrent = room.state.histories.get(channel.id) === history; // else this tab has become somebody else
    if (answer.messages && isCurrent) takeHistory(room, channel.id, answer.messages);
  }

  function enter() {
    const { place } = room.state;
    if (place.kind === "app" || room.channel(place.id)) return go(place);
    return go(fromAddress(room) ?? firstPlace(room));
  }

  room.on("go", go);
  room.on("hello", enter);
  room.on("channels", load);
}

/** Opens the direct message with a person, made when there is none yet. */
export async function openPerson(room, acts, id) {
  const known = room.state.channels.find((channel) => channel.kind === "im" && channel.peer === id);
  const channel = known?.id ?? (await acts.open(id)).channel;
  const place = channel?.id ?? channel;
  if (place) room.emit("go", { kind: "channel", id: place });
}

/** A new message from the app is what one comes for; else the tab last looked at. */
function startTab(room, lastTab) {
  return botChannel(room)?.unread ? "messages" : lastTab;
}

function fromAddress(room) {
  const mark = location.hash.slice(1);
  const tab = mark.startsWith("app-") ? mark.slice(4) : null;
  if (TABS.includes(tab)) return { kind: "app", tab };
  return room.channel(mark) ? { kind: "channel", id: mark } : null;
}

function firstPlace(room) {
  const channel = room.state.channels.find((candidate) => candidate.kind === "channel");
  return channel ? { kind: "channel", id: channel.id } : { kind: "app", tab: "home" };
}
