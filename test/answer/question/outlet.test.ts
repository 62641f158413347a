import { expect, test } from "vitest";
import { OutletNames } from "../../../src/answer/question/outlet.ts";
import { makeOutlet } from "../../support/make-outlet.ts";

const names = new OutletNames([
  makeOutlet("The Lantern"),
  makeOutlet("North Post"),
  makeOutlet("Mail"),
  makeOutlet("QBC News", { aliases: ["QBC"], hosts: ["qbc.example", "qbc.co.example"] }),
  makeOutlet("The Lorn Press Agency"),
  makeOutlet("West Bay Tribune"),
  makeOutlet("kolm.example"),
  makeOutlet("Moscow News"),
]);

test.each([
  ["what does North Post say about ice", "North Post", "what does North Post say about"],
  ["ice road according to the Lantern", "The Lantern", "according to the Lantern"],
  ["can I trust the Lantern?", "The Lantern", "can I trust the Lantern?"],
  ["Is the Lantern reliable?", "The Lantern", "Is the Lantern reliable"],
  ["mail reports about floods", "Mail", "mail reports about"],
  ["floods reported by Mail", "Mail", "reported by Mail"],
  ["what's qbc saying about the strike", "QBC News", "what's qbc saying about"],
  ["the strike acc to QBC", "QBC News", "acc to QBC"],
  ["the strike per qbc news", "QBC News", "per qbc news"],
  ["the strike, according to qbc.example", "QBC News", "according to qbc.example"],
  ["did the lorn press agency report on floods", "The Lorn Press Agency", ""],
  ["floods, as reported by LPA", "The Lorn Press Agency", ""],
  ["what was in North Post about the ice road", "North Post", "in North Post"],
  ["In the Lantern, who won?", "The Lantern", "In the Lantern,"],
  ["latest on the floods from qbc", "QBC News", "from qbc"],
  ["North Post's coverage of the floods", "North Post", "North Post's coverage of"],
  ["an article in the North Post about floods", "North Post", ""],
  ["who won according to the Tribune", "West Bay Tribune", "according to the Tribune"],
  ["what did kolm write about ice", "kolm.example", "what did kolm write about"],
  ["QBC: who won", "QBC News", "QBC:"],
  ["what does QBC have on the floods", "QBC News", "what does QBC have on"],
  ["selon QBC, qui a gagné", "QBC News", "selon QBC"],
])("“%s” asks %s", (text, name, words) => {
  const named = names.find(text);
  expect(named).toMatchObject({ kind: "source", outlet: { name } });
  if (words !== "") expect(text.slice(named?.start, named?.end)).toBe(words);
});

test.each([
  ["who won, not from QBC", "QBC News", "not from QBC"],
  ["who won, not from the LPA", "The Lorn Press Agency", "not from the LPA"],
  ["who won except qbc.example", "QBC News", "except qbc.example"],
  ["what do outlets other than North Post say about ice", "North Post", ""],
])("“%s” leaves %s out", (text, name, words) => {
  const named = names.find(text);
  expect(named).toMatchObject({ kind: "not-source", outlet: { name } });
  if (words !== "") expect(text.slice(named?.start, named?.end)).toBe(words);
});

test.each([
  "who delivers the mail",
  "what came by mail",
  "a post in the north",
  "what does the mayor say about ice",
  "who lost a tribune in the west",
  "who walked home with a lantern",
  "what does Moscow say about ice",
  "how many people live in kolm",
  "QBC strike",
  "how many rooms does the Lantern have",
  "what has QBC got",
])("“%s” asks no outlet", (text) => expect(names.find(text)).toBeNull());

test.each([
  ["lantern floods", ["The Lantern"]],
  ["floods qbc or North Post", ["QBC News", "North Post"]],
  ["the tribune and the LPA", []],
])("“%s” mentions %j by a whole name", (text, expected) => {
  expect(names.mentions(text).map(({ outlet }) => outlet.name)).toEqual(expected);
});
