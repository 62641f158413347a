/** What a message is when it asks the articles for nothing. */
export type SmallTalk = "greeting" | "thanks" | "help" | "task";

const NAMED = String.raw`(?:[\s,]+(?:there|all|everyone|everybody|folks|guys|team|dateline|bot|@[\p{L}\p{N}_]+))*`;
const QUESTION_WORD = String.raw`(?:who|whom|whose|what|when|where|why|which|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|tell|please|any)\b`;
const GREETING = new RegExp(
  String.raw`^(?:hey|hi|hello|hiya|yo|greetings|howdy|good\s+(?:morning|afternoon|evening|day))${NAMED}(?:\s*[,!.:;-]+\s*|\s+(?=${QUESTION_WORD})|\s*$)`,
  "iu",
);
const ADDRESSED = /^(?:(?:dateline|bot)\s*[,:!]\s*|@(?:dateline|bot)\b[\s,:!]*)/iu;
const POLITE_START =
  /^(?:(?:please|pls|plz|ok|okay|um+|hmm+)\b[\s,]*|(?:so|well)\s*,\s*|(?:can|could|would|will)\s+(?:you|u)\s+(?:please\s+)?(?:tell|show|let)\s+(?:me|us)(?:\s+know)?\b[\s,]*|(?:please\s+)?tell\s+(?:me|us)\b\s*|do\s+(?:you|u)\s+know\b\s*|(?:i|we)(?:\s+(?:want|would\s+like|wanna|need)|['’]d\s+like)\s+to\s+(?:know|ask)\b\s*|(?:i\s+was\s+|just\s+|i['’]m\s+)?wondering\b[\s,]*|excuse\s+me\b[\s,]*|sorry\b\s*,\s*|(?:can|could|may)\s+i\s+(?:please\s+)?ask\b(?:\s+(?:you|u))?[\s,:]*|(?:just\s+)?(?:a\s+)?quick\s+question\b[\s,:]*|any\s+idea\b\s*)/iu;
const POLITE_END =
  /[\s,.!]+(?:please|pls|plz|thanks(?:\s+(?:a\s+lot|in\s+advance|so\s+much))?|thank\s+(?:you|u)(?:\s+(?:very|so)\s+much)?|thx|ty|cheers|lol|lmao|haha+|tia)\s*[!.?]*$/iu;
const SIGN = String.raw`(?:thanks|thank\s+(?:you|u)|thx|ty|cheers|ok|okay|cool|lol|lmao|rofl|haha|hahaha|yeah|yep|nope|wow|got\s+it|i\s+see|never\s*mind)(?:\s+(?:a\s+lot|so\s+much|very\s+much|dateline|bot))*`;
/** Thanks, or a sign of having read: it asks for nothing. */
const ONLY_THANKS = new RegExp(String.raw`^${SIGN}(?:[\s,!.]+${SIGN})*\s*[!.]*$`, "iu");
/** In the other languages that the bot speaks, where the message is nothing else. */
const ONLY_GREETING_ABROAD =
  /^(?:hallo|moin|servus|guten\s+(?:morgen|tag|abend)|bonjour|bonsoir|salut|coucou|(?:comment\s+)?[cç]a\s+va|hola|buenos\s+d[ií]as|buenas\s+(?:tardes|noches)|[¿]?qu[eé]\s+tal|привет|здравствуй(?:те)?|добр(?:ый|ое)\s+(?:день|утро|вечер)|merhaba|selam|günaydın|iyi\s+(?:günler|akşamlar)|nasılsın)(?:[\s,]+(?:dateline|bot|zusammen))*\s*[!.?]*$/iu;
const ONLY_THANKS_ABROAD =
  /^(?:danke(?:\s+(?:schön|sehr|dir))?|vielen\s+dank|merci(?:\s+(?:beaucoup|bien))?|(?:muchas\s+)?gracias|(?:большое\s+)?спасибо(?:\s+большое)?|teşekkür(?:ler|\s+ederim)|sağ\s*ol)(?:[\s,]+(?:dateline|bot))*\s*[!.]*$/iu;
const HELP =
  /^(?:help(?:\s+me)?|commands|what\s+(?:can|do)\s+(?:you|u|this\s+bot)\s+do|what\s+are\s+(?:you|u)|who\s+are\s+(?:you|u)|how\s+(?:do|does)\s+(?:this|you|it|the\s+bot|i\s+use\s+(?:this|you))(?:\s+(?:bot|work))*)\s*[?!.]*$/iu;
/** What it does not do, asked of nothing that it could search for. */
const TASK =
  /^(?:summari[sz]e|translate|paraphrase|rewrite|shorten|tl;?dr|sum\s+up|explain)(?:\s+(?:this|that|it|the|these|those|me|for|to|into|in|article|articles|text|message|page|story|news|all|please|last|first|next|previous|above|one|answer|passage|quote|question|result|english|french|german|spanish|russian|turkish))*\s*[?!.]*$/iu;

/** What any bot is asked for, and no archive of news has: entertainment, the clock, the weather. */
const CHORE =
  /^(?:(?:a|another|me\s+a)\s+(?:joke|story|poem|riddle|song|fun\s+fact)|(?:sing|draw|write|generate|remind|play)\s+(?:me|us|a|an|something)\b.*|set\s+(?:a|an)\s+(?:timer|alarm|reminder)\b.*|what\s+(?:time|day)\s+is\s+it(?:\s+(?:now|today))?|(?:what|how)(?:['’]?s|\s+is)\s+the\s+(?:time|weather)(?:\s+(?:like|now|today|tomorrow|outside))*|(?:is|will)\s+it\s+(?:going\s+to\s+|gonna\s+)?(?:be\s+)?(?:rain|snow|sunny|raining|snowing|cold|hot|warm)\b.*|how\s+are\s+(?:you|u)(?:\s+(?:doing|today))*)\s*[?!.]*$/iu;

/** `rest`: what is asked beside greeting, address and thanks. */
export interface Spoken {
  rest: string;
  /** Null where something is left to search for. */
  smallTalk: SmallTalk | null;
}

/** Takes greetings, forms of address and politeness off a question. */
export function withoutSmallTalk(text: string): Spoken {
  const whole = text.trim();
  if (ONLY_THANKS.test(whole) || ONLY_THANKS_ABROAD.test(whole)) {
    return { rest: "", smallTalk: "thanks" };
  }
  if (ONLY_GREETING_ABROAD.test(whole)) return { rest: "", smallTalk: "greeting" };
  if (HELP.test(whole)) return { rest: "", smallTalk: "help" };
  let rest = whole.replace(GREETING, "").replace(ADDRESSED, "");
  const greeted = rest !== whole;
  for (let before = ""; before !== rest;) {
    before = rest;
    rest = rest.replace(POLITE_START, "").replace(POLITE_END, "");
  }
  if (greeted && !/[\p{L}\p{N}]/u.test(rest)) return { rest: "", smallTalk: "greeting" };
  if (HELP.test(rest)) return { rest: "", smallTalk: "help" };
  if (TASK.test(rest) || CHORE.test(rest)) return { rest: "", smallTalk: "task" };
  return { rest: /[\p{L}\p{N}]/u.test(rest) ? rest : whole, smallTalk: null };
}
