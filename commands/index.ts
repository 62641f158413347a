import { about } from "./about.ts";
import { articles } from "./articles.ts";
import { ask } from "./ask.ts";
import type { Command } from "../src/command.ts";
import { compare } from "./compare.ts";
import { findInArticles } from "./find-in-articles.ts";
import { follow } from "./follow.ts";
import { following } from "./following.ts";
import { latest } from "./latest.ts";
import { source } from "./source.ts";
import { story } from "./story.ts";
import { timeline } from "./timeline.ts";

/** Every command that the bot offers. */
export const commands: readonly Command[] = [
  ask,
  compare,
  story,
  timeline,
  latest,
  source,
  articles,
  follow,
  following,
  about,
  findInArticles,
];

/** Where the operator has switched following off. */
export const withoutFollowing: readonly Command[] = commands.filter(
  (command) => command !== follow && command !== following,
);
