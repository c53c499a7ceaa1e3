/**
 * Select menus: static, external, people, conversations and channels, for one choice or many.
 */

import { avatar } from "../avatar.js";
import { h } from "../dom.js";
import { channelName, nameOf } from "../room.js";
import { combobox } from "./combobox.js";
import { plain } from "./inline.js";
import { valueIn, withValue } from "./state.js";

const SOURCES = {
  static_select: fromOptions,
  external_select: fromServer,
  users_select: fromPeople,
  conversations_select: fromConversations,
  channels_select: fromChannels,
};

const single = (name) => name.replace("multi_", "");

export const SELECTS = Object.fromEntries(
  Object.keys(SOURCES).flatMap((type) => [[type, select], [`multi_${type}`, select]]),
);

function select(surface, block, element, naming) {
  const multi = element.type.startsWith("multi_");
  const source = SOURCES[single(element.type)](surface, block, element);
  const state = surface.form.get(block.block_id, element.action_id);
  const values = [valueIn(state)].flat().filter((value) => value !== null && value !== undefined);
  return combobox({
    naming,
    data: surface.data(block, element),
    placeholder: plain(element.placeholder) || (multi ? "Choose some options" : "Choose an option"),
    chosen: values.map(source.item).filter(Boolean),
    multi,
    limit: element.max_selected_items,
    minQuery: source.minQuery ?? 0,
    find: source.find,
    onChange(items) {
      const raws = items.map((item) => item.raw);
      surface.change(block, element, withValue(state, multi ? raws : raws[0] ?? null));
    },
  });
}

/** Keeps the items whose words contain the query, accents and case aside. */
function matching(items, query) {
  const needle = fold(query);
  return items.filter((item) => fold(`${item.label} ${item.search ?? ""}`).includes(needle));
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function optionItem(option) {
  return { key: option.value, label: plain(option.text), note: plain(option.description), raw: option };
}

function fromOptions(surface, block, element) {
  const groups = element.option_groups ?? [{ options: element.options ?? [] }];
  const drawn = groups.map((group) => ({ label: plain(group.label), items: group.options.map(optionItem) }));
  return { item: optionItem, find: (query) => drawn.map(({ label, items }) => ({ label, items: matching(items, query) })) };
}

function fromServer(surface, block, element) {
  const find = async (query) => {
    const answer = await surface.options(block, element, query);
    const groups = answer.option_groups ?? [{ options: answer.options ?? [] }];
    return groups.map((group) => ({ label: plain(group.label), items: group.options.map(optionItem) }));
  };
  find.slow = true;
  return { item: optionItem, find, minQuery: element.min_query_length ?? 3 };
}

function personItem(person) {
  return { key: person.id, label: nameOf(person), note: person.title, search: person.name, mark: () => avatar(person, 20), raw: person.id };
}

function fromPeople({ room }) {
  const people = [...room.state.people.values()].filter((person) => !person.is_bot);
  return {
    item: (id) => room.person(id) && personItem(room.person(id)),
    find: (query) => [{ items: matching(people.map(personItem), query) }],
  };
}

function fromConversations({ room }, block, element) {
  const include = element.filter?.include;
  const wanted = room.state.channels.filter((channel) => {
    if (channel.kind === "im") {
      const bot = room.person(channel.peer)?.is_bot;
      return (!include || include.includes("im")) && !(bot && element.filter?.exclude_bot_users);
    }
    return !include || include.includes("public") || include.includes("private");
  });
  return placesSource(room, wanted);
}

function fromChannels({ room }) {
  return placesSource(room, room.state.channels.filter((channel) => channel.kind === "channel"));
}

function placesSource(room, channels) {
  const item = (channel) => ({
    key: channel.id,
    label: channelName(room, channel),
    mark: () => (channel.kind === "im" ? avatar(room.person(channel.peer), 20) : h("span", { class: "hash" }, "#")),
    raw: channel.id,
  });
  return {
    item: (id) => room.channel(id) && item(room.channel(id)),
    find: (query) => [{ items: matching(channels.map(item), query) }],
  };
}
