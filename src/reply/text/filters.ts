import type { APIActionRowComponent, APIButtonComponent } from "discord-api-types/v10";
import type { Operator } from "../../answer/question/operators.ts";
import { outletAndDate } from "./attribution.ts";
import { buttonId } from "../discord/button-id.ts";
import { button, primaryButton, row } from "../discord/components.ts";
import { formatDate, searchedSpan } from "./dates.ts";
import { LIMITS } from "../discord/limits.ts";
import { labelRenderer, type Renderer } from "../renderer.ts";
import type { DateSpan } from "../../articles/store.ts";
import type { QuestionOutcome } from "../../answer/ask.ts";

const LABEL_LENGTH = 48;
const MAX_PHRASES = 3;
const { rowButtons: MAX_CHIPS } = LIMITS.component;

/** An operator in the reader's words: "TASS", "from May 2023", "“exact words”". */
function filterWords({ kind, value, title }: Operator, { messages, show }: Renderer): string {
  const { filters, locale } = messages;
  const words: Record<Operator["kind"], () => string> = {
    source: () => show(value, LABEL_LENGTH),
    "not-source": () => filters.notFrom(show(value, LABEL_LENGTH)),
    article: () => show(title ?? value, LABEL_LENGTH),
    after: () => filters.after(formatDate(value, locale)),
    before: () => filters.before(formatDate(value, locale)),
    phrase: () => filters.phrase(show(value, LABEL_LENGTH)),
    without: () => filters.without(show(value, LABEL_LENGTH)),
    time: () => show(value, LABEL_LENGTH),
  };
  return words[kind]();
}

/** How many articles a filter by date left out because their date is not known. */
export function leftOutNotes({ outcome }: QuestionOutcome, { messages }: Renderer): string[] {
  return outcome.leftOut === 0 ? [] : [messages.filters.leftOut(outcome.leftOut)];
}

/** How many articles were searched: all of them with their dates, or those that the filter leaves. */
export function searchedArticles(
  { searched }: QuestionOutcome,
  { articles, span }: { articles: { size: number }; span: DateSpan },
  { messages }: Renderer,
): string {
  return searched === null
    ? searchedSpan(articles.size, span, messages)
    : messages.filters.searched(searched, articles.size);
}

/** Why nothing was found within the filters; null where something was, or nothing was asked. */
export function emptyNotes(found: QuestionOutcome, renderer: Renderer): string[] | null {
  const { parsed, outcome, searched, read } = found;
  const { messages, show } = renderer;
  const { filters } = messages;
  if (parsed.operators.length === 0 || outcome.passages.length > 0) return null;
  if (searched === 0) return [filters.noArticles];
  const phrases = parsed.phrases.slice(0, MAX_PHRASES).map((each) => show(each, LABEL_LENGTH));
  if (phrases.length === 0 && outcome.missing.length > 0) return null;
  if (parsed.without.length > 0) {
    return [searched === null && phrases.length === 0 ? filters.allHold : filters.noneFits];
  }
  if (phrases.length === 0) return [filters.noMatch];
  return [read === null ? filters.noneHolds(phrases) : filters.noneReadHolds(phrases, read)];
}

/** What would be found without a filter. */
export function insteadNotes({ parsed, instead }: QuestionOutcome, renderer: Renderer): string[] {
  if (instead === null) return [];
  const { filters } = renderer.messages;
  const operator = instead.without === "all" ? undefined : parsed.operators[instead.without];
  const words = operator ? renderer.filter(filterWords(operator, renderer)) : null;
  const from = outletAndDate(instead.passage.article, renderer);
  return [filters.instead(words, from)];
}

/** A button for each operator, which asks again without it; the one that would help is blue. */
export function filterRow(
  { parsed, instead }: QuestionOutcome,
  mode: string,
  renderer: Renderer,
): APIActionRowComponent<APIButtonComponent>[] {
  const { operators } = parsed;
  const { filters } = renderer.messages;
  const labels = labelRenderer(renderer);
  const all = operators.length > MAX_CHIPS || instead?.without === "all";
  const chips = operators.slice(0, all ? MAX_CHIPS - 1 : MAX_CHIPS).map((operator, position) => {
    const label = filters.remove(filterWords(operator, labels));
    const make = instead?.without === position ? primaryButton : button;
    return make(label, buttonId("ask", "without", mode, position));
  });
  const make = instead?.without === "all" ? primaryButton : button;
  const last = all
    ? make(filters.remove(filters.all), buttonId("ask", "without", mode, "all"))
    : null;
  return row(...chips, last);
}
