import { isMap, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import type { CorpusProblem } from "../errors.ts";
import { type Article, DATE_STATUS, SOURCE_EVIDENCE, URL_EVIDENCE } from "./article.ts";
import { splitParagraphs, foldSpace } from "./paragraphs.ts";
import { languageOfText } from "../language/languages.ts";
import { yamlFault } from "./yaml-fault.ts";
import * as z from "zod";
import { isPartialDate, lastDay, firstDay } from "./partial-date.ts";

/** Front matter longer than this is no front matter, and YAML's cost grows with its length. */
const MAX_FRONT_MATTER = 16_384;
const LANGUAGE_PARAGRAPHS = 3;

/** But for the white space that ends lines and separates words. */
const CONTROL = /(?![\t\n\v\f])\p{Cc}/u;

export interface ParsedArticle {
  article?: Article;
  /** Every fault found; empty exactly when `article` is there. */
  problems: CorpusProblem[];
}

/** Reads one article file. `file` is its name, e.g. "2023-05-19-talks.md"; its stem is the slug. */
export function parseArticle(file: string, text: string): ParsedArticle {
  const problems: CorpusProblem[] = [];
  const fault = (line: number, field: string, message: string) =>
    problems.push({ file, line, field, message });

  const slug = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(file)?.[1];
  if (!slug || slug.length > 120) {
    const rule = "small letters, digits and single hyphens, 120 at most, e.g. 2023-05-19-talks.md";
    fault(0, "file name", `rename the file: ${rule}`);
  }

  const parts = splitFile(text);
  if (typeof parts === "string") {
    fault(1, "front matter", parts);
    return { problems };
  }

  const lines = new LineCounter();
  const document = parseDocument(parts.yaml, { lineCounter: lines, version: "1.2" });
  // The front matter starts on the file's second line.
  const lineAt = (offset: number) => lines.linePos(offset).line + 1;
  const wrong = yamlFault(document);
  if (wrong) fault(lineAt(wrong.at), "front matter", wrong.message);
  const fields = wrong ? null : readFields(document, fault, lineAt);

  // They could drive the terminal in which an answer is shown.
  const controlAt = parts.body.search(CONTROL);
  if (controlAt >= 0) {
    const line = parts.bodyLine + parts.body.slice(0, controlAt).split("\n").length - 1;
    fault(line, "body", "contains control characters; remove them");
  }

  const paragraphs = splitParagraphs(slug ?? "", parts.body);
  if (paragraphs.length === 0) {
    fault(
      parts.bodyLine,
      "body",
      "is empty; write the article's paragraphs below the front matter",
    );
  }
  if (!fields || !slug || problems.length > 0) return { problems };
  return { article: toArticle(slug, fields, paragraphs), problems };
}

type Fields = ReturnType<typeof frontMatter.parse>;
type Fault = (line: number, field: string, message: string) => void;

function readFields(document: Document, fault: Fault, lineAt: (offset: number) => number) {
  if (!isMap(document.contents)) {
    fault(2, "front matter", 'write one "key: value" per line, at least a title');
    return null;
  }
  const keyLines = new Map(
    document.contents.items.map(({ key }) => [
      isScalar(key) ? String(key.value) : "",
      isScalar(key) && key.range ? lineAt(key.range[0]) : 2,
    ]),
  );
  const values = toValues(document);
  if (values instanceof Error) {
    fault(2, "front matter", "uses YAML aliases; write each value out");
    return null;
  }
  const result = frontMatter.safeParse(values);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) {
        fault(keyLines.get(key) ?? 2, key, "is not a known key; remove it or check its spelling");
      }
    } else {
      const field = String(issue.path[0]);
      fault(keyLines.get(field) ?? 1, field, issue.message);
    }
  }
  return null;
}

/** An Error for aliases: they have no use here, and a few lines of them can fill the memory. */
function toValues(document: Document): unknown {
  try {
    const values: Map<unknown, unknown> = document.toJS({ maxAliasCount: 0, mapAsMap: true });
    return Object.fromEntries([...values].map(([key, value]) => [String(key), value]));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function splitFile(text: string): { yaml: string; body: string; bodyLine: number } | string {
  const plain = text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const opening = 'start the file with a line "---", then "title: …", then a line "---"';
  const start = lineEnd(plain, 0);
  if (plain.slice(0, start).trimEnd() !== "---") return opening;
  let line = 1;
  for (let at = start + 1; at <= plain.length; line += 1) {
    const end = lineEnd(plain, at);
    if (plain.slice(at, end).trimEnd() === "---") {
      const yaml = plain.slice(start + 1, Math.max(start + 1, at - 1));
      if (yaml.length > MAX_FRONT_MATTER) return `is longer than ${MAX_FRONT_MATTER} characters`;
      return { yaml, body: plain.slice(end + 1), bodyLine: line + 2 };
    }
    at = end + 1;
  }
  return 'has no end; close it with a line "---"';
}

/** Where the line from `at` on ends. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function toArticle(slug: string, fields: Fields, paragraphs: Article["paragraphs"]): Article {
  return {
    slug,
    title: fields.title,
    source: fields.source ?? null,
    sourceEvidence: fields.source_evidence,
    url: fields.url ?? null,
    urlEvidence: fields.url_evidence ?? null,
    authors: [...new Set([...(fields.author ? [fields.author] : []), ...fields.authors])],
    date: {
      value: fields.date ?? null,
      status: fields.date_status,
      evidence: fields.date_evidence ?? null,
      notBefore: fields.date_not_before ?? null,
      notAfter: fields.date_not_after ?? null,
    },
    updated: fields.updated ?? null,
    language: fields.language ?? languageOfText(openingOf(paragraphs)),
    needsReview: fields.needs_review,
    retrieved: fields.retrieved ?? null,
    paragraphs,
  };
}

/** Enough of the text to tell its language by. */
function openingOf(paragraphs: Article["paragraphs"]): string {
  return paragraphs
    .slice(0, LANGUAGE_PARAGRAPHS)
    .map(({ text: own }) => own)
    .join("\n");
}

/** A rule on one field. It aborts, so that what goes together is judged on sound fields only. */
const rule = (error: string) => ({ error, abort: true });

const text = (limit: number, empty = "is empty; write text or leave the line out") =>
  z
    .string("write text, in quotes if YAML reads it as a number or a date")
    .transform(foldSpace)
    .refine((value) => value !== "", rule(empty))
    .refine((value) => !/\p{Cc}/u.test(value), rule("contains control characters; remove them"))
    .refine((value) => value.length <= limit, rule(`is longer than ${limit} characters`));

const partialDate = z
  .string('write a date in quotes, e.g. "2023-05-19", "2023-05" or "2023"')
  .refine(isPartialDate, rule('is not a date; write e.g. "2023-05-19", "2023-05" or "2023"'));

const webAddress = z
  .string("write an address that starts with https:// or http://")
  .max(500, "is longer than 500 characters")
  .refine(
    isWebAddress,
    rule("is not a web address; write one that starts with https:// or http://"),
  );

const choice = <const T extends readonly string[]>(values: T) =>
  z.enum(values, `write one of: ${values.join(", ")}`);

/** The front matter of an article file: every key that is allowed, and what goes together. */
const frontMatter = z
  .strictObject({
    title: z.preprocess((value) => value ?? "", text(300, "is required")),
    source: text(100).nullish(),
    source_evidence: choice(SOURCE_EVIDENCE).default("unknown"),
    url: webAddress.nullish(),
    url_evidence: choice(URL_EVIDENCE).nullish(),
    // What files written by hand and by older versions hold in place of the list.
    author: text(200).nullish(),
    authors: z
      .array(text(200), "write a list of names: [Jane Doe, John Roe]")
      .max(50, "holds more than 50 names")
      .default([]),
    date: partialDate.nullish(),
    date_status: choice(DATE_STATUS).default("unknown"),
    date_evidence: text(1_000).nullish(),
    date_not_before: partialDate.nullish(),
    date_not_after: partialDate.nullish(),
    updated: partialDate.nullish(),
    language: z
      .string("write a language code such as en or pt-BR")
      .regex(/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i, "is not a language code; write e.g. en or pt-BR")
      .max(35, "is longer than 35 characters")
      .nullish(),
    needs_review: z.boolean("write true or false").default(false),
    retrieved: partialDate.nullish(),
  })
  .check((context) => {
    const fault = (field: string, message: string) =>
      context.issues.push({ code: "custom", path: [field], message, input: context.value });
    const { source, source_evidence, url, url_evidence, date, date_status } = context.value;
    const { date_evidence, date_not_before: from, date_not_after: to, updated } = context.value;
    if (source && source_evidence === "unknown") {
      fault("source_evidence", "say how the source is known, e.g. stated");
    }
    if (!source && source_evidence !== "unknown") {
      fault("source", "is missing; name the outlet, or write source_evidence: unknown");
    }
    if (url && !url_evidence) fault("url_evidence", "say how the address is known, e.g. fetched");
    if (date && date_status === "unknown") {
      fault("date_status", "say how the date is known, e.g. stated");
    }
    if (!date && date_status !== "unknown") {
      fault("date", "is missing; write the date, or date_status: unknown");
    }
    if (date && !["stated", "unknown"].includes(date_status) && !date_evidence) {
      fault("date_evidence", "say in one sentence how the date is known");
    }
    if (date && (from || to)) {
      fault(from ? "date_not_before" : "date_not_after", "must be left out when a date is given");
    }
    if (date && updated && lastDay(updated) < firstDay(date)) {
      fault("updated", "is before date");
    }
    if (from && to && firstDay(from) > lastDay(to)) {
      fault("date_not_after", "is before date_not_before");
    }
  });

function isWebAddress(address: string): boolean {
  if (/\s/u.test(address) || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}
