import { Hono } from "hono";
import type { Gateway } from "./gateway.ts";
import type { LocalState } from "./state.ts";

export interface Web {
  routes: Hono;
  /** Ends the event streams. */
  close(): void;
}

export function webRoutes(_state: LocalState, _gateway: Gateway, _pageDir: string): Web {
  return { routes: new Hono(), close: () => {} };
}
