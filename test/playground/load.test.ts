import { expect, test } from "vitest";
import { scene } from "../support/playground-bot.ts";

// A thousand are for `npm run bench:load`: on a busy machine they could outlast the 3 s limit.
test("sixty questions at once are all answered, each to its own reader", async () => {
  const { local } = await scene((interaction) =>
    interaction.isChatInputCommand() ? interaction.reply(`for ${interaction.user.id}`) : null,
  );
  const readers = Array.from({ length: 60 }, () => local.reader());
  const views = await Promise.all(
    readers.map((reader) => reader.command("ask", { question: "Who?" })),
  );
  expect(views.flatMap(({ error }) => error ?? [])).toEqual([]);
  const contents = views.map(({ message }) => message?.content);
  expect(contents).toEqual(readers.map(({ id }) => `for ${id}`));
  expect(local.refused).toEqual([]);
});
