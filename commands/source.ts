import { parseArticle } from "../src/articles/front-matter.ts";
import {
  type App,
  type Command,
  type CommandRequest,
  type PressRequest,
  typedText,
} from "../src/command.ts";
import { articleCard, type ArticleView } from "../src/reply/cards/article.ts";
import { sentencesGone } from "../src/reply/cards/former-text.ts";
import { articleChoices, articleMenu, typedArticle } from "../src/reply/choices/article.ts";
import { numberIn } from "../src/reply/discord/button-id.ts";
import { file, notice, text } from "../src/reply/discord/components.ts";
import { localized, slashCommand } from "../src/reply/discord/declaration.ts";
import { decodeRefs, encodeRef, findPassage } from "../src/reply/discord/passage-ref.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { NO_HISTORY } from "../src/state/history.ts";
import { inPlace, privately } from "../src/reply/discord/visibility.ts";
import type { Messages } from "../src/reply/messages/messages.ts";
import { discordRenderer, type Renderer } from "../src/reply/renderer.ts";
import { articleFile } from "../src/reply/text/article-file.ts";

/** A whole title, an address or a slug fits. */
const TYPED_LENGTH = 500;
const TITLE_LENGTH = 120;

export const source: Command = {
  declaration: localized(declaration),
  run: privately(run),
  autocomplete: ({ focused, locale }, { archive }) =>
    articleChoices(focused.value, archive, discordRenderer(locale)),
  buttons: { open, read, page, former, file: sendFile },
};

function declaration({ names, source: own }: Messages) {
  return slashCommand(names.source, own.description, [
    {
      name: names.article,
      description: own.article,
      length: TYPED_LENGTH,
      required: true,
      autocomplete: true,
    },
    { name: names.private, description: own.private },
  ]);
}

async function run(request: CommandRequest, app: App): Promise<Reply> {
  const { archive } = app;
  const renderer = discordRenderer(request.locale);
  const { empty, several, unknown } = renderer.messages.source;
  const typed = typedText(request, "article");
  if (typed === "") return notice(empty);
  const chosen = await typedArticle(typed, archive, renderer);
  if (chosen.article !== null) {
    return currentCard({ article: chosen.article, mark: null, page: 0 }, app, renderer);
  }
  const shown = renderer.show(typed, TITLE_LENGTH);
  const titles = chosen.nearest.map(({ title }) => renderer.show(title, TITLE_LENGTH));
  const { components, ...rest } = notice(chosen.several ? several(shown) : unknown(shown, titles));
  return { ...rest, components: [...components, ...articleMenu(chosen.nearest, renderer)] };
}

/** An article from its start, for the person who pressed. */
async function open({ state, locale }: PressRequest, app: App): Promise<Reply> {
  return { ...(await plainPage(state[0], 0, app, discordRenderer(locale))), private: true };
}

/** "Full article": the page that holds a quoted passage, for the person who pressed. */
async function read({ state, locale }: PressRequest, app: App): Promise<Reply> {
  return { ...(await markedPage(state[0], null, app, discordRenderer(locale))), private: true };
}

/** ◀ and ▶ of an article. The button holds a passage's reference or an article's key. */
async function page(request: PressRequest, app: App): Promise<Reply> {
  const [wanted, target = ""] = request.state;
  const show = decodeRefs(target).length > 0 ? markedPage : plainPage;
  const reply = await show(target, numberIn(wanted), app, discordRenderer(request.locale));
  return inPlace(request, reply);
}

async function plainPage(
  key: string | undefined,
  wanted: number,
  app: App,
  renderer: Renderer,
): Promise<Reply> {
  const [[article] = []] = await app.archive.articles.withKeys([key ?? ""]);
  if (!article) return notice(renderer.messages.passage.gone);
  return currentCard({ article, mark: null, page: wanted }, app, renderer);
}

/** An article as it is now, with the way to its earlier text, if one is kept. */
async function currentCard(view: ArticleView, app: App, renderer: Renderer): Promise<Reply> {
  const { former: texts, alsoIn } = (await app.history?.(view.article.slug)) ?? NO_HISTORY;
  const [last] = texts;
  const changed = last === undefined ? null : dayOf(last.at);
  const others = alsoIn.filter((outlet) => outlet !== view.article.source);
  return articleCard({ ...view, changed, alsoIn: others }, renderer);
}

/** "Earlier text": a page of it, with the sentences marked that are gone. */
async function former(request: PressRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const [wanted, at, key] = request.state;
  const [[current] = []] = await app.archive.articles.withKeys([key ?? ""]);
  const history = current && (await app.history?.(current.slug));
  const texts = history?.former ?? [];
  const index = numberIn(wanted);
  const found = texts[index];
  const { article } = found ? parseArticle(found.file, found.text) : {};
  if (!current || !found || !article) return notice(renderer.messages.passage.gone);
  const gone = sentencesGone(article, current);
  const shown = { index, count: texts.length, until: dayOf(found.at), gone };
  const reply = articleCard({ article, mark: null, page: numberIn(at), former: shown }, renderer);
  return inPlace(request, reply);
}

/** "2026-11-27" */
function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** A page with the passage marked; `wanted` is null for the page that holds it. */
async function markedPage(
  encoded: string | undefined,
  wanted: number | null,
  app: App,
  renderer: Renderer,
): Promise<Reply> {
  const { passage, source: own } = renderer.messages;
  const [ref] = decodeRefs(encoded ?? "");
  const found = await findPassage(ref, app.archive.articles);
  if (!ref || found.state === "gone") return notice(passage.gone);
  const { article } = found;
  if (found.state === "lost") {
    return currentCard({ article, mark: null, page: wanted, note: own.lost }, app, renderer);
  }
  const sentence = found.state === "same" ? found.sentence : null;
  const mark = { ordinal: ref.ordinal, sentence, ref: encodeRef(ref) };
  return currentCard({ article, mark, page: wanted }, app, renderer);
}

/** The whole text as a file, for the person who pressed. */
async function sendFile({ state, locale }: PressRequest, { archive }: App): Promise<Reply> {
  const renderer = discordRenderer(locale);
  const { passage, source: own } = renderer.messages;
  const [[article] = []] = await archive.articles.withKeys([state[0] ?? ""]);
  if (!article) return notice(passage.gone);
  const attached = articleFile(article, renderer);
  return {
    components: [
      text(own.fileReady(renderer.show(article.title, TITLE_LENGTH))),
      file(attached.name),
    ],
    files: [attached],
    private: true,
  };
}
