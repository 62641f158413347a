import { expect, test } from "vitest";
import { answerQuestion } from "../src/answer/ask.ts";
import { createArchive } from "../src/answer/archive.ts";
import { createApp } from "../src/app.ts";
import { SAMPLE_DIR } from "../src/sample.ts";
import { exampleQuestions, welcome } from "../src/welcome.ts";
import { FIRE, OTHERS } from "./support/mill-fire.ts";

const mill = async () => ({ archive: await createArchive([...FIRE, ...OTHERS]), version: "0" });

test.each([
  ["the five articles", () => createApp("corpus"), /2020 conflict/],
  ["the sample", () => createApp(SAMPLE_DIR), /tidal barrier/],
  ["articles of one's own", mill, /^What is said about .+\?$/],
])("of %s two questions are offered, which they answer", async (_, open, expected) => {
  const app = await open();
  const questions = await exampleQuestions(app);
  expect(questions).toHaveLength(2);
  expect(questions[0]).toMatch(expected);
  for (const question of questions) {
    expect(await answerQuestion(question, app.archive)).toMatchObject({ answered: true });
  }
  const said = await welcome("http://127.0.0.1:3000", app, questions);
  expect(said).toContain(`/ask ${questions[0]}\n  > `);
});

test("without articles nothing is offered, and the address is said", async () => {
  const app = { archive: await createArchive([]), version: "0" };
  expect(await exampleQuestions(app)).toEqual([]);
  expect(await welcome("http://127.0.0.1:3000", app, [])).toContain("Open http://127.0.0.1:3000");
});
