/**
 * The live feed: a WebSocket that comes back by itself when it is lost.
 */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;

/**
 * Opens the feed as one person; `switchTo(id)` closes it and opens it as another. `take(room, event)` is given each event.
 *
 * The room's `link` is "connecting", "open" or "lost".
 */
export function openFeed(room, { as, address, take }) {
  let socket = null;
  let person = as;
  let wait = FIRST_WAIT;
  let timer = null;

  function connect() {
    clearTimeout(timer);
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const line = new WebSocket(`${scheme}://${location.host}${address}?as=${encodeURIComponent(person ?? "")}`);
    socket = line;
    line.addEventListener("message", (event) => line === socket && heard(JSON.parse(event.data)));
    line.addEventListener("close", () => line === socket && lost());
  }

  function heard(event) {
    if (event.type === "hello") {
      wait = FIRST_WAIT;
      setLink("open");
    }
    take(room, event);
  }

  function lost() {
    setLink("lost");
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  function setLink(link) {
    room.state.link = link;
    room.emit("link");
  }

  connect();
  return {
    switchTo(id) {
      const former = socket;
      socket = null;
      former.close();
      person = id;
      wait = FIRST_WAIT;
      connect();
    },
    retry: () => room.state.link === "lost" && connect(),
  };
}
