import type { Archive } from "../../src/answer/archive.ts";
import { answerOptions, retrieve } from "../../src/answer/ask.ts";
import { parseQuestion } from "../../src/answer/question/parse.ts";
import type { NewsQuestion } from "./news-archive.ts";

/** What became of one question. */
export interface NewsResult {
  question: NewsQuestion;
  answered: boolean;
  confidence: number;
  /** The position, from 1, of the first of five passages that is right, answered or not; 0: none. */
  rank: number;
  /** Whether the first two shown hold a right one: the second is shown where the first is short. */
  inSight: boolean;
  /** Articles that the first five passages are of. */
  articles: number;
}

const SHOWN = 5;
/** As the card has it. */
const MAX_SHORT_WORDS = 40;

/** Asks every question as the bot would. */
export async function scoreNews(
  archive: Archive,
  questions: readonly NewsQuestion[],
  onQuestion: () => void = () => {},
): Promise<NewsResult[]> {
  const results: NewsResult[] = [];
  for (const question of questions) {
    results.push(await scoreOne(archive, question));
    onQuestion();
  }
  return results;
}

async function scoreOne(archive: Archive, question: NewsQuestion): Promise<NewsResult> {
  const nothing = {
    question,
    answered: false,
    confidence: 0,
    rank: 0,
    inSight: false,
    articles: 0,
  };
  const parsed = await parseQuestion(question.q, {}, archive, "en");
  if ("problem" in parsed) return nothing;
  const { ranked, verdict } = await retrieve(parsed.words, archive, answerOptions(parsed, {}));
  const shown = ranked.slice(0, SHOWN);
  const paragraphs = await archive.articles.paragraphs(shown.map(({ paragraph }) => paragraph));
  const texts = paragraphs.map((paragraph) => paragraph?.text ?? "");
  const rank = texts.findIndex((text) => holdsOneOf(text, question.gold)) + 1;
  const short = (texts[0] ?? "").split(" ").length <= MAX_SHORT_WORDS;
  return {
    question,
    answered: verdict.reason === null,
    confidence: verdict.confidence,
    rank,
    inSight: rank === 1 || (rank === 2 && short),
    articles: new Set(shown.map(({ article }) => article)).size,
  };
}

function holdsOneOf(text: string, wanted: readonly string[]): boolean {
  return wanted.some((each) => plain(text).includes(plain(each)));
}

/** White space and curly quotes normalised. */
function plain(text: string): string {
  return text.replaceAll(/[“”]/gu, '"').replaceAll(/[‘’]/gu, "'").replaceAll(/\s+/gu, " ");
}

/** How many questions came out how; `right` counts answers alone, as readers see them. */
interface NewsCounts {
  questions: number;
  answered: number;
  first: number;
  inSight: number;
  amongFive: number;
  /** Whose five passages are of at least three articles. */
  spread: number;
}

function countNews(results: readonly NewsResult[]): NewsCounts {
  const count = (test: (result: NewsResult) => boolean): number => results.filter(test).length;
  return {
    questions: results.length,
    answered: count(({ answered }) => answered),
    first: count(({ answered, rank }) => answered && rank === 1),
    inSight: count(({ answered, inSight }) => answered && inSight),
    amongFive: count(({ answered, rank }) => answered && rank > 0),
    spread: count(({ articles }) => articles >= 3),
  };
}

/** The counts of the answerable ones together, and of each kind. */
export function countByKind(results: readonly NewsResult[]): Map<string, NewsCounts> {
  const kinds = new Set(results.map(({ question }) => question.kind));
  const answerable = results.filter(({ question }) => question.gold.length > 0);
  return new Map([
    ["answerable", countNews(answerable)],
    ...[...kinds].map((kind): [string, NewsCounts] => [
      kind,
      countNews(results.filter(({ question }) => question.kind === kind)),
    ]),
  ]);
}

export function renderNews(name: string, results: readonly NewsResult[]): string {
  const rows = [...countByKind(results)].map(
    ([kind, { questions, answered, first, inSight, amongFive, spread }]) =>
      [kind.padEnd(14), questions, answered, first, inSight, amongFive, spread]
        .map((cell) => String(cell).padStart(9))
        .join(""),
  );
  const heading = ["", "of", "answered", "first", "in sight", "in five", "spread"];
  return [
    `${name}: right first, among the one or two in sight, among five; five of three articles or more`,
    [heading[0]?.padEnd(14), ...heading.slice(1).map((cell) => cell.padStart(9))].join(""),
    ...rows,
  ].join("\n");
}
