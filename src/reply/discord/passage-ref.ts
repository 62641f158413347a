import { hash } from "node:crypto";
import { type Article, type Paragraph, articleKey, KEY_LENGTH } from "../../articles/article.ts";
import type { ArticleStore } from "../../articles/store.ts";

/** A name for a passage, so short that five fit a custom_id. */
export interface PassageRef {
  /** The article's key. */
  key: string;
  /** The paragraph's ordinal. */
  ordinal: number;
  /** The position of its best sentence, from 0. */
  sentence: number;
  /** A checksum of the paragraph, to notice that it changed. */
  check: string;
}

/** What a reference leads to now. */
export type FoundPassage =
  | { state: "gone" }
  /** The article is there, but no longer has that many paragraphs. */
  | { state: "lost"; article: Article }
  /** The paragraph reads otherwise than when it was quoted. */
  | { state: "changed"; article: Article; paragraph: Paragraph }
  | { state: "same"; article: Article; paragraph: Paragraph; sentence: number };

/** 12 bits: one change in 4,096 goes unnoticed. */
const CHECK_LENGTH = 2;
/** To base 36: 60 million paragraphs of an article. A forged longer one would not fit a custom_id. */
const MAX_DIGITS = 5;
const SENTENCE = "~";
const NEXT = ".";
const REF = new RegExp(
  `^([\\w-]{${KEY_LENGTH}})([\\w-]{${CHECK_LENGTH}})([0-9a-z]{1,${MAX_DIGITS}})${SENTENCE}([0-9a-z]{1,${MAX_DIGITS}})$`,
);

/** `sentence`: the position of the best one. */
export function passageRef({ article, ordinal, text }: Paragraph, sentence: number): PassageRef {
  return { key: articleKey(article), ordinal, sentence, check: checksum(text) };
}

export function encodeRef({ key, ordinal, sentence, check }: PassageRef): string {
  return `${key}${check}${ordinal.toString(36)}${SENTENCE}${sentence.toString(36)}`;
}

/** As many references, from the first, as fit `length` characters. */
export function encodeRefs(refs: readonly PassageRef[], length: number): string {
  let encoded = "";
  for (const ref of refs) {
    const longer = encoded === "" ? encodeRef(ref) : `${encoded}${NEXT}${encodeRef(ref)}`;
    if (longer.length > length) break;
    encoded = longer;
  }
  return encoded;
}

/** The references in a custom_id; what is not one is left out. */
export function decodeRefs(encoded: string): PassageRef[] {
  return encoded.split(NEXT).flatMap((part) => {
    const [, key, check, ordinal, sentence] = REF.exec(part) ?? [];
    if (!key || !check || !ordinal || !sentence) return [];
    return [{ key, check, ordinal: parseInt(ordinal, 36), sentence: parseInt(sentence, 36) }];
  });
}

/**
 * The paragraph that a reference names, as it is now. Of two articles with one key it is the one
 * whose paragraph is unchanged. A forged button may have no reference.
 */
export async function findPassage(
  ref: PassageRef | undefined,
  store: Pick<ArticleStore, "withKeys">,
): Promise<FoundPassage> {
  let best: FoundPassage = { state: "gone" };
  if (ref === undefined) return best;
  const [withKey = []] = await store.withKeys([ref.key]);
  for (const article of withKey) {
    const paragraph = article.paragraphs[ref.ordinal - 1];
    if (paragraph === undefined) {
      if (best.state === "gone") best = { state: "lost", article };
    } else if (checksum(paragraph.text) === ref.check) {
      return { state: "same", article, paragraph, sentence: ref.sentence };
    } else {
      best = { state: "changed", article, paragraph };
    }
  }
  return best;
}

function checksum(text: string): string {
  return hash("sha256", text, "base64url").slice(0, CHECK_LENGTH);
}
