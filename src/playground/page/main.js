import { Composer } from "./composer.js";
import { byId, el } from "./dom.js";
import { appsOf, entriesOf } from "./entries.js";
import { arrive, listen, sender } from "./net.js";
import { localeMenu, readerId, themeButton } from "./reader.js";
import { Transcript } from "./transcript.js";

/** @typedef {import("./entries.js").Entry} Entry */

/** Milliseconds after which the page says "Sending…". */
const SLOW = 400;

/** Offered beside the questions that the articles answer: a first visitor sees how the bot says no. */
const UNANSWERED = "What is the price of Bitcoin today?";

const status = byId("status", HTMLParagraphElement);
const rail = byId("commands", HTMLUListElement);
const reader = readerId();
/** @type {import("discord-api-types/v10").APIApplicationCommand[]} */
let declared = [];

themeButton();
const locale = localeMenu(() => showCommands());
const send = sender(reader, locale);
const transcript = new Transcript({
  reader,
  locale,
  send,
  apps: () => appsOf(declared, locale()),
});
const composer = new Composer({
  send,
  locale,
  sendCommand: (entry, values) => void sendCommand(entry, values),
});
const arriving = byId("arrive", HTMLButtonElement);
arriving.addEventListener("click", () => {
  void arrive().then((said) => (status.textContent = said));
});
/** @param {Entry} entry @param {import("./entries.js").Value[]} options */
async function sendCommand(entry, options) {
  transcript.toEnd();
  const slow = setTimeout(() => (status.textContent = "Sending…"), SLOW);
  const result = await send({ type: "command", command: entry.command, options });
  clearTimeout(slow);
  status.textContent = "";
  if (!result.ok) transcript.fail(`/${entry.name}`, result.error);
}

function showCommands() {
  const entries = entriesOf(declared, locale());
  composer.setEntries(entries);
  rail.replaceChildren(
    ...entries.map((entry) =>
      el(
        "li",
        {},
        el(
          "button",
          { type: "button", click: () => composer.open(entry) },
          el("span", { class: "rail-name" }, `/${entry.name}`),
          el("span", { class: "rail-detail" }, entry.description),
        ),
      ),
    ),
  );
}

/** @param {Pick<import("../protocol.ts").PageEvent & { type: "commands" }, "bot" | "commands" | "arrivals" | "questions">} presence */
function showBot({ bot, commands, arrivals, questions }) {
  declared = commands;
  arriving.hidden = !arrivals;
  showCommands();
  showExamples(questions);
  document.body.classList.toggle("offline", bot === null);
  document.body.classList.toggle("no-apps", appsOf(commands, locale()).length === 0);
  composer.setPlaceholder(bot === null ? "Waiting for the bot…" : "Ask a question, or type /");
  byId("presence", HTMLSpanElement).textContent = bot === null ? "Offline" : "Online";
}

listen(
  reader,
  (event) => {
    if (event.type === "message") return transcript.show(event.message);
    if (event.type === "message-delete") return transcript.remove(event.id);
    showBot(event);
    if (event.type === "hello") transcript.reset(event.messages);
  },
  (connected) => {
    byId("connection", HTMLParagraphElement).hidden = connected;
  },
);

/** @param {readonly string[]} questions */
function showExamples(questions) {
  const examples = questions.map((text) => ({ text, note: "" }));
  if (questions.length > 0)
    examples.push({ text: UNANSWERED, note: "probably not in the articles" });
  byId("examples", HTMLDivElement).replaceChildren(
    ...examples.map(({ text, note }) =>
      el(
        "button",
        { type: "button", class: "example", click: () => composer.run(`/ask ${text}`) },
        el("span", { class: "example-label" }, text),
        note ? el("span", { class: "example-note" }, note) : null,
      ),
    ),
  );
  byId("examples-heading", HTMLHeadingElement).hidden = examples.length === 0;
}
