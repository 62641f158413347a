import {
  type App,
  type Command,
  type CommandRequest,
  type PressRequest,
  typedText,
} from "../src/command.ts";
import { articleCard } from "../src/reply/cards/article.ts";
import { articleChoices, articleMenu, typedArticle } from "../src/reply/choices/article.ts";
import { numberIn } from "../src/reply/discord/button-id.ts";
import { file, notice, text } from "../src/reply/discord/components.ts";
import { localized, slashCommand } from "../src/reply/discord/declaration.ts";
import { decodeRefs, encodeRef, findPassage } from "../src/reply/discord/passage-ref.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
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
  buttons: { open, read, page, file: sendFile },
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

async function run(request: CommandRequest, { archive }: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const { empty, several, unknown } = renderer.messages.source;
  const typed = typedText(request, "article");
  if (typed === "") return notice(empty);
  const chosen = await typedArticle(typed, archive, renderer);
  if (chosen.article !== null) {
    return articleCard({ article: chosen.article, mark: null, page: 0 }, renderer);
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
  { archive }: App,
  renderer: Renderer,
): Promise<Reply> {
  const [article] = await archive.articles.withKey(key ?? "");
  if (!article) return notice(renderer.messages.passage.gone);
  return articleCard({ article, mark: null, page: wanted }, renderer);
}

/** A page with the passage marked; `wanted` is null for the page that holds it. */
async function markedPage(
  encoded: string | undefined,
  wanted: number | null,
  { archive }: App,
  renderer: Renderer,
): Promise<Reply> {
  const { passage, source: own } = renderer.messages;
  const [ref] = decodeRefs(encoded ?? "");
  const found = await findPassage(ref, archive.articles);
  if (!ref || found.state === "gone") return notice(passage.gone);
  const { article } = found;
  if (found.state === "lost") {
    return articleCard({ article, mark: null, page: wanted, note: own.lost }, renderer);
  }
  const sentence = found.state === "same" ? found.sentence : null;
  const mark = { ordinal: ref.ordinal, sentence, ref: encodeRef(ref) };
  return articleCard({ article, mark, page: wanted }, renderer);
}

/** The whole text as a file, for the person who pressed. */
async function sendFile({ state, locale }: PressRequest, { archive }: App): Promise<Reply> {
  const renderer = discordRenderer(locale);
  const { passage, source: own } = renderer.messages;
  const [article] = await archive.articles.withKey(state[0] ?? "");
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
