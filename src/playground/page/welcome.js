/** Questions for a first visit, about the articles that come with Dateline. */
import { byId, el } from "./dom.js";

const EXAMPLES = [
  {
    text: "/ask how many people were killed in the 2020 conflict",
    label: "How many people were killed in the 2020 conflict?",
  },
  { text: "/ask what is the Lachin corridor", label: "What is the Lachin corridor?" },
  {
    text: "/ask what is the price of Bitcoin today",
    label: "What is the price of Bitcoin today?",
    note: "not in the articles",
  },
];

/** @param {(text: string) => void} run */
export function showExamples(run) {
  byId("examples", HTMLDivElement).replaceChildren(
    ...EXAMPLES.map(({ text, label, note }) =>
      el(
        "button",
        { type: "button", class: "example", click: () => run(text) },
        el("span", { class: "example-label" }, label),
        note ? el("span", { class: "example-note" }, note) : null,
      ),
    ),
  );
}
