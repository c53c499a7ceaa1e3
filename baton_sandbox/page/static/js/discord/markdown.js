/**
 * Discord's markdown as nodes. Foreign text only ever becomes text nodes, and links lead only where links may.
 */

import { clockTime, fullTime, relative, weekdayDate } from "../format.js";
import { h, safeLink } from "../dom.js";
import { nameOf } from "../room.js";

const INLINE = [
  [/^\\([^0-9A-Za-z\s])/, (room, [, mark]) => mark],
  [/^`{1,2}([^`]+)`{1,2}/, (room, [, code]) => h("code", { class: "d-code" }, code)],
  [/^\*\*\*([\s\S]+?)\*\*\*(?!\*)/, (room, [, text]) => h("strong", {}, h("em", {}, inline(room, text)))],
  [/^\*\*([\s\S]+?)\*\*(?!\*)/, (room, [, text]) => h("strong", {}, inline(room, text))],
  [/^__([\s\S]+?)__(?!_)/, (room, [, text]) => h("u", {}, inline(room, text))],
  [/^~~([\s\S]+?)~~/, (room, [, text]) => h("s", {}, inline(room, text))],
  [/^\|\|([\s\S]+?)\|\|/, (room, [, text]) => spoiler(room, text)],
  [/^\*(?!\s)([^*\n]+?)\*(?!\*)/, (room, [, text]) => h("em", {}, inline(room, text))],
  [/^_(?!\s)([^_\n]+?)_(?![A-Za-z0-9_])/, (room, [, text]) => h("em", {}, inline(room, text))],
  [/^\[([^\]\n]+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/, (room, [, text, address]) => link(address, inline(room, text))],
  [/^<(https?:\/\/[^\s>]+)>/, (room, [, address]) => link(address, address)],
  [/^https?:\/\/[^\s<>]*[^\s<>.,:;"')\]]/, (room, [address]) => link(address, address)],
  [/^<@!?(\d+)>/, (room, [, id]) => mention(`@${nameOf(room.person(id))}`, id === room.state.me)],
  [/^<@&(\d+)>/, (room, [, id]) => mention(`@${room.role(id)?.name ?? "unknown-role"}`, room.self()?.roles.includes(id))],
  [/^<#(\d+)>/, (room, [, id]) => mention(`#${room.channel(id)?.name ?? "unknown"}`)],
  [/^<(\/[^:>]+):\d+>/, (room, [, command]) => mention(command)],
  [/^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/, (room, [, seconds, style]) => moment(room, Number(seconds), style ?? "f")],
  [/^<a?:(\w+):\d+>/, (room, [, name]) => `:${name}:`],
  [/^@(?:everyone|here)\b/, (room, [words]) => mention(words)],
];
const START = /[\\`*_~|[<@h]/;

/** The words of a message as a list of nodes, block by block. */
export function markdown(room, text) {
  const blocks = [];
  const lines = text.split("\n");
  let paragraph = [];
  const close = () => {
    if (paragraph.length) blocks.push(h("p", {}, inline(room, paragraph.join("\n"))));
    paragraph = [];
  };
  while (lines.length) {
    const taken = fence(lines) ?? quote(room, lines) ?? heading(room, lines) ?? list(room, lines);
    if (taken) {
      close();
      blocks.push(taken);
    } else {
      paragraph.push(lines.shift());
    }
  }
  close();
  return blocks;
}

function fence(lines) {
  if (!lines[0].startsWith("```")) return null;
  const all = lines.join("\n");
  const end = all.indexOf("```", 3);
  if (end < 0) return null;
  const code = all.slice(3, end).replace(/^\w*\n/, "").replace(/\n$/, "");
  const rest = all.slice(end + 3).replace(/^\n/, "");
  lines.splice(0, lines.length, ...(rest ? rest.split("\n") : []));
  return h("pre", { class: "d-pre" }, h("code", {}, code));
}

function quote(room, lines) {
  if (lines[0].startsWith(">>> ")) return h("blockquote", { class: "d-quote" }, markdown(room, lines.splice(0).join("\n").slice(4)));
  const within = [];
  while (lines.length && /^> ?/.test(lines[0]) && (lines[0].startsWith("> ") || lines[0] === ">")) within.push(lines.shift().replace(/^> ?/, ""));
  return within.length ? h("blockquote", { class: "d-quote" }, markdown(room, within.join("\n"))) : null;
}

function heading(room, lines) {
  const [, marks, words] = /^(#{1,3}|-#) +(\S.*)$/.exec(lines[0]) ?? [];
  if (!marks) return null;
  lines.shift();
  while (lines.length && !lines[0].trim()) lines.shift(); // a heading takes the blank lines under it along
  return marks === "-#" ? h("p", { class: "d-subtext" }, inline(room, words)) : h(`h${marks.length + 2}`, { class: `d-heading d-heading-${marks.length}` }, inline(room, words));
}

function list(room, lines) {
  const ordered = /^ *\d+\. +\S/.test(lines[0]);
  const item = ordered ? /^ *\d+\. +(.*)$/ : /^ *[-*] +(.*)$/;
  const items = [];
  while (lines.length && item.test(lines[0])) items.push(item.exec(lines.shift())[1]);
  return items.length ? h(ordered ? "ol" : "ul", { class: "d-list" }, items.map((words) => h("li", {}, inline(room, words)))) : null;
}

/** One run of text as nodes and strings. */
export function inline(room, text) {
  const parts = [];
  let plain = "";
  let rest = text;
  while (rest) {
    const [match, draw] = found(rest);
    if (match) {
      if (plain) parts.push(plain);
      plain = "";
      parts.push(draw(room, match));
      rest = rest.slice(match[0].length);
    } else {
      const next = rest.slice(1).search(START);
      const length = next < 0 ? rest.length : next + 1;
      plain += rest.slice(0, length);
      rest = rest.slice(length);
    }
  }
  return plain ? [...parts, plain] : parts;
}

function found(rest) {
  for (const [pattern, draw] of INLINE) {
    const match = pattern.exec(rest);
    if (match) return [match, draw];
  }
  return [null, null];
}

function mention(words, me = false) {
  return h("span", { class: me ? "d-mention is-me" : "d-mention" }, words);
}

function link(address, words) {
  const safe = safeLink(address);
  return safe ? h("a", { class: "link", href: safe, target: "_blank", rel: "noopener noreferrer" }, words) : words;
}

function spoiler(room, text) {
  return h("button", { type: "button", class: "d-spoiler", "aria-label": "Spoiler, press to show", on: { click: ({ currentTarget }) => currentTarget.classList.add("is-open") } }, inline(room, text));
}

/** A moment, told by the reader's clock; what is relative is told anew while time goes on. */
function moment(room, seconds, style) {
  const date = new Date(seconds * 1000);
  return h("time", { class: "d-time", datetime: date.toISOString(), title: fullTime(date), "data-style": style }, told(room, date, style));
}

function told(room, date, style) {
  if (style === "R") return relative(date, room.now());
  if (style === "t" || style === "T") return clockTime(date);
  if (style === "d" || style === "D") return weekdayDate(date);
  return style === "F" ? fullTime(date) : `${weekdayDate(date)}, ${clockTime(date)}`;
}

/** Tells the relative times within a node anew. */
export function retell(room, node) {
  for (const one of node.querySelectorAll('.d-time[data-style="R"]')) one.textContent = told(room, new Date(one.dateTime), "R");
}
