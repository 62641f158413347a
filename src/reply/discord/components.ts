import {
  ButtonStyle,
  ComponentType,
  SeparatorSpacingSize,
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIFileComponent,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  type APITextDisplayComponent,
} from "discord-api-types/v10";
import { LIMITS } from "./limits.ts";
import type { Messages } from "../messages/messages.ts";
import type { Reply } from "./reply.ts";
import { truncate } from "../text/escape.ts";

/** Numeric ids of the texts that a button press reads back from its message. */
export const TEXT_ID = { question: 1001 } as const;

export function text(content: string, id?: number): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content, ...(id === undefined ? {} : { id }) };
}

export function separator(): APISeparatorComponent {
  return {
    type: ComponentType.Separator,
    divider: true,
    spacing: SeparatorSpacingSize.Small,
  };
}

export function container(
  color: number,
  components: APIComponentInContainer[],
): APIContainerComponent {
  return { type: ComponentType.Container, accent_color: color, components };
}

export function section(content: string, accessory: APIButtonComponent): APISectionComponent {
  return { type: ComponentType.Section, components: [text(content)], accessory };
}

export function file(name: string): APIFileComponent {
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
}

/** The buttons in one row; nothing when there are none. */
export function row(
  ...buttons: (APIButtonComponent | null)[]
): APIActionRowComponent<APIButtonComponent>[] {
  const components = buttons.filter((each) => each !== null);
  return components.length === 0 ? [] : [{ type: ComponentType.ActionRow, components }];
}

export function button(label: string, customId: string, disabled = false): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: truncate(label, LIMITS.component.buttonLabel),
    custom_id: customId,
    ...(disabled ? { disabled } : {}),
  };
}

/** A button that stands out from the others. */
export function primaryButton(label: string, customId: string): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    label: truncate(label, LIMITS.component.buttonLabel),
    custom_id: customId,
  };
}

/** A button that opens an address; null for one that Discord would refuse. */
export function linkButton(label: string, url: string | null): APIButtonComponent | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  const opens = protocol === "https:" || protocol === "http:";
  if (!opens || href.length > LIMITS.component.url) return null;
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: href };
}

/** The text with this numeric id anywhere in a message. */
export function textWithId(
  components: readonly APIMessageTopLevelComponent[],
  id: number,
): string | null {
  for (const component of components) {
    if (component.type === ComponentType.TextDisplay && component.id === id) {
      return component.content;
    }
    if (component.type === ComponentType.Container) {
      const found = component.components.find(
        (inner) => inner.type === ComponentType.TextDisplay && inner.id === id,
      );
      if (found?.type === ComponentType.TextDisplay) return found.content;
    }
  }
  return null;
}

/** The custom_ids of all buttons in the rows of a message, in order. */
export function customIds(components: readonly APIMessageTopLevelComponent[]): string[] {
  return components.flatMap((component) => {
    const inner = component.type === ComponentType.Container ? component.components : [component];
    return inner.flatMap((each) => {
      if (each.type !== ComponentType.ActionRow) return [];
      return each.components.flatMap((one) => ("custom_id" in one ? [one.custom_id] : []));
    });
  });
}

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

/** One sentence that only the person who asked sees. What it quotes is already escaped. */
export function notice(sentence: string): Reply {
  return {
    components: [{ type: ComponentType.TextDisplay, content: sentence }],
    private: true,
  };
}
