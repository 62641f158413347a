import { fromBufferPromise, openPromise } from "yauzl";
import { InputError } from "../input-error.ts";
import { crawledPages, unpacked, type CrawledPage } from "./warc.ts";

/**
 * The pages of the crawls in a WACZ file, read from its path or its bytes.
 * @throws {InputError} when it is no ZIP archive that can be read.
 */
export async function* packedPages(from: string | Uint8Array): AsyncGenerator<CrawledPage> {
  try {
    const zip = await (typeof from === "string"
      ? openPromise(from, { lazyEntries: true, autoClose: false })
      : fromBufferPromise(Buffer.from(from), { lazyEntries: true }));
    try {
      for await (const entry of zip.eachEntry()) {
        if (!/^archive\/[^/]+\.warc(?:\.gz)?$/.test(entry.fileName)) continue;
        const stream = await zip.openReadStreamPromise(entry);
        yield* crawledPages(entry.fileName.endsWith(".gz") ? unpacked(stream) : stream);
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`This web archive (WACZ) cannot be read: ${reason}.`);
  }
}
