import { type Article, articleKey } from "../../articles/article.ts";
import type { Archive } from "../../answer/archive.ts";
import { type ChosenArticle, chooseArticle } from "../../answer/suggest/choose-article.ts";
import { buttonId } from "../discord/button-id.ts";
import { menu } from "../discord/components.ts";
import { LIMITS } from "../discord/limits.ts";
import type { Choice } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";
import { formatDate } from "../text/dates.ts";
import { normalizeText, truncate } from "../text/escape.ts";

const { choices: MAX_CHOICES, name: NAME_LENGTH, value: VALUE_LENGTH } = LIMITS.autocomplete;
const OUTLET_LENGTH = 30;

/** Articles to choose from while typing, best first. Names differ, since Discord may send them. */
export async function articleChoices(
  typed: string,
  archive: Archive,
  renderer: Renderer,
): Promise<Choice[]> {
  const { locale } = renderer.messages;
  const found = await archive.articles.find({ typed, limit: MAX_CHOICES, locale });
  const names = new Set<string>();
  return found.map(({ article }) => {
    const plain = choiceName(article, renderer);
    const name = names.has(plain) ? choiceName(article, renderer, articleKey(article.slug)) : plain;
    names.add(name);
    const { slug } = article;
    return { name, value: slug.length <= VALUE_LENGTH ? slug : articleKey(slug) };
  });
}

/** A menu of articles, which opens the one that is chosen for who chose it. */
export function articleMenu(articles: readonly Article[], renderer: Renderer) {
  const byKey = new Map(articles.map((article) => [articleKey(article.slug), article]));
  const choices = [...byKey].map(([key, article]) => ({
    label: choiceName(article, renderer),
    customId: buttonId("source", "open", key),
  }));
  return menu(buttonId("source", "choose"), renderer.messages.source.choose, choices);
}

/** The article that a typed text means: what was offered, its value or its name, included. */
export async function typedArticle(
  typed: string,
  archive: Archive,
  renderer: Renderer,
): Promise<ChosenArticle> {
  return chooseArticle(normalizeText(typed), archive, {
    locale: renderer.messages.locale,
    names: [(article) => choiceName(article, renderer), ({ title }) => normalizeText(title)],
  });
}

/** "Title · Outlet · 28 February 2023", the title cut to leave room; with its key if need be. */
function choiceName(article: Article, { messages }: Renderer, key?: string): string {
  const { source, date, title } = article;
  const { dates, locale, outlet } = messages;
  const rest = [
    source === null ? outlet.unknown : truncate(source, OUTLET_LENGTH),
    date.value === null ? dates.unknown(null, null) : formatDate(date.value, locale),
    ...(key === undefined ? [] : [key]),
  ];
  const end = rest.map((part) => ` · ${part}`).join("");
  return normalizeText(truncate(title, NAME_LENGTH - end.length) + end);
}
