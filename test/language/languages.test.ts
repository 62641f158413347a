import { describe, expect, test } from "vitest";
import {
  baseLanguage,
  languageOf,
  languageOfQuestion,
  languageOfText,
} from "../../src/language/languages.ts";
import { createAnalyser, inLanguage, termsIn } from "../../src/language/tokenizer.ts";

test.each([
  ["Der Minister sagte, dass die Brücke nach dem Umbau wieder geöffnet wird.", "de"],
  ["Le ministre a déclaré que le pont serait rouvert après les travaux de la gare.", "fr"],
  ["El ministro dijo que el puente se abrirá después de las obras de la estación.", "es"],
  ["Il ministro ha detto che il ponte sarà riaperto dopo i lavori della stazione.", "it"],
  ["O ministro disse que a ponte não será reaberta depois das obras da estação.", "pt"],
  ["De minister zei dat de brug na de verbouwing van het station weer open gaat.", "nl"],
  ["Ministern sade att bron skulle öppnas efter det att stationen har byggts om.", "sv"],
  ["Министр сказал, что мост откроют после ремонта вокзала.", "ru"],
  [
    "Bakan, köprünün istasyondaki çalışmalardan sonra yeniden açılacağını ve bunun bir yıl süreceğini söyledi.",
    "tr",
  ],
  ["The minister said that the bridge would be open after the works at the station.", "en"],
  ["周五四川发生地震，造成三人死亡。", "zh"],
  ["金曜日に地震が発生し、三人が死亡した。", "ja"],
  ["Rain.", null],
])("the language of “%s” is %s", (text, code) => expect(languageOfText(text)).toBe(code));

describe("a question tells its language", () => {
  test.each([
    ["Wer ist Lawrow?", "de"],
    ["was sagte merkel über russland", "de"],
    ["was ist die elektronische patientenakte", "de"],
    ["ist patientenakte", "de"],
    ["quand le pont a-t-il rouvert", "fr"],
    ["qué pasó en Kolm", "es"],
    ["kim öldü", "tr"],
    ["кто выиграл выборы", "ru"],
    ["who was in die hard", "en"],
  ])("“%s”: %s", (question, code) => expect(languageOfQuestion(question)).toBe(code));

  test.each([
    "Juan de la Cruz",
    "ist it real",
    "mit students",
    "Las Vegas shooting",
    "El Salvador bitcoin",
    "Die Hard",
    "Macron",
  ])("but not “%s”, which is names", (question) => expect(languageOfQuestion(question)).toBeNull());
});

test("a code counts by its language, not by its region", () => {
  expect(baseLanguage("pt-BR")).toBe("pt");
  expect(languageOf("de-AT")?.code).toBe("de");
  expect(languageOf("en-US")).toBeNull();
});

describe("words of another language", () => {
  const english = createAnalyser([["Zürich", "Zuerich"]]);

  test.each([
    ["de", "die Verhandlungen", "der Verhandlung"],
    ["de", "Häuser in München", "Haus Munchen"],
    ["fr", "les élections municipales", "l'élection municipale"],
    ["ru", "переговоры", "переговоров"],
    ["es", "las elecciones", "la elección"],
    ["de", "seit 1,5 Millionen", "1,5 Millionen"],
    ["de", "Zuerich", "Zürich"],
  ])("find each other (%s): %s, %s", (code, one, other) => {
    const analyser = inLanguage(english, code);
    expect(termsIn(one, analyser)).toEqual(termsIn(other, analyser));
    expect(termsIn(one, analyser)).not.toEqual([]);
  });

  test("leave English as it is", () => {
    expect(inLanguage(english, "en-GB")).toBe(english);
    expect(inLanguage(english, "zh")).toBe(english);
    expect(inLanguage(english, null)).toBe(english);
  });
});
