import type { Draft } from "./draft.ts";
import type { Plan } from "./add.ts";

/** Dropped lines shown one by one; the rest is counted. */
const SHOWN = 12;
const WIDTH = 100;

/** What was understood of an input and how it is known, for the operator's terminal. */
export function describePlan(plan: Plan): string {
  const { draft } = plan;
  const subheadings = draft.blocks.filter(({ kind }) => kind === "subheading").length;
  const posts = draft.blocks.filter(({ kind }) => kind === "post").length;
  const paragraphs = draft.blocks.length - subheadings - posts;
  const lines = [
    plan.replaces === null ? plan.fileName : `${plan.fileName} (replaced)`,
    row("title", draft.title ?? ""),
    row("source", knownBy(draft.source, draft.sourceEvidence, draft.sourceReason)),
    row("date", knownBy(draft.date.value, draft.date.status, draft.date.evidence)),
    ...bounds(draft),
    ...(draft.authors.length === 0 ? [] : [row("author", draft.authors.join(", "))]),
    ...(draft.url === null ? [] : [row("url", `${draft.url} (${draft.urlEvidence})`)]),
    ...(draft.updated === null ? [] : [row("updated", draft.updated)]),
    row("text", `${counted(paragraphs, "paragraph")}, ${counted(subheadings, "subheading")}`),
    ...draft.dropped
      .slice(0, SHOWN)
      .map(({ text, reason }) => row("dropped", `"${short(text)}": ${reason}`)),
    ...(draft.dropped.length > SHOWN
      ? [row("dropped", `and ${draft.dropped.length - SHOWN} more`)]
      : []),
    ...draft.warnings.map((warning) => row("!", warning)),
    ...(draft.needsReview
      ? [row("!", "Marked needs_review: true; remove that line when you have checked it.")]
      : []),
  ];
  return lines.join("\n");
}

function row(name: string, value: string): string {
  return `  ${name.padEnd(8)}${value}`;
}

function knownBy(value: string | null, evidence: string, reason: string | null): string {
  const how = reason === null ? evidence : `${evidence}: ${reason}`;
  return `${value ?? "unknown"} (${how})`;
}

function bounds({ date }: Draft): string[] {
  const after = date.notBefore === null ? [] : [`not before ${date.notBefore}`];
  const before = date.notAfter === null ? [] : [`not after ${date.notAfter}`];
  const both = [...after, ...before];
  return both.length === 0 ? [] : [row("", both.join(", "))];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function short(text: string): string {
  return text.length <= WIDTH ? text : `${text.slice(0, WIDTH - 1)}…`;
}
