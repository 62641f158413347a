/** A piece of an article's body, in reading order. */
export interface Block {
  /** A post is somebody else's, embedded in the page: never the outlet's words. */
  kind: "paragraph" | "subheading" | "post";
  text: string;
}

/** A piece that was left out, and the rule that left it out. */
export interface Dropped {
  text: string;
  reason: string;
}

export interface Body {
  blocks: Block[];
  dropped: Dropped[];
}
