import { expect, test } from "vitest";
import { withoutSmallTalk } from "../../../src/answer/question/small-talk.ts";

test.each([
  ["hello", "", "greeting"],
  ["hey dateline, what is new?", "what is new?", null],
  ["hi there! how often will the ferry run?", "how often will the ferry run?", null],
  ["good morning, who steers the ferry?", "who steers the ferry?", null],
  ["hey bot can you tell me who visited, thanks", "who visited", null],
  ["please tell me who won lol", "who won", null],
  ["hey @Dateline could you please tell me who won? thx", "who won?", null],
  ["@Dateline who won", "who won", null],
  ["excuse me, who won? cheers", "who won?", null],
  ["can i ask who won", "who won", null],
  ["thank you!", "", "thanks"],
  ["lol ok", "", "thanks"],
  ["haha, got it. thanks!", "", "thanks"],
  ["merci qui", "merci qui", null],
  ["ok computer", "computer", null],
  ["what can you do", "", "help"],
  ["summarise this", "", "task"],
  ["translate it to german please", "", "task"],
  ["The Hello Cat museum", "The Hello Cat museum", null],
  ["Good Morning Orsk was taken off the air", "Good Morning Orsk was taken off the air", null],
  [
    "translate the treaty between Lorn and Telmark",
    "translate the treaty between Lorn and Telmark",
    null,
  ],
  ["what can you do about floods", "what can you do about floods", null],
])("“%s” leaves “%s”", (text, rest, smallTalk) => {
  expect(withoutSmallTalk(text)).toEqual({ rest, smallTalk });
});

test.each(["hallo", "Guten Morgen!", "bonjour", "ça va ?", "¿qué tal?", "привет", "merhaba bot"])(
  "“%s” is a greeting",
  (text) => expect(withoutSmallTalk(text)).toEqual({ rest: "", smallTalk: "greeting" }),
);

test.each(["danke schön", "vielen dank!", "merci", "muchas gracias", "спасибо", "teşekkürler"])(
  "“%s” is thanks",
  (text) => expect(withoutSmallTalk(text)).toEqual({ rest: "", smallTalk: "thanks" }),
);
