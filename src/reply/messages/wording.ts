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
  or: (items: readonly string[]) => string;
  /** For what is lacking: "“a” or “b”" after "does not mention", "weder „a“ noch „b“". */
  neither: (items: readonly string[]) => string;
  quote: (text: string) => string;
}

/**
 * `quotes` open and close a quotation, with the spaces that belong inside. `nor` holds the words
 * for "neither" and "nor", with their spaces, where a language does not say "not a or b".
 */
export function wording(
  locale: string,
  quotes: readonly [string, string],
  nor?: readonly [neither: string, nor: string],
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
    or: (items) => disjunction.format(items),
    neither: (items) =>
      nor === undefined || items.length < 2
        ? disjunction.format(items)
        : nor[0] + items.join(nor[1]),
    quote: (text) => quotes.join(text),
  };
}
