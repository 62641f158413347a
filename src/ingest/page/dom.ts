import { parseHTML } from "linkedom";

/** What extraction uses of a DOM node; the project is compiled without the DOM library. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly parentNode: DomElement | null;
}

export interface DomElement extends DomNode {
  readonly tagName: string;
  readonly children: Iterable<DomElement>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  remove(): void;
}

export interface DomDocument extends DomElement {
  readonly documentElement: DomElement | null;
  readonly body: DomElement | null;
  cloneNode(deep: boolean): DomDocument;
}

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT_NODE;
}

export function isText(node: DomNode): boolean {
  return node.nodeType === TEXT_NODE;
}

/**
 * White space of every kind folded to single spaces, ends trimmed. Control characters, which could drive a
 * terminal, count as white space; soft hyphens and other invisible joints go.
 */
export function folded(text: string | null | undefined): string {
  return (text ?? "")
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** Parses HTML as it is; scripts are neither run nor fetched. */
export function parsePage(html: string): DomDocument {
  const parsed: { document: unknown } = parseHTML(html);
  return parsed.document as DomDocument;
}
