/**
 * Every sentence that a reader sees, in English. Functions take values that are already safe to
 * show (escaped for Discord, or plain for the terminal); a value is never followed by a colon,
 * which might complete an emoji's name.
 */
export const en = {
  /** For dates and numbers. English readers everywhere get "28 February 2023". */
  locale: "en-GB",
  dates: {
    unknown(notBefore: string | null, notAfter: string | null): string {
      if (notBefore && notAfter) return `date unknown, between ${notBefore} and ${notAfter}`;
      if (notBefore) return `date unknown, after ${notBefore}`;
      if (notAfter) return `date unknown, ${notAfter} at the latest`;
      return "date unknown";
    },
    yearInferred: (date: string) => `${date} (year inferred)`,
    inferred: (date: string) => `${date} (inferred)`,
    fromMetadata: (date: string) => `${date} (from the page's metadata)`,
    fromAddress: (date: string) => `${date} (from the address, not the text)`,
    external: (date: string) => `${date} (not in the text)`,
    uncertain: (date: string) => `${date} (uncertain)`,
  },
};
