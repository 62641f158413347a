import type { APIMessageTopLevelComponent } from "discord-api-types/v10";

/** A file sent with a reply; a File component names it as `attachment://NAME`. */
export interface ReplyFile {
  name: string;
  data: string;
}

/** What autocomplete offers: the name is shown, the value is sent. */
export interface Choice {
  name: string;
  value: string;
}

/**
 * What came of a search, for the log: `closest` is a refusal that shows what is near, `nothing` one
 * that shows nothing, or a notice.
 */
export interface Found {
  outcome: "answered" | "closest" | "nothing";
  /** Words of the question that no article has: logged only where questions are. */
  missing: readonly string[];
}

/**
 * What a command answers, in Discord's own JSON (Components V2). It is sent by `src/discord`
 * alone, which adds the flags and the empty allowed mentions.
 */
export interface Reply {
  components: APIMessageTopLevelComponent[];
  files?: ReplyFile[];
  /** Only the person who asked sees it. */
  private?: boolean;
  /** Replace the message whose button was pressed, instead of sending a new one. */
  update?: boolean;
  /** Absent where nothing was searched. */
  found?: Found;
}
