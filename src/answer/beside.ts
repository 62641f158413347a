import type { Article, Paragraph } from "../articles/article.ts";
import { sentenceAt, sentencesIn } from "../language/sentences.ts";
import { isSpoken, type SentenceSpeech, speakersIn } from "../language/speakers.ts";
import type { Archive } from "./archive.ts";

/** What a reader needs beside a quoted passage. */
export interface Beside {
  /** Whose words the best sentence is, where it only says "he said" or the like and no doubt is left. */
  speaker: Speaker | null;
  /** The sentence just before, in the paragraph before, where a pronoun means somebody named there. */
  before: SentenceBefore | null;
  /** Articles that print the same paragraph, one an outlet. */
  copies: Article[];
  /** The event that others report too. */
  story: EventReported | null;
}

interface Speaker {
  /** A name, or words of the paragraph: "The foreign minister". */
  name: string;
  /** Of the paragraph that names the speaker. */
  ordinal: number;
}

interface SentenceBefore {
  text: string;
  ordinal: number;
}

interface EventReported {
  /** Of the story. */
  id: string;
  /** How many articles report it, this one included. */
  articles: number;
  /** One article of each outlet that is not named yet, oldest first. */
  others: Article[];
}

export interface Beheld {
  article: Article;
  paragraph: Paragraph;
  /** The position of its best sentence; null where the paragraph has changed since. */
  sentence: number | null;
  copies?: readonly Article[];
  /** The articles of its story, where they are known. */
  reports?: readonly Article[] | null;
}

export async function besidePassage(passage: Beheld, archive: Archive): Promise<Beside> {
  const { article, sentence } = passage;
  const copies = otherOutlets([article], passage.copies ?? [], archive);
  return {
    ...(sentence === null ? { speaker: null, before: null } : speechBeside(passage, sentence)),
    copies,
    story: await storyOf(passage, copies, archive),
  };
}

/** The first article of each outlet but those of the articles that are named. */
function otherOutlets(
  named: readonly Article[],
  articles: Iterable<Article>,
  archive: Archive,
): Article[] {
  const met = new Set(named.map((article) => archive.outletKeyOf(article)));
  const others: Article[] = [];
  for (const other of articles) {
    const outlet = archive.outletKeyOf(other);
    if (!met.has(outlet)) others.push(other);
    met.add(outlet);
  }
  return others;
}

async function storyOf(
  { article, reports }: Beheld,
  copies: readonly Article[],
  archive: Archive,
): Promise<EventReported | null> {
  const story = (await archive.stories()).of(article);
  if (story === undefined || story.articles.length < 2) return null;
  const found = reports ?? (await archive.articles.articles(story.articles));
  const articles = found.filter((each) => each !== undefined);
  const others = otherOutlets([article, ...copies], articles, archive);
  return { id: story.id, articles: articles.length, others };
}

/** Without one of these nothing is quoted, and nobody is meant by a pronoun. */
const MAY_NEED_NAME = /["“”„«»‘]|\b(?:he|she|they)\b/iu;

function speechBeside(
  { article, paragraph }: Beheld,
  position: number,
): Pick<Beside, "speaker" | "before"> {
  const none = { speaker: null, before: null };
  const { text, ordinal } = paragraph;
  const best = sentenceAt(text, position);
  if (!MAY_NEED_NAME.test(text.slice(best.start, best.end))) return none;
  // Who speaks may be named long before; where nobody does, nothing before it matters.
  const before = isSpoken(text, best) ? article.paragraphs.slice(0, ordinal - 1) : [];
  const texts = [...before.map((each) => each.text), text];
  const sentences = speakersIn(texts).at(-1) ?? [];
  const speech = sentences[position];
  if (speech === undefined) return none;
  const { speaker, pronounSubject } = speech;
  if (speaker?.certain === true) return { ...none, speaker: speakerShown(speech, paragraph) };
  const named = sentences.slice(0, position).some((each) => !each.pronounSubject);
  return pronounSubject && !named ? { ...none, before: sentenceBefore(article, ordinal) } : none;
}

/** Null where what is quoted names the speaker already. */
function speakerShown(
  { speaker, pronounSubject }: SentenceSpeech,
  { text, ordinal }: Paragraph,
): Speaker | null {
  if (speaker === null || (!pronounSubject && speaker.paragraph === 0)) return null;
  const name = speaker.name ?? speaker.text;
  // "The company" of a page before may be another one.
  if (/^\p{Ll}/u.test(name) && speaker.paragraph < -1) return null;
  // A last name is enough to know who it is.
  const called = speaker.name?.split(" ").at(-1) ?? name;
  return text.includes(called) ? null : { name, ordinal: ordinal + speaker.paragraph };
}

function sentenceBefore({ paragraphs }: Article, ordinal: number): SentenceBefore | null {
  const text = paragraphs[ordinal - 2]?.text ?? "";
  const last = sentencesIn(text).at(-1);
  return last ? { text: text.slice(last.start, last.end), ordinal: ordinal - 1 } : null;
}
