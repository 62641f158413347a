/** Longest script that is searched for data, in characters; of all pages measured the longest has 2 million. */
const MAX_SCRIPT = 3_000_000;
const MAX_VALUES = 200;
/** How many values that are no JSON are tried of a script, each read to its end. */
const MAX_TRIES = 50;

/**
 * What a page's scripts hold as data: JSON as such, JSON that is assigned to a name or given to `JSON.parse`, the
 * rows that Next streams, and the strings of Nuxt's older function. Nothing is run.
 */
export function scriptValues(scripts: readonly string[]): unknown[] {
  const short = scripts.filter((script) => script.length <= MAX_SCRIPT);
  const streamed = short.flatMap(pushedStrings).join("");
  const values = short.flatMap((script) => {
    const whole = parsed(script.replace(/^\s*<!--|-->\s*$/g, ""));
    if (whole !== undefined) return [whole];
    return /__NUXT__\s*=\s*\(function/.test(script) ? [literals(script)] : assigned(script);
  });
  return [...values, ...rows(streamed)].slice(0, MAX_VALUES);
}

/** The value of a JSON text; undefined where it is none. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** `window.state = {…}`, `state = JSON.parse("…")`, several in one script. */
function assigned(script: string): unknown[] {
  const values: unknown[] = [];
  let tries = 0;
  const assignment = /(?<![=!<>])=\s*(?:JSON\.parse\(\s*)?(?=["'{[])/g;
  for (let found = assignment.exec(script); found; found = assignment.exec(script)) {
    const start = assignment.lastIndex;
    const end = endOfValue(script, start);
    const value = parsed(script.slice(start, end));
    if (value !== undefined) {
      const inner = typeof value === "string" && /^\s*[[{]/.test(value) ? parsed(value) : value;
      values.push(inner ?? value);
      assignment.lastIndex = end;
    } else if (++tries > MAX_TRIES) break;
    if (values.length >= MAX_VALUES) break;
  }
  return values;
}

/** Where the string, list or object ends that begins at `start`. */
function endOfValue(script: string, start: number): number {
  if (script[start] === '"') return endOfString(script, start);
  let depth = 0;
  for (let at = start; at < script.length; at++) {
    const sign = script[at];
    if (sign === '"') at = endOfString(script, at) - 1;
    else if (sign === "{" || sign === "[") depth += 1;
    else if ((sign === "}" || sign === "]") && --depth === 0) return at + 1;
  }
  return script.length;
}

function endOfString(script: string, start: number): number {
  for (let at = start + 1; at < script.length; at++) {
    if (script[at] === "\\") at += 1;
    else if (script[at] === '"') return at + 1;
  }
  return script.length;
}

/** The texts of `self.__next_f.push([1,"…"])`. */
function pushedStrings(script: string): string[] {
  const calls = [...script.matchAll(/__next_f\.push\(\s*(?=\[)/g)];
  return calls.flatMap(({ index, 0: call }) => {
    const start = index + call.length;
    const value = parsed(script.slice(start, endOfValue(script, start)));
    return Array.isArray(value) && typeof value[1] === "string" ? [value[1]] : [];
  });
}

/** Rows of a stream: a number, a colon, and JSON, or "T", a length and a text. */
function rows(stream: string): unknown[] {
  return stream.split(/\n(?=[\da-f]+:)/).flatMap((row) => {
    const body = row.replace(/^[\da-f]+:/, "").trim();
    const text = /^T[\da-f]+,([\s\S]*)$/.exec(body)?.[1];
    return text ?? parsed(body.replace(/^[A-Z]+(?=[[{"])/, "")) ?? [];
  });
}

/** The strings of a script that is no JSON. */
function literals(script: string): unknown[] {
  const strings: unknown[] = [];
  for (let at = script.indexOf('"'); at >= 0; at = script.indexOf('"', at)) {
    const end = endOfString(script, at);
    strings.push(parsed(script.slice(at, end)));
    at = end;
  }
  return strings;
}
