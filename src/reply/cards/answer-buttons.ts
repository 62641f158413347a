import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import type { Article, Paragraph } from "../../articles/article.ts";
import { buttonId, numberIn, parseButtonId } from "../discord/button-id.ts";
import { button, customIds, menu, type MenuChoice, row } from "../discord/components.ts";
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

/**
 * What a thumb reaches: on to the next passage, or from the last to the first, the paragraph after
 * this one, and the whole article. In an article's context, back to the passage first.
 */
export function controlRow(view: AnswerView, shown: ShownPassage, { messages }: Renderer) {
  const { passage } = messages;
  const { refs, position } = view;
  const ref = refs[position];
  const offset = offsetOf(view, shown);
  const goes = (to: number, ...distinct: string[]): string => nearId(view, to, ...distinct);
  const isLast = neighbour(shown, offset + 1) === undefined;
  const several = shown.article.paragraphs.length > 1;
  const next = onward(view, messages);
  return row(
    offset !== 0
      ? button(passage.back, goes(0, "back"))
      : next && button(next.label, next.customId),
    several && ref ? button(passage.readOn, goes(offset + 1), isLast) : null,
    ref ? button(passage.fullArticle, buttonId("source", "read", encodeRef(ref))) : null,
  );
}

/** ▶ Next (1/5): past the runner-up where it is in sight; null where there is one passage. */
function onward(view: AnswerView, { passage }: Renderer["messages"]): MenuChoice | null {
  const { mode, refs, position, runnerUp } = view;
  const all = encodeRefs(refs, LIMITS.component.customId - showId(mode, -1, "").length);
  const of = all.split(".").length;
  const last = position + (runnerUp ? 2 : 1);
  if (of < 2 || (position === 0 && last >= of)) return null;
  const shown = runnerUp ? `${position + 1}–${last}` : String(last);
  const to = last < of ? last : 0;
  const label = (to === 0 ? passage.toFirst : passage.onward)(shown, of);
  return { label, customId: showId(mode, to, all) };
}

/** What is wanted now and then: why the passage, other outlets, the paragraph before, other spelling. */
export function moreMenu(view: AnswerView, shown: ShownPassage, { messages }: Renderer) {
  const { mode, refs, position, corrected } = view;
  const { answer, compare, passage, why } = messages;
  const ref = refs[position];
  if (ref === undefined) return [];
  const offset = offsetOf(view, shown);
  const state = [encodeMode(mode), encodeRef(ref)];
  const inSight = offset === 0;
  const choices = [
    // In an article's context, this is what holds the other passages.
    !inSight && onward(view, messages),
    inSight && { label: why.button, customId: buttonId("ask", "why", ...state) },
    inSight &&
      mode.answered && { label: compare.others, customId: buttonId("compare", "others", ...state) },
    neighbour(shown, offset - 1) !== undefined && {
      label: passage.before,
      customId: nearId(view, offset - 1),
    },
    !mode.exact &&
      corrected.length > 0 && { label: exactLabel(view, answer), customId: exactId(mode) },
  ];
  return menu(
    buttonId("ask", "more"),
    passage.more,
    choices.filter((each) => each !== false && each !== null),
  );
}

/** A search without corrections, where there is no passage with a menu to hold it. */
export function exactRow(view: AnswerView, { messages }: Renderer) {
  const { mode, corrected, passage } = view;
  if (mode.exact || corrected.length === 0 || passage !== null) return [];
  return row(button(exactLabel(view, messages.answer), exactId(mode)));
}

function exactLabel(
  { corrected }: Pick<AnswerView, "corrected">,
  { searchExactly }: Renderer["messages"]["answer"],
): string {
  return searchExactly(corrected.map(({ from }) => from));
}

function exactId(mode: Mode): string {
  return buttonId("ask", "exact", encodeMode(mode));
}

/** Leads to a paragraph so far from the passage; `distinct` tells two buttons to one place apart. */
function nearId({ mode, refs, position }: AnswerView, to: number, ...distinct: string[]): string {
  const [ref] = refs.slice(position);
  const encoded = ref === undefined ? "" : encodeRef(ref);
  return buttonId("ask", "near", encodeMode(mode), position, to, encoded, ...distinct);
}

/** How far from the passage the paragraph is that is shown; the article may have grown shorter. */
function offsetOf({ offset = 0 }: AnswerView, shown: ShownPassage): number {
  return neighbour(shown, offset) === undefined ? 0 : offset;
}

function showId(mode: Mode, position: number, refs: string): string {
  return buttonId("ask", "show", encodeMode(mode), position, refs);
}

/** What ▶ asks for, and ◀ in older messages. */
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

/** The passages that a message's "Next" leads to. */
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
