import { brotliDecompressSync, createGunzip, gunzipSync, inflateSync } from "node:zlib";
import { Readable } from "node:stream";
import { InputError } from "../input-error.ts";
import { MAX_PAGE_BYTES } from "../page/page.ts";

/** A page that a crawl stored: where it stood and what the server sent. */
export interface CrawledPage {
  url: string;
  charset: string | null;
  bytes: Uint8Array;
}

const MAX_LINE = 64 * 1024;
const MAX_HEADER_LINES = 500;
const CRLF_CRLF = Buffer.from("\r\n\r\n");

/**
 * The pages of a WARC file in order, gzipped or not, whatever its size: answers with status 200 that are HTML. What
 * is too large for a page is passed over.
 * @throws {InputError} when a record is malformed.
 */
export async function* crawledPages(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<CrawledPage> {
  const reader = new ByteReader(source);
  for (;;) {
    const headers = await readHeaders(reader);
    if (headers === null) return;
    const length = Number(headers.get("content-length"));
    if (!Number.isSafeInteger(length) || length < 0) throw malformed("a record has no length");
    const type = headers.get("warc-type");
    const wanted = type === "response" || type === "resource";
    if (!wanted || length > MAX_PAGE_BYTES) await reader.skip(length);
    else {
      const page = toPage(headers, await reader.take(length));
      if (page) yield page;
    }
  }
}

/** Unpacks a stream of gzip members one after the other. */
export function unpacked(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const packed = Readable.from(source);
  const gunzip = createGunzip();
  packed.on("error", (error) => gunzip.destroy(error));
  return packed.pipe(gunzip);
}

async function readHeaders(reader: ByteReader): Promise<Map<string, string> | null> {
  let line = await reader.line();
  while (line === "") line = await reader.line();
  if (line === null) return null;
  if (!/^WARC\/\d/.test(line)) throw malformed("a record does not begin with its version");
  const headers = new Map<string, string>();
  for (let count = 0; count < MAX_HEADER_LINES; count++) {
    const field = await reader.line();
    if (field === null || field === "") return headers;
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(field) ?? [];
    if (name !== undefined) headers.set(name.toLowerCase(), value ?? "");
  }
  throw malformed("a record has too many headers");
}

function toPage(record: ReadonlyMap<string, string>, block: Uint8Array): CrawledPage | null {
  const url = (record.get("warc-target-uri") ?? "").replace(/^<|>$/g, "");
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return null;
  if (record.get("warc-type") === "resource") {
    return isHtml(record.get("content-type")) ? { url, charset: null, bytes: block } : null;
  }
  const end = Buffer.from(block.buffer, block.byteOffset, block.length).indexOf(CRLF_CRLF);
  if (end < 0) return null;
  const [status = "", ...fields] = Buffer.from(block.subarray(0, end))
    .toString("latin1")
    .split("\r\n");
  const headers = new Map(
    fields.map((field) => {
      const at = field.indexOf(":");
      return [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1).trim()];
    }),
  );
  const contentType = headers.get("content-type");
  if (!/^HTTP\/\S+ 200\b/.test(status) || !isHtml(contentType)) return null;
  const sent = block.subarray(end + CRLF_CRLF.length);
  const whole = /chunked/i.test(headers.get("transfer-encoding") ?? "") ? unchunked(sent) : sent;
  const bytes = decompressed(whole, headers.get("content-encoding") ?? "");
  const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? "")?.[1] ?? null;
  return bytes && { url, charset, bytes };
}

function isHtml(contentType: string | undefined): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? "");
}

/** Crawlers keep the answer as it was sent, or already joined under the same header. */
function unchunked(sent: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  const buffer = Buffer.from(sent.buffer, sent.byteOffset, sent.length);
  let at = 0;
  for (;;) {
    const end = buffer.indexOf("\r\n", at);
    const size = /^([\da-f]{1,8})\s*(?:;|$)/i.exec(
      buffer.subarray(at, Math.max(at, end)).toString("latin1"),
    )?.[1];
    if (end < 0 || size === undefined) return parts.length === 0 ? sent : Buffer.concat(parts);
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(parts);
    parts.push(buffer.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}

function decompressed(bytes: Uint8Array, encoding: string): Uint8Array | null {
  const limit = { maxOutputLength: MAX_PAGE_BYTES };
  try {
    if (/gzip/i.test(encoding)) return gunzipSync(bytes, limit);
    if (/\bbr\b/i.test(encoding)) return brotliDecompressSync(bytes, limit);
    return /deflate/i.test(encoding) ? inflateSync(bytes, limit) : bytes;
  } catch {
    // Already unpacked by the crawler, or larger than a page may be.
    return bytes[0] === 0x3c ? bytes : null;
  }
}

function malformed(what: string): InputError {
  return new InputError(`This web archive (WARC) cannot be read on: ${what}.`);
}

/** Reads lines and blocks from chunks of any size, holding one chunk at a time. */
class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** The next line without its end; null at the end of the source. */
  async line(): Promise<string | null> {
    let end = this.#held.indexOf(10);
    while (end < 0) {
      if (this.#held.length > MAX_LINE) throw malformed("a line is too long");
      const from = this.#held.length;
      if (!(await this.#more())) return from === 0 ? null : this.#cut(from).toString("utf8");
      end = this.#held.indexOf(10, from);
    }
    return this.#cut(end + 1)
      .toString("utf8")
      .replace(/\r?\n$/, "");
  }

  /** So many bytes, or what is left: a crawl that was cut off keeps its last page. */
  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      if (this.#held.length === 0 && !(await this.#more())) break;
      const part = this.#cut(Math.min(missing, this.#held.length));
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }

  async skip(length: number): Promise<void> {
    let missing = length;
    while (missing > 0) {
      if (this.#held.length === 0 && !(await this.#more())) return;
      missing -= this.#cut(Math.min(missing, this.#held.length)).length;
    }
  }

  #cut(length: number): Buffer {
    const part = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return part;
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#next();
    if (done === true || value === undefined) return false;
    const chunk = Buffer.from(value.buffer, value.byteOffset, value.length);
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    return true;
  }

  async #next(): Promise<IteratorResult<Uint8Array>> {
    try {
      return await this.#chunks.next();
    } catch (error) {
      throw malformed(error instanceof Error ? error.message : String(error));
    }
  }
}
