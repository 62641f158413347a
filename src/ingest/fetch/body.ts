import type { Response } from "undici7";
import { InputError } from "../input-error.ts";
import { MAX_PAGE_BYTES } from "../page/page.ts";

/** An answer's body, unpacked, up to the limit: a small packed body may hold gigabytes. */
export async function readLimited(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    const bytes = part as Uint8Array;
    size += bytes.length;
    if (size > MAX_PAGE_BYTES) {
      throw new InputError(`The response is larger than ${MAX_PAGE_BYTES / 1024 / 1024} MB.`);
    }
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
