import { ComponentType, type APIMessageTopLevelComponent } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { escapeText } from "../../../src/reply/text/escape.ts";
import { messageText, type MessageParts } from "../../../src/reply/discord/message-text.ts";

const empty: MessageParts = { content: "", embeds: [], components: [] };

test.each([
  ["Who **signed** the _ceasefire_?", "Who signed the _ceasefire_?"],
  ["# Heading\n> quoted ||secret|| `code`\n- item", "Heading quoted secret code item"],
  ["look: https://example.com/a?b=c now", "look: now"],
  ["[the report](https://example.com) says", "the report says"],
  [
    "<@100000000000000001> <#100000000000000002> <t:1700000000:R> <a:ok:100000000000000003> yes",
    "yes",
  ],
  ["5 < 6 and 7 > 3", "5 < 6 and 7 > 3"],
  [escapeText("a*b_c [x](y) #1"), "a*b_c [x](y) #1"],
])("the text of %j is %j", (content, text) => {
  expect(messageText({ ...empty, content }, 300)).toBe(text);
});

test("without content it is that of the embeds, then of the components, then of what is forwarded", () => {
  const embeds = [
    { title: "Title", description: "Description", fields: [{ name: "Name", value: "Value" }] },
  ];
  const components = [
    {
      type: ComponentType.Container,
      components: [
        { type: ComponentType.TextDisplay, content: "### Heading" },
        {
          type: ComponentType.Section,
          components: [{ type: ComponentType.TextDisplay, content: "in a section" }],
          accessory: {},
        },
      ],
    },
    { type: ComponentType.TextDisplay, content: "below" },
  ] as APIMessageTopLevelComponent[];
  const forwarded = { ...empty, content: "forwarded" };
  expect(messageText({ content: "own", embeds, components, forwarded }, 300)).toBe("own");
  expect(messageText({ content: "", embeds, components }, 300)).toBe(
    "Title Description Name Value",
  );
  expect(messageText({ ...empty, components }, 300)).toBe("Heading in a section below");
  expect(messageText({ ...empty, forwarded }, 300)).toBe("forwarded");
  expect(messageText({ ...empty, forwarded: empty }, 300)).toBe("");
});

test("it is cut at a word", () => {
  expect(messageText({ ...empty, content: "one two three four" }, 12)).toBe("one two…");
});
