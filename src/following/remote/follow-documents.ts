import type { SearchConnection } from "../../index/remote/connection.ts";
import { SharedDocuments } from "../../index/remote/shared-documents.ts";
import type { Follow } from "../follows.ts";

/** What an audience follows: one document, so that their number is held to, whoever adds one. */
export interface AudienceDocument {
  /** The document's id. */
  audience: string;
  channel: string | null;
  follows: FollowEntry[];
}

export interface FollowEntry extends Omit<Follow, "channel"> {
  /** Milliseconds since 1970. */
  since: number;
  after: number;
}

/** What was told of a followed question, and what is still to be. */
export interface ToldDocument {
  follow: number;
  /** The last day on which it was told, and how often on that day. */
  day: string;
  told: number;
  quotes: { article: string; sketch: string; at: number }[];
  untold: UntoldEntry[];
  /** The earliest of those. */
  due?: number;
}

export interface UntoldEntry {
  article: string;
  tries: number;
  due: number;
  /** Of an answer that is on its way: since when, and by which claim. */
  claim?: { at: number; by: string };
}

/** The fields that are searched by. */
const PROPERTIES = {
  audience: { type: "keyword" },
  follows: { properties: { id: { type: "long" } } },
  follow: { type: "long" },
  due: { type: "long" },
};

/**
 * Opens what an application's readers follow, beside an archive. The index has a name that no archive
 * and no analyser's index can have: a dot is in none of theirs.
 */
export function openFollowDocuments(
  connection: SearchConnection,
  archive: string,
  application: string,
): Promise<SharedDocuments> {
  return SharedDocuments.open(connection, `${archive}.follows.${application}`, PROPERTIES);
}

export function toldId(follow: number): string {
  return `told-${follow}`;
}
