import { decodeText } from "../decode.ts";
import type { Draft } from "../draft.ts";
import type { Tools } from "../tools.ts";
import { pageDraft } from "./page-draft.ts";

/** The known address of a page. */
export interface PageOrigin {
  /** The answer that it came in, or null for a saved page. */
  fetched: { url: string; charset: string | null } | null;
  /** The address that a save or the operator names for it, or null. */
  url: string | null;
}

/** A page's bytes as a draft. */
export function readPage(bytes: Uint8Array, origin: PageOrigin, tools: Tools): Promise<Draft> {
  return readHtml(decodeText(bytes, origin.fetched?.charset ?? null), origin, tools);
}

/** A page's text as a draft. */
export async function readHtml(html: string, origin: PageOrigin, tools: Tools): Promise<Draft> {
  const { fetched } = origin;
  const saved = origin.url ?? savedFrom(html);
  const page = await tools.pages.read({ html, url: fetched?.url ?? saved, today: tools.today });
  return pageDraft({ ...page, ownUrl: saved ?? page.ownUrl }, fetched?.url ?? null);
}

/** The address above the headline of a saved reader view. */
function readerAddress(html: string): string | undefined {
  const link = /<a\s[^>]*class="[^"]*\breader-domain\b[^"]*"[^>]*>/i.exec(
    html.slice(0, MAX_READER_HEAD),
  )?.[0];
  return /\shref="(https?:\/\/[^"\s]+)"/i.exec(link ?? "")?.[1];
}

/** HTTrack writes the address without its scheme. */
function mirroredFrom(head: string): string | undefined {
  const address = /<!--\s*Mirrored from (\S+) by HTTrack/i.exec(head)?.[1];
  return address === undefined ? undefined : `https://${address}`;
}

/** Browsers set their reader's styles above it. */
const MAX_READER_HEAD = 200_000;

/** The address that a browser or SingleFile wrote into the page that it saved, or null. */
function savedFrom(html: string): string | null {
  const head = html.slice(0, 4_096);
  const singleFile = /<!--\s*Page saved with SingleFile[\s\S]*?-->/i.exec(head)?.[0] ?? "";
  const address =
    /^\s*url:\s*(https?:\/\/\S+)\s*$/im.exec(singleFile)?.[1] ??
    /<!--\s*saved from (?:url=\(\d+\))?(https?:\/\/[^\s]+?)(?:\s+at\s[^>]*)?\s*-->/i.exec(
      head,
    )?.[1] ??
    /<meta name="?savepage-url"? content="?(https?:\/\/[^"\s>]+)/i.exec(head)?.[1] ??
    mirroredFrom(head) ??
    readerAddress(html);
  return address !== undefined && URL.canParse(address) ? new URL(address).href : null;
}
