import PostalMime, { type Email } from "postal-mime";
import { InputError } from "../input-error.ts";

/** A mail's text and what its headers say. */
export interface Mail {
  subject: string | null;
  /** The sender's name, without the address; null for a mail that was forwarded. */
  sender: string | null;
  /** "Thu, 9 Mar 2023 19:40:00 +0100", as written: its day is the sender's own. */
  date: string | null;
  html: string | null;
  text: string | null;
}

/** A page saved as MHTML: its own address and what the browser saw. */
export interface SavedPage {
  html: string;
  url: string | null;
}

const MAX_NESTING = 16;
const MAX_MAILS = 5_000;

/** @throws {InputError} when it cannot be read as a mail. */
export async function readMail(bytes: Uint8Array): Promise<Mail> {
  const mail = await parsed(bytes);
  const forwarded = /^\s*(?:fwd?|wg|tr|rv)\s*:/i.test(mail.subject ?? "");
  const raw = mail.headers.find(({ key }) => key === "date")?.value ?? null;
  return {
    subject: mail.subject?.replace(/^\s*(?:(?:fwd?|wg|tr|rv|re)\s*:\s*)+/i, "") || null,
    sender: forwarded ? null : mail.from?.name?.trim() || null,
    date: forwarded ? null : raw,
    html: mail.html ?? null,
    text: mail.text ?? null,
  };
}

/** The mails of a mailbox file, each as its bytes. */
export function splitMailbox(text: string): string[] {
  const mails = text.split(/^From \S+ .*\d{4}\s*$\n/m).filter((mail) => mail.trim() !== "");
  return mails.slice(0, MAX_MAILS);
}

/**
 * The page of an MHTML file: the part that the header names, or the first that is HTML; others are frames.
 * @throws {InputError} when it holds no page.
 */
export async function readMhtml(bytes: Uint8Array): Promise<SavedPage> {
  const text = Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n");
  const end = text.indexOf("\n\n");
  const header = text.slice(0, Math.max(0, end)).replace(/\n[ \t]+/g, " ");
  const boundary = /boundary\s*=\s*(?:"([^"\n]+)"|([^\s;]+))/i.exec(header);
  const delimiter = `\n--${boundary?.[1] ?? boundary?.[2]}`;
  const parts = boundary === null ? [text] : text.split(delimiter).slice(1);
  const pages = parts.filter((each) =>
    /^content-type:\s*(?:text\/html|application\/xhtml)/im.test(each.slice(0, 4_096)),
  );
  const main = /\bstart\s*=\s*"?(<[^>\s]+>)/i.exec(header)?.[1];
  const part =
    pages.find((each) => main !== undefined && each.slice(0, 4_096).includes(main)) ?? pages[0];
  if (part === undefined) throw new InputError("This saved page (MHTML) holds no HTML.");
  const own = boundary === null ? part : part.slice(part.indexOf("\n") + 1);
  const mail = await parsed(Buffer.from(own, "latin1"));
  return { html: mail.html ?? "", url: location(header) ?? location(part.slice(0, 4_096)) ?? null };
}

/** The address that a header block names. */
function location(headers: string): string | undefined {
  return /^(?:snapshot-)?content-location:\s*(https?:\/\/\S+)/im.exec(headers)?.[1];
}

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: MAX_NESTING });
  } catch (error) {
    throw new InputError(
      `The mail cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
