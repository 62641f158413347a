import { once } from "node:events";
import { createServer } from "node:http";
import { isIP } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { ConfigError } from "../errors.ts";
import { healthOf, type HealthSources } from "./health.ts";
import { Metrics } from "./metrics.ts";

export interface AdminOptions extends HealthSources {
  /** An address of this machine. */
  host: string;
  /** 0 takes any free one. */
  port: number;
  /** Names of the declared commands. */
  commands: readonly string[];
}

export interface AdminServer {
  url: string;
  count: Metrics["count"];
  stop(): Promise<void>;
}

/**
 * Serves `/livez`, `/healthz` and `/metrics`, for monitors.
 * @throws ConfigError if it cannot listen there.
 */
export async function startAdmin(options: AdminOptions): Promise<AdminServer> {
  const metrics = new Metrics(options.commands, options);
  const listener = getRequestListener(routes(options, metrics).fetch);
  const server = createServer((request, response) => void listener(request, response));
  server.listen(options.port, options.host);
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(
      `ADMIN_PORT cannot be used: ${options.host}:${options.port} is refused (${error.code}). Take another port, or check ADMIN_HOST.`,
    );
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  return {
    url: `http://${isIP(options.host) === 6 ? `[${options.host}]` : options.host}:${port}`,
    count: (answered) => metrics.count(answered),
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function routes(sources: AdminOptions, metrics: Metrics): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    // A web page that points its own name at this address would be read otherwise.
    const host = c.req.header("host")?.replace(/:\d+$/, "") ?? "";
    const isName = isIP(host.replace(/^\[|\]$/g, "")) === 0 && host !== "localhost";
    if (isName && sources.host === "127.0.0.1") return c.text("Unknown host.", 403);
    c.header("cache-control", "no-store");
    return next();
  });
  // That this is answered is the news: the event loop turns.
  app.get("/livez", (c) => c.text("ok"));
  app.get("/healthz", (c) => {
    const health = healthOf(sources);
    return c.json(health, health.status === "ok" ? 200 : 503);
  });
  app.get("/metrics", async (c) =>
    c.body(await metrics.text(), 200, { "content-type": metrics.contentType }),
  );
  return app;
}
