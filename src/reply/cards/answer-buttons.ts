import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIMessageTopLevelComponent,
} from "discord-api-types/v10";
import type { Article, Paragraph } from "../../articles/article.ts";
import { buttonId, numberIn, parseButtonId } from "../discord/button-id.ts";
import { button, customIds, linkButton, row } from "../discord/components.ts";
import { LIMITS } from "../discord/limits.ts";
import { decodeRefs, encodeRef, encodeRefs, type PassageRef } from "../discord/passage-ref.ts";
import type { Renderer } from "../renderer.ts";
import {
  type AnswerPlace,
  type AnswerView,
  decodeMode,
  encodeMode,
  type Mode,
  type ShownPassage,
} from "./answer-view.ts";
import { passageButtons } from "./paging.ts";

type Row = APIActionRowComponent<APIButtonComponent>[];

/** ◀ and ▶ through the passages, the whole article, and its page on the web. */
export function passageRow(view: AnswerView, { article }: ShownPassage, renderer: Renderer): Row {
  const { mode, refs, position } = view;
  const { passage } = renderer.messages;
  const shown = refs[position];
  const all = encodeRefs(refs, LIMITS.component.customId - showId(mode, -1, "").length);
  const at = { page: position, pages: all.split(".").length };
  return row(
    ...passageButtons(at, (target) => showId(mode, target, all), renderer),
    shown ? button(passage.fullArticle, buttonId("source", "read", encodeRef(shown))) : null,
    linkButton(passage.original, article.url),
  );
}

/** The paragraphs before and after, what other outlets write, and why the passage was found. */
export function contextRow(view: AnswerView, passage: ShownPassage, renderer: Renderer): Row {
  const { mode, refs, position, offset = 0 } = view;
  const { compare, why } = renderer.messages;
  const shown = refs[position];
  if (shown === undefined) return [];
  const neighbours = contextButtons(view, passage, renderer);
  if (offset !== 0) return row(...neighbours);
  const state = [encodeMode(mode), encodeRef(shown)];
  return row(
    ...neighbours,
    mode.answered ? button(compare.others, buttonId("compare", "others", ...state)) : null,
    button(why.button, buttonId("ask", "why", ...state)),
  );
}

export function exactRow({ mode, corrected }: AnswerView, { messages }: Renderer): Row {
  if (mode.exact || corrected.length === 0) return [];
  const label = messages.answer.searchExactly(corrected.map(({ from }) => from));
  return row(button(label, buttonId("ask", "exact", encodeMode(mode))));
}

function showId(mode: Mode, position: number, refs: string): string {
  return buttonId("ask", "show", encodeMode(mode), position, refs);
}

/** What ◀ and ▶ ask for. */
export function decodeShow([mode, position, refs = ""]: readonly string[]): AnswerPlace {
  return {
    mode: decodeMode(mode),
    refs: decodeRefs(refs),
    position: numberIn(position),
    offset: 0,
  };
}

/** What a button to a neighbour, or back, asks for; the other passages are read off the pager. */
export function decodeContext(
  [mode, position, offset, ref = ""]: readonly string[],
  components: readonly APIMessageTopLevelComponent[],
): AnswerPlace {
  const refs = refsIn(components);
  return {
    mode: decodeMode(mode),
    refs: refs.length > 0 ? refs : decodeRefs(ref).slice(0, 1),
    position: numberIn(position),
    offset: numberIn(offset),
  };
}

/** The passages that a message's pager leads to. */
function refsIn(components: readonly APIMessageTopLevelComponent[]): PassageRef[] {
  for (const id of customIds(components).map(parseButtonId)) {
    if (id?.command === "ask" && id.button === "show") return decodeRefs(id.state[2] ?? "");
  }
  return [];
}

/** The paragraph that far from a passage's; undefined beyond the article's ends. */
export function neighbour(
  { article, paragraph }: { article: Article; paragraph: Paragraph },
  offset: number,
): Paragraph | undefined {
  return article.paragraphs[paragraph.ordinal - 1 + offset];
}

/** Buttons to the neighbours, and back to the passage where one of them is shown. */
function contextButtons(
  { mode, refs, position, offset: wanted = 0 }: AnswerView,
  shown: ShownPassage,
  { messages }: Renderer,
): APIButtonComponent[] {
  const { passage } = messages;
  const ref = refs[position];
  if (ref === undefined || shown.article.paragraphs.length < 2) return [];
  // The article may have grown shorter since.
  const offset = neighbour(shown, wanted) === undefined ? 0 : wanted;
  const idOf = (target: number, ...distinct: string[]): string =>
    buttonId("ask", "near", encodeMode(mode), position, target, encodeRef(ref), ...distinct);
  const isBeyond = (target: number): boolean => neighbour(shown, target) === undefined;
  return [
    button(passage.before, idOf(offset - 1), isBeyond(offset - 1)),
    ...(offset === 0 ? [] : [button(passage.back, idOf(0, "back"))]),
    button(passage.after, idOf(offset + 1), isBeyond(offset + 1)),
  ];
}
