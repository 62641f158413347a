import { InputError } from "./input-error.ts";

/**
 * Bytes as text: by byte order mark, then by the charset that the server or an HTML page names, else UTF-8.
 * @throws {InputError} for binary data and for bytes that are not in the encoding they claim.
 */
export function decodeText(bytes: Uint8Array, charset: string | null = null): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, "utf-16be");
  if (bytes.includes(0)) throw new InputError("This is binary, not text.");
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decode(bytes, "utf-8");
  return decode(bytes, charset ?? declaredCharset(bytes) ?? "utf-8");
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString("latin1");
  const match =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head) ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i.exec(head);
  return match?.[1] ?? null;
}

function decode(bytes: Uint8Array, label: string): string {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch {
    throw new InputError(`The encoding "${label}" is unknown; save the text as UTF-8.`);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    // A page that says UTF-8 with a stray byte in an advertisement is still a page.
    if (/<html|<!doctype html/i.test(Buffer.from(bytes.subarray(0, 2_048)).toString("latin1"))) {
      return new TextDecoder(label).decode(bytes);
    }
    throw new InputError(`This is not ${decoder.encoding.toUpperCase()} text; save it as UTF-8.`);
  }
}
