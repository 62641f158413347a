import { randomUUID } from "node:crypto";
import type { ReplyFile } from "../reply/discord/reply.ts";

export interface Encoded {
  contentType: string;
  /** Text, which is sent in one piece with the headers. */
  body: string;
}

/**
 * A body of Discord's: JSON, with files a form of `payload_json` and `files[n]` ("Uploading Files",
 * https://docs.discord.com/developers/reference#uploading-files).
 */
export function encodeBody(payload: object, files: readonly ReplyFile[] = []): Encoded {
  const json = JSON.stringify(payload);
  if (files.length === 0) return { contentType: "application/json", body: json };
  const boundary = `dateline-${randomUUID()}`;
  const part = (disposition: string, type: string, data: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n${data}\r\n`;
  const parts = [
    part('name="payload_json"', "application/json", json),
    ...files.map(({ name, data }, at) =>
      part(`name="files[${at}]"; filename="${quotable(name)}"`, "text/plain; charset=utf-8", data),
    ),
  ];
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: `${parts.join("")}--${boundary}--\r\n`,
  };
}

/** As browsers write it: https://html.spec.whatwg.org/#multipart-form-data */
function quotable(name: string): string {
  return name.replaceAll(/["\r\n]/g, encodeURIComponent);
}
