/**
 * The clock this page is read on: that of the person who reads, as their Slack profile says, as real Slack does it.
 */

let zone;
let reader = readerOf();

/** From now on times are told in this IANA zone, else in the browser's own. */
export function readIn(name) {
  zone = name || undefined;
  reader = readerOf();
}

/** The zone's name for Intl; undefined for the browser's own. */
export function zoneName() {
  return zone;
}

/** What a clock and a calendar on the wall show at this moment: {year, month, day, hour, minute, second}. */
export function onTheWall(date) {
  return Object.fromEntries(reader.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
}

/** The moment at which the wall shows this; a day of 32 is the first of the next month. */
export function atWall({ year, month, day, hour = 0, minute = 0 }) {
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const near = wall - ahead(new Date(wall));
  return new Date(wall - ahead(new Date(near)));
}

/** How far the wall is ahead of UTC, in milliseconds. */
function ahead(date) {
  const { year, month, day, hour, minute, second } = onTheWall(date);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(date.getTime() / 1000) * 1000;
}

function readerOf() {
  const numbers = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" };
  return new Intl.DateTimeFormat("en-US", { ...numbers, hourCycle: "h23", timeZone: zone });
}
