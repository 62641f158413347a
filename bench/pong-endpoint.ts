/**
 * The barest endpoint there can be, of the web framework that Dateline uses: it checks Discord's
 * signature and replies "pong". What bench/load.ts compares with.
 */
import { createPublicKey, verify } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const { DISCORD_TOKEN = "", DISCORD_API = "", PUBLIC_KEY = "", APPLICATION_ID = "" } = process.env;
const x = Buffer.from(PUBLIC_KEY, "hex").toString("base64url");
const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
const question = { type: 3, name: "question", description: "Not read" };
await fetch(`${DISCORD_API}/v10/applications/${APPLICATION_ID}/commands`, {
  method: "PUT",
  headers: { authorization: `Bot ${DISCORD_TOKEN}`, "content-type": "application/json" },
  body: JSON.stringify([{ name: "ask", description: "Says pong", options: [question] }]),
});

const app = new Hono();
app.post("/interactions", async (c) => {
  const body = Buffer.from(await c.req.arrayBuffer());
  const timestamp = Buffer.from(c.req.header("x-signature-timestamp") ?? "");
  const signature = Buffer.from(c.req.header("x-signature-ed25519") ?? "", "hex");
  if (!verify(null, Buffer.concat([timestamp, body]), key, signature)) return c.body(null, 401);
  const { type } = JSON.parse(body.toString()) as { type: number };
  return c.json(type === 1 ? { type } : { type: 4, data: { content: "pong" } });
});
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
  const url = `http://127.0.0.1:${port}/interactions`;
  console.error(JSON.stringify({ url, msg: "interactions are answered" }));
});
process.on("SIGTERM", () => server.close(() => process.exit(0)));
