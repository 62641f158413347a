import { headsOf } from "../src/answer/latest.ts";
import { type FilterOptions, parseQuestion } from "../src/answer/question/parse.ts";
import {
  type App,
  type AutocompleteRequest,
  type Command,
  type CommandRequest,
  type PressRequest,
  typedText,
} from "../src/command.ts";
import { articlesCard, isGrouped, PAGE_SIZE } from "../src/reply/cards/articles.ts";
import { askChoices, withoutCount } from "../src/reply/choices/ask.ts";
import { notice, questionIn } from "../src/reply/discord/components.ts";
import { localized, slashCommand } from "../src/reply/discord/declaration.ts";
import { LIMITS } from "../src/reply/discord/limits.ts";
import type { Choice, Reply } from "../src/reply/discord/reply.ts";
import { inPlace } from "../src/reply/discord/visibility.ts";
import type { Messages } from "../src/reply/messages/messages.ts";
import { discordRenderer, type Renderer } from "../src/reply/renderer.ts";
import { parseErrorNote } from "../src/reply/text/notes.ts";

const WORDS_LENGTH = 100;

export const articles: Command = {
  declaration: localized(declaration),
  run,
  autocomplete,
  buttons: { page },
};

function declaration({ names, articles: own }: Messages) {
  const length = LIMITS.autocomplete.value;
  return slashCommand(names.articles, own.description, [
    { name: names.words, description: own.words, length: WORDS_LENGTH },
    { name: names.outlet, description: own.outlet, length, autocomplete: true },
    { name: names.month, description: own.month, length, autocomplete: true },
    { name: names.stories, description: own.stories },
  ]);
}

async function run(request: CommandRequest, app: App): Promise<Reply> {
  const typed = (option: string): string => withoutCount(typedText(request, option));
  const [source, month] = [typed("source"), typed("month")];
  const filters = { source, after: month, before: month };
  const grouped = request.options["stories"] === true;
  const asked = { words: typedText(request, "words"), filters, grouped, from: "" };
  return listPage(asked, app, discordRenderer(request.locale));
}

/** A month is offered as a date is to /ask. */
async function autocomplete(
  { focused, locale }: AutocompleteRequest,
  { archive }: App,
): Promise<Choice[]> {
  const name = focused.name === "month" ? "after" : focused.name;
  return askChoices({ ...focused, name }, archive, discordRenderer(locale));
}

/** ◀, ▶ and a jump to a month. The message holds the filters. */
async function page(request: PressRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  return inPlace(
    request,
    await listPage(
      {
        words: questionIn(request.components),
        filters: {},
        grouped: isGrouped(request.state),
        from: request.state[0] ?? "",
      },
      app,
      renderer,
    ),
  );
}

interface Asked {
  words: string;
  filters: FilterOptions;
  /** Whether each story is listed once. */
  grouped: boolean;
  /** A cursor of another page, or a date; "" for the first page. */
  from: string;
}

async function listPage(
  { words, filters, grouped, from }: Asked,
  { archive }: App,
  renderer: Renderer,
): Promise<Reply> {
  const parsed = await parseQuestion(words, filters, archive, renderer.locale);
  if ("problem" in parsed) return notice(parseErrorNote(parsed, renderer));
  const list = await archive.articles.page({
    limit: PAGE_SIZE,
    from,
    words: parsed.words,
    filter: parsed.filter,
    perStory: grouped,
  });
  if (list.total === 0 && parsed.text !== "") return notice(renderer.messages.articles.none);
  const heads = grouped ? await headsOf(list.articles, archive) : undefined;
  return articlesCard({ list, heads, filter: parsed.text, span: archive.span }, renderer);
}
