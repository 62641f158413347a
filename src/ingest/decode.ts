import { analyse } from "chardet";
import { InputError } from "./input-error.ts";

/** Bytes looked at for a declaration of the charset, as browsers do. */
const HEAD_BYTES = 2_048;
/** Bytes that are not ASCII, with their neighbours, from which a charset is guessed. */
const SAMPLE_BYTES = 64 * 1024;
/** A page in UTF-8 may hold this share of broken bytes, in an advertisement say, and still be one. */
const MAX_BROKEN = 0.002;
/** What the detector gives (of 100) to encodings of several bytes for which nothing speaks. */
const NO_CONFIDENCE = 10;

/**
 * Bytes as text. A byte order mark decides, then whether they are valid UTF-8, whatever is declared; then what an
 * XML prolog, the server and a `<meta>` declare, where the bytes fit it; then what their frequency suggests.
 * @throws {InputError} for binary data and for bytes that fit no encoding.
 */
export function decodeText(bytes: Uint8Array, charset: string | null = null): string {
  const wide = wideEncoding(bytes);
  if (wide !== null) return decoded(bytes, wide) ?? refuse();
  if (bytes.includes(0)) throw new InputError("This is a binary file, not text.");
  const declared = declaredCharsets(bytes, charset);
  // These are ASCII bytes that mean other letters.
  const escaped = declared.find((label) => /^(?:iso-2022-|hz-)/i.test(label));
  if (escaped === undefined) {
    const utf8 = decoded(bytes, "utf-8");
    if (utf8 !== null) return utf8;
  }
  for (const label of declared) {
    const text = decoded(bytes, label);
    if (text !== null) return text;
  }
  return mostlyUtf8(bytes) ?? guessed(bytes) ?? refuse();
}

function refuse(): never {
  throw new InputError("Unknown encoding; save it as UTF-8.");
}

/** UTF-16, by its mark or by every other byte being zero. */
function wideEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = bytes.subarray(0, HEAD_BYTES);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > 0.35 * head.length && even === 0) return "utf-16le";
  return even > 0.35 * head.length && odd === 0 ? "utf-16be" : null;
}

/** What is declared, the most trusted first: an XML prolog is the author's, a header often the server's default. */
function declaredCharsets(bytes: Uint8Array, header: string | null): string[] {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString("latin1");
  const prolog = /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  const meta = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  return [prolog, header, meta].filter((label) => label !== undefined && label !== null);
}

/** The text, or null when the label is unknown or a byte does not fit it. */
function decoded(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function mostlyUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const wide = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return broken < wide && broken <= MAX_BROKEN * text.length ? text : null;
}

function guessed(bytes: Uint8Array): string | null {
  for (const { name, confidence } of analyse(sampleOf(bytes)).slice(0, 5)) {
    if (confidence <= NO_CONFIDENCE || /^(?:utf-8|ascii)$/i.test(name)) continue;
    const text = decoded(bytes, name);
    // Control characters of the upper half are letters of another encoding.
    if (text !== null && !/[\u0080-\u009F]/.test(text)) return text;
  }
  return null;
}

/** The lines that hold other bytes than ASCII: markup and English would outweigh them. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let at = 0; at < bytes.length && size < SAMPLE_BYTES; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const part = bytes.subarray(Math.max(0, at - 32), at + 32);
    parts.push(part);
    size += part.length;
    at += 31;
  }
  return Buffer.concat(parts);
}
