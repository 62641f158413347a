import { ApplicationCommandOptionType } from "discord-api-types/v10";
import { articleCard, type Mark } from "../src/reply/cards/article.ts";
import { articleFile } from "../src/reply/text/article-file.ts";
import { numberIn } from "../src/reply/discord/button-id.ts";
import { articleChoices, chooseArticle } from "../src/reply/choices/article.ts";
import { file, text, notice } from "../src/reply/discord/components.ts";
import { slashCommand, localized } from "../src/reply/discord/declaration.ts";
import { normalizeText, forDiscord } from "../src/reply/text/escape.ts";
import { messagesFor } from "../src/reply/messages/messages.ts";
import { decodeRefs, encodeRef, findPassage } from "../src/reply/discord/passage-ref.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import type {
  App,
  AutocompleteRequest,
  Choice,
  Command,
  CommandRequest,
  PressRequest,
} from "../src/command.ts";
import { turnPage } from "../src/reply/discord/visibility.ts";

/** A whole title, an address or a slug fits. */
const TYPED_LENGTH = 500;
const TITLE_LENGTH = 120;

export const source: Command = {
  declaration: localized((messages) =>
    slashCommand(messages.names.source, messages.source.description, [
      {
        type: ApplicationCommandOptionType.String,
        name: messages.names.article,
        description: messages.source.article,
        required: true,
        autocomplete: true,
        max_length: TYPED_LENGTH,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: messages.names.private,
        description: messages.source.private,
      },
    ]),
  ),
  run,
  autocomplete,
  buttons: { open, read, page, file: sendFile },
};

async function run({ options, locale }: CommandRequest, { archive }: App): Promise<Reply> {
  const messages = messagesFor(locale);
  const typed = normalizeText(String(options["article"] ?? ""));
  if (typed === "") return notice(messages.source.empty);
  const chosen = await chooseArticle(typed, archive, messages);
  if (chosen.article === null) {
    const nearest = chosen.nearest.map(({ title }) => forDiscord(title, TITLE_LENGTH));
    const say = chosen.several ? messages.source.several : messages.source.unknown;
    return notice(say(forDiscord(typed, TITLE_LENGTH), nearest));
  }
  const card = articleCard(chosen.article, null, 0, messages);
  return options["private"] === true ? { ...card, private: true } : card;
}

async function autocomplete(
  { focused, locale }: AutocompleteRequest,
  { archive }: App,
): Promise<Choice[]> {
  return articleChoices(focused.value, archive, messagesFor(locale));
}

/** An article from its start, for the person who pressed. */
async function open({ state, locale }: PressRequest, { archive }: App): Promise<Reply> {
  const messages = messagesFor(locale);
  const [article] = await archive.articles.withKey(state[0] ?? "");
  if (!article) return notice(messages.passage.gone);
  return { ...articleCard(article, null, 0, messages), private: true };
}

/** "Full article": the page that holds a quoted passage, for the person who pressed. */
async function read({ state, locale }: PressRequest, app: App): Promise<Reply> {
  const reply = await markedPage(state[0] ?? "", null, locale, app);
  return { ...reply, private: true };
}

/** ◀ and ▶ of an article. */
async function page(request: PressRequest, app: App): Promise<Reply> {
  const messages = messagesFor(request.locale);
  const [parsed = "", target = ""] = request.state;
  if (decodeRefs(target).length > 0) {
    return turnPage(request, await markedPage(target, numberIn(parsed), request.locale, app));
  }
  const [article] = await app.archive.articles.withKey(target);
  if (!article) return notice(messages.passage.gone);
  return turnPage(request, articleCard(article, null, numberIn(parsed), messages));
}

async function markedPage(
  target: string,
  parsed: number | null,
  locale: string,
  { archive }: App,
): Promise<Reply> {
  const messages = messagesFor(locale);
  const [ref] = decodeRefs(target);
  const found = ref ? await findPassage(ref, archive.articles) : ({ state: "gone" } as const);
  if (!ref || found.state === "gone") return notice(messages.passage.gone);
  if (found.state === "lost") {
    return articleCard(found.article, null, parsed ?? 0, messages, messages.source.lost);
  }
  const sentence = found.state === "same" ? found.sentence : null;
  const mark: Mark = { ordinal: ref.ordinal, sentence, ref: encodeRef(ref) };
  return articleCard(found.article, mark, parsed, messages);
}

/** The whole text as a file, for the person who pressed. */
async function sendFile({ state, locale }: PressRequest, { archive }: App): Promise<Reply> {
  const messages = messagesFor(locale);
  const [article] = await archive.articles.withKey(state[0] ?? "");
  if (!article) return notice(messages.passage.gone);
  const attached = articleFile(article, messages);
  return {
    components: [
      text(messages.source.fileReady(forDiscord(article.title, TITLE_LENGTH))),
      file(attached.name),
    ],
    files: [attached],
    private: true,
  };
}
