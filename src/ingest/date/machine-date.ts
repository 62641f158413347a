/** Seconds and milliseconds since 1970 of a day from 2001 to 2286. */
const EPOCH = /^\s*(\d{10})(\d{3})?(?:\.\d+)?\s*$/;
const COMPACT = /^\s*(\d{4})(\d{2})(\d{2})(?=$|\D|\d{6}\b)/;

/** A day as a program writes it ("1622710800", "20210603T090000Z") with hyphens; anything else as it is. */
export function withHyphens(text: string): string {
  const [, seconds, thousandths = "000"] = EPOCH.exec(text) ?? [];
  if (seconds !== undefined) return new Date(Number(`${seconds}${thousandths}`)).toISOString();
  return text.replace(COMPACT, "$1-$2-$3 ").replace(/ T?(\d{2})(\d{2})(\d{2})/, "T$1:$2:$3");
}
