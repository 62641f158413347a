import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** A request that the bot sent, as Discord would read it. */
export interface BotRequest {
  method: string;
  /** After `/api/v10`, query included. */
  path: string;
  headers: IncomingHttpHeaders;
  /** JSON, also that of a multipart body; undefined without one. */
  body: unknown;
  /** Of a multipart body. */
  files: { name: string; text: string }[];
}

/** Another answer than Discord's; undefined to let the request through. */
type Interception = (request: BotRequest) => Response | undefined | Promise<Response | undefined>;

const FORWARDED = new Set(["content-type", "retry-after"]);

const LET_THROUGH: Interception = () => undefined;

export interface RecordingProxy {
  api: string;
  requests: BotRequest[];
  /** Every request is offered to the last interception set. */
  intercept(interception: Interception): void;
  stop(): Promise<void>;
}

/** Stands between the bot and a Discord, notes every request, and can answer in its place. */
export async function startRecordingProxy(
  target: string,
  requests: BotRequest[] = [],
): Promise<RecordingProxy> {
  let interception = LET_THROUGH;
  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing));
  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
    const bytes = Buffer.concat(chunks);
    const { method = "GET", url = "/", headers } = incoming;
    const path = url.replace(/^\/api\/v10/, "");
    const request = { method, path, headers, ...(await parse(bytes, headers["content-type"])) };
    requests.push(request);
    const address = target.replace(/\/api$/, url);
    await send((await interception(request)) ?? (await forward(address, request, bytes)), outgoing);
  }
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    requests,
    intercept: (next) => {
      interception = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function forward(
  address: string,
  { method, headers }: BotRequest,
  body: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const { "content-type": type, authorization } = headers;
  return fetch(address, {
    method,
    headers: { ...(type && { "content-type": type }), ...(authorization && { authorization }) },
    ...(body.length > 0 && { body }),
  });
}

async function parse(
  bytes: Uint8Array<ArrayBuffer>,
  type = "",
): Promise<Pick<BotRequest, "body" | "files">> {
  if (bytes.length === 0) return { body: undefined, files: [] };
  if (!type.startsWith("multipart/")) {
    return { body: JSON.parse(Buffer.from(bytes).toString()), files: [] };
  }
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  const payload = form.get("payload_json");
  const blobs = [...form.values()].filter((value) => typeof value !== "string");
  const files = blobs.map(async (blob) => ({ name: blob.name, text: await blob.text() }));
  return {
    body: JSON.parse(typeof payload === "string" ? payload : "null"),
    files: await Promise.all(files),
  };
}

async function send(answer: Response, outgoing: ServerResponse): Promise<void> {
  const told = [...answer.headers].filter(([name]) => FORWARDED.has(name));
  outgoing.writeHead(answer.status, Object.fromEntries(told));
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
}
