import { InputError, PassingError } from "../input-error.ts";
import { fetchAnswer, type FetchOptions } from "./answer.ts";

export interface Fetched {
  /** Its address after redirects. */
  url: string;
  /** The charset named by the server, or null. */
  charset: string | null;
  bytes: Uint8Array;
}

/**
 * Fetches one page or feed from the public internet.
 * @throws {PassingError} when it cannot be had now.
 * @throws {InputError} when the address may not be fetched, answers with an error or is no text.
 */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const { url, status, charset, bytes } = await fetchAnswer(address, options);
  if (bytes !== null) return { url, charset, bytes };
  if (status === 429 || status >= 500) {
    throw new PassingError(`${url} answered ${status}; try again later.`);
  }
  throw new InputError(`${url} answered ${status}.`);
}
