/** A piece of an article's body, in reading order. */
export interface Block {
  kind: "paragraph" | "subheading";
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
