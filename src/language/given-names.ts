import { isKnownName } from "./known-names.ts";

/** Given names that are English words as well, so that the list of names lacks them. */
const ALSO_WORDS = new Set(
  `amber april art bill bob bud chip christian chuck crystal dale dawn dean drew earl faith frank
  gene ginger glen grace grant guy heath heather holly hope iris ivy jack jay jean joy june lily
  mark max may mercy miles nick norm olive pat pearl penny ray rich rick rob robin rose ruby sandy
  skip sue tony victor violet will`.split(/\s+/u),
);

/** Short forms that do not begin like the name they are of. */
const SHORT_FORMS = new Map(
  `bill:william billy:william bob:robert bobby:robert rob:robert dick:richard rick:richard
  jack:john jim:james jimmy:james ted:edward ed:edward ned:edward tony:anthony chuck:charles
  hank:henry harry:henry larry:lawrence bess:elizabeth betty:elizabeth liz:elizabeth
  beth:elizabeth peggy:margaret meg:margaret maggie:margaret kate:catherine kathy:catherine
  katherine:catherine sasha:alexander sandy:alexander gene:eugene bud:william greta:margaret
  mike:michael nick:nicholas pat:patrick steve:stephen steven:stephen`
    .split(/\s+/u)
    .map((pair) => pair.split(":") as [string, string]),
);
const MIN_SHARED = 3;
/** Of shorter names the consonants alone tell too little: "Jane" is not "John". */
const MIN_SPELLED = 5;

/** Whether a folded word may be somebody's given name. */
export function isGivenName(word: string): boolean {
  return ALSO_WORDS.has(word) || isKnownName(word);
}

/** Whether two given names, folded, may be one person's: "Bill" and "William", "Alex" and "Alexander". */
export function mayBeSamePerson(one: string, other: string): boolean {
  const [left, right] = [SHORT_FORMS.get(one) ?? one, SHORT_FORMS.get(other) ?? other];
  if (left === right) return true;
  if (Math.min(left.length, right.length) >= MIN_SPELLED && soundOf(left) === soundOf(right)) {
    return true;
  }
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  // An initial, or a short form: "J", "Ben", "Benny".
  const stem = short.replace(/(?:ie|y)$/u, "");
  return (short.length === 1 || stem.length >= MIN_SHARED) && long.startsWith(stem);
}

/** What stays of a name in another spelling: "Muhammad" and "Mohamed", "Antony" and "Anthony". */
function soundOf(name: string): string {
  const [first = ""] = name;
  return (
    (/[aeiouy]/u.test(first) ? "a" : first) + name.slice(1).replaceAll(/[aeiouyh]|(.)(?=\1)/gu, "")
  );
}
