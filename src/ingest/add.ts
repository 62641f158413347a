import { baseLanguage, languageOfText } from "../language/languages.ts";
import type { KnownOutlets } from "../articles/known-outlets.ts";
import type { PartialDate } from "../articles/article.ts";
import { bodyLines, fileNameOf, fileText, writeArticle } from "./article-file.ts";
import { UNKNOWN_DATE, type Draft } from "./draft.ts";
import type { KnownArticles } from "./duplicates.ts";
import { InputError } from "./input-error.ts";
import { FEED_HINT } from "./page/page-draft.ts";
import { weight } from "./lines.ts";
import { newestTold } from "./raw/bounds.ts";
import type { Item } from "./tools.ts";

/** What the operator states about an input; it overrules what the text says. */
export interface KnownFacts {
  title?: string | undefined;
  source?: string | undefined;
  date?: PartialDate | undefined;
  url?: string | undefined;
}

/** A draft that is ready to be written, with the name that its file would get. */
export interface Plan {
  input: string;
  draft: Draft;
  fileName: string;
  text: string;
  /** The file that it overwrites, with `--replace`. */
  replaces: string | null;
  /** The file that it is a copy of: without `--replace` it is refused. */
  duplicateOf: string | null;
}

export interface PlanOptions {
  given: KnownFacts;
  replace: boolean;
  today: string;
  /** The operator's list of outlets. */
  outlets: KnownOutlets;
}

/**
 * Works out what would be written for an article.
 * @throws {InputError} when a headline or a text is missing, or a part does not fit the format.
 */
export function planArticle(
  item: Extract<Item, { kind: "article" }>,
  known: Pick<KnownArticles, "find">,
  { given, replace, today, outlets }: PlanOptions,
): Plan {
  const draft = withLanguage(withDoubts(withGiven(withOutlet(item.draft, outlets), given), today));
  const paragraphs = paragraphsOf(draft);
  const home = draft.warnings.find((warning) => warning.includes(FEED_HINT));
  if (paragraphs.length === 0) {
    throw new InputError(`No article text was found.${home === undefined ? "" : ` ${home}`}`);
  }
  if (draft.title === null) throw new InputError("No headline was found; give one with --title.");
  const duplicate = known.find(draft.url, paragraphs);
  const replaces = replace ? (duplicate?.file ?? null) : null;
  const fileName = replaces ?? fileNameOf(draft);
  const text = fileText(draft, fileName, today);
  const duplicateOf = replace ? null : (duplicate?.file ?? null);
  return { input: item.input, draft, fileName, text, replaces, duplicateOf };
}

/** Writes what was planned and remembers it. Returns the file's name. */
export async function carryOut(plan: Plan, dir: string, known: KnownArticles): Promise<string> {
  const name = await writeArticle(dir, plan.fileName, plan.text, plan.replaces);
  known.add(name, plan.draft.url, paragraphsOf(plan.draft));
  return name;
}

/** The contract of `--json`: one object an article; `file` is null for what is not stored. */
export function jsonDraft(input: string, file: string | null, draft: Draft): object {
  return {
    input,
    file,
    title: draft.title,
    source: draft.source,
    source_evidence: draft.sourceEvidence,
    date: draft.date.value,
    date_status: draft.date.status,
    date_evidence: draft.date.evidence,
    updated: draft.updated,
    authors: draft.authors,
    language: draft.language,
    url: draft.url,
    needs_review: draft.needsReview,
    paragraphs: bodyLines(draft),
    dropped: draft.dropped.map(({ text }) => text),
    warnings: draft.warnings,
  };
}

export function paragraphsOf(draft: Draft): string[] {
  return draft.blocks.filter(({ kind }) => kind === "paragraph").map(({ text }) => text);
}

/** The language that the words tell, before what a page claims: a German page may say "en". */
function withLanguage(draft: Draft): Draft {
  const told = languageOfText(paragraphsOf(draft).slice(0, LANGUAGE_PARAGRAPHS).join("\n"));
  const claimed = draft.language === null ? null : baseLanguage(draft.language);
  return told === null || told === claimed ? draft : { ...draft, language: told };
}

function withGiven(draft: Draft, given: KnownFacts): Draft {
  const filled = { ...draft, warnings: [...draft.warnings] };
  if (given.title !== undefined) filled.title = given.title;
  if (given.source !== undefined) {
    filled.source = given.source;
    filled.sourceEvidence = "external";
    filled.sourceReason = "Given with --source.";
    filled.warnings = filled.warnings.filter((warning) => !/source|outlet/i.test(warning));
  }
  if (given.url !== undefined) {
    filled.url = given.url;
    filled.urlEvidence = "external";
  }
  if (given.date !== undefined) {
    const evidence = "Given with --date when the article was added.";
    filled.date = { ...UNKNOWN_DATE, value: given.date, status: "external", evidence };
  }
  return filled;
}

/** Enough to tell a language by. */
const LANGUAGE_PARAGRAPHS = 3;
/** Longest line that may be an outlet's name, in characters. */
const MAX_NAME = 60;

/**
 * A draft with the outlet as the operator's list names it: by the name found, by a line that is nothing but a listed
 * name, or by the address. A listed outlet is never an author.
 */
function withOutlet(draft: Draft, outlets: KnownOutlets): Draft {
  const authors = draft.authors.filter((name) => outlets.byName(name) === null);
  const named = draft.source === null ? null : outlets.byName(draft.source);
  if (named !== null) return { ...draft, authors, source: named.name };
  if (draft.source !== null && draft.sourceEvidence !== "url") return { ...draft, authors };
  const lines = [...draft.authors, ...draft.dropped.map(({ text }) => text)];
  const line = lines.find((text) => text.length <= MAX_NAME && outlets.byName(text) !== null);
  const stated = line === undefined ? null : outlets.byName(line);
  const found = stated ?? (draft.url === null ? null : outlets.byHost(new URL(draft.url).hostname));
  if (found === null) return { ...draft, authors };
  return {
    ...draft,
    authors,
    source: found.name,
    sourceEvidence: stated ? "stated" : "url",
    sourceReason: stated
      ? `The text says "${line}".`
      : `The list of outlets names the host of ${draft.url}.`,
    warnings: draft.warnings.filter((warning) => !/names no outlet|--source/.test(warning)),
  };
}

/** UTF-8 that was read as Latin: no language writes these together. */
const GARBLED =
  /â€[œ™˜“”¦\u009d]|Ã[¤¶¼©¨ª®´±³§¡]|(?:[ÐÑ][\u0080-\u00BF‘’“”•–—˜™š›œžŸ‚ƒ„…†‡ˆ‰Š‹ŒŽ€]){3}/u;
const MIN_GARBLED = 1;

/** Shorter than any news item, in characters. */
const SHORT = 300;

function withDoubts(draft: Draft, today: string): Draft {
  const doubts: string[] = [];
  const asked = (option: string) => draft.warnings.some((each) => each.includes(option));
  if (draft.source === null && !asked("--source")) {
    doubts.push("The outlet is not known; give it with --source.");
  }
  if (draft.date.value === null && !asked("--date")) {
    doubts.push("The date is not known; give it with --date.");
  }
  if (draft.date.status === "inferred") doubts.push("The year is inferred; check it.");
  const later = laterEvent(draft, today);
  if (later !== null) doubts.push(later);
  const texts = paragraphsOf(draft);
  const garbled = texts.filter((text) => GARBLED.test(text)).length;
  if (garbled >= MIN_GARBLED) {
    doubts.push(
      `${garbled} paragraphs hold letters such as "â€œ" or "Ã¼": the text was saved in a wrong encoding.`,
    );
  }
  const length = texts.join("").length;
  const isShort = weight(texts.join("")) < SHORT;
  if (isShort && !draft.warnings.some((warning) => warning.startsWith("Only "))) {
    doubts.push(`The text has only ${length} characters; see whether all of it was found.`);
  }
  const isGarbled = garbled >= MIN_GARBLED;
  const needsReview = draft.needsReview || later !== null || isShort || isGarbled;
  return { ...draft, warnings: [...draft.warnings, ...doubts], needsReview };
}

/** A text cannot tell of what happened after it was published or last changed. */
function laterEvent(draft: Draft, today: string): string | null {
  const day = draft.updated ?? draft.date.value;
  if (day === null) return null;
  const told = newestTold(paragraphsOf(draft), today);
  if (told === null || told.value <= day || day.startsWith(told.value)) return null;
  return `The text tells of ${told.text} as past, which is after ${day}: the date or the text is wrong.`;
}
