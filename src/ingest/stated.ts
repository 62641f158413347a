import { cleanAuthors } from "./authors.ts";
import { findAmbiguous, findDates } from "./date/find-dates.ts";
import { withHyphens } from "./date/machine-date.ts";
import { ambiguousDate, UNKNOWN_DATE, type Draft } from "./draft.ts";
import { languageCode } from "./language-code.ts";
import { outletOfHost } from "./outlet.ts";

/** What a file's fields state of their article, as written. */
export interface StatedFields {
  title?: string | undefined;
  source?: string | undefined;
  url?: string | undefined;
  date?: string | undefined;
  authors?: readonly string[] | undefined;
  language?: string | undefined;
}

/** A draft with what its file's fields state. `where` names them: "The file's front matter". */
export function withStated(
  draft: Draft,
  fields: StatedFields,
  { where, today }: { where: string; today: string },
): Draft {
  const filled: Draft = { ...draft, warnings: [...draft.warnings] };
  if (fields.title) filled.title = fields.title;
  const authors = cleanAuthors(fields.authors ?? [], [fields.source ?? null]);
  if (authors.length > 0) filled.authors = authors;
  filled.language = languageCode(fields.language ?? "") ?? filled.language;
  if (fields.url && /^https?:\/\/\S+$/.test(fields.url) && URL.canParse(fields.url)) {
    Object.assign(filled, { url: fields.url, urlEvidence: "in-text" });
  }
  const host = filled.url === null ? null : outletOfHost(new URL(filled.url).hostname);
  if (fields.source && !/^https?:/.test(fields.source)) {
    const sourceReason = `${where} says "${fields.source}".`;
    Object.assign(filled, { source: fields.source, sourceEvidence: "stated", sourceReason });
  } else if (host !== null && (filled.source === null || filled.sourceEvidence === "url")) {
    const sourceReason = `The article is at ${filled.url}.`;
    Object.assign(filled, { source: host, sourceEvidence: "url", sourceReason });
  }
  const said = withHyphens(fields.date ?? "");
  const reading = { language: fields.language ?? null };
  const [date] = findDates(said, reading);
  const ambiguous = date ? null : findAmbiguous(said, reading);
  if (date && date.value <= today) {
    const evidence = `${where} says ${date.text}.`;
    filled.date = { ...UNKNOWN_DATE, value: date.value, status: "stated", evidence };
  } else if (ambiguous) {
    filled.date = ambiguousDate(ambiguous);
    filled.warnings.push(`${filled.date.evidence} Give it with --date.`);
  }
  return filled;
}
