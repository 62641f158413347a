import { about } from "./about.ts";
import { articles } from "./articles.ts";
import { ask } from "./ask.ts";
import type { Command } from "../src/command.ts";
import { compare } from "./compare.ts";
import { findInArticles } from "./find-in-articles.ts";
import { source } from "./source.ts";
import { story } from "./story.ts";
import { timeline } from "./timeline.ts";

/** Every command that the bot offers. */
export const commands: readonly Command[] = [
  ask,
  compare,
  story,
  timeline,
  source,
  articles,
  about,
  findInArticles,
];
