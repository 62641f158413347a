import { findDates } from "../date/find-dates.ts";
import { UNKNOWN_DATE, type Draft } from "../draft.ts";
import type { Mail } from "./mail.ts";
import { InputError } from "../input-error.ts";
import { readHtml } from "../page/read-page.ts";
import type { Tools } from "../tools.ts";
import { withoutQuoting } from "../raw/several.ts";
import { readText } from "../raw/read-text.ts";

/** A newsletter as a draft: its page or text, and what its headers add. */
export async function mailDraft(mail: Mail, tools: Tools): Promise<Draft> {
  const draft = await bodyDraft(mail, tools);
  const filled: Draft = {
    ...draft,
    title: draft.title ?? mail.subject,
    warnings: [...draft.warnings],
  };
  if (filled.source === null && mail.sender !== null) {
    const sourceReason = `The mail is from "${mail.sender}".`;
    Object.assign(filled, { source: mail.sender, sourceEvidence: "metadata", sourceReason });
    filled.warnings.push("The outlet is the sender's name; check it.");
  }
  const [sent] = findDates(mail.date ?? "");
  if (filled.date.value === null && sent && sent.value <= tools.today) {
    const evidence = `The mail was sent on ${sent.text}.`;
    filled.date = { ...UNKNOWN_DATE, value: sent.value, status: "metadata", evidence };
  }
  return filled;
}

async function bodyDraft({ html, text, subject }: Mail, tools: Tools): Promise<Draft> {
  if (html !== null && html.trim() !== "") {
    return readHtml(html, { fetched: null, url: tools.url }, tools);
  }
  if (text === null || text.trim() === "") throw new InputError("The mail holds no text.");
  const own = withoutQuoting(text);
  return readText(subject === null ? own : `Title: ${subject}\n\n${own}`, tools.today);
}
