/**
 * The words of the first-run guide and of the page's own corners.
 *
 * A step is done, and stays done, once its `done` says so of what stands in the room; the first one that is not is "now".
 * On a narrow screen its `narrowTip` is told, if there is one: there, one area stands at a time.
 */

export const WELCOME = "All pretend: nothing leaves this computer.";

export const ABOUT = "Runs peer-to-peer text banks from chat: volunteers claim contacts, send each text with one click and answer replies, and nobody who answers is left waiting.";

/**
 * The steps. `facts` is {admin, bank, inBank, texting, texted, replied, stopped, moved}: whether I am an admin, the
 * text bank's channel name, whether it is open, whether a contact's card is, the numbers of phones,
 * and whether this tab has been two people.
 */
export const STEPS = [
  {
    id: "open",
    words: (facts) => `Open #${facts.bank}`,
    tip: "The channels are on the left.",
    narrowTip: "Press Channels below; the channel is in that list.",
    done: (facts) => facts.inBank || facts.texting || facts.texted > 0,
  },
  {
    id: "start",
    words: () => "Press Start",
    tip: "It deals you a bucket of contacts. No button there? Type /text and press Enter.",
    done: (facts) => facts.texting || facts.texted > 0,
  },
  {
    id: "send",
    words: () => "Send a few texts",
    tip: "Enter sends, and the next contact comes at once. One press, one text.",
    done: (facts) => facts.texted >= 3,
  },
  {
    id: "reply",
    words: () => "Answer as a contact",
    tip: "Open a phone on the right and type, or let the contacts answer by themselves.",
    narrowTip: "Press Phones below. Open a phone and type, or let the contacts answer by themselves.",
    done: (facts) => facts.replied > 0,
  },
  {
    id: "switch",
    words: (facts) => (facts.admin ? "Become a volunteer" : "Become an admin"),
    tip: "Choose another person at the top left. A second tab can be somebody else.",
    done: (facts) => facts.moved,
  },
];

/** Where no card with a *Start* stands in the channel. */
export const START_BY_COMMAND = "Type /text in the channel and press Enter: it deals you a bucket of contacts.";

/** Said when every step is done. */
export const FINISHED = "That is the whole loop. Try /campaign to watch it, /attention to see who waits, or move the clock.";

/** Short answers a contact may give with one press. */
export const QUICK_REPLIES = ["Yes, count me in!", "Who is this?", "I already voted", "STOP"];

/** The press that sends a picture without words. */
export const SAMPLE_PICTURE = "A picture";

/** What stands in the rail before anybody has been texted. */
export const NO_PHONES = "When somebody is texted, their phone appears here. Open it to answer as they would.";
