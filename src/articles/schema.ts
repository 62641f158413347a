import { z } from "zod";
import { DATE_STATUS, SOURCE_EVIDENCE, URL_EVIDENCE } from "./article.ts";
import { isPartialDate, lastDay, firstDay } from "./calendar.ts";
import { foldSpace } from "./paragraphs.ts";

/** A rule on one field. It aborts, so that what goes together is judged on sound fields only. */
const rule = (error: string) => ({ error, abort: true });

const text = (limit: number, empty = "is empty; write text or leave the line out") =>
  z
    .string("write text, in quotes if YAML reads it as a number or a date")
    .transform(foldSpace)
    .refine((value) => value !== "", rule(empty))
    .refine((value) => !/\p{Cc}/u.test(value), rule("holds control characters; remove them"))
    .refine((value) => value.length <= limit, rule(`is longer than ${limit} characters`));

const partialDate = z
  .string('write a date in quotes, e.g. "2023-05-19", "2023-05" or "2023"')
  .refine(isPartialDate, rule('is no date; write e.g. "2023-05-19", "2023-05" or "2023"'));

const webAddress = z
  .string("write an address that starts with https:// or http://")
  .max(500, "is longer than 500 characters")
  .refine(isWebAddress, rule("is no web address; write one that starts with https:// or http://"));

const choice = <const T extends readonly string[]>(values: T) =>
  z.enum(values, `write one of: ${values.join(", ")}`);

/** The front matter of an article file: every key that may stand there, and what goes together. */
export const frontMatter = z
  .strictObject({
    title: z.preprocess((value) => value ?? "", text(300, "is required")),
    source: text(100).nullish(),
    source_evidence: choice(SOURCE_EVIDENCE).default("unknown"),
    url: webAddress.nullish(),
    url_evidence: choice(URL_EVIDENCE).nullish(),
    author: text(200).nullish(),
    date: partialDate.nullish(),
    date_status: choice(DATE_STATUS).default("unknown"),
    date_evidence: text(1_000).nullish(),
    date_not_before: partialDate.nullish(),
    date_not_after: partialDate.nullish(),
    retrieved: partialDate.nullish(),
  })
  .check((context) => {
    const fault = (field: string, message: string) =>
      context.issues.push({ code: "custom", path: [field], message, input: context.value });
    const { source, source_evidence, url, url_evidence, date, date_status } = context.value;
    const { date_evidence, date_not_before: from, date_not_after: to } = context.value;
    if (source && source_evidence === "unknown") {
      fault("source_evidence", "say how the source is known, e.g. stated");
    }
    if (!source && source_evidence !== "unknown") {
      fault("source", "is missing; name the outlet, or write source_evidence: unknown");
    }
    if (url && !url_evidence) fault("url_evidence", "say how the address is known, e.g. fetched");
    if (date && date_status === "unknown") {
      fault("date_status", "say how the date is known, e.g. stated");
    }
    if (!date && date_status !== "unknown") {
      fault("date", "is missing; write the date, or date_status: unknown");
    }
    if (date && !["stated", "unknown"].includes(date_status) && !date_evidence) {
      fault("date_evidence", "say in one sentence how the date is known");
    }
    if (date && (from || to)) {
      fault(from ? "date_not_before" : "date_not_after", "leave bounds out when a date is given");
    }
    if (from && to && firstDay(from) > lastDay(to)) {
      fault("date_not_after", "is before date_not_before");
    }
  });

function isWebAddress(address: string): boolean {
  if (/\s/u.test(address) || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}
