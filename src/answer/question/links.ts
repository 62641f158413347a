import { urlKey } from "../../articles/url.ts";
import type { Article } from "../../articles/article.ts";
import type { Archive } from "../archive.ts";
import { withoutMarks } from "./marks.ts";
import { type Piece, readOperators, tidy, writeOperator, writePieces } from "./operators.ts";

/** An address, bare, in angle brackets or behind a Markdown link's text. */
const LINK =
  /\[(?<label>[^\]]*)\]\(<?(?<target>https?:[^)\s>]*)[^)]*\)|<(?<closed>https?:\/\/[^\s>]+)>|(?<bare>(?:https?:\/\/|www\.)[^\s<>]+)/giu;
/** What ends the sentence that a bare address is in. */
const AFTER_ADDRESS = /[).,;:!?'"”’]+$/u;
/** More addresses in one question are hostile. */
const MAX_LINKS = 5;

/** A text in which the address of an article of the archive is the operator that means it. */
export async function withArticles(text: string, archive: Archive): Promise<string> {
  const links = [...text.matchAll(LINK)].slice(0, MAX_LINKS);
  if (links.length === 0) return text;
  const read = links.map(({ 0: whole, index, groups = {} }) => {
    const address = groups["target"] ?? groups["closed"] ?? groups["bare"] ?? "";
    const end = groups["bare"] === undefined ? "" : (AFTER_ADDRESS.exec(address)?.[0] ?? "");
    const key = urlKey(address.slice(0, address.length - end.length));
    return { whole, index, groups, end, key };
  });
  const articles = await archive.articles.byUrl(read.map(({ key }) => key));
  let written = "";
  let last = 0;
  for (const [at, { whole, index, groups, end }] of read.entries()) {
    const article = articles[at];
    if (article === undefined) continue;
    const operator = writeOperator({ kind: "article", value: article.slug });
    written += `${text.slice(last, index)}${groups["label"] ?? ""} ${operator} ${end}`;
    last = index + whole.length;
  }
  return written + text.slice(last);
}

/** A topic as it is understood: what to search for, and in which article. */
export interface ReadTopic {
  /** In canonical form. Reads back as the same. */
  text: string;
  /** "" where it is an article and nothing else. */
  words: string;
  article: Article | null;
}

/** Reads a topic: a link to an article of the archive means that article; other operators are words. */
export async function readTopic(topic: string, archive: Archive): Promise<ReadTopic> {
  const pieces = readOperators(withoutMarks(await withArticles(topic, archive)));
  const articles = await linkedArticles(pieces, archive);
  let article: Article | null = null;
  const rest: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    const found = articles[at] ?? null;
    if (found === null) rest.push(piece);
    else article ??= found;
  }
  if (article === null) return { text: tidy([topic]), words: writePieces(rest), article };
  const words = writePieces(rest);
  const operator = writeOperator({ kind: "article", value: article.slug });
  return { text: tidy([words, " ", operator]), words, article };
}

/** The article that each operator means; undefined where it is none or means none. */
export async function linkedArticles(
  pieces: readonly Piece[],
  { articles }: Archive,
): Promise<readonly (Article | undefined)[]> {
  const slugs = pieces.flatMap((piece) =>
    typeof piece !== "string" && piece.kind === "article" ? [piece.value] : [],
  );
  if (slugs.length === 0) return [];
  const found = (await articles.articles(slugs)).values();
  return pieces.map((piece) =>
    typeof piece !== "string" && piece.kind === "article" ? found.next().value : undefined,
  );
}
