/** How a question was searched, and whether what was found is an answer. */
export interface Mode {
  answered: boolean;
  exact: boolean;
  /** The question has no operators, whatever signs are in it: nobody typed it for search. */
  plain?: boolean;
}

export function encodeMode({ answered, exact, plain }: Mode): string {
  return `${answered ? "a" : "n"}${exact ? "x" : ""}${plain ? "p" : ""}`;
}

export function decodeMode(encoded: string): Mode {
  return {
    answered: encoded.startsWith("a"),
    exact: encoded.includes("x"),
    plain: encoded.includes("p"),
  };
}
