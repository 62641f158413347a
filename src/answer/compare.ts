import type { Article, Paragraph } from "../articles/article.ts";
import { inLanguage, termsIn, tokenize } from "../language/tokenizer.ts";
import type { Correction, Passage } from "./answer.ts";
import { answerQuestion } from "./ask.ts";
import { type AlignedFigures, alignFigures, byDay } from "./align-figures.ts";
import { type Figure, figuresIn } from "./figures.ts";
import { articlesAbout, passagesAbout, type TopicPassages, type TopicWord } from "./topic.ts";
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
  /** The article that the topic links to: its outlet comes first. */
  article: Article | null;
  /** Its words, stop words left out. */
  words: TopicWord[];
  missing: string[];
  corrected: Correction[];
  /** Best first. */
  outlets: OutletPassage[];
  /** Words of the topic that every one of the passages, or its headline, holds: why they are together. */
  shared: string[];
  /** Numbers of one thing that differ, the surest first. */
  differences: Difference[];
}

/** A passage to compare with: it comes first, for its outlet. */
export interface Pinned {
  article: Article;
  paragraph: Paragraph;
  /** The position of its best sentence. */
  sentence: number;
}

/**
 * One passage an outlet. Articles whose outlet is unknown count as one outlet. `pinned` may be being
 * looked up: the topic is searched for meanwhile.
 */
export async function compareOutlets(
  topic: string,
  archive: Archive,
  pinned: Pinned | null | Promise<Pinned | null> = null,
): Promise<Comparison> {
  const [all, first] = await Promise.all([passagesAbout(topic, archive), pinned]);
  const about = withoutMentions(all, archive);
  const { passages, words, article } = about;
  const beginning = first ?? (article && (await bestOf(article, about.asked, archive)));
  const begun = beginning === null ? [] : [pinnedPassage(beginning, passages)];
  const outlets = perOutlet(await ofOneEvent([...begun, ...passages], archive), archive);
  const held = outlets.map(({ passage }) => termsOf(passage, archive));
  const shared = words.filter(({ term }) => held.every((each) => each.has(term)));
  return {
    topic: about.topic,
    article,
    words,
    missing: about.missing,
    corrected: about.corrected,
    outlets,
    shared: joined(
      about.asked,
      shared.map(({ word }) => word),
    ),
    differences: outlets.length < 2 ? [] : await differencesIn(about, archive),
  };
}

/** "The highest toll since the Dorne flood": another event that something is measured by. */
const MEASURED_BY =
  /(?:\b(?:\p{L}+est|worst|most|least|first|more|less|worse|\p{L}{2,}er)\b[^.;:]*\b(?:since|than)|\b(?:unlike|compared (?:with|to)|similar to|reminiscent of|recalls?|echoes))\b[^.;:]*$/iu;
/** Characters before a word that tell whether it is a measure. */
const MAX_MEASURE = 80;

/** Without passages that speak of the topic only to measure another event by it, if others are left. */
function withoutMentions(about: TopicPassages, archive: Archive): TopicPassages {
  const passages = about.passages.filter((passage) => !isMention(passage, about.words, archive));
  return passages.length === 0 ? about : { ...about, passages };
}

function isMention(
  { article, paragraph: { text } }: Passage,
  words: readonly TopicWord[],
  { analyser }: Archive,
): boolean {
  const weightOf = new Map(words.map(({ term, weight }) => [term, weight]));
  const titled = new Set(termsIn(article.title, inLanguage(analyser, article.language)));
  let [told, mentioned] = [0, 0];
  for (const { term, start } of tokenize(text, inLanguage(analyser, article.language))) {
    const weight = weightOf.get(term) ?? 0;
    if (weight === 0) continue;
    const sentence = text.slice(Math.max(0, start - MAX_MEASURE), start);
    if (titled.has(term) || !MEASURED_BY.test(sentence)) told += weight;
    else mentioned += weight;
  }
  return mentioned > told;
}

/** The passage of an article that fits a topic best, else its first. */
async function bestOf(article: Article, asked: string, archive: Archive): Promise<Pinned | null> {
  const options = { limit: 1, filter: { articles: [article.slug] } };
  const { passages } = await answerQuestion(asked, archive, options);
  const [paragraph] = article.paragraphs;
  if (paragraph === undefined) return null;
  return passages[0] ?? { article, paragraph, sentence: 0 };
}

/** The words of a passage and of what is above it; no other spellings, no words for the same. */
function termsOf({ article, paragraph }: Passage, { analyser }: Archive): Set<string> {
  const all = [article.title, paragraph.subheading ?? "", paragraph.text].join("\n");
  return new Set(termsIn(all, inLanguage(analyser, article.language)));
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

/**
 * The passages of the best one's story, where two outlets report it: beside an event, no other one.
 * A topic that is no single event is compared as a whole.
 */
async function ofOneEvent(passages: Passage[], archive: Archive): Promise<Passage[]> {
  const [best] = passages;
  if (best === undefined) return passages;
  const story = (await archive.stories()).of(best.article)?.articles ?? [];
  const within = passages.filter(({ article }) => story.includes(article.slug));
  const outlets = new Set(within.map(({ article }) => archive.outletKeyOf(article)));
  return outlets.size > 1 ? within : passages;
}

function perOutlet(passages: readonly Passage[], archive: Archive): OutletPassage[] {
  const met = new Set<string>();
  const outlets: (OutletPassage & { fingerprint: Fingerprint })[] = [];
  for (const passage of passages) {
    const key = archive.outletKeyOf(passage.article);
    if (met.has(key)) continue;
    met.add(key);
    const { fingerprint } = archive.facts(passage.paragraph);
    const original = outlets.find((other) => isCopy(other.fingerprint, fingerprint));
    if (original === undefined) outlets.push({ passage, copies: [], fingerprint });
    else original.copies.push(passage.article);
  }
  return outlets.map(({ passage, copies }) => ({ passage, copies }));
}

/** What articles about the topic state of one thing, with different numbers. */
export interface Difference {
  /** What is counted, as a term, or what became of people: "dead". */
  what: string;
  unit: string;
  /** At least two, those of the oldest article first: a number that changes over days is a series. */
  values: DifferenceValue[];
}

/** One number, and who states it. */
export interface DifferenceValue {
  value: number;
  /** One an outlet, oldest first, each in its own words. */
  statements: Statement[];
}

/** A number as an article states it. */
export interface Statement {
  article: Article;
  /** The headline or the paragraph that the spans lie in. */
  text: string;
  /** The number as printed. */
  mark: Span;
}

/** In what the articles about a topic differ, headlines included; no judgement of who is right. */
async function differencesIn(about: TopicPassages, archive: Archive): Promise<Difference[]> {
  const articles = await articlesAbout(about, archive);
  const figures = articles.flatMap((article) => figuresIn(article, archive.analyser));
  const topic = new Set(about.words.map(({ term }) => term));
  return joinedByFigure(alignFigures(figures, topic)).map(({ what, unit, figures: aligned }) => ({
    what,
    unit,
    values: valuesOf(aligned, archive),
  }));
}

/** The same two prices in the headlines and in the texts, or an article's toll in both, are one. */
function joinedByFigure(all: readonly AlignedFigures[]): AlignedFigures[] {
  const found: AlignedFigures[] = [];
  for (const aligned of all) {
    const at = found.findIndex((other) => isSame(other, aligned));
    const other = found[at];
    if (other === undefined) found.push(aligned);
    else found[at] = { ...other, figures: [...other.figures, ...aligned.figures].toSorted(byDay) };
  }
  return found;
}

function isSame(one: AlignedFigures, other: AlignedFigures): boolean {
  if (one.what !== other.what || one.unit !== other.unit) return false;
  const amounts = new Set(one.figures.map(({ amount }) => amount));
  return (
    other.figures.every(({ amount }) => amounts.has(amount)) ||
    one.figures.some(({ article, amount }) =>
      other.figures.some((each) => each.article === article && each.amount === amount),
    )
  );
}

/** Figures by their numbers, each outlet once. */
function valuesOf(figures: readonly Figure[], archive: Archive): DifferenceValue[] {
  const values = new Map<number, DifferenceValue>();
  for (const { amount, article, text, mark } of figures) {
    const known = values.get(amount) ?? { value: amount, statements: [] };
    values.set(amount, known);
    const met = known.statements.map((each) => archive.outletKeyOf(each.article));
    if (met.includes(archive.outletKeyOf(article))) continue;
    known.statements.push({ article, text, mark });
  }
  return [...values.values()];
}
