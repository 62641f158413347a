import type { Misunderstood } from "../../answer/question/parse.ts";
import { formatDate } from "./dates.ts";
import type { Messages } from "../messages/messages.ts";
import type { Show } from "./show.ts";

const TYPED_LENGTH = 60;

/** Why a question was not searched, and what to write instead: one sentence. */
export function misunderstood(why: Misunderstood, messages: Messages, show: Show): string {
  const { filters, locale } = messages;
  const short = (text: string): string => show(text, TYPED_LENGTH);
  switch (why.problem) {
    case "outlet":
      return filters.unknownOutlet(
        short(why.typed),
        why.nearest.map(({ name }) => short(name)),
      );
    case "outlets":
      return filters.oneOutlet(why.names.map(short));
    case "date":
      return filters.notADate(short(why.typed));
    case "range":
      break;
  }
  return filters.emptyRange(formatDate(why.after, locale), formatDate(why.before, locale));
}
