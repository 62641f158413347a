import type { Name } from "./lookup.ts";

const ARTICLE = /(?:^|\s)(?<article>the|an?)\s*$/iu;
const AUXILIARY = "did|does|do|has|have|had|is|are|was|were|will|would|can|could|should|must";
/** "What did X" asks for what X said; any other verb cannot be guessed. */
const WHAT_DID = /(?:^|\s)what\s+(?:did|does|do|will|would)$/iu;
/** A beginning after which a name alone does not make a question: "when did", "who", "did". */
const UNFINISHED = new RegExp(
  String.raw`(?:(?:^|\s)(?:(?:what|who|whom|why|how|when|where)\s+(?:did|does|do|has|have|had|will|would|can|could|should|must)|(?:why|how|when)\s+(?:is|are|was|were)|who|whom|whose|what|which|when|where|why|how|many|much)|^(?:${AUXILIARY}))$`,
  "iu",
);

/**
 * A question that begins as typed and names what was begun. Where the two together could not be
 * asked ("what is the Lavrov", "when did Lavrov"), the name alone.
 */
export function completeWithName(head: string, { text, withArticle }: Name): string {
  const article = ARTICLE.exec(head)?.groups?.["article"];
  const before = article === undefined ? head : head.replace(ARTICLE, " ");
  if (article !== undefined && !(withArticle && article.toLowerCase() === "the")) return text;
  const begun = before.trim();
  if (begun === "") return head + text;
  if (WHAT_DID.test(begun)) return `${head}${text} say`;
  return UNFINISHED.test(begun) ? text : head + text;
}
