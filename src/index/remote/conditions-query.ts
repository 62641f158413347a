import { readings } from "../../language/readings.ts";
import { type Token, tokenize, type Analyser } from "../../language/tokenizer.ts";
import type { Conditions } from "../passage-index.ts";
import { indexed } from "./documents.ts";
import type { Restrictions } from "./filter-query.ts";

const FIELDS = ["wholes", "parts"] as const;

/** The paragraphs that meet conditions, as `createVerifier` tells them. */
export function conditionsQuery(
  { phrases, without }: Conditions,
  analyser: Analyser,
): Restrictions {
  const wanted = phrases.map((phrase) => tokenize(phrase, analyser));
  const refused = without.map((text) => tokenize(text, analyser));
  return {
    filter: wanted.filter(isSome).map(phraseQuery),
    must_not: refused.filter(isSome).map(refusal),
  };
}

/** A single word in any of its inflections; several words word for word. */
function refusal(tokens: readonly Token[]): object {
  const [first, ...others] = tokens;
  if (first === undefined || others.length > 0) return phraseQuery(tokens);
  // A stop word is held only as it is written, which is how it is searched.
  const term = indexed(first.term);
  const inText = {
    bool: { filter: [{ term: { terms: term } }], must_not: [{ term: { onlyHead: term } }] },
  };
  return anyOf([inText, ...FIELDS.map((field) => ({ term: { [field]: term } }))]);
}

/** A hyphen more or less makes no other phrase: "cease-fire" is "ceasefire" and "cease fire". */
function phraseQuery(tokens: readonly Token[]): object {
  const { wholes, parts } = readings(tokens);
  return anyOf(FIELDS.flatMap((field) => [inOrder(field, wholes), inOrder(field, parts)]));
}

function inOrder(field: string, words: readonly string[]): object {
  const clauses = words.map((word) => ({ span_term: { [field]: indexed(word) } }));
  return { span_near: { clauses, slop: 0, in_order: true } };
}

function anyOf(should: readonly object[]): object {
  return { bool: { should, minimum_should_match: 1 } };
}

function isSome(list: readonly unknown[]): boolean {
  return list.length > 0;
}
