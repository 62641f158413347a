import type { Draft } from "./draft.ts";
import type { FetchOptions } from "./fetch/answer.ts";
import type { AddressList } from "./formats/address-list.ts";
import { InputError } from "./input-error.ts";
import type { PageReader } from "./page/page.ts";

/** What one input, or one entry of a feed, turned out to be. */
export type Item =
  | { input: string; kind: "article"; draft: Draft }
  /** A feed's entry of which only the beginning could be had. */
  | { input: string; kind: "teaser"; draft: Draft }
  /** Addresses instead of an article; each becomes an input where the operator agrees. */
  | { input: string; kind: "list"; list: AddressList }
  | { input: string; kind: "error"; message: string };

export interface Tools {
  pages: PageReader;
  /** "2026-11-22"; rules out what lies ahead, and is never taken for a date of publication. */
  today: string;
  /** The address that the operator gave for a file, or null. */
  url: string | null;
  stdin: () => Promise<Uint8Array>;
  fetch?: FetchOptions;
  /** Whether an address is already in the corpus: a feed's entry that is there is not fetched again. */
  known?: (url: string) => boolean;
  /** Whether to fetch the addresses that an input lists; nobody is asked and none is fetched without it. */
  follow?: (input: string, list: AddressList) => Promise<boolean>;
}

/** The item of an input that failed; other errors than those of the input are thrown on. */
export function failed(input: string, error: unknown): Item {
  if (!(error instanceof InputError)) throw error;
  return { input, kind: "error", message: error.message };
}
