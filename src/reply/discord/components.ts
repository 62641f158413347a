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
  type APIStringSelectComponent,
  type APITextDisplayComponent,
} from "discord-api-types/v10";
import { LIMITS } from "./limits.ts";
import type { Reply } from "./reply.ts";
import { truncate, unescapeText } from "../text/escape.ts";
import type { Renderer } from "../renderer.ts";

/** The numeric id of the heading from which a press reads the question. */
export const QUESTION_ID = 1001;
const HEADING = "### ";

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

/** A text with a button beside it. */
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

/** A blue button, for the choice that helps most. */
export function primaryButton(label: string, customId: string): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    label: truncate(label, LIMITS.component.buttonLabel),
    custom_id: customId,
  };
}

/** A choice in a menu: it does what a button with this custom_id would. */
export interface MenuChoice {
  label: string;
  customId: string;
}

/**
 * A menu in a row of its own; none without choices. The value of a choice is a button's custom_id,
 * so that choosing it is handled as a press on that button.
 */
export function menu(
  customId: string,
  placeholder: string,
  choices: readonly MenuChoice[],
): APIActionRowComponent<APIStringSelectComponent>[] {
  if (choices.length === 0) return [];
  const { optionLabel, selectOptions } = LIMITS.component;
  const options = choices.slice(0, selectOptions).map(({ label, customId: value }) => ({
    label: truncate(label, optionLabel),
    value,
  }));
  const select = { type: ComponentType.StringSelect as const, custom_id: customId, placeholder };
  return [{ type: ComponentType.ActionRow, components: [{ ...select, options }] }];
}

/** A button that opens an address; null for one that Discord would refuse. */
export function linkButton(label: string, url: string | null): APIButtonComponent | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  const opens = protocol === "https:" || protocol === "http:";
  if (!opens || href.length > LIMITS.component.url) return null;
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: href };
}

/** A question or a topic as a card's heading; none where nothing of it can be seen. */
export function questionHeading(
  question: string,
  length: number,
  { show }: Renderer,
): APITextDisplayComponent[] {
  const shown = show(question, length);
  return shown === "" ? [] : [text(HEADING + shown, QUESTION_ID)];
}

/** The question or the topic that a message's heading holds; "" where it has none. */
export function questionIn(components: readonly APIMessageTopLevelComponent[]): string {
  const heading = textWithId(components, QUESTION_ID) ?? "";
  return unescapeText(heading.startsWith(HEADING) ? heading.slice(HEADING.length) : heading);
}

/** The text with this numeric id anywhere in a message. */
function textWithId(components: readonly APIMessageTopLevelComponent[], id: number): string | null {
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

/** The custom_ids of all buttons and choices in the rows of a message, in order. */
export function customIds(components: readonly APIMessageTopLevelComponent[]): string[] {
  return components.flatMap((component) => {
    const inner = component.type === ComponentType.Container ? component.components : [component];
    return inner.flatMap((each) => {
      if (each.type !== ComponentType.ActionRow) return [];
      return each.components.flatMap((one) => {
        if (one.type === ComponentType.StringSelect) return one.options.map(({ value }) => value);
        return "custom_id" in one ? [one.custom_id] : [];
      });
    });
  });
}

/** One sentence that only the person who asked sees. What it quotes is already escaped. */
export function notice(sentence: string): Reply {
  return {
    components: [{ type: ComponentType.TextDisplay, content: sentence }],
    private: true,
    found: { outcome: "nothing", missing: [] },
  };
}

/** The same where it says that what was asked for has been done. */
export function confirmation(sentence: string): Reply {
  return { ...notice(sentence), found: { outcome: "answered", missing: [] } };
}
