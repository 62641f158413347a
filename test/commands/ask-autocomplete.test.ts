import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../commands/ask.ts";
import type { App } from "../../src/command.ts";
import { textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";

let app: App;
beforeAll(async () => {
  app = await appOver();
});

async function choicesFor(name: string, value: string, locale = "en-US") {
  const request = { ...reader, locale, options: {}, focused: { name, value } };
  return ask.autocomplete!(request, app);
}

describe("while a question is typed", () => {
  test.each(["lach", "who is the minis", "zzyzx", 'a "b', "x".repeat(100)])(
    "the first choice is what was typed: %s",
    async (typed) => {
      expect((await choicesFor("question", typed))[0]).toEqual({ name: typed, value: typed });
    },
  );

  test("a text that no choice can hold is not cut: nothing is offered", async () => {
    expect(await choicesFor("question", "x".repeat(101))).toEqual([]);
  });

  test("names complete it to a question, which is all that the box then holds", async () => {
    const choices = await choicesFor("question", "what did sergey lav");
    const question = "what did Sergey Lavrov say";
    expect(choices[1]).toEqual({ name: question, value: question });
  });

  test("the second word of a name is enough", async () => {
    const values = (await choicesFor("question", "what did lavr")).map(({ value }) => value);
    expect(values).toContain("what did Sergey Lavrov say");
  });

  test("a name that cannot end what was typed is offered alone", async () => {
    const values = (await choicesFor("question", "what is the la")).map(({ value }) => value);
    expect(values).toContain("Lavrov");
    expect(values.slice(1).filter((value) => /the (?:Sergey|La)/.test(value))).toEqual([]);
  });

  test("headlines with its words are offered", async () => {
    const names = (await choicesFor("question", "peace talks")).map(({ name }) => name);
    expect(names).toContain(
      "Russia affirms readiness to facilitate peace talks between Azerbaijan, Armenia",
    );
  });

  test("every question offered is answered, by its value and by its name", async () => {
    let offered = 0;
    for (const typed of [
      "",
      "lach",
      "what did the russ",
      "peace talks",
      "who is nikol pash",
      "ba",
    ]) {
      for (const { name, value } of (await choicesFor("question", typed)).slice(typed ? 1 : 0)) {
        const byValue = await ask.run({ ...reader, options: { question: value } }, app);
        expect(textOf(byValue)).not.toContain("don’t answer");
        const byName = await ask.run({ ...reader, options: { question: name } }, app);
        expect(byName).toEqual(byValue);
        offered += 1;
      }
    }
    expect(offered).toBeGreaterThan(15);
  });

  test("nothing fits in vain: what the articles would not answer is not offered", async () => {
    expect(await choicesFor("question", "zimbabwe quantum bitcoin arm")).toHaveLength(1);
  });

  test.each([
    ["talks source:cra", 'talks source:"The Cradle"'],
    ['talks source:"tel av', 'talks source:"Tel Aviv Tribune"'],
    ["talks after:2023", "talks after:2023"],
    ['talks before:"may 2023', "talks before:2023-05"],
  ])("an operator is completed: %s", async (typed, completed) => {
    expect((await choicesFor("question", typed)).map(({ value }) => value)).toContain(completed);
  });
});

describe("while a filter is typed", () => {
  test("outlets are offered with their articles, those begun first", async () => {
    expect(await choicesFor("source", "")).toHaveLength(5);
    expect(await choicesFor("source", "av trib")).toEqual([
      { name: "Tel Aviv Tribune · 1 article", value: "Tel Aviv Tribune" },
    ]);
    expect((await choicesFor("source", "sputnk"))[0]?.value).toBe("Sputnik");
  });

  test.each([
    ["after", "may 2023", "May 2023 (from 1 May 2023)", "2023-05"],
    ["before", "may 2023", "May 2023 (until 31 May 2023)", "2023-05"],
    ["before", "2023-05-19", "19 May 2023", "2023-05-19"],
    ["after", "last year", "Write it like 2023, May 2023 or 19 May 2023", "last year"],
  ])("%s: how “%s” is understood is shown", async (option, typed, name, value) => {
    expect(await choicesFor(option, typed)).toEqual([{ name, value }]);
  });

  test("years that the articles cover are offered before anything is typed", async () => {
    expect((await choicesFor("after", "")).map(({ value }) => value)).toEqual(["2023", "2022"]);
  });
});

describe("in every language what is offered can be sent by its name", () => {
  test.each(["en-US", "de", "es-ES", "fr", "ru", "tr"])("%s", async (locale) => {
    for (const [option, typed] of [
      ["source", ""],
      ["after", "2023-05"],
      ["before", "2023-05-19"],
      ["before", "2023"],
    ] as const) {
      const [choice] = await choicesFor(option, typed, locale);
      const sent = (value: string) =>
        ask.run({ ...reader, locale, options: { question: "peacekeepers", [option]: value } }, app);
      const byName = await sent(choice!.name);
      expect(byName.private).toBeUndefined();
      expect(byName).toEqual(await sent(choice!.value));
    }
  });
});
