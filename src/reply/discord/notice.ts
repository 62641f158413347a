import { ComponentType } from "discord-api-types/v10";
import type { Reply } from "./reply.ts";

/** One sentence that only the person who asked sees. What it quotes is already escaped. */
export function notice(sentence: string): Reply {
  return {
    components: [{ type: ComponentType.TextDisplay, content: sentence }],
    private: true,
  };
}
