import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../commands/ask.ts";
import { compare } from "../../commands/compare.ts";
import { timeline } from "../../commands/timeline.ts";
import type { App, Command } from "../../src/command.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { replyFaults } from "../support/faults.ts";
import { articleOf } from "../support/passages.ts";
import { labelsOf, textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";
import { press } from "../support/press.ts";

const LINK = "https://www.post.example/2024/03/dam?utm_source=chat#top";
const texts = ["The Orsk dam was closed on 4 March 2024.", "Its gates were repaired in May 2023."];
let app: App;
beforeAll(async () => {
  const url = "https://post.example/2024/03/dam";
  const date = {
    value: "2024-03-05",
    status: "stated" as const,
    evidence: null,
    notBefore: null,
    notAfter: null,
  };
  app = await appOver([
    articleOf(texts, { slug: "dam", title: "Dam closed", source: "Post", url, date }),
    articleOf(["The Orsk dam was opened to visitors on 7 June 2021."], {
      slug: "visitors",
      title: "Dam opened",
      source: "Mail",
    }),
  ]);
});

async function given(command: Command, text: string): Promise<Reply> {
  const option = command === ask ? "question" : "topic";
  const reply = await command.run({ ...reader, options: { [option]: text } }, app);
  expect(replyFaults(reply)).toEqual([]);
  return reply;
}

function heading(reply: Reply): string {
  return textOf(reply).split("\n")[0] ?? "";
}

describe("a link to an article of the archive", () => {
  test.each([
    ["", `when was the Orsk dam opened ${LINK}`, "### when was the Orsk dam opened article:dam"],
    ["in brackets", `Orsk dam <${LINK}>?`, "### Orsk dam article:dam ?"],
    ["behind a text", `Orsk [dam](${LINK})`, "### Orsk dam article:dam"],
    ["that ends a sentence", `Orsk dam, see ${LINK}.`, "### Orsk dam, see article:dam ."],
    ["without https", "Orsk dam www.post.example/2024/03/dam", "### Orsk dam article:dam"],
  ])("%s asks within that article, until its button is pressed", async (_, question, head) => {
    const reply = await given(ask, question);
    expect(heading(reply)).toBe(head);
    expect(textOf(reply)).not.toContain("visitors");
    expect(labelsOf(reply)).toContain("✕ Dam closed");
    expect(heading(await press(reply, "✕ Dam closed", app))).not.toContain("article:");
  });

  test("alone quotes how the article begins", async () => {
    const reply = await given(ask, LINK);
    expect(textOf(reply)).toContain("> **The Orsk dam was closed on 4 March 2024.**");
  });

  test("with a topic is a timeline of that article about it", async () => {
    const reply = await given(timeline, `Orsk dam ${LINK}`);
    expect(textOf(reply)).toContain("4 March 2024");
    expect(textOf(reply)).not.toContain("2021");
    expect(textOf(await press(reply, "✕ Dam closed", app))).toContain("7 June 2021");
  });

  test("alone is a timeline of the whole article", async () => {
    const reply = await given(timeline, LINK);
    expect(textOf(reply)).toMatch(/May 2023[^]*4 March 2024/u);
    expect(labelsOf(reply)).not.toContain("✕ Dam closed");
  });

  test("is compared with what other outlets write", async () => {
    const reply = await given(compare, `Orsk dam ${LINK}`);
    expect(textOf(reply)).toMatch(/Post[^]*Mail/u);
    expect(heading(await press(reply, "✕ Dam closed", app))).toBe("### Orsk dam");
    expect(textOf(await given(compare, LINK))).toContain("The Orsk dam was closed");
  });
});

test("a link to another page is no part of the question", async () => {
  for (const command of [ask, compare, timeline]) {
    const reply = await given(command, "Orsk dam https://post.example/other");
    expect(textOf(reply)).toContain("7 June 2021");
    expect(labelsOf(reply).join()).not.toContain("✕");
  }
});

test.each(["article:50 of the treaty", "article:@everyone"])("“%s” is words", async (question) => {
  const reply = await given(ask, question);
  expect(labelsOf(reply).join()).not.toContain("✕");
});
