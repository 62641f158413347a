import type { Reader, ClientView } from "../src/playground/local-discord.ts";

/** Something a reader does; `before` the clock runs, what it needs is put in front of them. */
export interface Act {
  name: string;
  before?(reader: Reader, question: string): Promise<string>;
  /** `message` is what `before` led to. */
  run(reader: Reader, question: string, message: string): Promise<ClientView>;
}

export const ask: Act = {
  name: "/ask",
  run: (reader, question) => reader.command("ask", { question }),
};

/** The id of an answer in front of the reader. */
async function answered(reader: Reader, question: string): Promise<string> {
  const { message, error } = await reader.command("ask", { question });
  if (message === null) throw new Error(error ?? "no answer to press a button of");
  return message.id;
}

function press(name: string, button: string): Act {
  return { name, before: answered, run: (reader, _, message) => pressed(reader, message, button) };
}

/** Presses the first button that leads there; where there is no answer, any that there is. */
async function pressed(reader: Reader, id: string, button: string): Promise<ClientView> {
  const message = reader.messages().find((each) => each.id === id);
  const ids = enabled(message?.components ?? []);
  const customId = ids.find((each) => each.startsWith(button)) ?? ids[0];
  if (customId === undefined) throw new Error("an answer without any button");
  return reader.press(id, customId);
}

/** The ids of buttons that can be pressed. */
function enabled(components: readonly object[]): string[] {
  return components.flatMap((component) => {
    if ("components" in component) return enabled(component.components as object[]);
    const pressable = "custom_id" in component && !("disabled" in component && component.disabled);
    return pressable ? [String(component.custom_id)] : [];
  });
}

/** What readers do after a first answer as well, in equal parts. */
export const mixed: readonly Act[] = [
  ask,
  {
    name: "/ask, typing",
    run: (reader, question) => reader.autocomplete("ask", { question: question.slice(0, 8) }),
  },
  { name: "/compare", run: (reader, topic) => reader.command("compare", { topic }) },
  { name: "/timeline", run: (reader, topic) => reader.command("timeline", { topic }) },
  { name: "/articles", run: (reader) => reader.command("articles") },
  {
    name: "Find in articles",
    before: async (reader, question) => reader.say(question).id,
    run: (reader, _, message) => reader.messageCommand("Find in articles", message),
  },
  press("Full article", "source:read"),
  press("Paragraph before or after", "ask:near"),
  press("Why this?", "ask:why"),
  press("Other outlets", "compare:others"),
];
