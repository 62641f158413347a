import type { Article, Paragraph } from "../articles/article.ts";
import { outletKey } from "../articles/outlets.ts";
import { termsIn } from "../language/tokenizer.ts";
import type { Correction, Passage } from "./answer.ts";
import { passagesAbout, type TopicWord } from "./topic.ts";
import { isCopy, type Fingerprint } from "../language/fingerprint.ts";
import type { Span } from "../lib/span.ts";
import type { Archive } from "./archive.ts";

/** An outlet's best passage, and who else printed nearly the same. */
export interface OutletPassage {
  passage: Passage;
  /** Articles of other outlets with this passage, one an outlet. */
  copies: Article[];
}

/** What the outlets write about a topic, side by side. */
export interface Comparison {
  topic: string;
  /** Its words, stop words left out. */
  words: TopicWord[];
  missing: string[];
  corrected: Correction[];
  /** Best first. */
  outlets: OutletPassage[];
  /** Words of the topic that every one of the passages, or its headline, holds: why they stand together. */
  shared: string[];
  /** Numbers and dates that some of the passages state and others do not. */
  differences: Difference[];
}

/** A passage to compare with: it stands first, for its outlet. */
export interface Pinned {
  article: Article;
  paragraph: Paragraph;
  /** The position of its best sentence. */
  sentence: number;
}

/** One passage an outlet. Articles whose outlet is unknown count as one outlet. */
export async function compareOutlets(
  topic: string,
  archive: Archive,
  pinned: Pinned | null = null,
): Promise<Comparison> {
  const { passages, words, ...about } = await passagesAbout(topic, archive);
  const first = pinned === null ? [] : [pinnedPassage(pinned, passages)];
  const outlets = perOutlet([...first, ...passages], archive);
  const held = outlets.map(({ passage }) => termsOf(passage, archive));
  const shared = words.filter(({ term }) => held.every((each) => each.has(term)));
  return {
    topic: about.topic,
    words,
    missing: about.missing,
    corrected: about.corrected,
    outlets,
    shared: joined(
      about.topic,
      shared.map(({ word }) => word),
    ),
    differences: differences(outlets, archive),
  };
}

/** The words of a passage and what stands above it; no other spellings, no words for the same. */
function termsOf({ article, paragraph }: Passage, { analyser }: Archive): Set<string> {
  const all = [article.title, paragraph.subheading ?? "", paragraph.text].join("\n");
  return new Set(termsIn(all, analyser));
}

/** Words with a hyphen between them in the topic are one: "Nagorno-Karabakh". */
function joined(topic: string, words: readonly string[]): string[] {
  const all: string[] = [];
  for (const word of words) {
    const both = `${all.at(-1) ?? ""}-${word}`;
    if (all.length > 0 && topic.includes(both)) all[all.length - 1] = both;
    else all.push(word);
  }
  return all;
}

function pinnedPassage({ article, paragraph, sentence }: Pinned, found: Passage[]): Passage {
  const same = found.find((passage) => passage.paragraph.id === paragraph.id);
  return { score: 0, lacks: [], ...same, article, paragraph, sentence };
}

function perOutlet(passages: readonly Passage[], archive: Archive): OutletPassage[] {
  const met = new Set<string>();
  const outlets: (OutletPassage & { fingerprint: Fingerprint })[] = [];
  for (const passage of passages) {
    const key = outletKey(passage.article.source ?? "");
    if (met.has(key)) continue;
    met.add(key);
    const { fingerprint } = archive.facts(passage.paragraph);
    const original = outlets.find((other) => isCopy(other.fingerprint, fingerprint));
    if (original === undefined) outlets.push({ passage, copies: [], fingerprint });
    else original.copies.push(passage.article);
  }
  return outlets.map(({ passage, copies }) => ({ passage, copies }));
}

/** A number or date that some of the passages compared state, and others do not. */
export interface Difference {
  kind: "number" | "date";
  /** Where it first stands: the spans lie in this paragraph's text. */
  paragraph: Paragraph;
  /** The number or date as printed. */
  mark: Span;
  /** The words around it, of the same sentence. */
  context: Span;
  /** One article an outlet: those that state it. */
  articles: Article[];
}

interface Found extends Difference {
  key: string;
  order: string;
}

/** What the passages do not all state, in the order read; no judgement of who is right. */
function differences(outlets: readonly OutletPassage[], archive: Archive): Difference[] {
  if (outlets.length < 2) return [];
  const statements = new Map<string, Found & { passages: number }>();
  for (const { passage, copies } of outlets) {
    const articles = [passage.article, ...copies];
    const { paragraph } = passage;
    for (const statement of archive.facts(paragraph).statements) {
      const known = statements.get(statement.key);
      if (known === undefined) {
        statements.set(statement.key, { ...statement, paragraph, articles, passages: 1 });
      } else if (!known.articles.includes(passage.article)) {
        known.articles = [...known.articles, ...articles];
        known.passages += 1;
      }
    }
  }
  const differing = [...statements.values()].filter(({ passages }) => passages < outlets.length);
  return [...numbersInOrder(differing), ...datesInOrder(differing)].map(
    ({ kind, paragraph, mark, context, articles }) => ({
      kind,
      paragraph,
      mark,
      context,
      articles,
    }),
  );
}

/** Numbers that count alike stand together, those that several outlets count before others. */
function numbersInOrder(all: readonly Found[]): Found[] {
  const numbers = all.filter(({ kind }) => kind === "number");
  const groups = new Map<string, Found[]>();
  for (const each of numbers) {
    const group = each.order === "" ? each.key : each.order;
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  const counted = (group: Found[]): number =>
    new Set(group.flatMap(({ articles }) => articles)).size;
  return [...groups.values()].toSorted((a, b) => counted(b) - counted(a)).flat();
}

function datesInOrder(all: readonly Found[]): Found[] {
  return all
    .filter(({ kind }) => kind === "date")
    .toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
}
