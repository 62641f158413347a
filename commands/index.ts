import { ask } from "./ask.ts";
import type { Command } from "./command.ts";

/** Every command that the bot offers. */
export const commands: readonly Command[] = [ask];
