import { describe, expect, test } from "vitest";
import { ApplicationCommandType } from "discord-api-types/v10";
import { commands } from "../../commands/index.ts";
import { LIMITS } from "../../src/reply/discord/limits.ts";
import { en } from "../../src/reply/messages/en.ts";
import { messagesFor, TRANSLATIONS } from "../../src/reply/messages/messages.ts";

/** What a function of the messages is given: a value that can be found again in what it says. */
const WORDS = ["alpha", "beta", "gamma"];
const SAMPLES: Record<string, readonly unknown[][]> = {
  "dates.unknown": [
    ["May 2023", "June 2023"],
    ["May 2023", null],
    [null, "June 2023"],
  ],
  "archive.span": [["1 May 2023", "2 June 2023", 7]],
  "noAnswer.searched": [[41, "1 May 2023", "2 June 2023", 7]],
  "about.holds": [[41, 12, ", span"]],
  "filters.instead": [
    ["alpha", "beta"],
    [null, "beta"],
  ],
  "filters.ambiguousDate": [["alpha", "beta", "gamma"]],
  "errors.reading": [[0.41]],
  "answer.corrected": [[[{ from: "alhpa", to: "alpha" }]]],
  "passage.speaker": [["alpha", 4]],
  "story.also": [
    [WORDS, 0, 41],
    [WORDS, 7, 41],
  ],
  "compare.states": [["alpha", ["beta", "gamma"], 7]],
};
/** Functions whose first value is a list of words. */
const LISTS =
  /(?:\.lacks|passage\.related|\.missing|searchExactly|noneHolds|oneOutlet|about\.outlets|where\.|\.shared|\.dates|\.also|otherLanguage)$|where\./;
const LIST_SECOND = /(?:unknownOutlet|source\.unknown)$/;
const LIST_FIRST = /noneReadHolds$/;
const TEXT_NUMBER = /(?:onward|toFirst)$/;
const TEXTS =
  /(?:^dates\.|answer\.newest|(?:source|story)\.several|\.under$|filters\.(?:after|before|phrase|without|remove)$|notADate|ask\.noWords|known$|follow\.(?:started|startedHere|stopped)$|fileReady|\.version$|unexpected|share\.by|compare\.(?:onlyOne|read|noOthers)|yearFromArticle|outletChoice)/;
const TWO_TEXTS = /(?:emptyRange|source\.known|dates\.changed|otherTime|disagrees)$/;

type Said = (...values: unknown[]) => string;

function leaves(value: unknown, path = ""): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, path === "" ? key : `${path}.${key}`),
  );
}

function samplesOf(path: string, takes: number): readonly unknown[][] {
  const own = SAMPLES[path];
  if (own) return own;
  if (LIST_FIRST.test(path)) return [[WORDS, 41]];
  if (LIST_SECOND.test(path)) return [["delta", WORDS]];
  if (LISTS.test(path))
    return takes < 2
      ? [[WORDS]]
      : [
          [WORDS, 0],
          [WORDS, 7],
        ];
  if (TWO_TEXTS.test(path)) return [["alpha", "beta"]];
  if (TEXT_NUMBER.test(path)) return [["1–2", 41]];
  if (path === "source.knownBy") return [["alpha", "beta", "gamma"]];
  if (/^why\.(?:plus|times)$/.test(path)) return [["alpha", 3]];
  if (path === "ask.outletChoice" || path === "articles.monthChoice") return [["alpha", 41]];
  if (TEXTS.test(path)) return [["alpha"]];
  if (path === "why.confidence") return [[0.5, 0.25]];
  return [0, 1, 2, 5, 21].map((many) => [many, 41].slice(0, Math.max(1, takes)));
}

/** Words and numbers of the values, as far as a text says them. */
function saidOf(text: string, values: readonly unknown[]): string[] {
  return values
    .flat(2)
    .flatMap((value) => (typeof value === "object" && value ? Object.values(value) : [value]))
    .filter((value) => typeof value !== "boolean" && value !== null)
    .map(String)
    .filter((value) => text.includes(value));
}

describe.each(Object.entries({ "en-GB": en, ...TRANSLATIONS }))(
  "the messages for %s",
  (_, messages) => {
    const translated = new Map(leaves(messages));

    test("say all that English says, and nothing else", () => {
      expect([...translated.keys()].toSorted()).toEqual(
        leaves(en)
          .map(([path]) => path)
          .toSorted(),
      );
      for (const [path, english] of leaves(en)) {
        const own = translated.get(path);
        expect({ path, type: typeof own }).toEqual({ path, type: typeof english });
        if (typeof own === "string")
          expect({ path, empty: own.trim() === "" }).toEqual({ path, empty: false });
      }
    });

    test.skipIf(messages === en)("are translated", () => {
      const same = leaves(en)
        .filter(
          ([path, english]) =>
            typeof english === "string" && english.length > 12 && translated.get(path) === english,
        )
        .map(([path]) => path);
      expect(same).toEqual([]);
    });

    test("say every value that English says", () => {
      for (const [path, english] of leaves(en)) {
        if (typeof english !== "function") continue;
        for (const values of samplesOf(path, english.length)) {
          const text = (english as Said)(...values);
          const own = (translated.get(path) as Said)(...values);
          const expected = saidOf(text, values).filter((value) => !["0", "1"].includes(value));
          expect({ path, own, said: saidOf(own, expected) }).toEqual({ path, own, said: expected });
          expect(own).not.toMatch(/undefined|NaN|\[object|null/);
          expect(own).not.toMatch(/\.\.$| {2}/);
        }
      }
    });

    test("put no colon right after a value: it might complete an emoji's name", () => {
      for (const [path, english] of leaves(en)) {
        if (typeof english !== "function") continue;
        for (const values of samplesOf(path, english.length)) {
          expect((translated.get(path) as Said)(...values)).not.toMatch(
            /(?:alpha|beta|gamma|delta)[“”«»\u00A0 ]*:/,
          );
        }
      }
    });

    test("name every command in /about", () => {
      for (const { declaration } of commands) {
        const { name, type } = declaration;
        if (name === en.names.about) continue;
        const names: Readonly<Record<string, string | null | undefined>> =
          declaration.name_localizations ?? {};
        const own = names[messages.locale] ?? name;
        const asTyped = type === ApplicationCommandType.Message ? own : `/${own}`;
        expect(messages.about.commands).toContain(asTyped);
      }
    });

    test("have labels that fit a button", () => {
      const { passage, why, share, articles, compare, story, timeline, source, filters } = messages;
      const labels = [
        passage.previous,
        passage.next,
        passage.before,
        passage.readOn,
        passage.back,
        passage.fullArticle,
        passage.original,
        passage.onward("998–999", 999),
        passage.toFirst("999", 999),
        why.button,
        share.button,
        articles.read,
        compare.others,
        timeline.read,
        story.button,
        source.asFile,
        source.page(999, 999),
        filters.remove(filters.all),
      ];
      for (const label of labels) {
        expect(label.length).toBeGreaterThan(0);
        expect(label.length).toBeLessThanOrEqual(LIMITS.component.buttonLabel);
      }
      expect(messages.ask.dateExample.length).toBeLessThanOrEqual(LIMITS.autocomplete.name);
    });
  },
);

test.each([
  ["en-US", "28 February 2023"],
  ["en-GB", "28 February 2023"],
  ["ja", "28 February 2023"],
  ["__proto__", "28 February 2023"],
  ["de", "28. Februar 2023"],
  ["es-419", "28 de febrero de 2023"],
  ["fr", "28 février 2023"],
  ["ru", "28 февраля 2023 г."],
  ["tr", "28 Şubat 2023"],
])("a reader in %s reads dates as %s", (locale, date) => {
  const { locale: own } = messagesFor(locale);
  const formatter = new Intl.DateTimeFormat(own, { dateStyle: "long", timeZone: "UTC" });
  expect(formatter.format(Date.UTC(2023, 1, 28))).toBe(date);
});

test.each([
  [1, "1 статья"],
  [2, "2 статьи"],
  [5, "5 статей"],
  [11, "11 статей"],
  [21, "21 статья"],
  [1000, "1\u00A0000 статей"],
])("Russian counts %d as %s", (articles, words) => {
  expect(messagesFor("ru").archive.size(articles)).toBe(words);
});

test.each([
  ["en-US", "They never use “a” or “b”."],
  ["de", "Sie enthalten weder „a“ noch „b“."],
  ["es-ES", "Nunca usan «a» ni «b»."],
  ["fr", "Ils n’emploient jamais «\u00A0a\u00A0» ni «\u00A0b\u00A0»."],
  ["ru", "В них нигде нет ни «a», ни «b»."],
  ["tr", "Haberlerde “a” veya “b” hiç geçmiyor."],
])("two words not found, in %s: %s", (locale, sentence) => {
  expect(messagesFor(locale).noAnswer.missing(["a", "b"], 0)).toBe(sentence);
});

test.each([
  ["en-US", "This passage does not mention “a”."],
  ["de", "Diese Stelle erwähnt „a“ nicht."],
  ["es-ES", "Este pasaje no menciona «a»."],
  ["fr", "Ce passage ne mentionne pas «\u00A0a\u00A0»."],
  ["ru", "В этом отрывке не упоминается «a»."],
  ["tr", "Bu bölümde “a” geçmiyor."],
])("one word that a passage lacks, in %s: %s", (locale, sentence) => {
  expect(messagesFor(locale).passage.lacks(["a"], 0)).toBe(sentence);
});

test.each([
  ["en-US", "This passage does not mention “a” or “b”."],
  ["de", "Diese Stelle erwähnt weder „a“ noch „b“."],
  ["es-ES", "Este pasaje no menciona «a» ni «b»."],
  ["fr", "Ce passage ne mentionne ni «\u00A0a\u00A0» ni «\u00A0b\u00A0»."],
  ["ru", "В этом отрывке не упоминаются ни «a», ни «b»."],
  ["tr", "Bu bölümde “a” veya “b” geçmiyor."],
])("two words that a passage lacks, in %s: %s", (locale, sentence) => {
  expect(messagesFor(locale).passage.lacks(["a", "b"], 0)).toBe(sentence);
});

test.each([
  ["en-US", "43%"],
  ["de", "43\u00A0%"],
  ["es-ES", "43\u00A0%"],
  ["fr", "43\u00A0%"],
  ["ru", "43\u00A0%"],
  ["tr", "%43"],
])("a share is written alike everywhere, in %s as %s", (locale, share) => {
  const { errors, why } = messagesFor(locale);
  expect(errors.reading(0.43)).toContain(share);
  expect(why.confidence(0.43, 0.38)).toContain(share);
});
