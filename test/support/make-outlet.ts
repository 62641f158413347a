import { type Outlet, outletKey } from "../../src/articles/outlets.ts";

/** An outlet for a test, with one article that writes it by its name. */
export function makeOutlet(name: string, other: Partial<Outlet> = {}): Outlet {
  return { name, articles: 1, written: [outletKey(name)], aliases: [], hosts: [], ...other };
}
