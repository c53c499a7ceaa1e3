/**
 * Times, dates and sizes as people read them, on the clock of whoever reads.
 */

import { onTheWall, zoneName } from "./zone.js";

const LOCALE = "en-US";
const DAY = 86_400_000;
const formats = new Map();

function intl(options) {
  const timeZone = zoneName();
  const key = JSON.stringify([timeZone, options]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(LOCALE, { ...options, timeZone }));
  return formats.get(key);
}

/** Slack's message time ("1718100000.000100") as a date. */
export function dateOf(ts) {
  return new Date(Number.parseFloat(ts) * 1000);
}

/** "2:05 PM" */
export function clockTime(date) {
  return intl({ hour: "numeric", minute: "2-digit" }).format(date);
}

/** "EST": the zone all these are told in. */
export function zoneMark(date) {
  return intl({ timeZoneName: "short" }).formatToParts(date).find(({ type }) => type === "timeZoneName").value;
}

/** "Tue, Jun 3" */
export function weekdayDate(date) {
  return intl({ weekday: "short", month: "short", day: "numeric" }).format(date);
}

/** "Tuesday, June 3, 2025 at 2:05 PM", for a tooltip. */
export function fullTime(date) {
  return intl({ dateStyle: "full", timeStyle: "short" }).format(date);
}

/** A number that is the same for two moments of one local day, and one higher the day after. */
export function dayNumber(date) {
  const { year, month, day } = onTheWall(date);
  return Date.UTC(year, month - 1, day) / DAY;
}

const NEAR = new Map([[-1, "yesterday"], [0, "today"], [1, "tomorrow"]]);

/** "today", "yesterday" or "tomorrow" as seen from now, else null. */
export function nearDay(date, now) {
  return NEAR.get(dayNumber(date) - dayNumber(now)) ?? null;
}

/** "Today", "Yesterday", "Tuesday, June 3rd": the words of a day divider. */
export function dayLabel(date, now) {
  const near = nearDay(date, now);
  if (near) return near[0].toUpperCase() + near.slice(1);
  const { year, day } = onTheWall(date);
  const thatYear = year === onTheWall(now).year ? "" : `, ${year}`;
  return `${intl({ weekday: "long" }).format(date)}, ${intl({ month: "long" }).format(date)} ${ordinal(day)}${thatYear}`;
}

function ordinal(day) {
  const teen = day % 100 > 10 && day % 100 < 14;
  return `${day}${teen ? "th" : ["th", "st", "nd", "rd"][day % 10] ?? "th"}`;
}

/** "now", "5 min", "3 h", else the date: how long ago, for a list row. */
export function shortAge(date, now) {
  const minutes = Math.floor((now - date) / 60_000);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 60 * 24) return `${Math.floor(minutes / 60)} h`;
  return intl({ month: "short", day: "numeric" }).format(date);
}

/** "5 minutes ago", "in 2 days". */
export function relative(date, now) {
  const seconds = (date - now) / 1000;
  const steps = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];
  const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? steps.at(-1);
  return new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" }).format(Math.trunc(seconds / length), unit);
}

/** "8 h", "1 day 2 h 15 min": a length of time in words. */
export function duration(seconds) {
  const minutes = Math.round(seconds / 60);
  const parts = [
    [Math.floor(minutes / 1440), (n) => `${n} day${n === 1 ? "" : "s"}`],
    [Math.floor(minutes / 60) % 24, (n) => `${n} h`],
    [minutes % 60, (n) => `${n} min`],
  ];
  return parts.filter(([n]) => n).map(([n, word]) => word(n)).join(" ") || "0 min";
}

/** "(512) 555-0165" for a North American number; any other as it is. */
export function phoneNumber(number) {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number) ?? [];
  return line ? `(${area}) ${exchange}-${line}` : number;
}

/** "12 KB" */
export function fileSize(bytes) {
  if (!Number.isFinite(bytes)) return "";
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

const SLACK_DATE = {
  date_num: (date) => dayOnly(onTheWall(date)),
  date: (date) => `${intl({ month: "long" }).format(date)} ${ordinal(onTheWall(date).day)}, ${onTheWall(date).year}`,
  date_short: (date) => intl({ month: "short", day: "numeric", year: "numeric" }).format(date),
  date_long: (date) => `${intl({ weekday: "long" }).format(date)}, ${SLACK_DATE.date(date)}`,
  date_pretty: (date, now) => nearDay(date, now) ?? SLACK_DATE.date(date),
  date_short_pretty: (date, now) => nearDay(date, now) ?? SLACK_DATE.date_short(date),
  date_long_pretty: (date, now) => nearDay(date, now) ?? SLACK_DATE.date_long(date),
  day_divider_pretty: (date, now) => dayLabel(date, now),
  time: (date) => clockTime(date),
  time_secs: (date) => intl({ hour: "numeric", minute: "2-digit", second: "2-digit" }).format(date),
  ago: (date, now) => relative(date, now),
};

/** Slack's date format ("{date_pretty} at {time}") filled for a moment in Unix seconds. */
export function slackDate(seconds, format, now) {
  const date = new Date(seconds * 1000);
  return format.replace(/\{(\w+)\}/g, (whole, token) => SLACK_DATE[token]?.(date, now) ?? whole);
}

/** "2025-06-03T14:05", as a field for a day and a minute holds it. */
export function dayAndMinute(date) {
  const wall = onTheWall(date);
  return `${dayOnly(wall)}T${pad(wall.hour)}:${pad(wall.minute)}`;
}

function dayOnly({ year, month, day }) {
  return `${year}-${pad(month)}-${pad(day)}`;
}

function pad(number) {
  return String(number).padStart(2, "0");
}
