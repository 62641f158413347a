/** A word for each plural form that its language has. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** How a language counts, lists and quotes. Formatters are made once: making them is slow. */
export interface Wording {
  number: (value: number) => string;
  /** With two digits after the point. */
  decimal: (value: number) => string;
  /** A share of 1 as "35%". */
  percent: (share: number) => string;
  /** The form for so many. */
  plural: (of: number, forms: Forms) => string;
  /** "5 articles". */
  count: (of: number, forms: Forms) => string;
  and: (items: readonly string[]) => string;
  /** For enumerations after a negation: "They never use “a” or “b”". */
  or: (items: readonly string[]) => string;
  quote: (text: string) => string;
}

/**
 * `quotes` open and close a quotation, with the spaces that belong inside. `nor` is the word for
 * "or" and the one in its place after a negation, where they differ.
 */
export function wording(
  locale: string,
  quotes: readonly [string, string],
  nor: readonly [string, string] = ["", ""],
): Wording {
  const numbers = new Intl.NumberFormat(locale);
  const decimals = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const percents = new Intl.NumberFormat(locale, { style: "percent" });
  const plurals = new Intl.PluralRules(locale);
  const conjunction = new Intl.ListFormat(locale, { type: "conjunction" });
  const disjunction = new Intl.ListFormat(locale, { type: "disjunction" });
  const plural = (of: number, forms: Forms): string => forms[plurals.select(of)] ?? forms.other;
  return {
    number: (value) => numbers.format(value),
    decimal: (value) => decimals.format(value),
    percent: (share) => percents.format(share),
    plural,
    count: (of, forms) => `${numbers.format(of)} ${plural(of, forms)}`,
    and: (items) => conjunction.format(items),
    or: (items) =>
      disjunction
        .formatToParts(items)
        .map(({ type, value }) => (type === "literal" ? value.replace(...nor) : value))
        .join(""),
    quote: (text) => quotes.join(text),
  };
}
