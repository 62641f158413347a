import fc from "fast-check";
import { expect, test } from "vitest";
import { isSpoken, speakersIn } from "../../src/language/speakers.ts";

/** Of each sentence of the last paragraph its speaker as written, "?" before an uncertain one. */
function speakers(...paragraphs: string[]): (string | null)[] {
  const sentences = speakersIn(paragraphs).at(-1) ?? [];
  return sentences.map(({ speaker }) =>
    speaker === null ? null : `${speaker.certain ? "" : "?"}${speaker.text}`,
  );
}

test.each([
  ["The dam is safe, engineer Eva Lund said on Monday.", "engineer Eva Lund"],
  ["Energy Minister Eva Lund said that the dam is safe.", "Energy Minister Eva Lund"],
  ["Eva Lund, head of the county's water office, said the dam is safe.", "Eva Lund"],
  ["“The dam is safe,” said Eva Lund, who built it.", "Eva Lund"],
  ["The dam is safe, said Eva Lund, head of the water office.", "Eva Lund"],
  ['"The dam is safe," said former town engineer Eva Lund.', "former town engineer Eva Lund"],
  ["'The dam is safe,' Lund told Harbour News.", "Lund"],
  ["According to Eva Lund, the dam is safe.", "Eva Lund"],
  ["The dam is safe, according to the energy ministry.", "the energy ministry"],
  ["A spokeswoman for the company added: “The dam is safe.”", "A spokeswoman for the company"],
  ["The former mayor, Tom Orr, warned that the dam leaks.", "Tom Orr"],
  ["Tom Orr defended the dam, saying: “It is safe.”", "Tom Orr"],
  ["Tom Orr was quoted as saying the dam is safe.", "Tom Orr"],
  ["The Harbour Post quoted Tom Orr as saying the dam is safe.", "Tom Orr"],
  ["After the visit, Tom Orr warned over the weekend that the dam leaks.", "Tom Orr"],
  ["“It is safe” - Tom Orr, town engineer.", "Tom Orr"],
  ["ORSK (HN) -- Tom Orr, the mayor, said the dam is safe.", "Tom Orr"],
  [
    "The town council and the energy ministry said it is safe.",
    "The town council and the energy ministry",
  ],
])("%s", (text, speaker) => {
  expect(speakers(text)).toEqual([speaker]);
});

test.each([
  "Tom Orr was told that the dam is safe.",
  "Tom Orr refused to say who had paid.",
  "The dam is said to be safe.",
  "The ministers agreed to meet in May.",
  "She called the shop “Blue Door” after a song.",
  "The driver said to have fled was found.",
  "Der Damm ist sicher, sagte Eva Lund.",
  "Плотина безопасна, сказала Ева Лунд.",
  "大坝是安全的。",
  "",
])("Nobody speaks in “%s”", (text) => {
  expect(speakers(text).filter((speaker) => speaker !== null)).toEqual([]);
});

test("“He added” is whoever spoke in the sentence or paragraph before", () => {
  expect(speakers("The dam leaks, Tom Orr said. He said it must go.")).toEqual([
    "Tom Orr",
    "Tom Orr",
  ]);
  expect(speakers("The dam leaks, Tom Orr said.", "It must go, he added.")).toEqual(["Tom Orr"]);
});

test("A pronoun under somebody new is that person, not who spoke before", () => {
  const paragraphs = [
    "Energy Minister Tom Orr said the dam is safe.",
    "The union's leader, in turn, noted how old the dam is.",
    "“The dam leaks. It must go,” she said.",
  ];
  expect(speakers(...paragraphs)).toEqual(["The union's leader", "The union's leader"]);
});

test("A reaction gives the floor to whoever is named in it", () => {
  const before = "Energy Minister Tom Orr said the dam is safe.";
  expect(speakers(before, "The engineer Eva Lund disagreed.", "“It leaks,” she said.")).toEqual([
    "Eva Lund",
  ]);
  expect(speakers(before, "Eva Lund then left the room.", "“It leaks,” she said.")).toEqual([
    "?Eva Lund",
  ]);
});

test("A pronoun that two people fit is uncertain", () => {
  expect(speakers("Tom Orr met Max Hale on Monday.", "“It leaks,” he said.")).toEqual(["?Tom Orr"]);
});

test("“She” is not a man", () => {
  const before = "The dam is safe, spokeswoman Eva Lund said. Mr Orr left.";
  expect(speakers(before, "“It leaks,” she said.")).toEqual(["spokeswoman Eva Lund"]);
});

test("A quotation over several sentences has one speaker", () => {
  const text = "“The dam leaks. Nobody cares,” Orr said. “It must go. Now.”";
  expect(speakers(text)).toEqual(["Orr", "Orr", "Orr", "Orr"]);
});

test("A quotation left open goes on in the next paragraph", () => {
  const paragraphs = ["Tom Orr said: “The dam leaks.", "“It must go.”"];
  expect(speakers(...paragraphs)).toEqual(["Tom Orr"]);
  expect(speakers("Tom Orr said: “The dam leaks.”", "“It must go now.”")).toEqual(["?Tom Orr"]);
});

test("A speaker of an earlier paragraph is found there", () => {
  const paragraphs = ["The dam leaks, Tom Orr said.", "It must go, he added."];
  const speaker = speakersIn(paragraphs)[1]?.[0]?.speaker;
  expect(speaker).toMatchObject({ paragraph: -1, text: "Tom Orr" });
  expect(paragraphs[0]?.slice(speaker?.start, speaker?.end)).toBe("Tom Orr");
});

test("A last name or an office gets the full name that the article gives", () => {
  const paragraphs = [
    "Norland Energy Minister Tom Orr met Harbour Mayor Eva Lund.",
    "The Norland energy minister said the dam is safe.",
    "It leaks, Lund said.",
  ];
  const names = speakersIn(paragraphs).map((sentences) => sentences[0]?.speaker?.name);
  expect(names).toEqual([undefined, "Tom Orr", "Eva Lund"]);
});

test("Of two people of one last name neither lends it a first name", () => {
  const speech = speakersIn(["Minister Tom Orr met Mayor Eva Orr.", "It leaks, Orr said."]);
  expect(speech[1]?.[0]?.speaker?.name).toBe(null);
});

test("A headline among the paragraphs says nothing of who speaks", () => {
  expect(speakers("Eva Lund: dam is safe", "“It leaks,” she said.")).toEqual([null]);
});

test.each([
  ["He said the dam leaks.", true],
  ["“It leaks,” she said.", true],
  ["He left on Monday.", true],
  ["But they were late.", true],
  ["The dam leaks, Orr said.", false],
  ["It is raining.", false],
])("Whether “%s” has only a pronoun for its subject: %s", (text, only) => {
  expect(speakersIn([text])[0]?.[0]?.pronounSubject).toBe(only);
});

test("Any text is read without an error, and every speaker is a slice of it", () => {
  const piece = fc.constantFrom(
    "Orr",
    "Mr",
    "said",
    "he",
    "told",
    ",",
    ".",
    "“",
    "”",
    '"',
    "''",
    "the",
    "minister",
    "and",
    "who",
    "-",
    "(",
    "according to",
    "as saying",
    "é",
    "\u{1F600}",
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(" "));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (paragraphs) => {
      for (const [at, sentences] of speakersIn(paragraphs).entries()) {
        for (const { speaker } of sentences) {
          if (speaker === null) continue;
          const source = paragraphs[at + speaker.paragraph] ?? "";
          expect(source.slice(speaker.start, speaker.end)).toBe(speaker.text);
          expect(speaker.text).not.toBe("");
        }
      }
    }),
  );
});

test("a sentence that has a speaker quotes or reports something by its paragraph alone", () => {
  const parts = [
    "“The dam is safe,”",
    "“It holds. We know it,”",
    "said Eva Lund.",
    "she said",
    "Tom Orr, the mayor, warned that it leaks.",
    "According to the ministry, all is well.",
    "The minister built it.",
    "“",
    "He added: it leaks.",
    "Rain fell",
  ];
  const paragraph = fc.array(fc.constantFrom(...parts), { minLength: 1 }).map((of) => of.join(" "));
  let spoken = 0;
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (paragraphs) => {
      for (const [at, sentences] of speakersIn(paragraphs).entries()) {
        for (const { start, end, speaker } of sentences) {
          if (speaker === null) continue;
          spoken += 1;
          expect(isSpoken(paragraphs[at] ?? "", { start, end })).toBe(true);
        }
      }
    }),
  );
  expect(spoken).toBeGreaterThan(0);
  expect(isSpoken("Rain fell. It was cold.", { start: 0, end: 10 })).toBe(false);
});
