import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Context, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};
/** Names of letters, digits, dash, underscore and dot; no part may start with a dot. */
const SAFE_PATH = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

/** Serves the page's files under a policy that lets it reach only this server. */
export function servePage(routes: Hono, pageDir: string): void {
  routes.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      strictTransportSecurity: false,
    }),
  );
  routes.get("/", (c) => serve(c, pageDir, "index.html"));
  routes.get("/page/*", (c) => serve(c, pageDir, c.req.path.slice("/page/".length)));
  routes.get("/favicon.ico", (c) => c.body(null, 204));
}

async function serve(c: Context, pageDir: string, path: string): Promise<Response> {
  const type = TYPES[extname(path)];
  if (!type || !SAFE_PATH.test(path)) return c.text("There is no such file.", 404);
  const data = await readFile(join(pageDir, path)).catch(() => null);
  if (!data) return c.text("There is no such file.", 404);
  return c.body(data, 200, { "content-type": type, "cache-control": "no-cache" });
}
