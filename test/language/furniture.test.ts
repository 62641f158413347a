import { expect, test } from "vitest";
import { isFurniture } from "../../src/language/furniture.ts";

test.each([
  "For more stories like this, check our news page.",
  "Updated Nov. 19, 2019 8:21 am ET",
  "1 day ago",
  "Enjoy the latest local, national and international news with a subscription.",
  "Sign up for our newsletter to get the best stories every morning.",
  "Photo: A. Smith",
  "Read more",
  "Email: desk@example.org Dr A. Smith",
  "Most read",
])("“%s” is no part of an article", (text) => {
  expect(isFurniture(text)).toBe(true);
});

test.each([
  "Seals were born on the sandbank for the first time in years.",
  "Subscriptions to the opera rose by a tenth, its director said.",
  "The minister updated the house on 3 May.",
  "More than 300 people signed up for the race.",
  "Readers donated 3 million crowns to the harbour museum.",
])("“%s” is", (text) => {
  expect(isFurniture(text)).toBe(false);
});
