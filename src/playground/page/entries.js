/**
 * What can be typed after `/`: the registered slash commands, one entry for each command or
 * subcommand, and how text becomes option values. Pure.
 *
 * @typedef {import("discord-api-types/v10").APIApplicationCommand} Declared
 * @typedef {import("discord-api-types/v10").APIApplicationCommandBasicOption} Option
 * @typedef {import("discord-api-types/v10").APIApplicationCommandInteractionDataOption} Value
 * @typedef {{
 *   command: string,
 *   at: number,
 *   words: string[],
 *   groups: { type: 1 | 2, name: string }[],
 *   name: string,
 *   description: string,
 *   options: Option[],
 * }} Entry `command` is the registered name, `at` its place among the registered ones, `name` the words with spaces; `groups` is how the values are nested
 */

const SLASH_COMMAND = 1;
const MESSAGE_COMMAND = 3;
const SUBCOMMAND = 1;
const GROUP = 2;

/** Discord's numbers of the option types that can be typed here. */
export const OPTION = /** @type {const} */ ({ string: 3, integer: 4, boolean: 5, number: 10 });

/** @param {readonly Declared[]} commands @param {string} locale @returns {Entry[]} */
export function entriesOf(commands, locale) {
  return commands
    .filter((command) => command.type === SLASH_COMMAND)
    .flatMap((command, at) =>
      entriesIn(command, { command: command.name, at, words: [], groups: [] }, locale),
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Commands that are used on a message. @param {readonly Declared[]} commands @param {string} locale */
export function appsOf(commands, locale) {
  return commands
    .filter((command) => command.type === MESSAGE_COMMAND)
    .map(({ name, name_localizations: names }) => ({
      command: name,
      name: inLocale(names, locale) ?? name,
    }));
}

/**
 * @param {any} node a command, a group or a subcommand
 * @param {Pick<Entry, "command" | "at" | "words" | "groups">} above what it is nested in
 * @param {string} locale
 * @returns {Entry[]}
 */
function entriesIn(node, above, locale) {
  const { command, at } = above;
  const words = [...above.words, inLocale(node.name_localizations, locale) ?? node.name];
  const options = node.options ?? [];
  const nested = options.filter(
    (/** @type {any} */ o) => o.type === SUBCOMMAND || o.type === GROUP,
  );
  if (nested.length > 0) {
    return nested.flatMap((/** @type {any} */ child) => {
      const groups = [...above.groups, { type: child.type, name: child.name }];
      return entriesIn(child, { command, at, words, groups }, locale);
    });
  }
  const description = inLocale(node.description_localizations, locale) ?? node.description;
  return [{ ...above, words, name: words.join(" "), description, options }];
}

/** @param {Partial<Record<string, string | null>> | null | undefined} texts @param {string} locale */
function inLocale(texts, locale) {
  return texts?.[locale] ?? undefined;
}

/** @param {Option} option @param {string} locale */
export function optionName(option, locale) {
  return inLocale(option.name_localizations, locale) ?? option.name;
}

/** @param {Option} option @param {string} locale */
export function optionDescription(option, locale) {
  return inLocale(option.description_localizations, locale) ?? option.description;
}

/** Whether the reader types into it: not a boolean, and without fixed choices. @param {Option} option */
export function isTyped(option) {
  const fixed = "choices" in option && option.choices !== undefined && option.choices.length > 0;
  return option.type !== OPTION.boolean && !fixed;
}

/** The option that plain text after the command goes to: what is required, or the first that is typed. @param {Entry} entry */
export function mainOption(entry) {
  const typed = entry.options.filter(isTyped);
  return typed.find((option) => option.required === true) ?? typed[0] ?? null;
}

/** Names of options that take free text, questions first. */
const TEXTS = ["question", "topic"];

/** The entries that text without a command may be meant for, likeliest first, whatever they are called in the reader's language. @param {readonly Entry[]} entries */
export function takingText(entries) {
  return entries
    .filter((entry) => textRank(entry) >= 0)
    .toSorted((a, b) => textRank(a) - textRank(b) || a.at - b.at);
}

/** @param {Entry} entry */
function textRank(entry) {
  return TEXTS.indexOf(mainOption(entry)?.name ?? "");
}

/**
 * The entry that `/name …` names in the reader's language or as registered, and the text after it.
 * @param {string} text
 * @param {readonly Entry[]} entries
 * @returns {{ entry: Entry, rest: string } | null}
 */
export function readCommand(text, entries) {
  const longestFirst = entries.toSorted((a, b) => b.words.length - a.words.length);
  const named = longestFirst.map((entry) => ({ entry, name: entry.name }));
  const registered = longestFirst.map((entry) => ({
    entry,
    name: [entry.command, ...entry.groups.map((group) => group.name)].join(" "),
  }));
  for (const { entry, name } of [...named, ...registered]) {
    const [start, rest] = [text.slice(0, name.length + 2), text.slice(name.length + 2)];
    if (start.toLowerCase() === `/${name} `) return { entry, rest };
  }
  return null;
}

/**
 * Text after a command as values by option name: `name:value` for the options so named, the rest
 * for the main option.
 * @param {string} text
 * @param {Entry} entry
 * @returns {Map<string, string>}
 */
export function readValues(text, entry) {
  /** @type {Map<string, string>} */
  const values = new Map();
  const main = mainOption(entry)?.name ?? null;
  let current = main;
  for (const piece of text.split(/(\s+)/)) {
    const [, name, value] = /^([^\s:]+):(.*)$/.exec(piece) ?? [];
    const option = entry.options.find((known) => name !== undefined && isCalled(known, name));
    if (option && value !== undefined) {
      current = option.name;
      values.set(current, value);
    } else if (current !== null) {
      values.set(current, (values.get(current) ?? "") + piece);
    }
  }
  for (const [name, value] of values) values.set(name, value.trim());
  return values;
}

/** Whether an option has this name, as registered or in any language. @param {Option} option @param {string} name */
function isCalled(option, name) {
  return option.name === name || Object.values(option.name_localizations ?? {}).includes(name);
}

/**
 * Values nested as Discord sends them.
 * @param {Entry} entry
 * @param {Value[]} values
 * @returns {Value[]}
 */
export function nest(entry, values) {
  return entry.groups.reduceRight(
    (options, group) => [/** @type {Value} */ ({ type: group.type, name: group.name, options })],
    values,
  );
}

/**
 * Entries that the typed text may mean: those whose name, in the reader's language or as
 * registered, starts with it, then those that contain it.
 * @param {string} typed without the slash
 * @param {readonly Entry[]} entries
 */
export function matching(typed, entries) {
  const wanted = typed.trim().toLowerCase();
  const starting = entries.filter(
    (entry) => entry.name.startsWith(wanted) || entry.command.startsWith(wanted),
  );
  const holding = entries.filter(
    (entry) =>
      !starting.includes(entry) &&
      `${entry.name} ${entry.description}`.toLowerCase().includes(wanted),
  );
  return [...starting, ...holding];
}
