import { createHash } from "node:crypto";
import type { SpellingGroup } from "../../language/tokenizer.ts";
import { PARAMETERS } from "../bm25.ts";

/** Raised by whoever changes what the indexes hold: the analyser, the documents, the definitions. */
const REMOTE_VERSION = 5;

/** With which code and list of spellings articles were analysed; questions must be by the same. */
export function analyserKey(variants: readonly SpellingGroup[]): string {
  const { unicode, icu } = process.versions;
  const facts = JSON.stringify([REMOTE_VERSION, variants, unicode, icu]);
  return createHash("sha256").update(facts).digest("hex").slice(0, 16);
}

/** The indexes of an archive that were written by one analyser. */
export interface IndexNames {
  /** One document: what holds of the whole archive. */
  facts: string;
  paragraphs: string;
  articles: string;
  words: string;
}

export function indexNames(archive: string, key: string): IndexNames {
  const prefix = `${archive}-${key}`;
  return {
    facts: `${prefix}-facts`,
    paragraphs: `${prefix}-paragraphs`,
    articles: `${prefix}-articles`,
    words: `${prefix}-words`,
  };
}

/** How an index is spread over the nodes. */
export interface Spread {
  shards: number;
  /** Copies of each shard beside the first. */
  replicas: number;
}

export interface Definition {
  settings: object;
  /** With the copies that are wanted once the index is filled. */
  mappings: { _meta: { replicas: number }; dynamic: false | "strict"; properties: object };
}

/** How far readers may turn the pages of a list of articles. */
export const MAX_LISTED = 1_000_000;

const KEYWORD = { type: "keyword" };
const DAY = { type: "integer" };
/** To be filtered by, never sorted by or counted: half of the room. */
const FILTER_ONLY = { type: "keyword", doc_values: false };
/** To be sorted by or added up, never searched. */
const SORT_ONLY = { type: "keyword", index: false };
const COUNT = { type: "integer", index: false };
/** Kept with the document, and never searched. */
const STORED = { type: "object", enabled: false };
/** What was analysed here: one word after the other, whatever characters they have. */
const ANALYSED = { type: "text", analyzer: "whitespace" };
/** Which words there are, in whatever order and however often. */
const WORDS = { ...ANALYSED, norms: false, index_options: "docs" };
/** Words in their order, for phrases. */
const SEQUENCE = { ...ANALYSED, norms: false };

/** What an article and each of its paragraphs are filtered and sorted by. */
const DATED = {
  slug: KEYWORD,
  /** Sorts as the date's last day; "" where no date is known. */
  order: KEYWORD,
  outlet: FILTER_ONLY,
  firstDay: DAY,
  lastDay: DAY,
  revision: { ...FILTER_ONLY, index: false },
};

const PARAGRAPH = {
  ...DATED,
  order: SORT_ONLY,
  ordinal: COUNT,
  /** Terms of title and subheading, and those of the text. */
  head: { ...WORDS, index: false, copy_to: "terms" },
  body: { ...WORDS, index: false, copy_to: "terms" },
  /** All of them: what BM25 counts. */
  terms: { ...ANALYSED, index_options: "freqs", similarity: "paragraph" },
  /** Those that the text does not have: a few; to index what it has would be to index most terms twice. */
  onlyHead: WORDS,
  /** How many `terms` are. */
  length: COUNT,
  /** The text's words, unstemmed; hyphenated ones as one word. */
  wholes: SEQUENCE,
  /** The same with hyphenated words as their parts; absent where there are none. */
  parts: SEQUENCE,
  paragraph: STORED,
  article: STORED,
};

const ARTICLE = {
  ...DATED,
  /** `articleKey`. */
  key: FILTER_ONLY,
  /** `urlKey`; absent without an address. */
  url: FILTER_ONLY,
  language: KEYWORD,
  /** The outlet as written. */
  source: KEYWORD,
  /** The date as written, and its month, or year where no month is known. */
  day: KEYWORD,
  month: KEYWORD,
  /** The words of the title, and those of title, outlet and date. */
  title: WORDS,
  about: WORDS,
  /** The article's terms, each once, and how often those occur that do more than once. */
  terms: WORDS,
  repeated: STORED,
  length: COUNT,
  paragraphs: COUNT,
  added: { type: "long", doc_values: false },
  article: STORED,
  /** See `StoryFields`. */
  story: SORT_ONLY,
  newest: { type: "boolean", doc_values: false },
  reports: FILTER_ONLY,
};

const WORD = {
  word: KEYWORD,
  term: KEYWORD,
  letters: { type: "integer" },
  entry: STORED,
};

/**
 * Nothing is found that was not asked to be: only whoever writes makes it visible, when a whole
 * article is there.
 */
const REFRESH = { refresh_interval: "-1" };

/**
 * The engine counts a word's paragraphs with those that are gone, until it merges them away; when
 * asked to, it is to leave none. Otherwise it does so where they are a twentieth.
 */
const ALL_DELETED = { expunge_deletes_allowed: 0, deletes_pct_allowed: 5 };

/**
 * The settings and fields of each index. They begin without copies, which would each analyse
 * everything again: whoever has filled them asks for those, and then whole files are copied.
 */
export function definitions({ shards, replicas }: Spread): Record<keyof IndexNames, Definition> {
  const { k1, b } = PARAMETERS;
  const spread = { number_of_shards: shards, number_of_replicas: 0, ...REFRESH };
  const small = { ...spread, number_of_shards: 1 };
  const meta = { replicas };
  const similarity = { paragraph: { type: "BM25", k1, b } };
  return {
    facts: {
      settings: { index: small },
      mappings: { _meta: meta, dynamic: false, properties: {} },
    },
    paragraphs: {
      settings: { index: { ...spread, similarity, merge: { policy: ALL_DELETED } } },
      mappings: {
        _meta: meta,
        dynamic: "strict",
        properties: PARAGRAPH,
      },
    },
    articles: {
      settings: { index: { ...spread, max_result_window: MAX_LISTED } },
      mappings: { _meta: meta, dynamic: "strict", properties: ARTICLE },
    },
    words: {
      settings: { index: small },
      mappings: { _meta: meta, dynamic: "strict", properties: WORD },
    },
  };
}
