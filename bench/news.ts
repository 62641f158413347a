/**
 * News-like text of any length, the same for the same seed. Words follow Zipf and Mandelbrot's law
 * from an open vocabulary, so that new ones keep coming (Heaps's law); every article has words of
 * its own that come again and again, as names do. Checked in test/bench/news.test.ts.
 */
import stopWords from "wink-nlp-utils/src/dictionaries/stop_words.json" with { type: "json" };
import { type Article, paragraphId } from "../src/articles/article.ts";
import { seededRandom } from "./eval/metrics.ts";

/** Share of stop words, as in English news. */
const STOP = 0.44;
/**
 * Mandelbrot's formula: of the other words, that of rank r is used in proportion to
 * 1 / (r + SHIFT)^SLOPE. The commonest is in one paragraph of six, and a vocabulary grows with
 * the text's length to the power of 1 / SLOPE = .59.
 */
const SHIFT = 150;
const SLOPE = 1.7;
/** Share of the other words that come from the article's own, which are no common ones. */
const OWN = 0.25;
const OWN_WORDS = 24;
const COMMON = 600;
const FIGURES = 0.02;
const OUTLETS = 40;
const DAYS = 13_000;
const FIRST_DAY = Date.UTC(1990, 0, 1);
const DAY = 86_400_000;
const UNDATED = 0.02;

const SYLLABLES = ["ba", "ke", "ri", "no", "tu", "sha", "lem", "dor", "vin", "gar", "pol", "este"];
const ENDINGS = ["", "", "", "", "", "s", "s", "ed", "ing"];

export type Random = () => number;

/** Articles of 6 to 18 paragraphs of about 70 words, until there are so many paragraphs. */
export function* newsArticles(paragraphs: number, seed = 1): Generator<Article> {
  const random = seededRandom(seed);
  for (let made = 0, number = 0; made < paragraphs; number += 1) {
    const size = Math.min(6 + Math.floor(random() * 13), paragraphs - made);
    yield newsArticle(number, size, random);
    made += size;
  }
}

function newsArticle(number: number, size: number, random: Random): Article {
  const own = Array.from({ length: OWN_WORDS }, () => rank(random, COMMON));
  const pick = () =>
    random() < OWN ? (own[Math.floor(random() ** 2 * OWN_WORDS)] ?? 0) : rank(random, 0);
  const dated = random() >= UNDATED;
  const day = new Date(FIRST_DAY + Math.floor(random() * DAYS) * DAY).toISOString().slice(0, 10);
  const slug = `${dated ? day : "undated"}-news-${number}`;
  const title = capital(Array.from({ length: 7 }, () => word(pick, random)).join(" "));
  return {
    slug,
    title,
    source: `Outlet ${Math.floor(random() ** 2 * OUTLETS)}`,
    sourceEvidence: "metadata",
    url: null,
    urlEvidence: null,
    authors: [],
    updated: null,
    language: null,
    needsReview: false,
    date: {
      value: dated ? day : null,
      status: dated ? "metadata" : "unknown",
      evidence: null,
      notBefore: null,
      notAfter: null,
    },
    retrieved: null,
    paragraphs: Array.from({ length: size }, (_, position) => ({
      id: paragraphId(slug, position + 1),
      article: slug,
      ordinal: position + 1,
      text: paragraph(pick, random),
      subheading: null,
    })),
  };
}

function paragraph(pick: () => number, random: Random): string {
  const sentences = Array.from({ length: 2 + Math.floor(random() * 3) }, () => {
    const length = 10 + Math.floor(random() * 27);
    const words = Array.from({ length }, (_, at) => {
      const next = random() < FIGURES ? figure(random) : word(pick, random);
      return at % 9 === 8 ? `${next},` : next;
    });
    return `${capital(words.join(" ")).replace(/,$/, "")}.`;
  });
  return sentences.join(" ");
}

/** From `least` on, by inversion of Mandelbrot's formula, taken as continuous. */
function rank(random: Random, least: number): number {
  return Math.floor((least + SHIFT) * (1 - random()) ** (1 / (1 - SLOPE)) - SHIFT);
}

/** One in six of those that are no stop words is a name. */
function word(pick: () => number, random: Random): string {
  if (random() < STOP) return stopWords[Math.floor(random() ** 3 * stopWords.length)] ?? "";
  const at = pick() + SYLLABLES.length;
  let text = "";
  for (let rest = at; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    text += SYLLABLES[rest % SYLLABLES.length];
  }
  if (at % 6 === 0) return capital(text);
  return text + (ENDINGS[Math.floor(random() * ENDINGS.length)] ?? "");
}

function figure(random: Random): string {
  if (random() < 0.5) return String(1950 + Math.floor(random() * 75));
  return Math.floor(10 ** (1 + random() * 5)).toLocaleString("en");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
