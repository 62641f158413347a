import { gunzipSync } from "node:zlib";
import { mapAhead } from "../lib/run-ahead.ts";
import type { Block } from "./block.ts";
import { decodeText } from "./decode.ts";
import type { Draft } from "./draft.ts";
import { readEntries } from "./feed/read-entries.ts";
import { readFeed } from "./feed/feed.ts";
import { addressList, limited } from "./formats/address-list.ts";
import { exportedArticles } from "./formats/database-export.ts";
import { jsonArticles, type JsonArticle } from "./formats/json-articles.ts";
import { binaryKind, textKind, type TextKind } from "./formats/kind.ts";
import { readMail, readMhtml, splitMailbox } from "./formats/mail.ts";
import { nitfPage } from "./formats/nitf.ts";
import { refusalOf } from "./formats/refusals.ts";
import { packedPages } from "./formats/wacz.ts";
import { crawledPages, type CrawledPage } from "./formats/warc.ts";
import { furnitureReason } from "./furniture.ts";
import { InputError } from "./input-error.ts";
import { folded } from "./page/dom.ts";
import { MAX_PAGE_BYTES } from "./page/page.ts";
import { readHtml, readPage } from "./page/read-page.ts";
import { mailDraft } from "./formats/mail-draft.ts";
import { readMarkdown } from "./raw/markdown-file.ts";
import { readText, readTexts } from "./raw/read-text.ts";
import { withStated } from "./stated.ts";
import { failed, type Item, type Tools } from "./tools.ts";

/** Where an input's bytes are from. */
export interface Origin {
  /** The answer that they came in, or null for a file. */
  fetched: { url: string; charset: string | null } | null;
}

/**
 * Reads an input's bytes by what they are; an archive gives an item for each article in it.
 * @throws {InputError} when they are of a kind that holds no article.
 */
export async function* readBytes(
  input: string,
  bytes: Uint8Array,
  origin: Origin,
  tools: Tools,
): AsyncGenerator<Item> {
  const binary = binaryKind(bytes);
  if (binary === "gzip") {
    yield* readBytes(input.replace(/\.gz$/i, ""), gunzipped(bytes), origin, tools);
    return;
  }
  if (binary === "wacz") {
    yield* readCrawl(packedPages(bytes), tools);
    return;
  }
  if (binary === "warc") {
    yield* readCrawl(crawledPages(once(bytes)), tools);
    return;
  }
  refuse(binary);
  const text = decodeText(bytes, origin.fetched?.charset ?? null);
  if (text.trim() === "") throw new InputError("This is empty.");
  const kind = textKind(text, input);
  refuse(kind);
  const list = addressList(kind, text);
  if (list) {
    if (list.addresses.length === 0)
      throw new InputError(`This is ${list.what} without a web address.`);
    yield { input, kind: "list", list };
  } else if (kind === "feed")
    yield* readEntries(readFeed(text, origin.fetched?.url ?? null), tools);
  else if (kind === "json" || kind === "json-lines") yield* readJson(input, text, kind, tools);
  else if (kind === "mailbox") yield* readMailbox(input, bytes, tools);
  else if (kind === "factiva" || kind === "nexis" || kind === "proquest") {
    yield* readExport(input, text, kind, tools);
  } else {
    for (const draft of await readArticles(input, { text, bytes, kind }, origin, tools)) {
      yield { input, kind: "article", draft };
    }
  }
}

/**
 * An article for each response of a crawl; the day of the crawl dates nothing.
 * @throws {InputError} when it holds no page.
 */
export async function* readCrawl(
  pages: AsyncIterable<CrawledPage>,
  tools: Tools,
): AsyncGenerator<Item> {
  const read = async ({ url, charset, bytes }: CrawledPage): Promise<Item> => {
    try {
      const draft = await readPage(bytes, { fetched: { url, charset }, url: null }, tools);
      return { input: url, kind: "article", draft: { ...draft, urlEvidence: "in-text" } };
    } catch (error) {
      return failed(url, error);
    }
  };
  let isEmpty = true;
  for await (const item of mapAhead(pages, tools.pages.width, read)) {
    isEmpty = false;
    yield item;
  }
  if (isEmpty) {
    throw new InputError(
      "This web archive holds no page: no answer of it is HTML with status 200.",
    );
  }
}

interface TextInput {
  text: string;
  bytes: Uint8Array;
  kind: TextKind;
}

/** The articles of one page, mail or text: nearly always one. */
async function readArticles(
  input: string,
  { text, bytes, kind }: TextInput,
  origin: Origin,
  tools: Tools,
): Promise<Draft[]> {
  const at = { fetched: origin.fetched, url: tools.url };
  if (kind === "page") return [await readHtml(text, at, tools)];
  if (kind === "nitf") return [await readHtml(nitfPage(text), at, tools)];
  if (kind === "mhtml") {
    const { html, url } = await readMhtml(bytes);
    return [await readHtml(html, { ...at, url: at.url ?? url }, tools)];
  }
  if (kind === "mail") return [await mailDraft(await readMail(bytes), tools)];
  if (kind === "markdown") return [readMarkdown(text, input, tools.today)];
  const url = origin.fetched?.url;
  const address = url === undefined ? {} : ({ url, urlEvidence: "fetched" } as const);
  return readTexts(text, tools.today).map((draft) => ({ ...draft, ...address }));
}

async function* readMailbox(input: string, bytes: Uint8Array, tools: Tools): AsyncGenerator<Item> {
  const mails = splitMailbox(Buffer.from(bytes).toString("latin1"));
  yield* mapAhead(mails.entries(), tools.pages.width, async ([at, mail]): Promise<Item> => {
    const own = `${input} (mail ${at + 1})`;
    try {
      const draft = await mailDraft(await readMail(Buffer.from(mail, "latin1")), tools);
      return { input: own, kind: "article", draft };
    } catch (error) {
      return failed(own, error);
    }
  });
}

async function* readJson(
  input: string,
  text: string,
  kind: "json" | "json-lines",
  tools: Tools,
): AsyncGenerator<Item> {
  const { articles, badLines } = jsonArticles(text, kind === "json-lines");
  for (const line of badLines) {
    const message = `Line ${line} cannot be read as JSON; it was passed over.`;
    yield { input: `${input} (line ${line})`, kind: "error", message };
  }
  if (articles.every((article) => article.text === null)) {
    const urls = articles.flatMap(({ fields }) => (fields.url === undefined ? [] : [fields.url]));
    yield {
      input,
      kind: "list",
      list: { what: "a list of articles without their text", ...limited(urls) },
    };
    return;
  }
  yield* mapAhead(articles.entries(), tools.pages.width, async ([at, article]): Promise<Item> => {
    const own = articles.length === 1 ? input : `${input} (${at + 1})`;
    try {
      return { input: own, kind: "article", draft: await jsonDraft(article, tools) };
    } catch (error) {
      return failed(own, error);
    }
  });
}

async function jsonDraft(article: JsonArticle, tools: Tools): Promise<Draft> {
  const { fields, text, isHtml, isCut } = article;
  if (text === null) throw new InputError(`It holds no text; add ${fields.url ?? "its address"}.`);
  const draft = isHtml
    ? await readHtml(
        `<html><body><article>${text}</article></body></html>`,
        { fetched: null, url: null },
        tools,
      )
    : readText(`Title: ${fields.title}\n\n${text.replace(/\n+/g, "\n\n")}`, tools.today);
  const filled = withStated(draft, fields, { where: "The record", today: tools.today });
  if (!filled.blocks.some(({ kind }) => kind === "paragraph")) filled.blocks = plainBlocks(text);
  if (isCut) {
    filled.warnings.push("The record holds only the beginning of the text.");
    filled.needsReview = true;
  }
  return filled;
}

/** A record's text is its article's, even where it reads like a headline: it may have been cut off within a sentence. */
function plainBlocks(text: string): Block[] {
  return text
    .split(/\n+/)
    .map((line) => ({ kind: "paragraph" as const, text: folded(line) }))
    .filter((block) => furnitureReason(block.text) === null);
}

function* readExport(
  input: string,
  text: string,
  kind: "factiva" | "nexis" | "proquest",
  tools: Tools,
): Generator<Item> {
  const articles = exportedArticles(kind, text);
  if (articles.length === 0) throw new InputError("This export holds no article with its text.");
  for (const [at, { fields, text: body }] of articles.entries()) {
    const own = articles.length === 1 ? input : `${input} (${at + 1})`;
    const draft = readText(`Title: ${fields.title ?? ""}\n\n${body}`, tools.today);
    const filled = withStated(draft, fields, { where: "The export", today: tools.today });
    yield { input: own, kind: "article", draft: filled };
  }
}

function refuse(kind: Parameters<typeof refusalOf>[0] | null): void {
  const refusal = kind === null ? null : refusalOf(kind);
  if (refusal !== null) throw new InputError(refusal);
}

function gunzipped(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_PAGE_BYTES });
  } catch (error) {
    const large = error instanceof RangeError;
    throw new InputError(
      large
        ? `Unpacked it is larger than ${MAX_PAGE_BYTES / 1024 / 1024} MB.`
        : "This gzip file is damaged and cannot be unpacked.",
    );
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
