/**
 * What a person does on either page, as requests to the sandbox's server.
 */

const SILENCE = "The sandbox did not answer. Is it still running?";

/** The ways to one chat's side of the server, as whoever this tab is; a failed request is told as a notice, and answered {ok: false}. */
export function requests(room, side) {
  const as = () => ({ as: room.state.me });

  async function post(act, body = {}) {
    return tell(room, await ask(`/${side}/${act}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...as(), ...body }),
    }));
  }

  async function upload(place, file) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...as(), ...place })) form.append(name, value);
    form.append("file", file, file.name);
    return tell(room, await ask(`/${side}/upload`, { method: "POST", body: form }));
  }

  return { post, upload, history: (channel) => ask(`/${side}/history?${new URLSearchParams({ ...as(), channel })}`) };
}

/** What can be done beside every chat: with the clock and the phones. */
export function createActs(room) {
  const { post } = requests(room, "page");
  return {
    advance: (seconds) => post("clock", { advance_seconds: seconds }),
    text: (number, body, files = []) => post("phone", { number, body, files }),
    carrier: (auto, pace) => post("carrier", { auto, pace }),
    chats: () => ask("/page/chats"),
    phones: (query) => ask(`/page/phones?${new URLSearchParams({ q: query })}`),
    phone: (number) => ask(`/page/phone/${encodeURIComponent(number)}`),
  };
}

function tell(room, answer) {
  if (answer.ok === false && answer.error) room.emit("notice", { level: "error", text: answer.error });
  return answer;
}

/** The server's JSON answer, or {ok: false, error} when there was none. */
async function ask(address, options) {
  try {
    const response = await fetch(address, options);
    return await response.json();
  } catch {
    return { ok: false, error: SILENCE };
  }
}
