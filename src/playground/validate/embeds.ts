import { LIMITS } from "../../reply/discord/limits.ts";
import { isRecord } from "../components.ts";
import { type Form, type Path, address, fault, list, record, required, text } from "./form.ts";

/** Checks the embeds of a message that does not use Components V2. */
export function validateEmbeds(form: Form, path: Path, value: unknown): void {
  const embeds = list(form, path, value, { max: LIMITS.message.embeds });
  let total = 0;
  for (const [index, embed] of embeds.entries()) {
    total += checkEmbed(form, [...path, index], record(form, [...path, index], embed));
  }
  if (total > LIMITS.embed.total) {
    const message = `Embed size exceeds maximum size of ${LIMITS.embed.total}`;
    fault(form, path, "MAX_EMBED_SIZE_EXCEEDED", message);
  }
}

/** Returns how many characters of text the embed holds. */
function checkEmbed(form: Form, path: Path, embed: Record<string, unknown>): number {
  const { embed: limit } = LIMITS;
  const footer = isRecord(embed["footer"]) ? embed["footer"]["text"] : undefined;
  const author = isRecord(embed["author"]) ? embed["author"]["name"] : undefined;
  text(form, [...path, "title"], embed["title"], { max: limit.title });
  text(form, [...path, "description"], embed["description"], { max: limit.description });
  text(form, [...path, "footer", "text"], footer, { max: limit.footer });
  text(form, [...path, "author", "name"], author, { max: limit.author });
  if (embed["url"]) address(form, [...path, "url"], embed["url"], LIMITS.component.mediaUrl);
  const fields = list(form, [...path, "fields"], embed["fields"], { max: limit.fields }).filter(
    isRecord,
  );
  for (const [index, { name, value }] of fields.entries()) {
    const at = [...path, "fields", index];
    if (required(form, [...at, "name"], name))
      text(form, [...at, "name"], name, { max: limit.fieldName });
    if (required(form, [...at, "value"], value)) {
      text(form, [...at, "value"], value, { max: limit.fieldValue });
    }
  }
  const texts = [embed["title"], embed["description"], footer, author];
  for (const { name, value } of fields) texts.push(name, value);
  return texts.reduce((sum: number, one) => sum + (typeof one === "string" ? one.length : 0), 0);
}
