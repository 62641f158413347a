import type { APIActionRowComponent, APIButtonComponent } from "discord-api-types/v10";
import { button, row } from "./components.ts";
import type { Messages } from "../messages/messages.ts";

/** ◀, "Page 1 of 3", ▶: nothing where there is one page. Pages count from 0. */
export function pageRow(
  page: number,
  pages: number,
  idOf: (page: number) => string,
  { passage, source }: Messages,
): APIActionRowComponent<APIButtonComponent>[] {
  if (pages < 2) return [];
  return row(
    button(passage.previous, idOf(page - 1), page === 0),
    button(source.page(page + 1, pages), idOf(page), true),
    button(passage.next, idOf(page + 1), page === pages - 1),
  );
}
