import { expect, test } from "vitest";
import { scene } from "../support/playground-bot.ts";

// A thousand are for `npm run bench:load`: on a busy machine they could outlast the 3 s limit.
test("two hundred questions at once are all answered, each to its own reader, none deferred", async () => {
  const { local } = await scene((interaction) =>
    interaction.isChatInputCommand() ? interaction.reply(`for ${interaction.user.id}`) : null,
  );
  const readers = Array.from({ length: 200 }, () => local.reader());
  const views = await Promise.all(
    readers.map((reader) => reader.command("ask", { question: "Who?" })),
  );
  expect(views.filter(({ error, deferred }) => error !== null || deferred)).toEqual([]);
  const contents = views.map(({ message }) => message?.content);
  expect(contents).toEqual(readers.map(({ id }) => `for ${id}`));
  expect(local.refused).toEqual([]);
});
