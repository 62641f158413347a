import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { CreateMessageInteractionCallbackRequestSchema } from "discord-api-spec/zod";
import { LIMITS } from "../../src/reply/discord/limits.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { allParts, type Part } from "./read-reply.ts";

const CHANNEL_MESSAGE_WITH_SOURCE = 4;

/** What Discord would refuse of a reply: by its specification's shapes and by its limits. */
export function replyFaults(reply: Reply): string[] {
  return [...shapeFaults(reply), ...limitFaults(reply.components), ...fileFaults(reply)];
}

function shapeFaults({ components }: Reply): string[] {
  const body = { type: CHANNEL_MESSAGE_WITH_SOURCE, data: { components, flags: 1 << 15 } };
  const { success, error } = CreateMessageInteractionCallbackRequestSchema.safeParse(body);
  return success ? [] : [JSON.stringify(error.issues).slice(0, 1000)];
}

function limitFaults(components: readonly APIMessageTopLevelComponent[]): string[] {
  const parts = allParts(components);
  const texts = parts.flatMap(({ content }) => (content === undefined ? [] : [content]));
  const customIds = parts.flatMap(({ custom_id: id, options = [] }) => [
    ...(id === undefined ? [] : [id]),
    ...options.map(({ value }) => value),
  ]);
  const ids = parts.flatMap(({ id }) => id ?? []);
  const length = texts.join("").length;
  const bytes = Buffer.byteLength(texts.join("")) + texts.length * LIMITS.message.textOverhead;
  const faults = parts.flatMap(partFaults);
  if (parts.length > LIMITS.message.components) faults.push(`${parts.length} components`);
  if (length > LIMITS.message.text) faults.push(`${length} characters of text`);
  if (bytes > LIMITS.message.textBytes) faults.push(`${bytes} bytes of text`);
  if (new Set(customIds).size < customIds.length) faults.push(`twice in ${customIds.join(" ")}`);
  if (new Set(ids).size < ids.length) faults.push(`twice in ${ids.join(" ")}`);
  return faults;
}

function partFaults(part: Part): string[] {
  const { component } = LIMITS;
  const faults: string[] = [];
  const check = (what: string, text: string | undefined, most: number): void => {
    if (text === undefined) return;
    if (text.trim() === "" || text.length > most) faults.push(`${what}: ${JSON.stringify(text)}`);
  };
  check("text", part.content, LIMITS.message.text);
  check("label", part.label, component.buttonLabel);
  check("custom_id", part.custom_id, component.customId);
  check("url", part.url, component.url);
  for (const { label, value } of part.options ?? []) {
    check("option", label, component.optionLabel);
    check("value", value, component.optionValue);
  }
  if ((part.options?.length ?? 0) > component.selectOptions) faults.push("too many options");
  if (part.type === 1 && (part.components?.length ?? 0) > component.rowButtons) {
    faults.push("too many buttons in a row");
  }
  if (part.type === 9 && (part.components?.length ?? 0) > component.sectionTexts) {
    faults.push("too many texts in a section");
  }
  return faults;
}

function fileFaults({ components, files = [] }: Reply): string[] {
  const shown = allParts(components).flatMap(({ file }) => file?.url ?? []);
  const sent = files.map(({ name }) => `attachment://${name}`);
  return JSON.stringify(shown) === JSON.stringify(sent)
    ? []
    : [`files ${shown.join()} ${sent.join()}`];
}
