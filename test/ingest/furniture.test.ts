import { expect, test } from "vitest";
import { furnitureReason, headsOtherArticles } from "../../src/ingest/furniture.ts";
import { readByline } from "../../src/ingest/lines.ts";

test.each([
  ["ADVERTISEMENT", "advertisement mark"],
  ["Advertisement - Scroll to continue", "advertisement mark"],
  ["Loading...", "menu or button"],
  ["Skip to main content", "menu or button"],
  ["Share on Facebook", "share bar"],
  ["Share this story", "share bar"],
  ["Facebook Twitter WhatsApp Email", "share bar"],
  ["Sign up for our daily newsletter", "newsletter or follow request"],
  ["Follow Jane Doe on Twitter", "newsletter or follow request"],
  ["Related posts", "link to other articles"],
  ["Read more: Talks resume in Geneva", "link to other articles"],
  ["(Photo Credit: AP)", "photo credit or caption"],
  ["Ministers arrive for talks. (AP Photo/Jane Doe)", "photo credit or caption"],
  ["Reporting by Jane Doe; Editing by John Roe", "reporting credit"],
  ["© 2023 Example News. All rights reserved.", "copyright notice"],
  ["Tags: Russia, Armenia", "tags or filing line"],
  ["4 min read", "reading time or counter"],
  ["https://media.example.org/flag.jpg", "web address"],
  ["* * *", "no words"],
  ["Lesen Sie auch: Sturm an der Küste", "link to other articles"],
  ["À lire aussi", "link to other articles"],
  ["Читайте также: Буря на побережье", "link to other articles"],
  ["関連記事", "link to other articles"],
  ["Jetzt kostenlos testen, danach 9,99 Euro im Monat.", "subscription offer"],
  ["La suite est réservée aux abonnés.", "subscription offer"],
  ["Contenido exclusivo para suscriptores", "subscription offer"],
  ["Unterstützen Sie unseren Journalismus mit einer Spende!", "donation appeal"],
  ["Faites un don dès aujourd’hui", "donation appeal"],
  ["Diese Zusammenfassung wurde mit künstlicher Intelligenz erstellt.", "machine-made summary"],
  ["AI-generated summary: the ferry ran aground.", "machine-made summary"],
  ["Ce résumé a été généré par l’IA.", "machine-made summary"],
])("%s is furniture: %s", (line, reason) => {
  expect(furnitureReason(line)).toBe(reason);
});

test.each([
  "Russia is interested in peace in the region, the minister said on Tuesday.",
  "Share prices fell by four percent after the announcement.",
  "Read the agreement carefully, the minister told reporters, before you sign it.",
  "The photo shows ministers at the table, the ministry said.",
  "Follow-up talks are planned for November, when both leaders meet in Brussels again.",
  "Sign up to the treaty or face new tariffs, the union told its partners in a letter on Monday that was seen by several outlets and confirmed by two diplomats, who asked not to be named because the matter was not public yet; the union's spokeswoman declined to comment on the letter or on the date by which it asks for an answer.",
  "Related parties must disclose their holdings, the court ruled.",
  "Home sales rose in May.",
  "The search engine shows overviews written by AI above its links, which publishers call unfair.",
  "Die Partei will mit künstlicher Intelligenz werben, wie aus einer Zusammenfassung hervorgeht.",
  "Sie sammelten mehr Geld als je zuvor, und die Spenden gehen an das Krankenhaus der Stadt.",
  "La mairie a lu aussi les lettres des habitants avant de décider.",
  "Live fire was heard near the border, residents said.",
  "He received the most popular votes of all candidates in the city, and still lost the election.",
])("a sentence of an article is not furniture: %s", (line) => {
  expect(furnitureReason(line)).toBeNull();
});

test("only short lines head a list of other articles", () => {
  expect(headsOtherArticles("You may also like")).toBe(true);
  expect(headsOtherArticles("Most Popular")).toBe(true);
  expect(headsOtherArticles("More from the talks came on Monday, when both sides met.")).toBe(
    false,
  );
});

test.each([
  ["By Jane Doe", "Jane Doe", undefined],
  ["Jane Doe Published July 25, 2023 | 09:15 PM", "Jane Doe", "2023-07-25"],
  ["By News Desk - February 28 2023", "News Desk", "2023-02-28"],
  ["Updated 1:39 am EST, Wednesday, November 20, 2019", null, "2019-11-20"],
  ["sexta-feira, 22 de outubro de 2010 às 20:13", null, "2010-10-22"],
  ["Updated Nov 19, 9:41 AM; Posted Nov 18, 2019, 8:19 PM", null, "2019-11-18"],
])("%s is a byline", (line, author, date) => {
  const byline = readByline(line, {});
  expect(byline?.author).toBe(author);
  expect(byline?.date?.value).toBe(date);
});

test.each([
  "The parties met on November 9, 2020 and agreed to go on.",
  "By Monday the fighting had stopped.",
  "By the end of 2020 the treaty was signed",
])("%s is no byline", (line) => {
  expect(readByline(line, {})).toBeNull();
});
