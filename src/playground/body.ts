import type { Context } from "hono";
import { refusal } from "./api-error.ts";
import { isRecord } from "./components.ts";
import type { SentFile } from "./validate/message.ts";

/** A request's body as Discord reads it: JSON, or a form with `payload_json` and `files[n]`. */
export interface Body {
  json: Record<string, unknown>;
  files: SentFile[];
}

export function readBody({ req }: Context): Promise<Body> {
  return bodyOf({
    type: req.header("content-type") ?? null,
    text: () => req.text(),
    formData: () => req.formData(),
  });
}

interface Source {
  /** Its content type. */
  type: string | null;
  text(): Promise<string>;
  formData(): Promise<FormData>;
}

/** The body of a request, or of an endpoint's answer. */
export async function bodyOf(source: Source): Promise<Body> {
  if (!source.type?.startsWith("multipart/form-data")) {
    return { json: record(parse(await source.text())), files: [] };
  }
  const form = await source.formData().catch(() => {
    throw refusal("badJson");
  });
  const files: SentFile[] = [];
  for (const [field, value] of form) {
    const key = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (key === undefined || typeof value === "string") continue;
    files.push({
      key,
      name: safeName(value.name),
      type: value.type || "application/octet-stream",
      data: new Uint8Array(await value.arrayBuffer()),
    });
  }
  const payload = form.get("payload_json");
  return { json: record(typeof payload === "string" ? parse(payload) : {}), files };
}

/** A JSON body that may be a list, as in a bulk overwrite. */
export async function readJson(c: Context): Promise<unknown> {
  return parse(await c.req.text());
}

function parse(text: string): unknown {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    throw refusal("badJson");
  }
}

function record(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw refusal("badJson");
  return value;
}

/** Discord replaces all but letters, digits, dots, dashes and underscores in file names. */
function safeName(name: string): string {
  return name.replaceAll(/[^\w.-]/g, "_").replace(/^\.+/, "_") || "file";
}
